import type { Field, Value } from '../../protocol/field.js';
import type { Fault, FieldRule } from './rule.js';

/** The longest text that any field takes, in characters, whatever its definition says. */
const longest = 20_000;

const isText = (value: Value): value is string => typeof value === 'string';

/** The rule of the types whose value is a text; `check` is what the type itself asks. */
export function textRule(check?: (text: string, field: Field) => Fault | undefined, clean: (text: string) => string = (text) => text): FieldRule {
  return {
    empty: '',
    sanitize: (value) => (typeof value === 'string' ? clean(value) : typeof value === 'number' ? String(value) : ''),
    isEmpty: (value) => typeof value !== 'string' || value.trim() === '',
    validate(value, field) {
      const text = isText(value) ? value : '';
      const max = Math.min(field.maxLength ?? longest, longest);
      if (text.length > max) return { code: 'too-long', params: { max, length: text.length } };
      const min = field.minLength ?? 0;
      if (text.trim().length < min) return { code: 'too-short', params: { min } };
      return check?.(text, field);
    },
    format: (value) => (typeof value === 'string' ? value : ''),
    toWire: (value) => (typeof value === 'string' ? value.trim() : ''),
  };
}

/** Line breaks don't belong in a text of one line. */
export const shortText = textRule(undefined, (text) => text.replace(/[\r\n\u2028\u2029]+/g, ' '));
