import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventStreams } from '../../demo/backend/src/event-streams.js';
import { announce, broadcast } from '../../demo/backend/src/events.js';
import { Me, type OpportunityRecord } from '../../src/protocol/index.js';
import { accepted, consentsTo } from '../conformance/caller.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { sale, saleSettings } from '../fixtures/sale.js';
import { Follower } from './follower.js';
import { databases, newDatabase, TestBackend } from './open-backend.js';

describe.each(databases)('events on %s', (database) => {
  let portal: TestBackend;
  const followers: Follower[] = [];
  beforeAll(async () => { portal = await TestBackend.open(database); });
  afterAll(async () => { for (const follower of followers) follower.close(); await portal?.close(); });

  const follow = async (token: string | undefined, after?: string): Promise<Follower> => {
    const follower = await Follower.open(portal.endpoint, token, after);
    followers.push(follower);
    // it is told from here on
    if (follower.status === 200 && after === undefined) await follower.until(({ told }) => told.length > 0);
    return follower;
  };
  const move = (customer: string, project: string, more: Partial<OpportunityRecord> = {}) => portal.put(`/company/opportunities/${project}`, { id: project, customer, type: 'sale', name: 'Via Verdi 8', substate: 'in-review', ...more });
  const kinds = (follower: Follower) => follower.told.flatMap(({ data }) => (data ? [data] : []));

  it('F137 a page that follows is told that the company moved the project, by the event’s id', async () => {
    const { anna, customer, project } = await portal.anna();
    const follower = await follow(anna.token);
    expect([follower.status, follower.headers.get('content-type'), follower.headers.get('x-accel-buffering')]).toEqual([200, 'text/event-stream', 'no']);
    expect(follower.headers.get('cache-control')).toContain('no-store');
    expect(follower.headers.get('content-encoding')).toBeNull();
    await move(customer.id, project);
    await follower.count(1);
    const [start, told] = follower.told;
    expect(told).toMatchObject({ event: 'opportunity', data: { kind: 'opportunity', opportunity: project } });
    expect(Number(told?.id)).toBeGreaterThan(Number(start?.id));
  });

  it('tells of an action with the revision that its answer has, so that who sent it need not look', async () => {
    const { anna, project } = await portal.anna();
    const follower = await follow(anna.token);
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    const answer = await anna.act(project, 'submit-step', { values: { 'tax-id': 'A1', identity: [id] }, consents: consentsTo(await anna.opportunity(project)) });
    await follower.count(1);
    expect(kinds(follower)).toEqual([{ kind: 'opportunity', opportunity: project, revision: accepted(answer).opportunity?.revision }]);
  });

  it('tells nothing of what is refused, nor of another customer', async () => {
    const [{ anna, customer, project }, other] = [await portal.anna(), await portal.anna()];
    const follower = await follow(anna.token);
    expect((await anna.act(project, 'submit-step', { values: {} })).status).toBe(422);
    await move(other.customer.id, other.project);
    await move(customer.id, project);
    await follower.count(1);
    expect(kinds(follower)).toEqual([{ kind: 'opportunity', opportunity: project }]);
    expect(JSON.stringify(follower.told)).not.toContain(other.project);
  });

  it('goes on from an event, with all that came after it and nothing before', async () => {
    const { anna, customer, project } = await portal.anna();
    const { event } = await anna.get('/me', Me);
    await move(customer.id, project);
    await move(customer.id, project, { substate: 'choose-offer' });
    const follower = await follow(anna.token, event);
    const [first, second] = await follower.count(2);
    expect(kinds(follower)).toHaveLength(2);
    const again = await follow(anna.token, first?.id);
    expect(await again.count(1)).toEqual([second]);
    await move(customer.id, project, { substate: 'done' });
    expect(await again.count(2)).toEqual([second, (await follower.count(3)).at(-1)]);
  });

  it('tells everybody of settings, and of a flow, fields and conditions', async () => {
    const { anna } = await portal.anna();
    const follower = await follow(anna.token);
    await portal.put('/company/settings', saleSettings);
    await portal.put('/company/flows/sale', sale);
    await portal.put('/company/fields', sale.fields ?? []);
    await portal.put('/company/conditions', sale.conditions ?? []);
    await follower.count(4);
    expect(kinds(follower)).toEqual([{ kind: 'config' }, { kind: 'flow', type: 'sale' }, { kind: 'flow' }, { kind: 'flow' }]);
  });

  it('a page that was away for longer than events are kept is told to look at everything', async () => {
    const { anna, customer, project } = await portal.anna();
    const first = await follow(anna.token);
    await move(customer.id, project);
    const [, told] = await first.until(({ told: all }) => all.length > 1);
    await portal.backend.db.deleteFrom('events').where('id', '<=', told?.id ?? '').execute();
    await move(customer.id, project, { substate: 'done' });
    const back = await follow(anna.token, told?.id);
    await back.count(1);
    expect(kinds(back)[0]).toEqual({ kind: 'opportunity' });
    // and from there on as ever
    const before = back.told.length;
    await move(customer.id, project, { name: 'Via Verdi 9' });
    await back.until(({ told: all }) => all.length > before);
    expect(back.told.at(-1)?.data).toEqual({ kind: 'opportunity', opportunity: project });
  });

  it('of more than a hundred missed events a page is told once', async () => {
    const { anna, customer } = await portal.anna();
    const { event } = await anna.get('/me', Me);
    await portal.backend.db.insertInto('events').values(Array.from({ length: 150 }, (_, i) => ({ customer: customer.id, body: { kind: 'opportunity', opportunity: `p${i}` } }))).execute();
    const back = await follow(anna.token, event);
    await back.count(1);
    expect(kinds(back)).toEqual([{ kind: 'opportunity' }]);
  });

  it('asks for a session, and for an event that is one', async () => {
    const { anna } = await portal.anna();
    expect((await follow(undefined)).status).toBe(401);
    expect((await follow('company-token')).status).toBe(401);
    for (const after of ['x', '-1', '1e3', '1;drop', '9'.repeat(40)]) expect((await follow(anna.token, after)).status).toBe(422);
    expect((await anna.ask('/events', { method: 'HEAD' })).status).toBe(405);
  });

  it('ends with the session, with its token’s time and with the customer’s right to the portal', async () => {
    const { anna, customer } = await portal.anna();
    const signedOut = await follow(anna.token);
    await anna.ask('/session', { method: 'DELETE' });
    await signedOut.until(({ ended }) => ended);

    const off = await follow((await portal.signIn(customer.email ?? '')).token);
    await portal.put(`/company/customers/${customer.id}`, { ...customer, portal: false });
    await off.until(({ ended }) => ended);

    const { anna: late } = await portal.anna();
    const late1 = await follow(late.token);
    await portal.backend.beat();
    await late1.until(({ comments }) => comments > 1);
    expect(late1.ended).toBe(false);
    portal.pass(16 * 60_000);
    await portal.backend.beat();
    await late1.until(({ ended }) => ended);
  });

  it('lets a customer follow with twenty pages and no more, and forgets those that go', async () => {
    const { anna } = await portal.anna();
    const pages: Follower[] = [];
    for (let i = 0; i < 20; i++) pages.push(await follow(anna.token));
    const refused = await follow(anna.token);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    const { following } = portal.backend;
    for (const page of pages) page.close();
    let status = 0;
    for (let tries = 0; tries < 200 && status !== 200; tries++) ({ status } = await follow(anna.token));
    expect(status).toBe(200);
    expect(portal.backend.following).toBeLessThan(following);
  });

  it('is swept of what is older than a week', async () => {
    const { customer } = await portal.anna();
    const { db } = portal.backend;
    const mine = () => db.selectFrom('events').select('id').where('customer', '=', customer.id).execute();
    await portal.backend.clean();
    expect(await mine()).not.toEqual([]);
    portal.pass(8 * 24 * 60 * 60_000);
    await portal.backend.clean();
    expect(await mine()).toEqual([]);
  });
});

