import { SignPayload, type Contract, type Signature } from '../../protocol/contract.js';
import type { FileRef } from '../../protocol/file.js';
import type { ProblemError } from '../../protocol/problem.js';
import { signerFault, strokesFault } from '../signature.js';
import type { Snapshot } from '../snapshot.js';
import { contractSlot, signatureSlot } from '../upload-slots.js';
import { refusedAt, type ActionRule, type Taken } from './action-rule.js';

const isOpen = ({ status }: Contract): boolean => status === 'open';

/** The upload of this customer for a slot, without the slot's name. */
function uploadFor({ files }: Snapshot, id: string | undefined, slot: string): FileRef | undefined {
  const upload = id === undefined ? undefined : files.get(id);
  if (upload?.field !== slot) return undefined;
  const { field: _, ...ref } = upload;
  return ref;
}

/** A contract that can be signed now, as it was read; else why not. */
export function signable({ opportunity }: Snapshot, id: string, sha256: string | undefined): Contract | Taken {
  const contract = opportunity.contracts?.find((one) => one.id === id);
  if (!contract) return refusedAt('contract', 'unknown-contract');
  if (contract.status === 'signed' || contract.status === 'withdrawn') return refusedAt('contract', `contract-${contract.status}`);
  if (!isOpen(contract)) return refusedAt('contract', 'contract-not-open');
  return sha256 === undefined || sha256 === (contract.document.sha256 ?? '') ? contract : refusedAt('sha256', 'contract-changed');
}

/** Once this one is signed, another waits still. */
export const othersOpen = ({ opportunity }: Snapshot, id: string): boolean => opportunity.contracts?.some((one) => one.id !== id && isOpen(one)) ?? false;

/** What is wrong with a signature that was made in the page. */
function signatureFaults(snapshot: Snapshot, { id }: Contract, { way, name, strokes, file }: Signature): ProblemError[] {
  const signer = signerFault(name);
  const faults: ProblemError[] = signer ? [{ pointer: '/payload/signature/name', ...signer }] : [];
  const drawn = way === 'drawn' ? strokesFault(strokes) : undefined;
  if (drawn) faults.push({ pointer: '/payload/signature/strokes', code: drawn });
  if (way === 'uploaded' && !uploadFor(snapshot, file, signatureSlot(id))) faults.push({ pointer: '/payload/signature/file', code: file === undefined ? 'required' : 'unknown-file' });
  return faults;
}

/** Only what the way of signing needs, with the name as it is kept. */
function plain({ way, name, strokes, file }: Signature): Signature {
  return { way, name: name.trim(), ...(way === 'drawn' ? { strokes } : {}), ...(way === 'uploaded' ? { file } : {}) };
}

/** A contract is signed as the company takes it: the last of them brings the project on. */
export const signContract: ActionRule = {
  moves: 'needed',
  blocked({ opportunity: { contracts = [] } }) {
    if (contracts.length === 0) return 'no-contract';
    return contracts.some(isOpen) ? undefined : 'nothing-to-sign';
  },
  take(snapshot, _shown, payload) {
    const read = SignPayload.safeParse(payload);
    if (!read.success) return refusedAt('signature', 'signature-malformed');
    const { contract: id, sha256, file, signature, service } = read.data;
    const contract = signable(snapshot, id, sha256);
    if (!('ways' in contract)) return contract;
    const way = service ? 'service' : signature ? 'page' : file !== undefined ? 'upload' : undefined;
    if (way === undefined || [service, signature, file].filter(Boolean).length > 1) return refusedAt('signature', 'signature-missing');
    if (!contract.ways.includes(way) || (way === 'service' && !contract.service)) return refusedAt('contract', 'way-not-taken');
    // the service says itself when it is signed
    if (way === 'service') return { effects: [], stays: true };
    const { now: at } = snapshot;
    const stays = othersOpen(snapshot, id);
    if (signature) {
      const errors = signatureFaults(snapshot, contract, signature);
      return { effects: [{ kind: 'sign-contract', contract: id, way, at, signature: plain(signature) }], errors, stays };
    }
    const copy = uploadFor(snapshot, file, contractSlot(id));
    if (!copy) return refusedAt('file', 'unknown-file');
    return { effects: [{ kind: 'sign-contract', contract: id, way, at, file: copy }], files: [copy], stays };
  },
};
