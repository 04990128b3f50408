import type { Text } from '../../protocol/text.js';

/** A language as `Intl` takes it; undefined, which leaves it the choice, for a tag that is none: `Intl` throws at those, and companies write them. */
export function intlLanguage(language: string): string | undefined {
  let known: string | undefined;
  try {
    [known] = Intl.getCanonicalLocales(language);
  } catch {
    // as if no language had been said
  }
  return known;
}

const own = (text: Readonly<Record<string, string>>, language: string): string | undefined => (Object.hasOwn(text, language) ? text[language] : undefined);

/** A text in a language, else in the language without its region, else in English, else in the first there is. */
export function textIn(text: Text | undefined, language: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  return own(text, language) ?? own(text, language.replace(/-.*/, '')) ?? text['en'] ?? Object.values(text)[0] ?? '';
}
