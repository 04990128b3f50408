import type { Field, Value } from '../../protocol/field.js';

/** What is wrong with a value: a stable code, and what fills its message's gaps. */
export interface Fault {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The engine's half of a field type. Server, drafts and page read the same rule. */
export interface FieldRule {
  /** what an untouched field holds */
  readonly empty: Value;
  /** Whatever came over a border, as this type's value. What a person typed and we can't parse is kept as the string; foreign shapes become empty. Never throws. */
  sanitize(value: unknown, field: Field): Value;
  isEmpty(value: Value | undefined): boolean;
  /** Of a value that isn't empty; undefined when it is good. */
  validate(value: Value, field: Field): Fault | undefined;
  /** For reading, in a language (BCP 47). */
  format(value: Value, field: Field, language: string): string;
  /** As it is sent: files as the ids of their uploads. */
  toWire(value: Value): Value;
}
