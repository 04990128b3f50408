import type { KyselyPlugin } from 'kysely';
import { PostgresQueryCompiler } from 'kysely';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { openDb } from '../../demo/backend/src/db.js';
import { Caller, consentsTo } from '../conformance/caller.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { TestBackend } from './open-backend.js';

/** The texts of a backend's queries, in their order. */
function listen(queries: string[]): KyselyPlugin {
  const compiler = new PostgresQueryCompiler();
  return {
    transformQuery: ({ node, queryId }) => { queries.push(compiler.compileQuery(node, queryId).sql); return node; },
    transformResult: ({ result }) => Promise.resolve(result),
  };
}

describe('what must not be known', () => {
  const queries: string[] = [];
  let portal: TestBackend;
  beforeAll(async () => {
    const opened = await openDb({ dump: new Blob([readFileSync(inject('databases').dump)]) });
    portal = await TestBackend.open('PGlite', { database: { ...opened, db: opened.db.withPlugin(listen(queries)) } });
  });
  afterAll(() => portal?.close());
  afterEach(() => vi.restoreAllMocks());

  it('whether there is such a customer: the same statements run before the answer, and the message goes out after it', async () => {
    const { email = '', phone } = await portal.newCustomer({ phone: '+39 333 123 4567' });
    const { email: elsewhere = '' } = await portal.newCustomer({ portal: false });
    const before = async (identifier: string): Promise<string[]> => {
      await portal.backend.settled();
      queries.length = 0;
      const answer = await portal.nobody.ask('/session/codes', { method: 'POST', body: { identifier } });
      expect(answer.status).toBe(200);
      await portal.backend.settled();
      return [...queries];
    };
    const unknown = await before('stranger@example.com');
    expect(unknown.some((query) => query.startsWith('insert into "codes"'))).toBe(true);
    for (const [identifier, sends] of [[email, true], [elsewhere, false]] as const) {
      const known = await before(identifier);
      expect(known.slice(0, unknown.length)).toEqual(unknown);
      // what comes on top is the message's
      expect(known.slice(unknown.length).some((query) => query.includes('"mailbox"'))).toBe(sends);
      expect(known.length > unknown.length).toBe(sends);
    }
    const unknownPhone = await before('+39 333 765 0000');
    expect((await before(phone ?? '')).slice(0, unknownPhone.length)).toEqual(unknownPhone);
  });

  it('whether it was the code or the customer that was wrong', async () => {
    const { email = '' } = await portal.newCustomer();
    const statements: string[][] = [];
    for (const identifier of [email, 'stranger@example.com']) {
      const challenge = await portal.challengeOf(identifier);
      await portal.backend.settled();
      queries.length = 0;
      await portal.nobody.ask('/session', { method: 'POST', body: { challenge, code: 'abcdef' } });
      statements.push([...queries]);
    }
    expect(statements[1]).toEqual(statements[0]);
  });

  it('what a log says: no code, token, address, number, name, value or file of a customer', async () => {
    const logged: string[] = [];
    const keep = (...words: unknown[]): void => { logged.push(words.map((word) => (word instanceof Error ? `${word.message} ${word.stack}` : typeof word === 'string' ? word : JSON.stringify(word))).join(' ')); };
    for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) vi.spyOn(console, name).mockImplementation(keep);
    for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, 'write').mockImplementation((text) => { keep(text.toString()); return true; });
    const id = 'quetzal-customer';
    await portal.put(`/company/customers/${id}`, { id, name: 'Quetzal Ferri', email: 'quetzal@example.com', phone: '+39 333 555 7777', language: 'en', portal: true });
    const project = await portal.newProject(id, { name: 'Quetzal street' });
    const challenge = await portal.challengeOf('quetzal@example.com', { channel: 'email' });
    const code = await portal.code('quetzal@example.com');
    await portal.nobody.ask('/session', { method: 'POST', body: { challenge, code: 'quetzal-code' } });
    const { token, refreshToken } = (await portal.nobody.ask('/session', { method: 'POST', body: { challenge, code } })).json as { token: string; refreshToken: string };
    const anna = new Caller(portal.endpoint, token);
    const file = await anna.upload(project, 'identity', pdfBytes('quetzal'), 'quetzal-id.pdf');
    const view = await anna.opportunity(project);
    await anna.act(project, 'submit-step', { values: { 'tax-id': 'QUETZAL80A41F257', note: 'quetzal', identity: [{ id: file.id, name: 'x', size: 1, type: 'application/pdf' }] }, consents: consentsTo(view) }, { key: 'quetzal-key-1' });
    // and what fails inside, in the middle of each kind of query
    const { db } = portal.backend;
    for (const table of ['customers', 'sessions', 'codes', 'files', 'drafts', 'keys', 'tickets']) {
      await db.schema.alterTable(table).renameTo('gone').execute();
      await anna.ask('/me');
      await anna.ask(`/opportunities/${project}?name=quetzal`);
      await anna.ask(`/files/${file.id}`);
      await anna.create(project, 'identity', 10, 'quetzal-other.pdf');
      await anna.ask('/tickets', { method: 'POST', body: { kind: 'query', text: 'quetzal' }, headers: { 'Idempotency-Key': 'quetzal-key-2' } });
      await anna.ask(`/opportunities/${project}/draft`, { method: 'PUT', body: { substate: 'x', definition: 'quetzal', values: { note: 'quetzal' }, consents: [], savedAt: '2026-01-01T00:00:00.000Z' } });
      await portal.nobody.ask('/session/codes', { method: 'POST', body: { identifier: 'quetzal@example.com' } });
      await portal.nobody.ask('/session/refresh', { method: 'POST', body: { refreshToken } });
      await db.schema.alterTable('gone').renameTo(table).execute();
    }
    await portal.backend.settled();
    vi.restoreAllMocks();
    const text = logged.join('\n');
    expect(text).toMatch(/failed: \w+/);
    for (const secret of ['quetzal', code, token, refreshToken, challenge, '3335557777', '333 555 7777', file.id, 'Bearer']) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  });
});
