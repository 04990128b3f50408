import type { Condition } from '../protocol/condition.js';
import type { PlacedField, Values } from '../protocol/field.js';
import type { Substate } from '../protocol/flow.js';
import { ruleOf } from './field-types/field-types.js';
import { heldOf } from './shown.js';
import type { Snapshot } from './snapshot.js';

/** The fields of a substate in their order, each with its definition. A placement of a field that isn't there (any more) is left out, and all are where no view would show them: what nobody sees can't be asked for. */
export function placedFields(substate: Substate, snapshot: Snapshot): PlacedField[] {
  if (substate.view === null) return [];
  const placed = substate.placements?.flatMap((placement, index): PlacedField[] => {
    const definition = snapshot.fields.get(placement.field);
    return definition ? [{ ...placement, order: placement.order ?? index, required: placement.required ?? false, readOnly: placement.readOnly ?? false, definition }] : [];
  });
  return placed?.sort((a, b) => a.order - b.order) ?? [];
}

/** What these fields hold: the customer's answers, as their types are now, else the placement's default; a box that nobody ticked says no. Values of other fields don't leave the server. */
export function placedValues(placements: readonly PlacedField[], all: Values): Values {
  const values: Values = {};
  for (const { field, definition, defaultValue } of placements) {
    const rule = ruleOf(definition.type);
    const own = heldOf(all, field);
    const answer = own === undefined ? defaultValue : own;
    const value = rule ? rule.sanitize(answer, definition) : answer;
    if (value !== undefined && !rule?.isEmpty(value)) values[field] = value;
    else if (rule?.empty === false) values[field] = false;
  }
  return values;
}

/** The conditions of a substate, each once, with the time at which this customer accepted this very version. */
export function placedConditions(substate: Substate, snapshot: Snapshot): Condition[] {
  return [...new Set(substate.conditions)].flatMap((id): Condition[] => {
    const condition = snapshot.conditions.get(id);
    if (!condition) return [];
    const given = snapshot.opportunity.consents.find((consent) => consent.condition === id && consent.version === condition.version);
    return [given ? { ...condition, acceptedAt: given.at } : condition];
  });
}
