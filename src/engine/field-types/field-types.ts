import type { FieldType } from '../../protocol/field.js';
import { checkbox, choice, choices, yesNo } from './choice-rule.js';
import { email, phone } from './contact-rule.js';
import { date, time } from './date-rule.js';
import { fileRule } from './file-rule.js';
import { number } from './number-rule.js';
import type { FieldRule } from './rule.js';
import { shortText, textRule } from './text-rule.js';

/** A text of the company's: it holds nothing, is never asked for and never sent. */
const displayedText: FieldRule = { empty: null, sanitize: () => null, isEmpty: () => true, validate: () => undefined, format: () => '', toWire: () => null };

/** The engine's half of the field table: type → rule. */
export const fieldRules = {
  'short-text': shortText,
  'text-area': textRule(),
  number,
  date,
  time,
  'yes-no': yesNo,
  checkbox,
  choice,
  choices,
  email,
  phone,
  file: fileRule(),
  photo: fileRule(['image/*']),
  signature: fileRule(['image/png', 'image/svg+xml']),
  'displayed-text': displayedText,
} as const satisfies Record<FieldType, FieldRule>;

/** The rule of a type; undefined for a type of a later version, whose value is left as it is. */
export function ruleOf(type: string): FieldRule | undefined {
  return Object.hasOwn(fieldRules, type) ? fieldRules[type as FieldType] : undefined;
}

/** Types whose value is files. */
export const fileTypes: readonly string[] = ['file', 'photo', 'signature'] satisfies readonly FieldType[];

/** Types that hold nothing. */
export const heldNothing: readonly string[] = ['displayed-text'] satisfies readonly FieldType[];
