import type { Text } from '../protocol/text.js';
import type { Snapshot } from './snapshot.js';
import { ruleOf } from './field-types/field-types.js';

/** What a substitution code stands for, in a language; undefined for a code that we don't know. */
function meaning(code: string, snapshot: Snapshot, language: string): string | undefined {
  const { customer, settings, opportunity, fields } = snapshot;
  if (code === 'customer.name') return customer.name;
  if (code === 'company.name') return settings.company.name;
  if (code === 'opportunity.name') return typeof opportunity.name === 'string' ? opportunity.name : (opportunity.name[language] ?? Object.values(opportunity.name)[0]);
  const field = code.startsWith('field.') ? fields.get(code.slice('field.'.length)) : undefined;
  if (!field) return undefined;
  const value = opportunity.values[field.id];
  return value === undefined ? '' : (ruleOf(field.type)?.format(value, field, language) ?? '');
}

function fill(text: string, snapshot: Snapshot, language: string): string {
  // one pass: what a code stands for isn't looked at again
  return text.replace(/\{\{\s*([a-z][a-z0-9.-]*)\s*\}\}/g, (code, name: string) => meaning(name, snapshot, language) ?? code);
}

/** A company's text with its codes (`{{customer.name}}`, `{{field.<id>}}` …) filled in; a code that we don't know stays as it is written, to be seen. */
export function substitute<T extends Text | undefined>(text: T, snapshot: Snapshot): T {
  if (text === undefined) return text;
  if (typeof text === 'string') return fill(text, snapshot, 'und') as T;
  return Object.fromEntries(Object.entries(text).map(([language, one]) => [language, fill(one, snapshot, language)])) as T;
}
