import type { Words } from '../en.js';
import type { Area } from '../locale.js';
import type { drawing } from './en.js';

export type DrawingWords = Words<typeof drawing>;

/** Language → its chunk. Literal imports, so that bundlers see them. */
export const drawingWords: Area<DrawingWords> = {
  en: () => import('./en.js').then((m) => m.drawing as DrawingWords),
  it: () => import('./it.js').then((m) => m.drawing),
  es: () => import('./es.js').then((m) => m.drawing),
  fr: () => import('./fr.js').then((m) => m.drawing),
  de: () => import('./de.js').then((m) => m.drawing),
  pt: () => import('./pt.js').then((m) => m.drawing),
  ar: () => import('./ar.js').then((m) => m.drawing),
};
