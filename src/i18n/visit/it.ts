import type { Words } from '../en.js';
import type { visit as source } from './en.js';

export const visit: Words<typeof source> = {
  visitElsewhere: 'In questa fase non è prevista alcuna visita.',
};
