import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { contract } from './en.js';

export type ContractWords = Words<typeof contract>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const contractWords: Area<ContractWords> = {
  en: () => import('./en.js').then((m) => m.contract as ContractWords),
  it: () => import('./it.js').then((m) => m.contract),
  es: () => import('./es.js').then((m) => m.contract),
  fr: () => import('./fr.js').then((m) => m.contract),
  de: () => import('./de.js').then((m) => m.contract),
  pt: () => import('./pt.js').then((m) => m.contract),
  ar: () => import('./ar.js').then((m) => m.contract),
};
