import type { Action } from '../protocol/opportunity.js';
import { documentationKinds } from '../protocol/opportunity.js';
import { placeOf } from './flow.js';
import { offerAt } from './offers.js';
import type { Snapshot } from './snapshot.js';
import { targetOf } from './target.js';

/** The action types that a view kind asks of the customer; without a view, the conditions do. */
export function actionsOf(kind: string | null, conditions: boolean): readonly string[] {
  if (kind === null) return conditions ? ['submit-step'] : [];
  if ((documentationKinds as readonly string[]).includes(kind)) return ['submit-step'];
  switch (kind) {
    case 'offer': return ['accept-budget'];
    case 'drawing': return ['submit-drawing'];
    case 'contract-signature': return ['sign-contract'];
    case 'finalization-failed': return ['reset-opportunity-process'];
    default: return [];
  }
}

/** The actions that `decide` knows how to take. */
const decided = ['submit-step', 'accept-budget', 'reset-opportunity-process'];

/** Every action that the current substate names, each with the reason when it can't be taken. */
export function availableActions(snapshot: Snapshot): Action[] {
  const { flow, opportunity, now } = snapshot;
  const place = placeOf(flow, opportunity.substate);
  if (!place) return [];
  const conditions = place.substate.conditions?.some((id) => snapshot.conditions.has(id)) ?? false;
  return actionsOf(place.substate.view, conditions).map((type): Action => {
    const because = (code: string): Action => ({ type, available: false, reason: { code } });
    if (!decided.includes(type)) return because('not-supported');
    if (targetOf(snapshot, type) === undefined) return because('no-target');
    if (type === 'accept-budget') {
      // one is accepted, once: a second waits until the company has withdrawn the first
      if (opportunity.offers.some(({ status }) => status === 'accepted')) return because('already-accepted');
      if (!opportunity.offers.some((offer) => offerAt(offer, now).status === 'open')) return because('nothing-open');
    }
    return { type, available: true };
  });
}
