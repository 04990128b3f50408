import { externalAction, placeOf } from './flow.js';
import type { Snapshot } from './snapshot.js';

/** The substate that an action leads to now; undefined when the company set none, or one that isn't there. */
export function targetOf(snapshot: Snapshot, action: string): string | undefined {
  const { flow, opportunity } = snapshot;
  const entry = externalAction(flow, action, opportunity.substate);
  if (entry?.target !== undefined) return placeOf(flow, entry.target) ? entry.target : undefined;
  if (entry?.option !== 'previous') return undefined;
  const before = [...opportunity.history].reverse().find(({ substate }) => substate !== opportunity.substate && placeOf(flow, substate)?.substate.view);
  return before?.substate;
}
