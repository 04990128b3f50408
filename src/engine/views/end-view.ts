import type { EndDocument, EndView } from '../../protocol/end.js';
import { placeOf } from '../flow.js';
import type { Snapshot } from '../snapshot.js';
import { substitute } from '../substitute.js';
import { targetOf } from '../target.js';
import { publicName } from '../timeline.js';

const reset = 'reset-opportunity-process';

/** Signed contracts, and what was attached to the accepted offer. */
function documents({ opportunity: { contracts = [], offers } }: Snapshot): EndDocument[] {
  return [
    ...contracts.flatMap(({ name, status, signed }): EndDocument[] => (status === 'signed' && signed ? [{ kind: 'contract', name, file: signed.file }] : [])),
    ...offers.filter(({ status }) => status === 'accepted').flatMap(({ name, attachments }) => attachments.map((file): EndDocument => ({ kind: 'offer', name, file }))),
  ];
}

/** The end of a project: the text that the state's discard mark asks for, and whether the company lets it be taken up again. */
export function endMembers(snapshot: Snapshot): Omit<EndView, 'kind'> {
  const { flow, settings, opportunity } = snapshot;
  const place = placeOf(flow, opportunity.substate);
  const discard = place?.state.discard ?? false;
  const { success, failure, reactivation } = settings.end ?? {};
  const shown = reactivation === true && place?.substate.view === 'finalization-failed';
  const target = shown ? placeOf(flow, targetOf(snapshot, reset) ?? '') : undefined;
  const kept = documents(snapshot);
  return {
    discard,
    text: substitute(discard ? failure : success, snapshot),
    ...(shown && { reactivation: true }),
    ...(target && { leadsTo: substitute(publicName(target, snapshot), snapshot) }),
    ...(kept.length > 0 && { documents: kept.map((one) => ({ ...one, name: substitute(one.name, snapshot) })) }),
  };
}

/** Where the project would go: the customer is told, so another place is another revision. */
export const endHeld = (_opportunity: Snapshot['opportunity'], snapshot: Snapshot): unknown => targetOf(snapshot, reset);
