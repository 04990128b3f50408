import type { PlacedField, Value, Values } from '../../protocol/field.js';
import type { FileRef } from '../../protocol/file.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { ProblemError } from '../../protocol/problem.js';
import { fileIds } from '../field-types/file-rule.js';
import { fileTypes, ruleOf } from '../field-types/field-types.js';
import type { FieldRule } from '../field-types/rule.js';
import { valuePointer } from '../pointer.js';
import { heldOf } from '../shown.js';
import type { Effect, Snapshot } from '../snapshot.js';
import { checkValue, writable } from '../step.js';
import type { ActionRule } from './action-rule.js';

/** The step's values as they would be kept, with what is wrong with them. Only what was shown and may be written is kept; values of unknown types are not ours to judge, nor to store. */
export function readValues(snapshot: Snapshot, shown: Opportunity, sent: Values): { readonly effect: Effect; readonly files: readonly FileRef[]; readonly errors: readonly ProblemError[] } {
  const refused: ProblemError[] = [];
  const values: Values = { ...shown.values };
  for (const placement of shown.placements) {
    const { field, definition } = placement;
    const rule = ruleOf(definition.type);
    if (!rule || !Object.hasOwn(sent, field)) continue;
    const value = readValue(snapshot, placement, rule.sanitize(sent[field], definition));
    if (!placement.readOnly) values[field] = value;
    else if (!same(rule, value, heldOf(values, field))) refused.push({ pointer: valuePointer(field), code: 'read-only' });
  }
  const wanted = writable(shown.placements, values);
  const faults = wanted.flatMap((placement) => checkValue(placement, heldOf(values, placement.field)) ?? []);
  const kept: Values = {};
  for (const { field, definition } of wanted) {
    const value = heldOf(values, field);
    if (ruleOf(definition.type) && value !== undefined) kept[field] = value;
  }
  return { effect: { kind: 'set-values', values: kept }, files: Object.values(kept).flatMap(filesOf), errors: [...refused, ...faults] };
}

/** A value with its files looked up by id: those held already, and those uploaded for this field. Any other id stays an id, which no rule accepts. */
function readValue({ opportunity, files }: Snapshot, { field, definition }: PlacedField, value: Value): Value {
  if (!fileTypes.includes(definition.type)) return value;
  const known = filesOf(heldOf(opportunity.values, field));
  return [...new Set(fileIds(value))].map((id): FileRef | string => {
    const upload = files.get(id);
    if (upload?.field !== field) return known.find((file) => file.id === id) ?? id;
    const { field: _, ...ref } = upload;
    return ref;
  });
}

const filesOf = (value: Value | undefined): FileRef[] => (Array.isArray(value) ? value.filter((file): file is FileRef => typeof file === 'object') : []);

const same = (rule: FieldRule, a: Value, b: Value | undefined): boolean => JSON.stringify(rule.toWire(a)) === JSON.stringify(rule.toWire(b ?? rule.empty));

export const submitStep: ActionRule = {
  moves: 'needed',
  take(snapshot, shown, { values }) {
    const { effect, files, errors } = readValues(snapshot, shown, values ?? {});
    return { effects: [effect], files, errors };
  },
};
