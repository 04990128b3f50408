import type { Field } from '../protocol/field.js';
import { allCountries } from './field-types/address-form.js';
import { readInstant } from './field-types/date-time-rule.js';
import { knownIban } from './field-types/iban-rule.js';
import { supplyPoints } from './field-types/supply-point-rule.js';
import { taxIds } from './field-types/tax-id-rule.js';
import { soundZone } from './field-types/zoned.js';
import type { LintFinding } from './lint.js';

type Kinds = Readonly<Record<string, { readonly country: string }>>;

const coded: Readonly<Record<string, Kinds>> = { 'tax-id': taxIds, 'supply-point': supplyPoints };

/** Whether a type knows a country; a type for which none is of any meaning takes all. */
function knowsCountry({ type }: Field, country: string): boolean {
  if (type === 'iban') return knownIban(country) !== undefined;
  const kinds = Object.hasOwn(coded, type) ? coded[type] : undefined;
  return kinds ? Object.values(kinds).some((kind) => kind.country === country) : allCountries.includes(country);
}

const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code);

/** A bound as it compares with the other one; undefined for one that the type can't read. */
function order({ type }: Field, bound: string | number): number | string | undefined {
  if (type === 'date-time') return typeof bound === 'string' && readInstant(bound) ? Date.parse(bound) : undefined;
  if (type === 'date' || type === 'time') return typeof bound === 'string' ? bound : undefined;
  return typeof bound === 'number' ? bound : undefined;
}

/** What of a definition can't be meant: what would be refused, or let pass, whatever the customer answers. */
export function lintDefinition(field: Field, pointer: string): LintFinding[] {
  const { min, max, minLength, maxLength, currency, timeZone, country, countries = [], kinds = [], maxPixels } = field;
  const error = (code: string, member: string, params: Record<string, string> = {}): LintFinding => ({ code, severity: 'error', pointer: `${pointer}/${member}`, params: { field: field.id, ...params } });
  const bounds = ['number', 'money', 'date', 'time', 'date-time'].includes(field.type) ? [min, max] : [];
  const [least, most] = bounds.map((bound) => (bound === undefined ? undefined : order(field, bound)));
  const known = Object.hasOwn(coded, field.type) ? coded[field.type] : undefined;
  return [
    ...bounds.flatMap((bound, i) => (bound !== undefined && order(field, bound) === undefined ? [error('unknown-bound', i === 0 ? 'min' : 'max')] : [])),
    ...(least !== undefined && most !== undefined && least > most ? [error('min-above-max', 'min')] : []),
    ...(minLength !== undefined && maxLength !== undefined && minLength > maxLength ? [error('min-above-max', 'minLength')] : []),
    ...(currency !== undefined && !isCurrency(currency) ? [error('unknown-currency', 'currency', { currency })] : []),
    ...(timeZone !== undefined && !soundZone(timeZone) ? [error('unknown-time-zone', 'timeZone', { timeZone })] : []),
    ...(country !== undefined && !knowsCountry(field, country) ? [error('unknown-country', 'country', { country })] : []),
    ...countries.flatMap((one, i) => (knowsCountry(field, one) ? [] : [error('unknown-country', `countries/${i}`, { country: one })])),
    ...(country !== undefined && countries.length > 0 && !countries.includes(country) ? [error('country-not-taken', 'country', { country })] : []),
    ...kinds.flatMap((kind, i) => (known && Object.hasOwn(known, kind) ? [] : [error('unknown-kind', `kinds/${i}`, { kind })])),
    ...(maxPixels !== undefined && maxPixels < 1 ? [error('unknown-bound', 'maxPixels')] : []),
  ];
}
