import { languageNames, languages } from './languages.js';
import { refreshLocales } from './locale.js';
import { overrideMessages } from './override-messages.js';
import type { OwnWords } from './own-words.js';

/** A language that the page brings. */
export interface OwnLanguage {
  /** how it calls itself, for the language choice */
  readonly name: string;
  /** its words; those that are missing stay English. Asked for when an element first speaks the language. */
  words(): Promise<OwnWords>;
}

/** Adds a language to those of the SDK, under its primary tag (`nl`). What is to read otherwise in one of ours goes to `overrideMessages`. */
export function registerLanguage(code: string, { name, words }: OwnLanguage): void {
  Object.assign(languages, { [code]: async () => {
    const [english, own] = await Promise.all([languages.en(), words()]);
    overrideMessages(code, own);
    return english;
  } });
  Object.assign(languageNames, { [code]: name });
  refreshLocales();
}
