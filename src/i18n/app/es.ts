import type { Words } from '../en.js';
import type { app as source } from './en.js';

export const app: Words<typeof source> = {
  appTitle: 'Siga su instalación desde el móvil',
};
