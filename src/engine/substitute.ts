import type { Text } from '../protocol/text.js';
import { ruleOf } from './field-types/field-types.js';
import { heldOf } from './shown.js';
import type { Snapshot } from './snapshot.js';

const nameIn = (name: Text, language: string): string | undefined => (typeof name === 'string' ? name : Object.hasOwn(name, language) ? name[language] : Object.values(name)[0]);

/** What a text may speak of: one project, or, in what is said outside of any, the customer and the company alone. */
type Known = Pick<Snapshot, 'customer' | 'settings'> & Partial<Pick<Snapshot, 'opportunity' | 'fields'>>;

/** What a substitution code stands for, in a language; undefined for a code that we don't know. */
function meaning(code: string, { customer, settings, opportunity, fields }: Known, language: string): string | undefined {
  if (code === 'customer.name') return customer.name;
  if (code === 'company.name') return settings.company.name;
  if (!opportunity) return undefined;
  if (code === 'opportunity.name') return nameIn(opportunity.name, language);
  const field = code.startsWith('field.') ? fields?.get(code.slice('field.'.length)) : undefined;
  if (!field) return undefined;
  return ruleOf(field.type)?.format(heldOf(opportunity.values, field.id) ?? null, field, language) ?? '';
}

function fill(text: string, snapshot: Known, language: string): string {
  if (!text.includes('{{')) return text;
  // one pass: what a code stands for isn't looked at again
  return text.replace(/\{\{\s*([a-z][a-z0-9.-]*)\s*\}\}/g, (code, name: string) => meaning(name, snapshot, language) ?? code);
}

/**
 * A company's text with its codes filled in: `{{customer.name}}`, `{{company.name}}`, `{{opportunity.name}}`, and `{{field.<id>}}` for what the project holds of a field,
 * formatted in the text's language and empty without an answer. Any other code stays as it is written, to be seen. What is filled in is text: no code, no HTML.
 */
export function substitute<T extends Text | undefined>(text: T, snapshot: Known): T {
  if (text === undefined) return text;
  if (typeof text === 'string') return fill(text, snapshot, 'und') as T;
  // most texts have no code in any language
  if (!Object.values(text).some((one) => one.includes('{{'))) return text;
  return Object.fromEntries(Object.entries(text).map(([language, one]) => [language, fill(one, snapshot, language)])) as T;
}
