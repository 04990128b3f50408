import type { Value } from '../../protocol/field.js';
import { latinDigits } from './digits.js';
import { intlLanguage } from './language.js';
import type { Fault, FieldRule } from './rule.js';

/** More digits than a number can hold make it infinite: that isn't what was typed. */
function finite(text: string): number | undefined {
  const read = Number(text);
  return Number.isFinite(read) ? read : undefined;
}

/**
 * A typed number as a number: decimals after a comma or a point, thousands apart by spaces, apostrophes, points or commas; or all of it as in Arabic (١٬٢٣٤٫٥).
 * `decimal` is the language's own decimal sign, for a text that could be read in two ways ("3.500"). Undefined when it isn't a number.
 */
export function parseNumber(text: string, decimal?: '.' | ','): number | undefined {
  const plain = latinDigits(text).replace('٫', decimal ?? '.').replace(/[\s'’٬]/g, '').replace(/^\+/, '').replace('\u2212', '-');
  if (!/^-?\d[\d.,]*$/.test(plain)) return undefined;
  const signs = [...plain.matchAll(/[.,]/g)].map(([sign]) => sign);
  const last = signs.at(-1);
  if (last === undefined) return finite(plain);
  const grouped = (group: string): RegExp => new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+$`);
  const other = last === '.' ? ',' : '.';
  // one sign, written again or followed by three digits where the language's decimal sign is the other one: thousands
  if (grouped(last).test(plain) && (signs.length > 1 || decimal === other)) return finite(plain.replaceAll(last, ''));
  const at = plain.lastIndexOf(last);
  const [whole, fraction] = [plain.slice(0, at), plain.slice(at + 1)] as const;
  if (fraction === '' || (whole.includes(other) && !grouped(other).test(whole)) || whole.includes(last)) return undefined;
  return finite(`${whole.replaceAll(other, '')}.${fraction}`);
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
const bound = (value: number | string | undefined, none: number): number => (typeof value === 'number' ? value : none);

/** A number; what can't be read as one stays as it was typed. */
export const number: FieldRule = {
  empty: null,
  sanitize(value) {
    if (typeof value === 'number') return isNumber(value) ? value : null;
    if (typeof value !== 'string' || value.trim() === '') return null;
    return parseNumber(value) ?? value;
  },
  isEmpty: (value) => value === null || value === undefined || value === '',
  validate(value: Value, field): Fault | undefined {
    const read = typeof value === 'string' ? parseNumber(value) : value;
    if (!isNumber(read)) return { code: 'not-a-number' };
    const [min, max, from, step] = [bound(field.min, -Infinity), bound(field.max, Infinity), bound(field.min, 0), bound(field.step, 0)];
    if (read < min) return { code: 'too-small', params: { min } };
    if (read > max) return { code: 'too-large', params: { max } };
    if (step > 0) {
      const steps = (read - from) / step;
      // 1234567.89 is a whole number of cents, though not in binary: the larger the number, the less exact
      const slack = Math.max(1e-9, 4 * Number.EPSILON * Math.max(Math.abs(read), Math.abs(from)) / step);
      if (Math.abs(steps - Math.round(steps)) > slack) return step === 1 ? { code: 'not-whole' } : { code: 'not-a-step', params: { min: step } };
    }
    return undefined;
  },
  format: (value, _field, language) => (typeof value === 'number' ? new Intl.NumberFormat(intlLanguage(language), { maximumFractionDigits: 10 }).format(value) : typeof value === 'string' ? value : ''),
  toWire: (value) => (typeof value === 'string' ? (parseNumber(value) ?? value) : value),
};
