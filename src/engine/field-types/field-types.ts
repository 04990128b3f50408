import type { FieldType } from '../../protocol/field.js';
import { fileRule } from './file-rule.js';
import type { FieldRule } from './rule.js';
import { shortText } from './text-rule.js';

/** The engine's half of the field table: type → rule. */
export const fieldRules: Partial<Record<FieldType, FieldRule>> = {
  'short-text': shortText,
  file: fileRule(),
};

/** The rule of a type; undefined for a type of a later version, whose value is left as it is. */
export function ruleOf(type: string): FieldRule | undefined {
  return Object.hasOwn(fieldRules, type) ? fieldRules[type as FieldType] : undefined;
}

/** Types whose value is files. */
export const fileTypes: readonly string[] = ['file', 'photo', 'signature'] satisfies readonly FieldType[];
