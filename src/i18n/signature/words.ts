import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { signature } from './en.js';

export type SignatureWords = Words<typeof signature>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const signatureWords: Area<SignatureWords> = {
  en: () => import('./en.js').then((m) => m.signature as SignatureWords),
  it: () => import('./it.js').then((m) => m.signature),
  es: () => import('./es.js').then((m) => m.signature),
  fr: () => import('./fr.js').then((m) => m.signature),
  de: () => import('./de.js').then((m) => m.signature),
  pt: () => import('./pt.js').then((m) => m.signature),
  ar: () => import('./ar.js').then((m) => m.signature),
};
