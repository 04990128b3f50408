import { define } from '../element/define.js';
import { addRule } from '../engine/field-types/field-types.js';
import type { FieldRule } from '../engine/field-types/rule.js';
import type { Area } from '../i18n/locale.js';

/** A field's element; with its rule, where that comes with it, and the words that only such a field says. */
export type FieldElementClass = CustomElementConstructor & { readonly rule?: FieldRule | undefined; readonly area?: Area | undefined };

/** Takes both halves of a type: the rule is there before the first element is. */
export function defineField(type: string, element: FieldElementClass): void {
  if (element.rule) addRule(type, element.rule);
  define(`portal-field-${type}`, element);
}
