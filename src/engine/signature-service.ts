import type { SignatureEvent } from '../protocol/contract.js';
import type { FileRef } from '../protocol/file.js';
import { signable, othersOpen } from './actions/contract.js';
import { placeOf } from './flow.js';
import type { Decision, Effect, Snapshot } from './snapshot.js';
import { targetOf } from './target.js';

/** The source whose external actions are the signature service's. */
export const signatureService = 'signature-service';

/**
 * What the signature service's word does: the contract is signed, and with the last of them the project goes on. Where to, the company says for that source;
 * without such an entry it goes where the customer's own signature would lead, from the view where contracts are signed.
 */
export function decideService(snapshot: Snapshot, { contract: id, sha256, signedAt, name }: SignatureEvent, file: FileRef): Decision {
  const refuse = (code: string): Decision => ({ verdict: 'refused', status: code === 'way-not-taken' ? 422 : 409, code, errors: [] });
  const contract = signable(snapshot, id, sha256);
  if (!('ways' in contract)) return refuse('code' in contract ? contract.code : 'contract-not-open');
  if (!contract.ways.includes('service')) return refuse('way-not-taken');
  const signed: Effect = { kind: 'sign-contract', contract: id, way: 'service', at: signedAt ?? snapshot.now, file, ...(name ? { name } : {}) };
  const { flow, opportunity } = snapshot;
  const place = placeOf(flow, opportunity.substate);
  const target = targetOf(snapshot, 'sign-contract', signatureService) ?? (place?.substate.view === 'contract-signature' ? targetOf(snapshot, 'sign-contract') : undefined);
  const moves = target !== undefined && target !== opportunity.substate && !place?.state.discard && !othersOpen(snapshot, id);
  return { verdict: 'accepted', effects: [signed, ...(moves ? [{ kind: 'move', from: opportunity.substate, to: target, at: snapshot.now } as const] : [])], files: [file] };
}
