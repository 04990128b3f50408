import type { Flow, State, Substate } from '../protocol/flow.js';

/** A substate with the state it stands in. */
export interface Place {
  readonly state: State;
  readonly substate: Substate;
}

/** The source whose external actions are ours. */
export const source = 'customer-portal';

/** Every substate of a flow with its state, in the order of the file. */
export function places(flow: Flow): Place[] {
  return flow.states.flatMap((state) => state.substates.map((substate) => ({ state, substate })));
}

/** Where a substate's id leads; undefined when the flow doesn't have it (any more). */
export function placeOf(flow: Flow, substate: string): Place | undefined {
  for (const state of flow.states) {
    const found = state.substates.find(({ id }) => id === substate);
    if (found) return { state, substate: found };
  }
  return undefined;
}

/** What an action of a source, ours when none is named, leads to from a substate: the entry for that substate, else the one for all. */
export function externalAction(flow: Flow, action: string, from: string, by = source): Flow['externalActions'][number] | undefined {
  const entries = flow.externalActions.filter((entry) => entry.source === by && entry.action === action);
  return entries.find((entry) => entry.from === from) ?? entries.find((entry) => entry.from === undefined);
}
