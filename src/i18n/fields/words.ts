import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { fields } from './en.js';

export type FieldWords = Words<typeof fields>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const fieldWords: Area<FieldWords> = {
  en: () => import('./en.js').then((m) => m.fields as FieldWords),
  it: () => import('./it.js').then((m) => m.fields),
  es: () => import('./es.js').then((m) => m.fields),
  fr: () => import('./fr.js').then((m) => m.fields),
  de: () => import('./de.js').then((m) => m.fields),
  pt: () => import('./pt.js').then((m) => m.fields),
  ar: () => import('./ar.js').then((m) => m.fields),
};
