import { sql } from 'kysely';
import { automaticAt, decide, present, type Effect, type Snapshot } from '../../../src/engine/index.js';
import type { ActionAnswer, ActionRequest, FileRef, Flow, ProblemError, Receipt } from '../../../src/protocol/index.js';
import { json, type Db } from './db.js';
import { entered } from './automatic.js';
import { announce } from './events.js';
import { discardUnfinished, dropSignature, makeDocument, signContract, type Circumstances, type MadeDocument } from './contracts.js';
import { Refusal } from './problems.js';
import { sha256 } from './secrets.js';
import { snapshotAfter, snapshotOf } from './snapshots.js';

/** An answer as it is given, and given again for the same key. */
export interface Kept {
  readonly status: number;
  readonly body: object;
}

/**
 * Takes an action, exactly once: the key, the verdict, its effects, the audit line and the answer stand in one transaction.
 * The opportunity's row is held meanwhile, so that two actions on it come one after the other.
 */
export async function takeAction(db: Db, customer: string, id: string, action: ActionRequest, key: string, now: Date, from: Circumstances): Promise<Kept> {
  const made = await makeDocument(db, customer, id, action, key, now, from);
  try {
    return await takeOnce(db, customer, id, action, key, now, made);
  } finally {
    // only what no action took up
    if (made) await discardUnfinished(db, from.store, made.file.id);
  }
}

function takeOnce(db: Db, customer: string, id: string, action: ActionRequest, key: string, now: Date, made: MadeDocument | undefined): Promise<Kept> {
  const bodyHash = sha256(JSON.stringify([id, action]));
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${customer} ${key}`}, 0))`.execute(trx);
    const before = await trx.selectFrom('keys').selectAll().where('customer', '=', customer).where('key', '=', key).executeTakeFirst();
    if (before) {
      if (before.body_hash !== bodyHash) throw new Refusal(422, 'key-reused', { detail: 'This Idempotency-Key was used for another action.' });
      return { status: before.status, body: before.answer };
    }
    const snapshot = await snapshotOf(trx, customer, id, now, true);
    const decision = decide(snapshot, action);
    const kept = decision.verdict === 'accepted'
      ? await accept(trx, customer, snapshot, action, key, now, decision.effects, decision.files, made)
      : refused(decision.status, decision.code, decision.errors, decision.status === 409 ? present(snapshot) : undefined);
    await trx.insertInto('keys').values({ customer, key, body_hash: bodyHash, status: kept.status, answer: sql<object>`${JSON.stringify(kept.body)}::json`, created_at: now }).execute();
    return kept;
  });
}

function refused(status: 409 | 422, code: string, errors: readonly ProblemError[], opportunity: unknown): Kept {
  return { status, body: new Refusal(status, code, { errors, ...(opportunity ? { opportunity } : {}) }).document };
}

async function accept(trx: Db, customer: string, before: Snapshot, action: ActionRequest, key: string, now: Date, effects: readonly Effect[], sent: readonly FileRef[], made: MadeDocument | undefined): Promise<Kept> {
  const { id } = before.opportunity;
  for (const effect of effects) await apply(trx, id, effect, now, before.flow, made);
  const files = made ? [...sent, made.file] : sent;
  const { id: number } = await trx.insertInto('receipts').values({ at: now }).returning('id').executeTakeFirstOrThrow();
  const receipt: Receipt = { number: `R-${now.getUTCFullYear()}-${String(number).padStart(6, '0')}`, at: now.toISOString(), type: action.type, key, ...(files.length > 0 ? { files: [...files] } : {}) };
  const detail = { type: action.type, receipt: receipt.number, effects: effects.map(noted), ...(made ? { document: made.file.id } : {}) };
  await trx.insertInto('audit').values({ at: now, customer, opportunity: id, action: action.type, detail: json<object>(detail) }).execute();
  await trx.deleteFrom('drafts').where('customer', '=', customer).where('opportunity', '=', id).execute();
  const opportunity = present(await snapshotAfter(trx, before));
  const answer: ActionAnswer = { receipt, opportunity };
  await announce(trx, customer, { kind: 'opportunity', opportunity: id, revision: opportunity.revision });
  return { status: 200, body: answer };
}

/** What was done, without what was written: values and texts stand in the opportunity and its offers, consents in their own table. */
function noted(effect: Effect): object {
  switch (effect.kind) {
    case 'set-values': return { kind: effect.kind, fields: Object.keys(effect.values) };
    case 'decline-offer': return { kind: effect.kind, offer: effect.offer };
    case 'ask': return { kind: effect.kind, asked: { kind: effect.asked.kind, about: effect.asked.about } };
    // how somebody signs is nobody's business but the document's
    case 'sign-contract': return { kind: effect.kind, contract: effect.contract, way: effect.way, file: effect.file?.id };
    default: return effect;
  }
}

/** One effect of the engine as SQL. */
export async function apply(trx: Db, id: string, effect: Effect, now: Date, flow: Flow, made?: MadeDocument): Promise<void> {
  const opportunity = trx.updateTable('opportunities').where('id', '=', id);
  switch (effect.kind) {
    case 'set-values':
      await opportunity.set({ held: sql`held || ${json(effect.values)}`, updated_at: now }).execute();
      return;
    case 'record-consent': {
      const { condition, version, language, sha256: hash, at } = effect.consent;
      await trx.insertInto('consents').values({ opportunity: id, condition, version, language, sha256: hash, given_at: new Date(at) }).onConflict((conflict) => conflict.doNothing()).execute();
      return;
    }
    case 'accept-offer':
    case 'decline-offer':
      await trx.updateTable('offers').set({
        status: effect.kind === 'accept-offer' ? 'accepted' : 'declined',
        ...(effect.kind === 'decline-offer' && effect.reason !== undefined && { body: sql`body || ${json({ reason: effect.reason })}` }),
      }).where('opportunity', '=', id).where('id', '=', effect.offer).execute();
      return;
    case 'set-drawing':
      await opportunity.set({ drawing: json(effect.drawing), updated_at: now }).execute();
      return;
    case 'ask':
      await opportunity.set({ asked: sql`asked || ${json([effect.asked])}`, updated_at: now }).execute();
      return;
    case 'sign-contract':
      await signContract(trx, id, effect, made);
      return;
    case 'drop-signature':
      await dropSignature(trx, id, effect);
      return;
    case 'move':
      await opportunity.set({ substate: effect.to, history: sql`history || ${json([{ substate: effect.to, at: effect.at }])}`, updated_at: now }).execute();
      if (automaticAt(flow, effect.to).length > 0) await entered(trx, id, now);
  }
}

/** The opportunity as this customer sees it. */
export async function viewOf(db: Db, customer: string, id: string, now: Date): Promise<object> {
  return present(await snapshotOf(db, customer, id, now));
}