describe('a server with little room', () => {
  it('sends pages away that it can’t serve, and ends all of them when it stops', async () => {
    const portal = await TestBackend.open('PGlite', { mostFollowing: 1 });
    const { anna } = await portal.anna();
    const first = await Follower.open(portal.endpoint, anna.token);
    await first.until(({ told }) => told.length > 0);
    const second = await Follower.open(portal.endpoint, anna.token);
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '60']);
    await portal.close();
    await first.until(({ ended }) => ended);
  });
});

describe('a stream that begins', () => {
  it('tells what happens while it looks for what it missed', async () => {
    const portal = await TestBackend.open('PGlite');
    const { db } = portal.backend;
    const { id } = await portal.newCustomer();
    const after = (await db.selectFrom('events').select((eb) => eb.fn.max('id').as('id')).executeTakeFirstOrThrow()).id;
    let asked = (): void => undefined;
    const looked = new Promise<void>((done) => { asked = done; });
    let go = (): void => undefined;
    const held = new Promise<void>((done) => { go = done; });
    let answers = 0;
    // the second answer of the database is of what came after the event; it is on its way while something happens
    const slow = db.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => {
      if (++answers === 2) { asked(); await held; }
      return result;
    } });
    const streams = new EventStreams(slow, Date.now, 10);
    const response = streams.open({ customer: id, family: 'f', expiresAt: Infinity }, String(after));
    await looked;
    await db.transaction().execute((trx) => announce(trx, id, { kind: 'in-between' }));
    streams.hear(String((await db.selectFrom('events').select((eb) => eb.fn.max('id').as('id')).executeTakeFirstOrThrow()).id));
    while (answers < 3) await sql`select 1`.execute(db);
    go();
    const reader = response.body?.getReader();
    let text = '';
    while (!text.includes('in-between')) text += new TextDecoder().decode((await reader?.read())?.value);
    expect(text.match(/in-between/g)).toHaveLength(2);
    streams.close();
    await portal.close();
  });
});

