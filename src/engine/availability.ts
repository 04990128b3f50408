import type { Flow, Substate } from '../protocol/flow.js';
import type { Action } from '../protocol/opportunity.js';
import { documentationKinds } from '../protocol/opportunity.js';
import { actionRuleOf } from './actions/action-rules.js';
import { externalAction, placeOf } from './flow.js';
import type { Snapshot } from './snapshot.js';
import { targetOf } from './target.js';

/** A view that only informs still has a way forward where there are conditions to accept, or where the company set one for this very substate. */
export const continues = (flow: Flow, { id }: Substate): boolean => externalAction(flow, 'submit-step', id)?.from === id;

/** The action types that a view kind asks of the customer; without a view, the conditions do. `onward`: the company set where the step leads. */
export function actionsOf(kind: string | null, conditions: boolean, onward = false): readonly string[] {
  if (kind === null) return conditions ? ['submit-step'] : [];
  if ((documentationKinds as readonly string[]).includes(kind)) return ['submit-step'];
  switch (kind) {
    case 'offer': return ['accept-budget', 'ask-offer-change', 'decline-offer'];
    case 'drawing': return ['submit-drawing'];
    case 'installer-visit': return ['ask-visit-change', ...(conditions || onward ? ['submit-step'] : [])];
    case 'contract-signature': return ['sign-contract'];
    case 'finalization-success': return conditions || onward ? ['submit-step'] : [];
    case 'finalization-failed': return ['reset-opportunity-process'];
    // a view of the company's own: what it does beyond showing is to send the fields placed in it
    default: return kind.startsWith('x-') && (conditions || onward) ? ['submit-step'] : [];
  }
}

/** Every action that the current substate names, each with the reason when it can't be taken. */
export function availableActions(snapshot: Snapshot): Action[] {
  const { flow, opportunity } = snapshot;
  const place = placeOf(flow, opportunity.substate);
  if (!place) return [];
  const conditions = place.substate.conditions?.some((id) => snapshot.conditions.has(id)) ?? false;
  return actionsOf(place.substate.view, conditions, continues(flow, place.substate)).map((type): Action => {
    const rule = actionRuleOf(type);
    const code = !rule ? 'not-supported' : rule.moves === 'needed' && targetOf(snapshot, type) === undefined ? 'no-target' : rule.blocked?.(snapshot);
    return code === undefined ? { type, available: true } : { type, available: false, reason: { code } };
  });
}
