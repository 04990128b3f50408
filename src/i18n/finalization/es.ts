import type { Words } from '../en.js';
import type { finalization as source } from './en.js';

export const finalization: Words<typeof source> = {
  finalizationElsewhere: 'Su proyecto sigue en marcha.',
};
