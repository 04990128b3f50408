import { faultMessage } from '../../src/i18n/faults.js';
import type { Messages } from '../../src/i18n/en.js';
import { fieldWords } from '../../src/i18n/fields/words.js';
import { languages, type LanguageCode } from '../../src/i18n/languages.js';
import { signatureWords, type SignatureWords } from '../../src/i18n/signature/words.js';
import { furtherFieldTypes, type FieldType } from '../../src/protocol/field.js';
import type { ProblemError } from '../../src/protocol/problem.js';
import { fieldCases } from './field-cases.js';

const base = new Map<string, { readonly own: Messages; readonly all: Messages; readonly signing: SignatureWords }>();

/** Loads the words of a language, and those of the further types. */
export async function learn(language: LanguageCode): Promise<void> {
  const own = await languages[language]();
  const more = await fieldWords[language]();
  const signing = await signatureWords[language]();
  base.set(language, { own, all: { ...own, ...more, faults: { ...own.faults, ...more.faults } }, signing });
}

/** The sentence of a fault of a type, in a language that was learnt; empty when there is none. */
export function sentenceOf(type: FieldType, fault: ProblemError | undefined, kind: 'text' | 'files' | 'choice', language: LanguageCode): string {
  const words = base.get(language);
  if (!fault || !words) return '';
  if (type === 'signature' && fault.code === 'required') return words.signing.signatureMissing;
  const { bound } = fieldCases[type];
  const params = Object.fromEntries(Object.entries(fault.params ?? {}).map(([name, value]) => [name, bound && ['min', 'max'].includes(name) && /^too-(small|large|early|late)$/.test(fault.code) ? bound(value as never, language) : value]));
  return faultMessage((furtherFieldTypes as readonly string[]).includes(type) ? words.all : words.own, { code: fault.code, params: params }, kind, language);
}
