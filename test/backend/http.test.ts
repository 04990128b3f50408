import { createServer } from 'node:http';
import { connect } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { getRequestListener } from '@hono/node-server';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newKey, problemOf, type Caller } from '../conformance/caller.js';
import { databases, TestBackend } from './open-backend.js';

const site = 'https://shop.example';

describe.each(databases)('HTTP on %s', (database) => {
  let portal: TestBackend;
  let anna: Caller;
  let project: string;
  beforeAll(async () => {
    portal = await TestBackend.open(database, { origins: ['https://other.example'] });
    ({ anna, project } = await portal.anna());
  });
  afterAll(() => portal?.close());

  it('answers every refusal with a problem document that tells nothing of the inside', async () => {
    const json = { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() };
    const cases: [Caller, string, Parameters<Caller['ask']>[1], number, string][] = [
      [portal.nobody, '/nothing', {}, 404, 'not-found'],
      [anna, '/opportunities/nothing', {}, 404, 'not-found'],
      [portal.nobody, '/opportunities/%00', {}, 404, 'not-found'],
      [portal.nobody, '/config', { method: 'DELETE' }, 405, 'method-not-allowed'],
      [portal.nobody, `/opportunities/${project}`, {}, 401, 'unauthorized'],
      [portal.nobody, '/session/codes', { method: 'POST', body: '{"identifier"', headers: json }, 400, 'malformed'],
      [portal.nobody, '/session/codes', { method: 'POST', body: '', headers: json }, 400, 'malformed'],
      [portal.nobody, '/session/codes', { method: 'POST', body: { identifier: 1 } }, 422, 'invalid'],
      [portal.nobody, '/session/codes', { method: 'POST', body: 'identifier=a', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }, 415, 'unsupported-type'],
      [anna, `/opportunities/${project}/actions`, { method: 'POST', body: { type: 1 }, headers: json }, 422, 'invalid'],
      [anna, `/opportunities/${project}/actions`, { method: 'POST', body: { type: 'submit-step', revision: 'x', payload: { values: { a: 'x'.repeat(1_100_000) } } }, headers: json }, 413, 'too-large'],
      [anna, '/me', { method: 'PATCH', body: { language: '<b>' } }, 422, 'invalid'],
      [anna, '/uploads', { method: 'PUT' }, 412, 'tus-version'],
    ];
    for (const [caller, path, ask, status, code] of cases) {
      const answer = await caller.ask(path, ask);
      const { type, title, ...rest } = problemOf(answer);
      expect([path, answer.status, rest.code, rest.status]).toEqual([path, status, code, status]);
      expect(type).toBe(`urn:customer-portal:${code}`);
      expect(title).not.toBe('');
      expect(answer.text).not.toMatch(/ at |\.ts|\.js|node_modules|select |Error:/);
    }
  });

  it('answers a fault of its own with 500 and logs its kind, not what it was about', async () => {
    const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await portal.backend.db.schema.alterTable('drafts').renameTo('drafts_away').execute();
    const draft = { substate: 'send-documents', definition: 'secret-revision', values: { 'tax-id': 'secret value' }, consents: [], savedAt: '2026-01-01T00:00:00.000Z' };
    const answer = await anna.ask(`/opportunities/${project}/draft`, { method: 'PUT', body: draft });
    await portal.backend.db.schema.alterTable('drafts_away').renameTo('drafts').execute();
    expect([answer.status, problemOf(answer).code, Object.keys(answer.json as object).sort()]).toEqual([500, 'server', ['code', 'status', 'title', 'type']]);
    const logged = lines.mock.calls.flat().join('\n');
    lines.mockRestore();
    expect(logged).toContain('PUT /opportunities/:id/draft failed: error 42P01');
    for (const secret of ['secret', anna.token ?? '', project]) expect(logged).not.toContain(secret);
  });

  it('keeps an opportunity whose substate has gone from breaking anything else', async () => {
    const lost = await portal.anna();
    await portal.backend.db.updateTable('opportunities').set({ substate: 'gone' }).where('id', '=', lost.project).execute();
    expect(problemOf(await lost.anna.ask(`/opportunities/${lost.project}`)).code).toBe('substate-missing');
    expect(problemOf(await lost.anna.act(lost.project, 'submit-step', {}, { revision: 'x' })).code).toBe('substate-missing');
    expect(problemOf(await lost.anna.create(lost.project, 'identity', 10)).code).toBe('substate-missing');
    expect((await lost.anna.ask('/me')).status).toBe(200);
  });

  it('carries its security headers on every answer', async () => {
    for (const [path, policy] of [['/config', /^default-src 'none'; frame-ancestors 'none'$/], ['/nothing', /^default-src 'none'/], ['/', /default-src 'none'; script-src/], ['/dev/mailbox', /^default-src 'none'; style-src 'self'/]] as const) {
      const { headers } = await portal.nobody.ask(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(policy);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe/);
      expect(headers.has('x-powered-by')).toBe(false);
      expect(headers.has('set-cookie')).toBe(false);
    }
    expect((await anna.ask('/me')).headers.get('cache-control')).toBe('no-store');
  });

  describe('CORS', () => {
    const preflight = (origin: string, path = '/me') => fetch(portal.endpoint + path, { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' } });

    it('lets the company’s sites in with the headers of the protocol and no other', async () => {
      for (const origin of [site, 'https://other.example']) {
        for (const path of ['/me', '/uploads', '/uploads/abc', `/opportunities/${project}/actions`]) {
          const { status, headers } = await preflight(origin, path);
          expect([path, status, headers.get('access-control-allow-origin')]).toEqual([path, 204, origin]);
          expect(headers.get('access-control-allow-headers')?.toLowerCase().split(', ').sort()).toEqual(['authorization', 'content-type', 'idempotency-key', 'tus-resumable', 'upload-concat', 'upload-defer-length', 'upload-length', 'upload-metadata', 'upload-offset']);
          expect(headers.has('access-control-allow-credentials')).toBe(false);
        }
      }
      const answer = await anna.ask('/me', { headers: { Origin: site } });
      expect(answer.headers.get('access-control-allow-origin')).toBe(site);
      expect(answer.headers.get('vary')).toContain('Origin');
      for (const name of ['Location', 'Upload-Offset', 'Upload-Length', 'Tus-Resumable', 'Retry-After']) expect(answer.headers.get('access-control-expose-headers')).toContain(name);
    });

    it.each(['https://shop.example.evil.test', 'http://shop.example', 'null', 'https://evil.test'])('keeps %s out', async (origin) => {
      expect((await preflight(origin)).headers.has('access-control-allow-origin')).toBe(false);
      for (const path of ['/me', '/uploads/abc', '/nothing']) expect((await anna.ask(path, { headers: { Origin: origin } })).headers.has('access-control-allow-origin')).toBe(false);
    });

    it('lets a refusal be read by the page too', async () => {
      const answer = await portal.nobody.ask('/me', { headers: { Origin: site } });
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([401, site]);
      const upload = await anna.ask('/uploads/nothing', { method: 'PATCH', headers: { Origin: site, 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' } });
      expect([upload.status, upload.headers.get('access-control-allow-origin')]).toEqual([404, site]);
    });

    it('lets a fault of the database be read by the page too', async () => {
      const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      await portal.backend.db.schema.alterTable('settings').renameTo('settings_away').execute();
      const answer = await portal.nobody.ask('/config', { headers: { Origin: site } });
      await portal.backend.db.schema.alterTable('settings_away').renameTo('settings').execute();
      lines.mockRestore();
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([500, site]);
    });

    it('follows the sites in the settings', async () => {
      const settings = (await portal.company.ask('/company/settings')).json as { sites: string[] };
      await portal.put('/company/settings', { ...settings, sites: ['https://new.example'] });
      expect((await preflight('https://new.example')).headers.get('access-control-allow-origin')).toBe('https://new.example');
      expect((await preflight(site)).headers.has('access-control-allow-origin')).toBe(false);
      await portal.put('/company/settings', settings);
    });
  });

  it('reads an opportunity with three queries at most, and takes an action in one transaction', async () => {
    const one = await portal.anna();
    const { texts, restore } = countQueries();
    await one.anna.ask(`/opportunities/${one.project}`, { headers: { Origin: site } });
    const looked = texts.splice(0);
    await one.anna.act(one.project, 'submit-step', {}, { revision: 'x' });
    restore();
    expect(looked.length).toBeGreaterThan(0);
    expect(looked.length).toBeLessThanOrEqual(3);
    expect(texts.filter((text) => /^(begin|start transaction)/i.test(text))).toHaveLength(1);
  });

  it('leaves the connection of a refused request fit for the next one', async () => {
    for (const size of [10, 1_200_000]) {
      for (let i = 0; i < 5; i++) {
        expect((await portal.nobody.ask('/session/codes', { method: 'POST', body: `{"identifier":"${'x'.repeat(size)}`, headers: { 'Content-Type': 'application/json' } })).status).toBe(size > 1024 * 1024 ? 413 : 400);
        expect((await portal.nobody.patch('nothing', 0, Buffer.alloc(size))).status).toBe(401);
        expect((await portal.nobody.ask('/config')).status).toBe(200);
      }
    }
  });

  it('logs no fault when the line is cut in the middle of a request', async () => {
    const requests: Promise<Response>[] = [];
    let arrived: () => void = () => undefined;
    const server = createServer(getRequestListener((request, env) => {
      const answer = Promise.resolve(portal.backend.app.fetch(request, env));
      requests.push(answer);
      arrived();
      return answer;
    }));
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    const address = server.address();
    const lines = (['error', 'warn', 'info', 'log'] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => undefined));
    for (const path of ['POST /session/codes', 'POST /session', `POST /opportunities/${project}/actions`, `PUT /opportunities/${project}/draft`, 'PATCH /me', 'POST /tickets']) {
      const socket = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
      const there = new Promise<void>((done) => { arrived = done; });
      socket.write(`${path} HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${anna.token}\r\nIdempotency-Key: ${newKey()}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"identifier":"`);
      await there;
      socket.destroy();
    }
    const statuses = (await Promise.all(requests)).map(({ status }) => status);
    const logged = lines.flatMap((line) => line.mock.calls.map((call) => String(call[0])));
    lines.forEach((line) => line.mockRestore());
    await new Promise((done) => server.close(done));
    expect([logged, statuses.length]).toEqual([[], 6]);
  });

  it('keeps a language', async () => {
    expect((await anna.ask('/me', { method: 'PATCH', body: { language: 'it' } })).json).toMatchObject({ language: 'it' });
    expect((await anna.ask('/me')).json).toMatchObject({ language: 'it' });
  });
});

/** What goes to the database from now on. */
function countQueries(): { texts: string[]; restore: () => void } {
  const texts: string[] = [];
  const queried = PGlite.prototype.query;
  const inTransaction = PGlite.prototype.transaction;
  const sent = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const spies = [
    vi.spyOn(PGlite.prototype, 'query').mockImplementation(function query(this: PGlite, text, ...rest) { texts.push(text); return queried.call(this, text, ...rest); }),
    vi.spyOn(PGlite.prototype, 'transaction').mockImplementation(function transaction(this: PGlite, work) { texts.push('begin'); return inTransaction.call(this, work); }),
    vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function query(this: pg.Client, ...given: unknown[]) { texts.push(typeof given[0] === 'string' ? given[0] : (given[0] as { text: string }).text); return sent.apply(this, given) as never; }),
  ];
  return { texts, restore: () => { for (const spy of spies) spy.mockRestore(); } };
}
