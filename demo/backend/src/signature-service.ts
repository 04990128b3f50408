import { createHmac, timingSafeEqual } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Context, Hono } from 'hono';
import { sql } from 'kysely';
import { decideService, present } from '../../../src/engine/index.js';
import { SignatureEvent, type FileRef } from '../../../src/protocol/index.js';
import { apply } from './actions.js';
import { signedBody } from './body.js';
import { refsOf } from './company-files.js';
import { discardUnfinished, keepUnfinished } from './contracts.js';
import { json, type Db } from './db.js';
import { announce } from './events.js';
import { notFound, Refusal } from './problems.js';
import { sha256 } from './secrets.js';
import { snapshotAfter, snapshotOf } from './snapshots.js';
import type { UploadStore } from './upload-store.js';

/** How old, or how far ahead, a request may be, in s. */
const tolerance = 300;
/** The largest signed document that comes in the request, in bytes; in Base64 it takes a third more. */
const mostDocument = 20_000_000;
export const mostOfEvent = Math.ceil(mostDocument / 3) * 4 + 10_000;

export interface SignatureServiceOptions {
  readonly db: Db;
  /** what the service signs its requests with; without one they are refused */
  readonly secret: string | undefined;
  /** ms since the epoch */
  now(): number;
  readonly store: UploadStore;
  newId(): string;
}

/** `t=<unix seconds>,v1=<HMAC-SHA256 of "<t>.<body>", hex>`; several `v1` while a secret is changed. */
export function isFromService(header: string | undefined, text: string, secret: string, now: number): 'fresh' | 'late' | 'foreign' {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('='));
  const at = parts.find(([name]) => name === 't')?.[1] ?? '';
  const expected = createHmac('sha256', secret).update(`${at}.${text}`).digest();
  const matches = parts.some(([name, value = '']) => {
    const given = Buffer.from(value, 'hex');
    return name === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!matches || !/^\d{1,12}$/.test(at)) return 'foreign';
  return Math.abs(now / 1000 - Number(at)) <= tolerance ? 'fresh' : 'late';
}

/** `POST /webhooks/signature`: the signature service's word that a contract is signed, wherever the project stands. The same event again gets the same answer. */
export function signatureRoutes(app: Hono, options: SignatureServiceOptions): void {
  app.post('/webhooks/signature', async (c) => {
    const { text, parse } = await signedBody(c, SignatureEvent);
    if (options.secret === undefined) throw new Refusal(503, 'not-configured');
    const came = isFromService(c.req.header('portal-signature'), text, options.secret, options.now());
    if (came !== 'fresh') throw new Refusal(401, came === 'late' ? 'signature-late' : 'signature-wrong');
    const { status, body } = await takeEvent(options, parse(), sha256(text));
    return answer(c, status, body);
  });
}

function answer(c: Context, status: number, body: object): Response {
  return c.body(JSON.stringify(body), status as 200, { 'Content-Type': status < 300 ? 'application/json' : 'application/problem+json' });
}

async function takeEvent(options: SignatureServiceOptions, event: SignatureEvent, bodyHash: string): Promise<{ status: number; body: object }> {
  const { db, store } = options;
  const before = await answered(db, event.id, bodyHash);
  if (before) return before;
  const project = await db.selectFrom('opportunities').select(['id', 'customer']).where('id', '=', event.opportunity).executeTakeFirst();
  if (!project) throw notFound();
  const made = await documentOf(options, event, project.customer);
  try {
    return await db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`webhook ${event.id}`}, 0))`.execute(trx);
      const meanwhile = await answered(trx, event.id, bodyHash);
      if (meanwhile) return meanwhile;
      const kept = await signed(trx, project.customer, event, made, new Date(options.now()));
      await trx.insertInto('webhooks').values({ id: event.id, body_hash: bodyHash, status: kept.status, answer: sql<object>`${JSON.stringify(kept.body)}::json`, at: new Date(options.now()) }).execute();
      return kept;
    });
  } finally {
    if ('data' in event.file) await discardUnfinished(db, store, made.id);
  }
}

/** The answer that an event was given; undefined for a new one. */
async function answered(db: Db, id: string, bodyHash: string): Promise<{ status: number; body: object } | undefined> {
  const row = await db.selectFrom('webhooks').select(['body_hash', 'status', 'answer']).where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  if (row.body_hash !== bodyHash) throw new Refusal(422, 'event-reused', { detail: 'This id was used for another event.' });
  return { status: row.status, body: row.answer };
}

/** The signed document: one that the company holds, or the bytes in the event, written down before anything else. */
async function documentOf({ db, now, store, newId }: SignatureServiceOptions, { file, opportunity, contract }: SignatureEvent, customer: string): Promise<FileRef> {
  const refuse = (code: string): Refusal => new Refusal(422, 'invalid', { errors: [{ pointer: '/file', code }] });
  if ('id' in file) {
    const known = (await refsOf(db, customer, [file.id])).get(file.id);
    if (!known) throw refuse('unknown-file');
    return known;
  }
  const bytes = Buffer.from(file.data, 'base64');
  if (bytes.length === 0) throw refuse('file-empty');
  if (bytes.length > mostDocument) throw refuse('file-too-large');
  if ((await fileTypeFromBuffer(bytes))?.mime !== 'application/pdf') throw refuse('not-a-pdf');
  const row = { id: newId(), opportunity, field: `signed.${contract}`, name: file.name, type: 'application/pdf', at: new Date(now()) };
  return keepUnfinished(db, store, row, bytes);
}

/** The event's effects, with its line in the audit. A contract that is signed already stays as it is: that is what the event says too. */
async function signed(trx: Db, customer: string, event: SignatureEvent, file: FileRef, now: Date): Promise<{ status: number; body: object }> {
  const { opportunity: id } = event;
  const snapshot = await snapshotOf(trx, customer, id, now, true);
  const decision = decideService(snapshot, event, file);
  if (decision.verdict === 'refused') {
    if (decision.code === 'unknown-contract') throw notFound();
    if (decision.code === 'contract-signed') return { status: 200, body: { taken: false, substate: snapshot.opportunity.substate } };
    return { status: decision.status, body: new Refusal(decision.status, decision.code).document };
  }
  for (const effect of decision.effects) await apply(trx, id, effect, now, snapshot.flow);
  const move = decision.effects.find((effect) => effect.kind === 'move');
  if (move) await trx.deleteFrom('drafts').where('opportunity', '=', id).execute();
  const detail = { source: 'signature-service', event: event.id, contract: event.contract, file: file.id, ...(move ? { to: move.to } : {}) };
  await trx.insertInto('audit').values({ at: now, customer, opportunity: id, action: 'sign-contract', detail: json<object>(detail) }).execute();
  const shown = present(await snapshotAfter(trx, snapshot));
  await announce(trx, customer, { kind: 'opportunity', opportunity: id, revision: shown.revision });
  return { status: 200, body: { taken: true, substate: shown.substate.id } };
}
