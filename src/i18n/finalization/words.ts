import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { finalization } from './en.js';

export type FinalizationWords = Words<typeof finalization>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const finalizationWords: Area<FinalizationWords> = {
  en: () => import('./en.js').then((m) => m.finalization as FinalizationWords),
  it: () => import('./it.js').then((m) => m.finalization),
  es: () => import('./es.js').then((m) => m.finalization),
  fr: () => import('./fr.js').then((m) => m.finalization),
  de: () => import('./de.js').then((m) => m.finalization),
  pt: () => import('./pt.js').then((m) => m.finalization),
  ar: () => import('./ar.js').then((m) => m.finalization),
};
