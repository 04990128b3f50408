import type { Condition } from '../protocol/condition.js';
import type { PlacedField, Value, Values } from '../protocol/field.js';
import type { ProblemError } from '../protocol/problem.js';
import { heldNothing, isAwaited, ruleOf } from './field-types/field-types.js';
import { consentPointer, valuePointer } from './pointer.js';
import { heldOf, shownFields } from './shown.js';

/** A step as the customer sees it, or as an action carries it. `accepted`: ids of the conditions ticked now. */
export interface Step {
  readonly placements: readonly PlacedField[];
  readonly values: Values;
  readonly conditions: readonly Condition[];
  readonly accepted: readonly string[];
}

/** The placements that the customer can write to with these values: shown, and not read-only. */
export function writable(placements: readonly PlacedField[], values: Values): PlacedField[] {
  const shown = shownFields(placements, values);
  return placements.filter((placement) => shown.has(placement.field) && !placement.readOnly);
}

/** The fault of one field as placed; undefined when it is good. A type that we don't know can't be judged, and never blocks; one whose rule is still to come does. */
export function checkValue({ definition, required, field }: PlacedField, value: Value | undefined): ProblemError | undefined {
  const rule = ruleOf(definition.type);
  if (isAwaited(definition.type)) return { pointer: valuePointer(field), code: 'not-loaded' };
  if (!rule || heldNothing.includes(definition.type)) return undefined;
  if (rule.isEmpty(value)) return required ? { pointer: valuePointer(field), code: 'required' } : undefined;
  const fault = rule.validate(value as Value, definition);
  return fault && { pointer: valuePointer(field), code: fault.code, ...(fault.params && { params: fault.params }) };
}

/** The mandatory conditions that are neither ticked now nor were accepted before in this version. */
export function owedConditions(conditions: readonly Condition[], accepted: readonly string[]): Condition[] {
  return conditions.filter((condition) => condition.mandatory && !condition.acceptedAt && !accepted.includes(condition.id));
}

/** All that holds the step up, field by field in their order, then the conditions. Hidden and read-only fields never do. */
export function checkStep(step: Step): ProblemError[] {
  const faults = writable(step.placements, step.values).flatMap((placement) => checkValue(placement, heldOf(step.values, placement.field)) ?? []);
  const owed = owedConditions(step.conditions, step.accepted).map((condition) => ({ pointer: consentPointer(condition.id), code: 'consent-required' }));
  return [...faults, ...owed];
}

/** What an action carries of the values: of shown, writable fields of a known type, as they go over the wire. */
export function valuesToSend(placements: readonly PlacedField[], values: Values): Values {
  const sent: Values = {};
  for (const { field, definition } of writable(placements, values)) {
    const rule = ruleOf(definition.type);
    const value = heldOf(values, field);
    if (rule && value !== undefined && !heldNothing.includes(definition.type)) sent[field] = rule.toWire(value);
  }
  return sent;
}
