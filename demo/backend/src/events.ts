import { sql } from 'kysely';
import type { LiveEvent } from '../../../src/protocol/index.js';
import { json, type Db } from './db.js';

/** What servers on one database tell each other: an event's id, `sessions` when some may be over, `mails` when there is one to send. */
export const channel = 'portal';

/**
 * Tells a customer's open pages of something, in the transaction that does it and as the last thing in it.
 * The lock makes the ids of one customer's events grow in the order in which they are seen: a page that goes on
 * from the last one it saw misses none that was under way then.
 */
export async function announce(trx: Db, customer: string, event: LiveEvent): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(721006), pg_advisory_xact_lock(hashtextextended(${`events ${customer}`}, 0))`.execute(trx);
  await tell(trx, customer, event);
}

/** Tells every open page; waits until what is being told to one is told. */
export async function broadcast(trx: Db, event: LiveEvent): Promise<void> {
  await sql`select pg_advisory_xact_lock(721006)`.execute(trx);
  await tell(trx, null, event);
}

async function tell(trx: Db, customer: string | null, event: LiveEvent): Promise<void> {
  await sql`with told as (insert into events (customer, body) values (${customer}, ${json(event)}) returning id) select pg_notify(${channel}, id::text) from told`.execute(trx);
}

/** Sends a word to every server on the database, this one included. */
export async function wake(db: Db, word: 'sessions' | 'mails'): Promise<void> {
  await sql`select pg_notify(${channel}, ${word})`.execute(db);
}

/** The newest event that a customer may see; what comes after it is news to who reads now. */
export async function newestEvent(db: Db, customer: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`select greatest(0, (select max(id) from events where customer = ${customer}), (select max(id) from events where customer is null))::text as id`.execute(db);
  return Number(rows[0]?.id ?? 0);
}

export interface EventRow { readonly id: number; readonly customer: string | null; readonly body: LiveEvent }

interface Raw { readonly id: string; readonly customer: string | null; readonly body: LiveEvent }
const rowsOf = (rows: readonly Raw[]): EventRow[] => rows.map(({ id, customer, body }) => ({ id: Number(id), customer, body }));

/** These events, in the order of their ids. */
export async function eventsOf(db: Db, ids: readonly number[]): Promise<EventRow[]> {
  const { rows } = await sql<Raw>`select id::text, customer, body from events where id in (${sql.join(ids.map((id) => sql`${id}`))}) order by events.id`.execute(db);
  return rowsOf(rows);
}

/** What a customer may see that came after one, at most so many. */
export async function eventsAfter(db: Db, after: number, most: number, customer: string): Promise<EventRow[]> {
  const { rows } = await sql<Raw>`select id::text, customer, body from events where id > ${after} and (customer = ${customer} or customer is null) order by events.id limit ${most}`.execute(db);
  return rowsOf(rows);
}

/** What happened in the last seconds. */
export async function eventsSince(db: Db, seconds: number): Promise<EventRow[]> {
  const { rows } = await sql<Raw>`select id::text, customer, body from events where at > now() - make_interval(secs => ${seconds}) order by events.id`.execute(db);
  return rowsOf(rows);
}

/** The event is still there: what came after it is too. */
export async function isKept(db: Db, id: number): Promise<boolean> {
  return (await sql<object>`select 1 from events where id = ${id}`.execute(db)).rows.length > 0;
}
