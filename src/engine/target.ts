import { externalAction, placeOf, source, type Place } from './flow.js';
import type { Snapshot } from './snapshot.js';

/** Whether the customer finds something to do there: a view, in a project that isn't closed. */
function goesOn(place: Place | undefined): boolean {
  return place !== undefined && place.substate.view !== null && place.substate.view !== 'finalization-failed' && !place.state.discard;
}

/** The substate that an action of a source leads to now; undefined when the company set none, or one that isn't there. `previous`: the last one with a view that wasn't itself a failure, or two of those would send the customer to and fro. */
export function targetOf(snapshot: Snapshot, action: string, by = source): string | undefined {
  const { flow, opportunity } = snapshot;
  const entry = externalAction(flow, action, opportunity.substate, by);
  if (entry?.target !== undefined) return placeOf(flow, entry.target) ? entry.target : undefined;
  if (entry?.option !== 'previous') return undefined;
  const before = [...opportunity.history].reverse().find(({ substate }) => substate !== opportunity.substate && goesOn(placeOf(flow, substate)));
  return before?.substate;
}
