import type { Words } from '../en.js';
import type { app as source } from './en.js';

export const app: Words<typeof source> = {
  appTitle: 'Suivez votre installation sur votre téléphone',
};
