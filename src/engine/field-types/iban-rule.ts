import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Field } from '../../protocol/field.js';
import { latinDigits } from './digits.js';
import type { Fault, FieldRule } from './rule.js';
import { textRule } from './text-rule.js';

/** As it is kept: capitals, without what people write between the groups. */
export const compactIban = (text: string): string => latinDigits(text).replace(/[\s.\-]/g, '').toUpperCase();

/** As banks print it: in groups of four. */
export const groupedIban = (iban: string): string => iban.replace(/.{4}(?=.)/g, '$& ');

/** How many characters an IBAN of a country has; undefined for a country without. */
export const knownIban = (country: string): number | undefined => (Object.hasOwn(countrySpecs, country) ? (countrySpecs[country]?.chars ?? undefined) : undefined);

function check(text: string, { country, countries = country ? [country] : [] }: Field): Fault | undefined {
  const iban = compactIban(text);
  const from = iban.slice(0, 2);
  const max = knownIban(from);
  if (max === undefined || !/^[A-Z0-9]*$/.test(iban)) return { code: 'not-an-iban' };
  if (countries.length > 0 && !countries.includes(from)) return { code: 'iban-country', params: { name: countries.join(', ') } };
  if (iban.length !== max) return { code: 'iban-length', params: { name: from, max, length: iban.length } };
  return isValidIBAN(iban) ? undefined : { code: 'iban-check' };
}

const text = textRule(check);
const kept = (value: string): string => (isValidIBAN(compactIban(value)) ? compactIban(value) : value.trim());

/** A bank account, by its country's length and form and its check digits. */
export const iban: FieldRule = {
  ...text,
  sanitize: (value, field) => (typeof value === 'string' ? kept(value) : text.sanitize(value, field)),
  format: (value) => (typeof value !== 'string' ? '' : isValidIBAN(value) ? groupedIban(value) : value),
  toWire: (value) => (typeof value === 'string' ? kept(value) : ''),
};
