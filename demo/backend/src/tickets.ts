import type { Context } from 'hono';
import { sql } from 'kysely';
import { ticketFaults } from '../../../src/engine/index.js';
import type { CompanyTicketPage, FileRef, ProblemError, Ticket, TicketRequest } from '../../../src/protocol/index.js';
import type { Kept } from './actions.js';
import { settingsOf } from './company-records.js';
import { json, type Db, type Tables } from './db.js';
import { limit } from './limits.js';
import { notFound, Refusal } from './problems.js';
import { sha256 } from './secrets.js';

/** Queries and incidents that a customer may send within an hour. */
const perHour = 20;

type Row = { readonly id: number; readonly at: Date; readonly customer: string; readonly body: Tables['tickets']['body'] };

const numberOf = ({ id, at, body }: Row): string => `${body.kind === 'incident' ? 'I' : 'Q'}-${at.getUTCFullYear()}-${String(id).padStart(6, '0')}`;
const ticketOf = (row: Row): Ticket => ({ number: numberOf(row), ...row.body });

/** What came of a request; `ticket` when it has just arrived, and not when its answer is given again. */
export interface Taken extends Kept { readonly ticket?: Ticket }

/** Takes a query or an incident, exactly once: the key, the verdict and the answer stand in one transaction. */
export async function takeTicket(db: Db, customer: string, request: TicketRequest, key: string, now: Date): Promise<Taken> {
  const bodyHash = sha256(JSON.stringify(['ticket', request]));
  return db.transaction().execute(async (trx): Promise<Taken> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${customer} ${key}`}, 0))`.execute(trx);
    const before = await trx.selectFrom('keys').selectAll().where('customer', '=', customer).where('key', '=', key).executeTakeFirst();
    if (before) {
      if (before.body_hash !== bodyHash) throw new Refusal(422, 'key-reused', { detail: 'This Idempotency-Key was used for something else.' });
      return { status: before.status, body: before.answer };
    }
    await limit(trx, `tickets ${customer}`, perHour, 3600, now.getTime());
    if (request.opportunity !== undefined && !(await trx.selectFrom('opportunities').select('id').where('id', '=', request.opportunity).where('customer', '=', customer).executeTakeFirst())) throw notFound();
    const { refs, errors: fileErrors } = await filesOf(trx, customer, request.files ?? []);
    const errors = [...ticketFaults(request, (await settingsOf(trx))?.help ?? {}), ...fileErrors];
    const taken = errors.length > 0 ? { status: 422, body: new Refusal(422, 'invalid', { errors }).document } : await keep(trx, customer, request, refs, { key, bodyHash, now });
    await trx.insertInto('keys').values({ customer, key, body_hash: bodyHash, status: taken.status, answer: sql<object>`${JSON.stringify(taken.body)}::json`, created_at: now }).execute();
    return taken;
  });
}

async function keep(trx: Db, customer: string, { kind, type, opportunity, text }: TicketRequest, files: readonly FileRef[], { key, bodyHash, now }: { key: string; bodyHash: string; now: Date }): Promise<Taken> {
  const body: Tables['tickets']['body'] = { at: now.toISOString(), kind, ...(type !== undefined && { type }), ...(opportunity !== undefined && { opportunity }), text: text.trim(), ...(files.length > 0 && { files: [...files] }) };
  const row = await trx.insertInto('tickets').values({ at: now, customer, opportunity: opportunity ?? null, key, body_hash: bodyHash, body: json(body) }).returning('id').executeTakeFirstOrThrow();
  const ticket = ticketOf({ id: row.id, at: now, customer, body });
  await trx.insertInto('audit').values({ at: now, customer, opportunity: opportunity ?? null, action: 'ticket', detail: json<object>({ number: ticket.number, kind, ...(type !== undefined && { type }), files: files.map(({ id }) => id) }) }).execute();
  return { status: 200, body: ticket, ticket };
}

/** Finished uploads of this customer for the help. What removes an upload holds its project's row: so does this, and neither misses the other. */
async function filesOf(trx: Db, customer: string, ids: readonly string[]): Promise<{ refs: FileRef[]; errors: ProblemError[] }> {
  if (ids.length === 0) return { refs: [], errors: [] };
  const wanted = trx.selectFrom('files').where('id', 'in', [...ids]).where('customer', '=', customer).where('field', '=', 'ticket').where('finished', '=', true);
  await trx.selectFrom('opportunities').select('id').where('id', 'in', wanted.select('opportunity')).orderBy('id').forUpdate().execute();
  const rows = new Map((await wanted.select(['id', 'name', 'size', 'type', 'sha256']).execute()).map((row) => [row.id, row]));
  const errors = ids.flatMap((id, i): ProblemError[] => (rows.has(id) ? [] : [{ pointer: `/files/${i}`, code: 'unknown-file' }]));
  return { refs: [...new Set(ids)].flatMap((id) => { const row = rows.get(id); return row ? [{ ...row, sha256: row.sha256 ?? undefined }] : []; }), errors };
}

/** Newest first, from where the cursor says; of one customer, or of all. */
export async function ticketPage(db: Db, c: Context, customer?: string): Promise<CompanyTicketPage> {
  const { cursor, limit: most = '20' } = c.req.query();
  const errors = [...(cursor === undefined || /^\d{1,9}$/.test(cursor) ? [] : ['/cursor']), ...(/^([1-9]\d?|100)$/.test(most) ? [] : ['/limit'])].map((pointer) => ({ pointer, code: 'invalid' }));
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
  let query = db.selectFrom('tickets').select(['id', 'at', 'customer', 'body']).orderBy('id', 'desc').limit(Number(most) + 1);
  if (customer !== undefined) query = query.where('customer', '=', customer);
  if (cursor !== undefined) query = query.where('id', '<', Number(cursor));
  const rows = await query.execute();
  const page = rows.slice(0, Number(most));
  const last = page.at(-1);
  return { tickets: page.map((row) => ({ ...ticketOf(row), customer: row.customer })), ...(rows.length > page.length && last && { next: String(last.id) }) };
}
