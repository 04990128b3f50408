import { define } from './element/define.js';
import type { OwnElement } from './element/own-table.js';
import { isOwnName, registerRule, type OwnRule } from './engine/field-types/own-rule.js';
import { ownFields, PortalFieldOwn, type OwnField } from './fields/own/portal-field-own.js';
import { ownViews } from './views/own-views.js';

/** What a company adds to the portal from its own page: field types, views, words and languages. Importing it registers nothing. */
export { registerRule, type OwnRule } from './engine/field-types/own-rule.js';
export { overrideMessages } from './i18n/override-messages.js';
export { registerLanguage, type OwnLanguage } from './i18n/own-language.js';
export type { OwnWords } from './i18n/own-words.js';
export type { OwnElement } from './element/own-table.js';
export type { OwnField } from './fields/own/portal-field-own.js';
export type { Fault } from './engine/field-types/rule.js';

/**
 * Adds a field type, `x-…`, before or after the portal has started. The portal gives label, help, error, required and read-only;
 * the element gives the value (`value`, and an `input` or `change` event), and the rule says what is wrong with it. The server needs the same rule.
 * The first registration of a type stays. Throws a TypeError for a name that doesn't begin with `x-`.
 */
export function registerField(type: string, { rule, ...entry }: OwnField & { readonly rule: OwnRule }): void {
  registerRule(type, rule);
  ownFields.add(type, entry);
  define('portal-field-own', PortalFieldOwn);
}

/**
 * Adds a view, `x-…`, before or after the portal has started. The element is told `opportunity`, `view`, `values` and `language`;
 * placed fields, conditions, *Send* and receipt are the portal's. The first registration of a kind stays. Throws a TypeError for a name that doesn't begin with `x-`.
 */
export function registerView(kind: string, entry: OwnElement): void {
  if (!isOwnName(kind)) throw new TypeError(`“${kind}”: a view of your own begins with x-`);
  ownViews.add(kind, entry);
  if (typeof customElements === 'undefined') return;
  Promise.all([import('./views/documentation/portal-view-own.js'), import('./define/portal-conditions.js')]).then(([{ PortalViewOwn }]) => define('portal-view-own', PortalViewOwn), (error: unknown) => { console.warn('customer-portal chunk-failed: views of your own could not be loaded', error); });
}
