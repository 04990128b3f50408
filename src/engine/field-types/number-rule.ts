import type { Value } from '../../protocol/field.js';
import type { Fault, FieldRule } from './rule.js';

/**
 * A typed number as a number: decimals after a comma or a point, thousands apart by spaces, apostrophes, points or commas.
 * `decimal` is the language's own decimal sign, for a text that could be read in two ways ("3.500"). Undefined when it isn't a number.
 */
export function parseNumber(text: string, decimal?: '.' | ','): number | undefined {
  const plain = text.trim().replace(/[\s'’]/g, '').replace(/^\+/, '').replace(/^\u2212/, '-');
  if (!/^-?\d[\d.,]*$/.test(plain)) return undefined;
  const signs = [...plain.matchAll(/[.,]/g)].map(([sign]) => sign);
  const last = signs.at(-1);
  if (last === undefined) return Number(plain);
  const grouped = (group: string): RegExp => new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+$`);
  const other = last === '.' ? ',' : '.';
  // one sign, written again or followed by three digits where the language's decimal sign is the other one: thousands
  if (signs.every((sign) => sign === last) && grouped(last).test(plain) && (signs.length > 1 || decimal === other)) return Number(plain.replaceAll(last, ''));
  const [whole = '', fraction = ''] = [plain.slice(0, plain.lastIndexOf(last)), plain.slice(plain.lastIndexOf(last) + 1)];
  if (!/^\d+$/.test(fraction) || (whole.includes(other) && !grouped(other).test(whole)) || whole.includes(last)) return undefined;
  return Number(`${whole.replaceAll(other, '')}.${fraction}`);
}

const bound = (value: number | string | undefined): number | undefined => (typeof value === 'number' ? value : undefined);

/** A number; what can't be read as one stays as it was typed. */
export const number: FieldRule = {
  empty: null,
  sanitize(value) {
    if (typeof value === 'number') return Number.isFinite(value) ? value : null;
    if (typeof value !== 'string' || value.trim() === '') return null;
    return parseNumber(value) ?? value;
  },
  isEmpty: (value) => value === null || value === undefined || value === '',
  validate(value: Value, field): Fault | undefined {
    const read = typeof value === 'string' ? parseNumber(value) : value;
    if (typeof read !== 'number' || !Number.isFinite(read)) return { code: 'not-a-number' };
    const [min, max] = [bound(field.min), bound(field.max)];
    if (min !== undefined && read < min) return { code: 'too-small', params: { min } };
    if (max !== undefined && read > max) return { code: 'too-large', params: { max } };
    if (field.step !== undefined && field.step > 0) {
      const steps = (read - (min ?? 0)) / field.step;
      if (Math.abs(steps - Math.round(steps)) > 1e-9) return field.step === 1 ? { code: 'not-whole' } : { code: 'not-a-step', params: { min: field.step } };
    }
    return undefined;
  },
  format: (value, _field, language) => (typeof value === 'number' ? new Intl.NumberFormat(language === 'und' ? undefined : language, { maximumFractionDigits: 10 }).format(value) : typeof value === 'string' ? value : ''),
  toWire: (value) => (typeof value === 'string' ? (parseNumber(value) ?? value) : value),
};
