import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendMail } from '../../demo/backend/src/outgoing-mails.js';
import { newKey } from '../conformance/caller.js';
import { saleSettings } from '../fixtures/sale.js';
import { databases, TestBackend } from './open-backend.js';

const minute = 60_000;

/** A mail server that takes a mail, or doesn't. */
class Server {
  readonly taken: { to: string; subject: string; text: string; messageId: string | undefined }[] = [];
  fails = 0;
  ends = false;
  readonly email = (to: string, subject: string, text: string, _replyTo?: string, messageId?: string): Promise<void> => {
    if (this.fails-- > 0) return Promise.reject(new Error('not now'));
    this.taken.push({ to, subject, text, messageId });
    // the process ends before the mail is marked
    return this.ends ? new Promise(() => undefined) : Promise.resolve();
  };
}

describe.each(databases)('mails that go out, on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => {
    portal = await TestBackend.open(database, { automaticEvery: 3_600_000, smtp: { url: 'smtp://127.0.0.1:1', from: 'Portal <portal@sole.example>' } });
    await portal.put('/company/settings', { ...saleSettings, mails: [{ id: 'm', subject: 'S', text: 'T' }] });
  });
  afterAll(() => portal?.close());

  /** A mail that waits, and nothing else does. */
  async function waiting(): Promise<{ project: string; send(server: Server, later?: number): Promise<boolean>; left(): Promise<number> }> {
    const { db } = portal.backend;
    await db.deleteFrom('mails').execute();
    const { error } = console;
    // the backend's own server isn't there
    console.error = () => undefined;
    const project = await portal.newProject((await portal.newCustomer()).id);
    await portal.company.ask(`/company/opportunities/${project}/mails`, { method: 'POST', body: { template: 'm' }, headers: { 'Idempotency-Key': newKey() } });
    await portal.backend.runAutomatic();
    console.error = error;
    const start = Date.now();
    await db.updateTable('mails').set({ tries: 0, next_at: new Date(start) }).execute();
    return {
      project,
      send: (server, later = 0) => sendMail(db, server, new Date(start + later), 'Portal <portal@sole.example>'),
      left: async () => Number((await db.selectFrom('mails').select((eb) => eb.fn.countAll().as('many')).where('sent_at', 'is', null).executeTakeFirstOrThrow()).many),
    };
  }
  const quietly = async <T>(work: () => Promise<T>): Promise<T> => {
    const { error } = console;
    console.error = () => undefined;
    try {
      return await work();
    } finally {
      console.error = error;
    }
  };

  it('are handed over once, whoever looks', async () => {
    const { send, left } = await waiting();
    const server = new Server();
    expect((await Promise.all([send(server), send(server), send(server)])).filter(Boolean)).toHaveLength(1);
    expect(await send(server, 60 * minute)).toBe(false);
    expect([server.taken.length, await left()]).toEqual([1, 0]);
    expect(server.taken[0]?.messageId).toMatch(/^<[0-9a-f]{32}@sole\.example>$/);
  });

  it('are tried again, later each time, under the same Message-ID', async () => {
    const { send, left } = await waiting();
    const server = new Server();
    server.fails = 2;
    expect(await quietly(() => send(server))).toBe(true);
    expect(await send(server, 4 * minute)).toBe(false);
    expect(await quietly(() => send(server, 5 * minute))).toBe(true);
    expect(await send(server, 14 * minute)).toBe(false);
    expect(await send(server, 15 * minute)).toBe(true);
    expect([server.taken.length, await left()]).toEqual([1, 0]);
  });

  it('go out again under the same Message-ID when a process ended before it marked one', async () => {
    const { send, left } = await waiting();
    const server = new Server();
    server.ends = true;
    void send(server);
    while (server.taken.length === 0) await portal.backend.db.selectFrom('mails').select('id').execute();
    expect(await left()).toBe(1);
    server.ends = false;
    expect(await send(server, 5 * minute)).toBe(true);
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(1);
    expect([server.taken.length, await left()]).toEqual([2, 0]);
  });

  it('are given up after two days, and the audit says so', async () => {
    const { send, project } = await waiting();
    const server = new Server();
    server.fails = Infinity;
    let tries = 0;
    await quietly(async () => { for (let at = 0; at < 5 * 24 * 60; at += 30) if (await send(server, at * minute)) tries++; });
    expect(tries).toBe(12);
    const audit = await portal.backend.db.selectFrom('audit').select('detail').where('opportunity', '=', project).where('action', '=', 'mail').orderBy('id', 'desc').executeTakeFirst();
    expect(audit?.detail).toMatchObject({ template: 'm', refused: 'not-taken' });
  });
});
