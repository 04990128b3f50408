import type { LanguageCode } from './languages.js';
import { setWords } from './locale.js';
import { names } from './names.js';
import type { OwnWords } from './own-words.js';

/** The host's own words, per key and language; they hold for every element of the page. Also for the words of an area (`offerAccept`), which come with their view. */
export function overrideMessages(code: LanguageCode | (string & {}), messages: OwnWords): void {
  setWords(code, Object.fromEntries(Object.entries(messages).map(([name, words]) => [Object.hasOwn(names, name) ? names[name] : name, words])) as OwnWords);
}
