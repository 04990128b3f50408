import type { Field, Value } from '../../protocol/field.js';
import type { Money } from '../../protocol/text.js';
import { intlLanguage } from './language.js';
import { parseNumber } from './number-rule.js';
import type { Fault, FieldRule } from './rule.js';

const fallback = 'EUR';

/** The currency that a field asks for. */
export const currencyOf = ({ currency }: Field): string => currency ?? fallback;

/** How many decimals a currency has; 2 for a code that is none. */
export function decimalsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && Number.isSafeInteger((value as Money).amount) && /^[A-Z]{3}$/.test(String((value as Money).currency));

/**
 * A typed amount in a field's currency, with or without its sign. `decimal` is the language's own decimal sign.
 * `not-an-amount`: it can't be read; `too-precise`: it has more decimals than the currency.
 */
export function parseMoney(text: string, currency: string, decimal?: '.' | ','): Money | 'not-an-amount' | 'too-precise' {
  const read = parseNumber(text.replace(/\p{Sc}/gu, '').replace(new RegExp(`^\\s*${currency}|${currency}\\s*$`, 'i'), ''), decimal);
  if (read === undefined) return 'not-an-amount';
  const exact = read * 10 ** decimalsOf(currency);
  // no amount is minus nothing
  const amount = Math.round(exact) + 0;
  if (!Number.isSafeInteger(amount)) return 'not-an-amount';
  return Math.abs(exact - amount) > 1e-6 * Math.max(1, Math.abs(exact) * 1e-6) ? 'too-precise' : { amount, currency };
}

const read = (value: Value | undefined, field: Field): Money | ReturnType<typeof parseMoney> =>
  (typeof value === 'string' ? parseMoney(value, currencyOf(field)) : isMoney(value) ? value : 'not-an-amount');

/** An amount: whole minor units with their currency, as everywhere on the wire. What can't be read as one stays as it was typed. */
export const money: FieldRule = {
  empty: null,
  sanitize(value, field) {
    if (typeof value === 'string') {
      if (value.trim() === '') return null;
      const amount = parseMoney(value, currencyOf(field));
      return typeof amount === 'string' ? value : amount;
    }
    return isMoney(value) ? { amount: value.amount + 0, currency: value.currency } : null;
  },
  isEmpty: (value) => value === null || value === undefined || (typeof value === 'string' && value.trim() === ''),
  validate(value, field): Fault | undefined {
    const amount = read(value, field);
    if (typeof amount === 'string') return { code: amount, ...(amount === 'too-precise' && { params: { max: decimalsOf(currencyOf(field)) } }) };
    const { currency } = amount;
    if (currency !== currencyOf(field)) return { code: 'other-currency', params: { name: currencyOf(field) } };
    if (typeof field.min === 'number' && amount.amount < field.min) return { code: 'too-small', params: { min: field.min, currency } };
    if (typeof field.max === 'number' && amount.amount > field.max) return { code: 'too-large', params: { max: field.max, currency } };
    return undefined;
  },
  format(value, _field, language) {
    if (!isMoney(value)) return typeof value === 'string' ? value : '';
    const { amount, currency } = value;
    return new Intl.NumberFormat(intlLanguage(language), { style: 'currency', currency, useGrouping: 'always' }).format(amount / 10 ** decimalsOf(currency));
  },
  toWire: (value) => value,
};
