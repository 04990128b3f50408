import { areas } from './areas.js';
import { en } from '../../src/i18n/en.js';
import { registerLanguage } from '../../src/i18n/own-language.js';
import type { OwnWords } from '../../src/i18n/own-words.js';

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const marked = [...'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž'];

/** The same text as a longer language would write it: in brackets, with accents, and by 40 per cent longer, a short one by 80. */
export function pseudo(text: string): string {
  const accented = text.replace(/[A-Za-z]/g, (letter) => marked[plain.indexOf(letter)] ?? letter);
  const more = Math.ceil(text.length * (text.length < 20 ? 0.8 : 0.4));
  return `[${accented} ${'ļöñĝéŕ '.repeat(Math.ceil(more / 7)).slice(0, more)}]`;
}

/** Units and numbers alone are no words. */
function inPseudo(word: unknown): unknown {
  if (typeof word === 'string') return pseudo(word);
  if (typeof word === 'function') return (given: unknown) => pseudo(String((word as (given: unknown) => string)(given)));
  return Object.fromEntries(Object.entries(word as object).map(([key, one]) => [key, inPseudo(one)]));
}

/** A tag that no language has. */
export const pseudoCode = 'qps';

/** Brings every word of the SDK in it. */
export function registerPseudo(): void {
  registerLanguage(pseudoCode, { name: pseudo('Pseudo'), words: async () => {
    const more = await Promise.all(areas.map(async (area) => area.en()));
    const all: Record<string, Record<string, unknown>> = {};
    // `faults` and `refused` stand in several of them
    for (const [key, word] of [en, ...more].flatMap((words): [string, unknown][] => Object.entries(words))) all[key] = typeof word === 'object' ? { ...all[key], ...word as object } : (word as never);
    return inPseudo(all) as OwnWords;
  } });
}
