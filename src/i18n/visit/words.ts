import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { visit } from './en.js';

export type VisitWords = Words<typeof visit>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const visitWords: Area<VisitWords> = {
  en: () => import('./en.js').then((m) => m.visit as VisitWords),
  it: () => import('./it.js').then((m) => m.visit),
  es: () => import('./es.js').then((m) => m.visit),
  fr: () => import('./fr.js').then((m) => m.visit),
  de: () => import('./de.js').then((m) => m.visit),
  pt: () => import('./pt.js').then((m) => m.visit),
  ar: () => import('./ar.js').then((m) => m.visit),
};
