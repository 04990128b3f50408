import { furtherFieldTypes, type EverydayFieldType, type FieldType } from '../../protocol/field.js';
import { checkbox, choice, choices, yesNo } from './choice-rule.js';
import { email, phone } from './contact-rule.js';
import { date, time } from './date-rule.js';
import { fileRule } from './file-rule.js';
import { number } from './number-rule.js';
import type { FieldRule } from './rule.js';
import { shortText, textRule } from './text-rule.js';

/** A text of the company's: it holds nothing, is never asked for and never sent. */
const displayedText: FieldRule = { empty: null, sanitize: () => null, isEmpty: () => true, validate: () => undefined, format: () => '', toWire: () => null };

/** The engine's half of the field table as far as every page has it: type → rule. The others come with their elements, or all at once with the whole engine. */
export const everydayRules = {
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
} as const satisfies Record<EverydayFieldType, FieldRule>;

/** Those of every copy of this script on the page: a field's element may come from another copy than the one that judges the step. */
const rules = ((globalThis as { [key: symbol]: Map<string, FieldRule> | undefined })[Symbol.for('customer-portal/rules@1')] ??= new Map<string, FieldRule>(Object.entries(everydayRules)));

/** Adds a type's rule; the first one stays. */
export function addRule(type: string, rule: FieldRule): void {
  if (!rules.has(type)) rules.set(type, rule);
}

/** How many types can be judged here: a verdict made before there were more may be another now. */
export const rulesThere = (): number => rules.size;

/** The rule of a type; undefined for one of a later version and for one that isn't here yet: its value is left as it is. */
export const ruleOf = (type: string): FieldRule | undefined => rules.get(type);

/** This version has a rule for the type, and it isn't here yet: nobody may say that its answer is good. */
export const isAwaited = (type: string): boolean => !rules.has(type) && (furtherFieldTypes as readonly string[]).includes(type);

/** Types whose value is files. */
export const fileTypes: readonly string[] = ['file', 'photo', 'signature'] satisfies readonly FieldType[];

/** Types that hold nothing. */
export const heldNothing: readonly string[] = ['displayed-text'] satisfies readonly FieldType[];