describe('two servers on one PostgreSQL', () => {
  let one: TestBackend;
  let other: TestBackend;
  beforeAll(async () => {
    const databaseUrl = await newDatabase();
    [one, other] = await Promise.all([TestBackend.open('PostgreSQL', { databaseUrl }), TestBackend.open('PostgreSQL', { databaseUrl })]);
  });
  afterAll(async () => { await Promise.all([one?.close(), other?.close()]); });

  it('tell of what the other one does, also after the database dropped their connections', async () => {
    const { anna, customer, project } = await one.anna();
    const follower = await Follower.open(other.endpoint, anna.token);
    await follower.until(({ told }) => told.length > 0);
    const move = (substate: string) => one.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'x', substate });
    await move('in-review');
    await follower.count(1);
    const { error } = console;
    console.error = () => undefined;
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen portal'`.execute(one.backend.db);
    // said while nobody listens, or as soon as somebody does again: it arrives
    await move('done');
    await follower.count(2);
    console.error = error;
    follower.close();
  });

  it('a transaction that takes long loses nothing to one that ends before it', async () => {
    const { anna, customer } = await one.anna();
    const { event } = await anna.get('/me', Me);
    let end = (): void => undefined;
    const ending = new Promise<void>((done) => { end = done; });
    let begun = (): void => undefined;
    const began = new Promise<void>((done) => { begun = done; });
    const { db } = one.backend;
    const slow = db.transaction().execute(async (trx) => { await announce(trx, customer.id, { kind: 'slow' }); begun(); await ending; });
    await began;
    const quick = db.transaction().execute((trx) => announce(trx, customer.id, { kind: 'quick' }));
    const toAll = db.transaction().execute((trx) => broadcast(trx, { kind: 'all' }));
    // both wait for it: whoever was told of one of them and goes on from there would never hear of the slow one
    for (let waiting = 0; waiting < 2;) waiting = (await sql<{ many: number }>`select count(*)::int as many from pg_locks where locktype = 'advisory' and not granted`.execute(db)).rows[0]?.many ?? 0;
    end();
    await Promise.all([slow, quick, toAll]);
    const follower = await Follower.open(other.endpoint, anna.token, event);
    const told = (await follower.count(3)).filter(({ data }) => ['slow', 'quick', 'all'].includes(data?.kind ?? ''));
    expect(told.map(({ data }) => data?.kind).sort()).toEqual(['all', 'quick', 'slow']);
    expect(told[0]?.data?.kind).toBe('slow');
    follower.close();
  });

  it('end a page’s stream when its session ends at the other one', async () => {
    const { anna } = await one.anna();
    const follower = await Follower.open(other.endpoint, anna.token);
    await follower.until(({ told }) => told.length > 0);
    await anna.ask('/session', { method: 'DELETE' });
    await follower.until(({ ended }) => ended);
  });
});
