import type { Field } from '../../protocol/field.js';
import { latinDigits } from './digits.js';
import type { Fault, FieldRule } from './rule.js';
import { textRule } from './text-rule.js';

/** A number or code that an authority gives out. */
export interface CodeKind {
  /** ISO 3166-1 alpha-2 of who gives it out */
  readonly country: string;
  /** what people call it, there */
  readonly name: string;
  /** how many characters it has */
  readonly lengths: readonly number[];
  /** of the code as it is kept: capitals and digits */
  valid(code: string): boolean;
  /** as it is printed, in groups; as it is kept when absent */
  grouped?(code: string): string;
}

/** Capitals, without what people write between the groups. */
const compact = (text: string): string => latinDigits(text).replace(/[\s.\-/]/g, '').toUpperCase();

/** The kinds that a field takes: those it names, else all of its country, else all. */
export function kindsOf(all: Readonly<Record<string, CodeKind>>, { kinds, country }: Field): readonly CodeKind[] {
  const named = kinds?.flatMap((kind) => (Object.hasOwn(all, kind) ? (all[kind] ?? []) : [])) ?? [];
  if (named.length > 0) return named;
  const own = Object.values(all).filter((kind) => kind.country === country);
  return own.length > 0 ? own : Object.values(all);
}

/** The rule of a type whose values are codes of one of several kinds. */
export function codeRule(all: Readonly<Record<string, CodeKind>>): FieldRule {
  const every = Object.values(all);
  const kindOf = (code: string, kinds: readonly CodeKind[]): CodeKind | undefined => kinds.find((kind) => kind.valid(code));

  function check(text: string, field: Field): Fault | undefined {
    const code = compact(text);
    const kinds = kindsOf(all, field);
    if (kindOf(code, kinds)) return undefined;
    const [near] = kinds.filter(({ lengths }) => lengths.includes(code.length));
    if (near && /^[A-Z0-9]+$/.test(code)) return { code: 'code-check', params: { name: near.name } };
    const [one] = kinds;
    if (one && kinds.length === 1 && /^[A-Z0-9]+$/.test(code)) return { code: 'code-length', params: { name: one.name, max: one.lengths[0] ?? 0, length: code.length } };
    return { code: 'not-a-code', params: { name: kinds.map(({ name }) => name).join(', ') } };
  }

  const text = textRule(check);
  const kept = (value: string): string => (kindOf(compact(value), every) ? compact(value) : value.trim());
  return {
    ...text,
    sanitize: (value, field) => (typeof value === 'string' ? kept(value) : text.sanitize(value, field)),
    format(value, field) {
      if (typeof value !== 'string') return '';
      return kindOf(value, kindsOf(all, field))?.grouped?.(value) ?? value;
    },
    toWire: (value) => (typeof value === 'string' ? kept(value) : ''),
  };
}
