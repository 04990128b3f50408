import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { help } from './en.js';

export type HelpWords = Words<typeof help>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const helpWords: Area<HelpWords> = {
  en: () => import('./en.js').then((m) => m.help as HelpWords),
  it: () => import('./it.js').then((m) => m.help),
  es: () => import('./es.js').then((m) => m.help),
  fr: () => import('./fr.js').then((m) => m.help),
  de: () => import('./de.js').then((m) => m.help),
  pt: () => import('./pt.js').then((m) => m.help),
  ar: () => import('./ar.js').then((m) => m.help),
};
