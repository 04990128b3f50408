import type { Field, Value } from '../../protocol/field.js';
import { textIn } from './language.js';
import type { FieldRule } from './rule.js';

const isOption = (value: unknown, field: Field): boolean => field.options?.some((option) => option.value === value) ?? false;
const labelOf = (value: string, field: Field, language: string): string => textIn(field.options?.find((option) => option.value === value)?.label, language) || value;

/** One of the field's options, by its value. */
export const choice: FieldRule = {
  empty: '',
  sanitize: (value) => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''),
  isEmpty: (value) => typeof value !== 'string' || value === '',
  validate: (value, field) => (isOption(value, field) ? undefined : { code: 'not-a-choice' }),
  format: (value, field, language) => (typeof value === 'string' ? labelOf(value, field, language) : ''),
  toWire: (value) => (typeof value === 'string' ? value : ''),
};

const texts = (value: Value | undefined): string[] => (Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []);

/** Any of the field's options, in the order of the field. */
export const choices: FieldRule = {
  empty: [],
  sanitize: (value) => (Array.isArray(value) ? [...new Set(value.filter((one): one is string => typeof one === 'string'))] : typeof value === 'string' && value !== '' ? [value] : []),
  isEmpty: (value) => texts(value).length === 0,
  validate: (value, field) => (texts(value).every((one) => isOption(one, field)) ? undefined : { code: 'not-a-choice' }),
  format: (value, field, language) => texts(value).map((one) => labelOf(one, field, language)).join(', '),
  toWire: texts,
};

const asBoolean = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : value === 'true' ? true : value === 'false' ? false : null);

/** Yes or no; neither until it is answered. The words are the page's. */
export const yesNo: FieldRule = {
  empty: null,
  sanitize: asBoolean,
  isEmpty: (value) => typeof value !== 'boolean',
  validate: (value) => (typeof value === 'boolean' ? undefined : { code: 'not-a-choice' }),
  format: (value) => (typeof value === 'boolean' ? (value ? '✓' : '✗') : ''),
  toWire: asBoolean,
};

/** A box that is ticked or not; not ticked is empty, so that a required one must be ticked. */
export const checkbox: FieldRule = { ...yesNo, empty: false, sanitize: (value) => asBoolean(value) ?? false, isEmpty: (value) => value !== true, toWire: (value) => value === true };
