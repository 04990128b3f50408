import type { Condition, Consent } from '../protocol/condition.js';

/** What the customer ticked, echoing each condition as it was shown: its version, and the language and hash of the text. */
export function consentsFor(conditions: readonly Condition[], ticked: readonly string[], language: string): Consent[] {
  const primary = language.split('-')[0] ?? language;
  return conditions.filter((condition) => ticked.includes(condition.id)).flatMap((condition) => {
    const shown = ['und', language, primary, 'en', ...Object.keys(condition.sha256)].find((code) => code in condition.sha256);
    const sha256 = shown && condition.sha256[shown];
    return shown && sha256 ? [{ condition: condition.id, version: condition.version, language: shown, sha256 }] : [];
  });
}
