import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfBytes } from '../fixtures/bytes.js';
import { accepted, Caller, consentsTo, newKey } from '../conformance/caller.js';
import { newDatabase, TestBackend } from './open-backend.js';

describe('two servers on one PostgreSQL', () => {
  let one: TestBackend;
  let other: TestBackend;
  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    [one, other] = await Promise.all([TestBackend.open('PostgreSQL', { databaseUrl }), TestBackend.open('PostgreSQL', { databaseUrl })]);
  });
  afterAll(async () => { await Promise.all([one?.close(), other?.close()]); });

  it('start at once, and share sessions and what was written', async () => {
    const { anna, project } = await one.anna();
    expect((await new Caller(other.endpoint, anna.token).opportunity(project)).id).toBe(project);
  });

  it('take one action with one key once, and one of two with two keys', async () => {
    const { anna, project } = await one.anna();
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    const shown = await anna.opportunity(project);
    const elsewhere = new Caller(other.endpoint, anna.token);
    const payload = { values: { 'tax-id': 'A1', identity: [id] }, consents: consentsTo(shown) };
    const key = newKey();
    const same = await Promise.all([anna, elsewhere, anna, elsewhere].map((caller) => caller.act(project, 'submit-step', payload, { key, revision: shown.revision })));
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(same.map((answer) => accepted(answer).receipt.number)).size).toBe(1);
    const offers = await one.anna({ substate: 'choose-offer', offers: ['a', 'b'].map((offer) => ({ id: offer, name: offer, price: { amount: 1, currency: 'EUR' }, lines: [], attachments: [], status: 'open' })) });
    const choice = await offers.anna.opportunity(offers.project);
    const there = new Caller(other.endpoint, offers.anna.token);
    const raced = await Promise.all([offers.anna, there].map((caller, i) => caller.act(offers.project, 'accept-budget', { offer: i === 0 ? 'a' : 'b', consents: consentsTo(choice) }, { revision: choice.revision })));
    expect(raced.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('go on after the database dropped their connections', async () => {
    const { anna, project } = await one.anna();
    const error = console.error;
    console.error = () => undefined;
    const { sql } = await import('kysely');
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(other.backend.db);
    let status = 0;
    for (let tries = 0; tries < 10 && status !== 200; tries++) ({ status } = await anna.ask(`/opportunities/${project}`));
    console.error = error;
    expect(status).toBe(200);
  });
});
