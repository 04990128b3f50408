import type { Messages } from './en.js';

/** The languages of the SDK: BCP 47 primary tag → its chunk. Literal imports, so that bundlers see them. */
export const languages = {
  en: () => import('./en.js').then((m) => m.en as Messages),
  it: () => import('./it.js').then((m) => m.it),
  es: () => import('./es.js').then((m) => m.es),
  fr: () => import('./fr.js').then((m) => m.fr),
  de: () => import('./de.js').then((m) => m.de),
  pt: () => import('./pt.js').then((m) => m.pt),
  ar: () => import('./ar.js').then((m) => m.ar),
} as const;

export type LanguageCode = keyof typeof languages;

/** How each language calls itself, for the language choice. */
export const languageNames: Record<LanguageCode, string> = { en: 'English', it: 'Italiano', es: 'Español', fr: 'Français', de: 'Deutsch', pt: 'Português', ar: 'العربية' };
