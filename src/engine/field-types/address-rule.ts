import type { Field, Value } from '../../protocol/field.js';
import { addressForm, addressParts, allCountries, type AddressPart } from './address-form.js';
import { intlLanguage } from './language.js';
import type { Fault, FieldRule } from './rule.js';

export type Address = Readonly<Partial<Record<AddressPart, string>>>;

/** The most characters of a part. */
const longest = 200;

/** The countries that a field takes: those it lists, its own, or all. */
export const countriesOf = ({ country, countries }: Field): readonly string[] => (countries?.length ? countries : country ? [country] : allCountries);

/** The country of an address where nobody chose one: the field's own, or the only one there is. */
const countryBefore = (field: Field): string | undefined => field.country ?? (countriesOf(field).length === 1 ? countriesOf(field)[0] : undefined);

/** An address from whatever holds one; a text, as older forms asked for it, becomes its street, to be mended. */
export function addressOf(value: unknown, field: Field): Address {
  if (typeof value === 'string') return addressOf({ street: value }, field);
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const parts = addressParts.flatMap((part): [AddressPart, string][] => {
    const text = Object.hasOwn(given, part) ? given[part] : undefined;
    return typeof text === 'string' && text !== '' ? [[part, text.replace(/[\r\n\u2028\u2029]+/g, ' ')]] : [];
  });
  const address: Address = Object.fromEntries(parts);
  const country = address.country ?? countryBefore(field);
  return country === undefined ? address : { ...address, country };
}

/** Nothing of it but the country is filled in: not what another country's address would have. */
const blank = (address: Address): boolean => addressForm(address.country ?? '').lines.flat().every((part) => !address[part]?.trim());

/** What is wrong with an address, part by part in the order in which its country writes them. */
export function addressFaults(value: Value, field: Field): { readonly part: AddressPart; readonly fault: Fault }[] {
  const address = addressOf(value, field);
  const { country = '' } = address;
  const { lines, required, postcode, example = '' } = addressForm(country);
  const order: readonly AddressPart[] = [...lines.flat(), 'country'];
  return order.flatMap((part): { part: AddressPart; fault: Fault }[] => {
    const text = address[part]?.trim() ?? '';
    if (text.length > longest) return [{ part, fault: { code: 'too-long', params: { max: longest, length: text.length } } }];
    if (part === 'country') return countriesOf(field).includes(country) ? [] : [{ part, fault: { code: 'address-country' } }];
    if (text === '') return required.includes(part) ? [{ part, fault: { code: `address-${part}` } }] : [];
    return part === 'postcode' && postcode && !postcode.test(text) ? [{ part, fault: { code: 'address-postcode-form', params: { name: example } } }] : [];
  });
}

/** The name of a country in a language; its code where the language doesn't know it. */
export function countryName(country: string, language: string): string {
  try {
    return new Intl.DisplayNames(intlLanguage(language), { type: 'region' }).of(country) ?? country;
  } catch {
    return country;
  }
}

/** A postal address by its parts, in the order of its country. */
export const address: FieldRule = {
  empty: null,
  sanitize(value, field) {
    const read = addressOf(value, field);
    return blank(read) ? null : read;
  },
  isEmpty: (value) => value === undefined || value === null || (typeof value === 'string' ? value.trim() === '' : Array.isArray(value) || typeof value !== 'object' || blank(value)),
  validate: (value, field) => addressFaults(value, field)[0]?.fault,
  format(value, field, language) {
    const read = addressOf(value, field);
    if (blank(read)) return '';
    const { country = '' } = read;
    const lines = addressForm(country).lines.map((line) => line.flatMap((part) => read[part]?.trim() || []).join(' '));
    // at home nobody writes the country
    return [...lines, countriesOf(field).length === 1 ? '' : country && countryName(country, language)].filter(Boolean).join('\n');
  },
  toWire(value) {
    if (typeof value === 'string') return value.trim() || null;
    if (typeof value !== 'object' || value === null || Array.isArray(value) || blank(value)) return null;
    const read = value as Address;
    // what another country's address would have stays behind
    const asked: readonly AddressPart[] = [...addressForm(read.country ?? '').lines.flat(), 'country'];
    return Object.fromEntries(asked.flatMap((part) => { const text = read[part]?.trim(); return text ? [[part, text]] : []; }));
  },
};
