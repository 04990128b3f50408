import type { Words } from '../en.js';
import type { drawing as source } from './en.js';

export const drawing: Words<typeof source> = {
  drawingElsewhere: 'Il n’y a pas de toit à dessiner à cette étape.',
};
