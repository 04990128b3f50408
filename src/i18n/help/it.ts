import type { Words } from '../en.js';
import type { help as source } from './en.js';

export const help: Words<typeof source> = {
  helpTitle: 'Assistenza',
};
