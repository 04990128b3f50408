import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { upload } from './en.js';

export type UploadWords = Words<typeof upload>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const uploadWords: Area<UploadWords> = {
  en: () => import('./en.js').then((m) => m.upload as UploadWords),
  it: () => import('./it.js').then((m) => m.upload),
  es: () => import('./es.js').then((m) => m.upload),
  fr: () => import('./fr.js').then((m) => m.upload),
  de: () => import('./de.js').then((m) => m.upload),
  pt: () => import('./pt.js').then((m) => m.upload),
  ar: () => import('./ar.js').then((m) => m.upload),
};
