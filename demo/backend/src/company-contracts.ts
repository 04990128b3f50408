import { isDeepStrictEqual } from 'node:util';
import { changedSince } from '../../../src/engine/index.js';
import type { Contract, Drawing, Offer, OpportunityRecord, ProblemError } from '../../../src/protocol/index.js';
import { pointer } from './body.js';
import { refsOf } from './company-files.js';
import type { Db } from './db.js';
import { endsAsPdf, pdfFault } from './pdf.js';
import { Refusal } from './problems.js';
import type { UploadStore } from './upload-store.js';

/** Refuses contracts that nobody could read or sign, before anything is written. A document that was looked at once isn't looked at again. */
export async function checkContracts(db: Db, store: UploadStore, { id, customer, contracts = [] }: OpportunityRecord): Promise<void> {
  if (contracts.length === 0) return;
  const known = await refsOf(db, customer, contracts.map(({ document }) => document.id));
  const before = await contractsOf(db, id);
  const errors: ProblemError[] = [];
  for (const [i, contract] of contracts.entries()) {
    const refuse = (member: string, code: string): void => { errors.push({ pointer: pointer(['contracts', i, member]), code }); };
    if (!/^[\w.-]{1,100}$/.test(contract.id)) refuse('id', 'invalid-id');
    if (contracts.findIndex((one) => one.id === contract.id) < i) refuse('id', 'duplicate-id');
    if (contract.status === 'open' && contract.ways.length === 0) refuse('ways', 'required');
    if (contract.ways.includes('service') && !/^https?:\/\//i.test(contract.service?.url ?? '')) refuse('service', 'required');
    if (contract.status === 'signed' && !contract.signed) refuse('signed', 'required');
    const file = known.get(contract.document.id);
    // one that isn't there is named where all files are looked up
    if (!file || before.some(({ document }) => document.id === file.id && document.sha256 === file.sha256)) continue;
    const fault = file.type === 'application/pdf' ? await documentFault(await store.bytes(file.id) ?? Buffer.alloc(0)) : 'not-a-pdf';
    if (fault) refuse('document', fault);
  }
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
}

async function documentFault(bytes: Buffer): Promise<string | undefined> {
  return (await pdfFault(bytes)) ?? (endsAsPdf(bytes) ? undefined : 'pdf-damaged');
}

export async function contractsOf(db: Db, opportunity: string): Promise<Contract[]> {
  return (await db.selectFrom('contracts').select('body').where('opportunity', '=', opportunity).orderBy('place').execute()).map(({ body }) => body);
}

/** What the contracts of a project were made from, and they themselves: as they were, and as the company writes them now (undefined: it doesn't). */
export interface Rewritten {
  readonly before: { readonly contracts: readonly Contract[]; readonly drawing: Drawing | undefined; readonly offers: readonly Offer[] };
  readonly contracts: readonly Contract[] | undefined;
  readonly drawing: Drawing | undefined;
  readonly offers: readonly Offer[] | undefined;
}

/**
 * The contracts as they are to be kept, when the company has written to their project. A signature of the customer's stays under a contract that is written again as it was,
 * and is dropped when its document, the design or the price is another one. A signature that the company itself brings counts. Undefined: nothing changes.
 */
export function rewrittenContracts({ before, contracts, drawing, offers }: Rewritten, now: Date): { readonly contracts: Contract[]; readonly dropped: { contract: string; reason: string; file: string | undefined }[] } | undefined {
  const changed = changedSince(before, { drawing: drawing ?? before.drawing, offers: offers ?? before.offers });
  if (!contracts && !changed) return undefined;
  const dropped: { contract: string; reason: string; file: string | undefined }[] = [];
  const kept = (contracts ?? before.contracts).map((contract): Contract => {
    const was = before.contracts.find(({ id }) => id === contract.id);
    if (was?.status !== 'signed' || contract.status === 'withdrawn') return contract;
    // written again as it was read, or without a word of the signature: it is the same signature
    const same = !contract.dropped && (contract.status === 'open' || isDeepStrictEqual(contract.signed, was.signed));
    if (!same) return contract;
    const reason = was.document.sha256 !== contract.document.sha256 ? 'document-changed' : changed;
    const { signed: _, ...open } = contract;
    if (!reason) return { ...open, status: 'signed', signed: was.signed };
    dropped.push({ contract: contract.id, reason, file: was.signed?.file.id });
    return { ...open, status: 'open', dropped: { at: now.toISOString(), reason } };
  });
  return { contracts: kept, dropped };
}
