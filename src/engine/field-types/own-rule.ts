import type { Field, Value } from '../../protocol/field.js';
import { addRule } from './field-types.js';
import type { Fault, FieldRule } from './rule.js';

/** Types and views of a company's own begin with `x-`: no version of the SDK will ever have one of that name. */
export const isOwnName = (name: string): boolean => /^x-[a-z0-9-]+$/.test(name);

/** How a company's own field type is judged: pure functions, the same in the page and on the server. What is left out has a plain answer. */
export interface OwnRule {
  /** Whatever came over the wire or out of a draft, as this type's value; null for what is foreign to it. As it is when left out. */
  sanitize?(value: unknown, field: Field): Value;
  /** Nothing is in it; else null, an empty text and an empty list are. */
  isEmpty?(value: Value | undefined): boolean;
  /** Of a value that isn't empty: a code of the company's own with what fills its message, undefined when the value is good. */
  validate?(value: Value, field: Field): Fault | undefined;
  /** For reading, in a language (BCP 47). */
  format?(value: Value, field: Field, language: string): string;
}

const nothing = (value: Value | undefined): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const written = (value: Value): string => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? ''));

/** Judges a company's own field type from now on, here and in every copy of the script on the page; the first rule of a type stays. Throws a TypeError for a name that doesn't begin with `x-`. */
export function registerRule(type: string, { sanitize, isEmpty, validate, format }: OwnRule): void {
  if (!isOwnName(type)) throw new TypeError(`“${type}”: a type of your own begins with x-`);
  const rule: FieldRule = {
    empty: null,
    sanitize: (value, field) => (sanitize ? sanitize(value, field) : ((value ?? null) as Value)),
    isEmpty: (value) => (isEmpty ? isEmpty(value) : nothing(value)),
    validate: (value, field) => validate?.(value, field),
    format: (value, field, language) => (format ? format(value, field, language) : written(value)),
    toWire: (value) => value,
  };
  addRule(type, rule);
}
