import type { AutomaticAction } from '../protocol/automatic.js';
import type { Flow } from '../protocol/flow.js';
import { placeOf } from './flow.js';

/** What happens by itself once a project has entered a substate, in the order of the file; nothing where the flow doesn't have it. */
export function automaticAt(flow: Flow, substate: string): readonly AutomaticAction[] {
  return placeOf(flow, substate)?.substate.automatic ?? [];
}

/** It happens in the very moment in which the substate is entered. */
export const isImmediate = ({ after }: AutomaticAction): boolean => !after;

/** Where a project goes on to at once when it enters a substate; undefined where it stays for now. */
export function passesTo(flow: Flow, substate: string): string | undefined {
  const move = automaticAt(flow, substate).find((action) => isImmediate(action) && action.move !== undefined)?.move;
  return move !== undefined && move !== substate && placeOf(flow, move) ? move : undefined;
}
