/** Every form that a count can take in any language. */
export type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>;

/** For a language: the words for a count, in the form that its own rules choose. `#` stands for the count. */
export function counting(language: string): (forms: Forms) => (count: number) => string {
  const rules = new Intl.PluralRules(language);
  return (forms) => (count) => forms[rules.select(count)].replace('#', String(count));
}
