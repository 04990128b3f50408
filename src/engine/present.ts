import type { PlacedField, Values } from '../protocol/field.js';
import type { Opportunity, View } from '../protocol/opportunity.js';
import { availableActions } from './availability.js';
import { placeOf, type Place } from './flow.js';
import { shortHash } from './hash.js';
import { placedConditions, placedFields, placedValues } from './placed.js';
import type { Snapshot } from './snapshot.js';
import { substitute } from './substitute.js';
import { publicName, timeline } from './timeline.js';
import { viewHeld, viewMembers } from './views/view-members.js';

/** Thrown when an opportunity stands in a substate that its flow doesn't have: the company's data are broken, not the customer's request. */
export class MissingSubstateError extends Error {
  override readonly name = 'MissingSubstateError';
}

function viewOf(kind: string | null, snapshot: Snapshot): View | null {
  return kind === null ? null : { kind, ...viewMembers[kind]?.(snapshot) };
}

/** Changes with the step's definition, its substate and what is held of it; not with the clock, nor with a name that a text mentions. */
function revisionOf(snapshot: Snapshot, { substate }: Place, placed: readonly PlacedField[], values: Values): string {
  const { opportunity } = snapshot;
  const conditions = placedConditions(substate, snapshot).map(({ id, version, mandatory }) => [id, version, mandatory]);
  const held = substate.view !== null && viewHeld[substate.view]?.(opportunity, snapshot);
  // before all time nothing has expired
  const actions = availableActions({ ...snapshot, now: '' });
  return shortHash(JSON.stringify([substate.id, substate.view, opportunity.history.length, placed, values, conditions, held, actions]));
}

/** What the customer's page gets: settings, flow and opportunity merged, with the actions that can be taken now. */
export function present(snapshot: Snapshot): Opportunity {
  const { flow, opportunity } = snapshot;
  const place = placeOf(flow, opportunity.substate);
  if (!place) throw new MissingSubstateError(opportunity.substate);
  const { state, substate } = place;
  const placed = placedFields(substate, snapshot);
  const placements = placed.map((placement) => ({
    ...placement,
    definition: { ...placement.definition, text: substitute(placement.definition.text, snapshot), help: substitute(placement.definition.help, snapshot) },
  }));
  const values = placedValues(placed, opportunity.values);
  const conditions = placedConditions(substate, snapshot);
  const view = viewOf(substate.view, snapshot);
  const actions = availableActions(snapshot);
  return {
    id: opportunity.id,
    type: flow.type,
    name: opportunity.name,
    revision: revisionOf(snapshot, place, placed, values),
    state: { id: state.id, name: substitute(state.publicName ?? flow.name, snapshot), description: substitute(state.description, snapshot) },
    substate: {
      id: substate.id,
      name: substitute(publicName(place, snapshot), snapshot),
      description: substitute(substate.description, snapshot),
      duration: substitute(substate.duration, snapshot),
      next: substitute(substate.next, snapshot),
    },
    timeline: timeline(snapshot, place).map((step) => ({ ...step, name: substitute(step.name, snapshot), state: substitute(step.state, snapshot), description: substitute(step.description, snapshot) })),
    view,
    placements,
    values,
    conditions,
    actions,
  };
}
