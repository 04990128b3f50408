import { editsOf, mergeDrafts } from '../engine/drafts.js';
import { ruleOf } from '../engine/field-types/field-types.js';
import type { Condition } from '../protocol/condition.js';
import type { Draft } from '../protocol/draft.js';
import type { Field, Value, Values } from '../protocol/field.js';
import type { Opportunity } from '../protocol/opportunity.js';

export const without = (work: Record<string, unknown>, ...names: readonly string[]): Record<string, unknown> => Object.fromEntries(Object.entries(work).filter(([name]) => !names.includes(name)));

/** The conditions that the company ticks beforehand. */
export function givenBefore({ conditions }: Opportunity): string[] {
  return conditions.filter((condition) => condition.acceptedByDefault && !condition.acceptedAt).map(({ id }) => id);
}

/** The ticks whose condition still has the text that the customer saw: another version is to be read, and ticked, again. */
export function ofSameText(ticked: readonly string[], before: readonly Condition[], now: readonly Condition[]): string[] {
  const versions = new Map(before.map(({ id, version }) => [id, version]));
  return ticked.filter((id) => now.some((condition) => condition.id === id && condition.version === versions.get(id)));
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const isBlank = (value: Value | undefined): boolean => value === undefined || value === null || value === false || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** What is kept under what is here; the definition that is here decides which ticks count. */
export const overlaid = (kept: Draft, mine: Draft): Draft => mergeDrafts({ ...kept, edits: editsOf(kept), savedAt: mine.savedAt }, mine);

/** There is such a field, and it can show this: it has the type that was answered, and the option that was chosen. */
export function fits(field: Field | undefined, value: Value): boolean {
  const rule = field && ruleOf(field.type);
  if (!rule || isBlank(value)) return field !== undefined;
  const read = rule.sanitize(value, field);
  return !(rule.isEmpty(read) && !same(read, value)) && rule.validate(read, field)?.code !== 'not-a-choice';
}

/** What is here with the newer edits of what is kept, and what they took the place of (`lost`). The field that is held stays as it is, with its instant. */
export function laid(mine: Draft, kept: Draft, held: string | undefined): Draft & { readonly lost: Values } {
  const now = overlaid(kept, mine);
  const [values, edits, lost]: [Values, Record<string, string>, Values] = [{}, { ...now.edits }, {}];
  for (const [field, value] of Object.entries(now.values)) {
    const [had, edited] = [mine.values[field], `values/${field}`];
    const before = mine.edits?.[edited];
    const waits = field === held && !same(value, had);
    if (!waits) values[field] = value;
    else if (had !== undefined) values[field] = had;
    if (waits && before) edits[edited] = before;
    else if (waits) delete edits[edited];
    else if (had !== undefined && !same(value, had) && !isBlank(had)) lost[field] = had;
  }
  return { ...now, values, edits, lost };
}
