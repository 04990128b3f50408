import { sql } from 'kysely';
import { decide, type Effect, type Snapshot } from '../../../src/engine/index.js';
import type { ActionRequest, Contract, FileRef, Text } from '../../../src/protocol/index.js';
import { signedPdf } from './contract-pdf.js';
import { contractLanguage, contractWords } from './contract-words.js';
import { json, type Db } from './db.js';
import type { Evidence } from './evidence.js';
import { isSoundPicture } from './picture.js';
import { logFault, Refusal } from './problems.js';
import { sha256 } from './secrets.js';
import { snapshotOf } from './snapshots.js';
import type { UploadStore } from './upload-store.js';
import { plainName } from './uploads.js';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** Where an action came from, and where files lie. */
export interface Circumstances {
  /** network address of who asked */
  readonly address: string;
  /** the browser's own name */
  readonly agent: string;
  readonly store: UploadStore;
  /** an id that must not be guessed */
  newId(): string;
}

/** A signed document that was made before its action is taken: its bytes lie on the disk, and it isn't there for anybody until the action is. */
export interface MadeDocument {
  readonly contract: string;
  /** sha-256 of the original */
  readonly of: string;
  readonly file: Required<FileRef>;
}

const inLanguage = (text: Text, language: string): string => (typeof text === 'string' ? text : (text[language] ?? text['en'] ?? Object.values(text)[0] ?? ''));

/** First letter and domain of an e-mail address; the last three digits of a phone number. */
export const maskedEmail = (email: string | undefined): string | undefined => email?.replace(/^(.).*@/, '$1•••@');
export const maskedPhone = (phone: string | undefined): string | undefined => (phone ? `•••${phone.slice(-3)}` : undefined);

/** Writes bytes down for good, and says in the database that they aren't anybody's yet: what a crash leaves is swept. */
export async function keepUnfinished(db: Db, store: UploadStore, row: { id: string; opportunity: string; field: string; name: string; type: string; at: Date }, bytes: Uint8Array): Promise<Required<FileRef>> {
  const { id, name, type, at, opportunity, field } = row;
  const file = { id, name: plainName(name), size: bytes.length, type, sha256: sha256(Buffer.from(bytes)) };
  await db.insertInto('files').values({ ...file, customer: null, opportunity, field, finished: false, created_at: at }).execute();
  await store.write(id, bytes);
  return file;
}

/** Takes a document back that no action took up. After a commit whose answer was lost it may have been: then it stays. */
export async function discardUnfinished(db: Db, store: UploadStore, id: string): Promise<void> {
  try {
    const gone = await db.deleteFrom('files').where('id', '=', id).where('finished', '=', false).returning('id').executeTakeFirst();
    if (gone) await store.remove(id);
  } catch (error) {
    logFault('discarding a document', error);
  }
}

/**
 * Makes the signed document of an action that signs in the page, before its transaction: a long one takes a moment, in which nobody is to wait for the project.
 * Undefined when there is nothing to make; the verdict falls within the transaction, on what is true by then. Refuses what no document can be made from.
 */
export async function makeDocument(db: Db, customer: string, id: string, action: ActionRequest, key: string, now: Date, from: Circumstances): Promise<MadeDocument | undefined> {
  if (action.type !== 'sign-contract') return undefined;
  if (await db.selectFrom('keys').select('key').where('customer', '=', customer).where('key', '=', key).executeTakeFirst()) return undefined;
  const snapshot = await snapshotOf(db, customer, id, now);
  const decision = decide(snapshot, action);
  const effect = decision.verdict === 'accepted' ? decision.effects.find((one): one is Of<'sign-contract'> => one.kind === 'sign-contract') : undefined;
  const contract = snapshot.opportunity.contracts?.find((one) => one.id === effect?.contract);
  if (!effect?.signature || !contract || decision.verdict !== 'accepted') return undefined;
  const original = await from.store.bytes(contract.document.id) ?? Buffer.alloc(0);
  if (sha256(original) !== contract.document.sha256) throw new Refusal(422, 'document-unreadable');
  const picture = effect.signature.file === undefined ? undefined : await from.store.bytes(effect.signature.file);
  if (picture && !isSoundPicture(picture)) throw unsound();
  const evidence = evidenceOf(snapshot, contract, effect, decision.effects, from);
  const bytes = await signedPdf(original, evidence, picture).catch((error: unknown) => {
    logFault('signing a document', error);
    throw picture ? unsound() : new Refusal(422, 'document-unreadable');
  });
  const name = contractWords(evidence.language).signed(contract.document.name.replace(/\.pdf$/i, ''));
  const row = { id: from.newId(), opportunity: id, field: `signed.${contract.id}`, name: `${name}.pdf`, type: 'application/pdf', at: now };
  return { contract: contract.id, of: contract.document.sha256, file: await keepUnfinished(db, from.store, row, bytes) };
}

const unsound = (): Refusal => new Refusal(422, 'picture-unreadable', { errors: [{ pointer: '/payload/signature/file', code: 'picture-unreadable' }] });

function evidenceOf(snapshot: Snapshot, contract: Contract, { signature, at }: Of<'sign-contract'>, effects: readonly Effect[], { address, agent }: Circumstances): Evidence {
  const { customer, opportunity, conditions, settings } = snapshot;
  const language = contractLanguage(customer.language);
  const given = [...opportunity.consents, ...effects.flatMap((effect) => (effect.kind === 'record-consent' ? [effect.consent] : []))];
  return {
    language, company: settings.company.name, project: { id: opportunity.id, name: inLanguage(opportunity.name, language) },
    contract: { id: contract.id, number: contract.number, name: inLanguage(contract.name, language) }, document: contract.document,
    customer: { id: customer.id, name: customer.name, email: maskedEmail(customer.email), phone: maskedPhone(customer.phone) },
    signature: signature ?? { way: 'typed', name: '' }, signedAt: new Date(at), address, agent: agent.slice(0, 400),
    consents: given.map(({ condition, ...consent }) => ({ id: condition, name: inLanguage(conditions.get(condition)?.name ?? condition, language), ...consent })),
  };
}

/** The contract is signed: its signed document stands beside it, and belongs to it from now on: nobody takes it away. Resolves with that document. */
export async function signContract(trx: Db, opportunity: string, effect: Of<'sign-contract'>, made?: MadeDocument): Promise<FileRef> {
  const { contract, way, at, signature } = effect;
  const file = effect.file ?? (made?.contract === contract ? made.file : undefined);
  // it was being made when something else was true; the same request again finds what is true now
  if (!file) throw new Refusal(503, 'busy', { retryAfter: 1 });
  await trx.updateTable('files').set({ finished: true, customer: null, opportunity }).where('id', '=', file.id).execute();
  const name = signature?.name ?? effect.name;
  const signed: Partial<Contract> = { status: 'signed', signed: { file, at, way, ...(name ? { name } : {}) } };
  await trx.updateTable('contracts').set({ body: sql`(body - 'dropped') || ${json(signed)}` }).where('opportunity', '=', opportunity).where('id', '=', contract).execute();
  return file;
}

/** A signature that doesn't count any more: the contract is open again. What was signed is still there, for the company. */
export async function dropSignature(trx: Db, opportunity: string, { contract, reason, at }: Of<'drop-signature'>): Promise<void> {
  await trx.updateTable('contracts').set({ body: sql`(body - 'signed') || ${json({ status: 'open', dropped: { at, reason } })}` }).where('opportunity', '=', opportunity).where('id', '=', contract).execute();
}
