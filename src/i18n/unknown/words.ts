import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { unknown } from './en.js';

export type UnknownWords = Words<typeof unknown>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const unknownWords: Area<UnknownWords> = {
  en: () => import('./en.js').then((m) => m.unknown as UnknownWords),
  it: () => import('./it.js').then((m) => m.unknown),
  es: () => import('./es.js').then((m) => m.unknown),
  fr: () => import('./fr.js').then((m) => m.unknown),
  de: () => import('./de.js').then((m) => m.unknown),
  pt: () => import('./pt.js').then((m) => m.unknown),
  ar: () => import('./ar.js').then((m) => m.unknown),
};
