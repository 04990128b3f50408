import type { OutboxEntry, OutboxVerdict } from '../offline/ports.js';
import type { Core } from './core.js';
import { failureOf } from './failure.js';
import type { Failure, PortalState, SendState } from './state.js';

/** Why it was refused; as it was kept, perhaps in another tab. */
export const refusalOf = (verdict: OutboxVerdict): Failure | undefined => verdict.failure && failureOf({ name: 'PortalError', ...verdict.failure });

/** How a verdict shows. A receipt is a page of the step that was sent; where the project stands elsewhere by now, it is said beside what is asked now. */
export function shownAs({ opportunity: of, substate, action: { type } }: OutboxEntry, verdict: OutboxVerdict, { opportunity }: PortalState): SendState {
  const { receipt } = verdict;
  const failure = refusalOf(verdict);
  if (failure) return { status: 'refused', type, failure };
  if (!receipt) return { status: 'open' };
  const there = opportunity.status === 'ready' && opportunity.value.id === of && opportunity.value.substate.id === substate;
  return there ? { status: 'accepted', type, receipt } : { status: 'open', arrived: receipt };
}

/** What became of it, for the page. */
export function tellOf(core: Core, { opportunity, substate, action: { type, payload } }: OutboxEntry, verdict: OutboxVerdict): void {
  const failure = refusalOf(verdict);
  if (failure) core.tell({ type: 'action-failed', opportunity, action: type, code: failure.code });
  const receipt = verdict.receipt?.number;
  if (receipt === undefined) return;
  core.tell({ type: 'action-taken', opportunity, action: type, receipt });
  if (type === 'accept-budget') core.tell({ type: 'offer-accepted', opportunity, offer: payload.offer ?? '', receipt });
  if (type === 'submit-step') core.tell({ type: 'step-submitted', opportunity, substate, receipt });
}
