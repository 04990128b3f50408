import type { Words } from '../en.js';
import type { drawing as source } from './en.js';

export const drawing: Words<typeof source> = {
  drawingElsewhere: 'In questa fase non c’è un tetto da disegnare.',
};
