import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { leaving } from './en.js';

export type LeavingWords = Words<typeof leaving>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const leavingWords: Area<LeavingWords> = {
  en: () => import('./en.js').then((m) => m.leaving as LeavingWords),
  it: () => import('./it.js').then((m) => m.leaving),
  es: () => import('./es.js').then((m) => m.leaving),
  fr: () => import('./fr.js').then((m) => m.leaving),
  de: () => import('./de.js').then((m) => m.leaving),
  pt: () => import('./pt.js').then((m) => m.leaving),
  ar: () => import('./ar.js').then((m) => m.leaving),
};
