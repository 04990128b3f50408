import type { Words } from '../en.js';
import type { drawing as source } from './en.js';

export const drawing: Words<typeof source> = {
  drawingElsewhere: 'En este paso no hay ningún tejado que dibujar.',
};
