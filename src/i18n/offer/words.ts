import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { offer } from './en.js';

export type OfferWords = Words<typeof offer>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const offerWords: Area<OfferWords> = {
  en: () => import('./en.js').then((m) => m.offer as OfferWords),
  it: () => import('./it.js').then((m) => m.offer),
  es: () => import('./es.js').then((m) => m.offer),
  fr: () => import('./fr.js').then((m) => m.offer),
  de: () => import('./de.js').then((m) => m.offer),
  pt: () => import('./pt.js').then((m) => m.offer),
  ar: () => import('./ar.js').then((m) => m.offer),
};
