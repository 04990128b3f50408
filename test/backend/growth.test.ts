import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accepted, consentsTo, type Caller } from '../conformance/caller.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { newDatabase, TestBackend } from './open-backend.js';
import { recordStatements, type Statement } from './statements.js';

interface Plan { readonly 'Actual Rows': number; readonly 'Actual Loops': number; readonly 'Rows Removed by Filter'?: number; readonly 'Relation Name'?: string; readonly Plans?: readonly Plan[] }

/** Rows that a plan read from tables, those included that it read and passed over. */
function rowsOf({ Plans = [], ...plan }: Plan): number {
  const own = plan['Relation Name'] === undefined ? 0 : (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'];
  return Plans.reduce((sum, one) => sum + rowsOf(one), own);
}

describe('the backend on PostgreSQL, as its customers grow in number', () => {
  let portal: TestBackend;
  let database: string;
  let anna: Caller;
  beforeAll(async () => {
    database = await newDatabase();
    portal = await TestBackend.open('PostgreSQL', { databaseUrl: database, automaticEvery: 2 ** 30 });
  });
  afterAll(() => portal?.close());

  /** So many customers in all, each with a session, a project, an offer, a consent, a file, a key and events. */
  async function grow(from: number, to: number): Promise<void> {
    const { db } = portal.backend;
    const ids = sql`generate_series(${from}::int, ${to - 1}::int) as i`;
    for (const statement of [
      sql`insert into customers (id, name, email) select 'many-' || i, 'Bruno', i || '@many.example' from ${ids}`,
      sql`insert into sessions (family, customer, generation, rotated_at, expires_at) select 'many-' || i, 'many-' || i, 1, now(), now() + interval '1 day' from ${ids}`,
      sql`insert into opportunities (id, customer, type, name, substate) select 'many-' || i, 'many-' || i, 'sale', '"Via Verdi 8"', 'send-documents' from ${ids}`,
      sql`insert into offers (id, opportunity, place, body, status) select 'a', 'many-' || i, 0, '{}', 'draft' from ${ids}`,
      sql`insert into consents (opportunity, condition, version, language, sha256, given_at) select 'many-' || i, 'news', 1, 'und', '', now() from ${ids}`,
      sql`insert into files (id, customer, opportunity, field, name, size, type, finished) select 'many-' || i, 'many-' || i, 'many-' || i, 'identity', 'a.pdf', 1, 'application/pdf', true from ${ids}`,
      sql`insert into keys (customer, key, body_hash, status, answer) select 'many-' || i, 'key-of-many', '', 200, '{}' from ${ids}`,
      sql`insert into drafts (customer, opportunity, body, saved_at) select 'many-' || i, 'many-' || i, '{}', now() from ${ids}`,
      sql`insert into events (customer, body) select 'many-' || i, '{"kind":"opportunity"}' from ${ids}, generate_series(1, 3)`,
      sql`analyze`,
    ]) await statement.execute(db);
  }

  /** What a request sends to the database. */
  async function sent(ask: () => Promise<unknown>): Promise<Statement[]> {
    const { statements, stop } = recordStatements();
    await ask().finally(stop);
    return statements;
  }

  /** The rows that statements read when they run again, undone in the end. */
  async function rowsRead(statements: readonly Statement[]): Promise<number> {
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    try {
      await client.query('begin');
      let rows = 0;
      for (const { text, values } of statements) {
        if (/^(begin|commit|rollback|start transaction)/i.test(text)) continue;
        const { rows: [plan] } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) ${text}`, [...values]);
        rows += rowsOf(plan?.['QUERY PLAN'][0]?.Plan ?? { 'Actual Rows': NaN, 'Actual Loops': NaN });
      }
      return rows;
    } finally {
      await client.query('rollback').finally(() => client.end());
    }
  }

  it('sends two statements for a view and one transaction for an action, and reads no more rows among twenty thousand customers than among one', async () => {
    const begun = await portal.anna();
    ({ anna } = begun);
    const { id } = await anna.upload(begun.project, 'identity', pdfBytes());
    const shown = await anna.opportunity(begun.project);
    const payload = { values: { 'tax-id': 'A1', identity: [id] }, consents: consentsTo(shown) };
    const asks = {
      view: await sent(() => anna.opportunity(begun.project)),
      me: await sent(() => anna.ask('/me')),
      action: await sent(async () => accepted(await anna.act(begun.project, 'submit-step', payload, { revision: shown.revision, key: 'key-of-growth' }))),
    };
    const transactions = (statements: readonly Statement[]): number => statements.filter(({ text }) => /^(begin|start transaction)/i.test(text)).length;
    expect([asks.view.length, transactions(asks.view), transactions(asks.action)]).toEqual([2, 0, 1]);
    // outside of its transaction an action asks for nothing but who it is
    expect(asks.action.findIndex(({ text }) => /^(begin|start transaction)/i.test(text))).toBeLessThanOrEqual(1);
    // so that it can be taken once more
    await sql`delete from keys where key = 'key-of-growth'`.execute(portal.backend.db);
    const read = async (): Promise<Record<keyof typeof asks, number>> => ({ view: await rowsRead(asks.view), me: await rowsRead(asks.me), action: await rowsRead(asks.action) });
    await grow(0, 1_000);
    const few = await read();
    await grow(1_000, 20_000);
    const many = await read();
    expect(few.view).toBeGreaterThan(5);
    for (const ask of ['view', 'me', 'action'] as const) expect([ask, many[ask]]).toEqual([ask, Math.min(many[ask], few[ask])]);
  });
});
