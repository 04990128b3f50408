import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { app } from './en.js';

export type AppWords = Words<typeof app>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const appWords: Area<AppWords> = {
  en: () => import('./en.js').then((m) => m.app as AppWords),
  it: () => import('./it.js').then((m) => m.app),
  es: () => import('./es.js').then((m) => m.app),
  fr: () => import('./fr.js').then((m) => m.app),
  de: () => import('./de.js').then((m) => m.app),
  pt: () => import('./pt.js').then((m) => m.app),
  ar: () => import('./ar.js').then((m) => m.app),
};
