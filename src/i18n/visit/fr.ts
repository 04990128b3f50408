import type { Words } from '../en.js';
import type { visit as source } from './en.js';

export const visit: Words<typeof source> = {
  visitElsewhere: 'Aucune visite n’est prévue à cette étape.',
};
