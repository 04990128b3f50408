/** A text of the company's in several languages, and where it stands. */
export interface FoundText {
  readonly at: string;
  readonly text: Readonly<Record<string, string>>;
}

const tag = /^[a-z]{2}$/;

/** Every text with languages below a value, however deep. */
export function textsOf(data: unknown, at: string): FoundText[] {
  if (Array.isArray(data)) return data.flatMap((one, i) => textsOf(one, `${at}/${i}`));
  if (typeof data !== 'object' || data === null) return [];
  const entries = Object.entries(data);
  if (entries.length > 0 && entries.every(([key, one]) => tag.test(key) && typeof one === 'string')) return [{ at, text: data as Record<string, string> }];
  return entries.flatMap(([key, one]) => textsOf(one, `${at}/${key}`));
}

/** What a text must not hold, in any language: loud signs, typewriter quotes, dashes that chain sentences, stray spaces. */
const everywhere: readonly [RegExp, string][] = [
  [/!/, 'exclamation mark'], [/'|"/, 'straight quote'], [/—| – /, 'dash'], [/ {2}|^\s|\s$/, 'stray space'], [/<\/?[a-z]/i, 'HTML'], [/\d (%|kWh?|kWp|W)(?![\w])/, 'a unit that can fall to the next line'],
];

/** Whole words, also beside letters with accents. */
const words = (...list: string[]): RegExp => new RegExp(`(?<!\\p{L})(${list.join('|')})(?!\\p{L})`, 'iu');

/** The familiar second person, and signs set in the wrong way. Words that two persons share are left out. */
const byLanguage: Readonly<Record<string, readonly [RegExp, string][]>> = {
  it: [[words('tu', 'tuo', 'tua', 'tuoi', 'tue', 'ti', 'te'), 'informal'], [words('perche', 'cosi', 'piu', 'puo', 'gia'), 'missing accent']],
  es: [[words('tu', 'tus', 'tú', 'te', 'ti', 'vosotros', 'vuestro', 'vuestra'), 'informal'], [/^[^¿]*\?/, 'question without ¿']],
  fr: [[words('tu', 'te', 'ton', 'toi', 'tes'), 'informal'], [/[^\u00a0\u202f/\d][;:?](?=\s|$)/, 'sign without a fixed space']],
  de: [[words('du', 'dir', 'dich', 'dein', 'deine', 'deinen', 'deiner', 'euch', 'euer', 'eure'), 'informal'], [words('fuer', 'ueber', 'moechten', 'koennen'), 'umlaut written out'], [/“[^„“]*“/, 'quotation marks of another language']],
  pt: [[words('tu', 'teu', 'tua', 'teus', 'tuas', 'ti', 'te', 'contigo', 'você', 'vocês'), 'informal, or of Brazil'], [words('arquivo', 'arquivos', 'cadastro', 'baixe', 'celular'), 'of Brazil'], [words('nao', 'voce', 'esta sendo'), 'missing accent']],
  ar: [[/[\u0600-\u06ff][^\S\n]*[,;?]/, 'Latin sign after Arabic'], [/[\u0660-\u0669]/, 'Arabic digit beside Latin ones']],
};

/** What is wrong with the words of a text, one line each. */
export function wordFaults({ at, text }: FoundText): string[] {
  return Object.entries(text).flatMap(([language, one]) =>
    [...everywhere, ...(byLanguage[language] ?? [])].filter(([pattern]) => pattern.test(one)).map(([pattern, name]) => `${at}/${language}: ${name}: ${pattern.exec(one)?.[0] ?? ''}`));
}
