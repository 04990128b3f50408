import type { Words } from '../en.js';
import type { finalization as source } from './en.js';

export const finalization: Words<typeof source> = {
  finalizationElsewhere: 'Il suo progetto è ancora in corso.',
};
