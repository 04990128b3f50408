import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { consentsTo, newKey, problemOf, type Caller } from '../conformance/caller.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { databases, TestBackend } from './open-backend.js';

/** What a server answers to bytes that no client of ours would send; ends when the connection does, or with `until`. */
function raw(portal: TestBackend, bytes: string, until?: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    const socket = connect(Number(new URL(portal.endpoint).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => { text += data.toString('latin1'); if (until?.test(text)) socket.destroy(); });
    // a connection that the server cut is an answer, too
    socket.on('error', (error) => { if ((error as { code?: string }).code !== 'ECONNRESET') fail(error); });
    socket.on('close', () => done(text));
  });
}

describe.each(databases)('what is sent to the backend on %s', (database) => {
  let portal: TestBackend;
  let anna: Caller;
  let project: string;
  beforeAll(async () => {
    portal = await TestBackend.open(database);
    ({ anna, project } = await portal.anna());
  });
  afterAll(() => portal?.close());
  afterEach(() => vi.restoreAllMocks());

  const act = (body: unknown, headers: Record<string, string> = {}) => anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body, headers: { 'Idempotency-Key': newKey(), ...headers } });
  const draft = (work: string): string => `{"substate":"send-documents","definition":"x","values":{},"consents":[],"savedAt":"2026-01-01T00:00:00.000Z","work":{"x":${work}}}`;
  const put = (body: string) => anna.ask(`/opportunities/${project}/draft`, { method: 'PUT', body, headers: { 'Content-Type': 'application/json' } });
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  it.each([
    ['a million values', () => JSON.stringify({ type: 'submit-step', revision: 'x', payload: { values: { identity: Array.from({ length: 1_000_000 }, () => 0) } } }), 413, 'too-large'],
    ['as many as a body may hold', () => JSON.stringify({ type: 'submit-step', revision: 'x', payload: { values: Object.fromEntries(Array.from({ length: 70_000 }, (_, i) => [`f${i}`, i])) } }), 409, 'moved-on'],
    ['a text of two million characters', () => JSON.stringify({ type: 'submit-step', revision: 'x', payload: { values: { note: 'x'.repeat(2_000_000) } } }), 413, 'too-large'],
    ['a hundred thousand lists in each other', () => `{"type":"submit-step","revision":"x","payload":{"values":{"note":${nested(100_000)}}}}`, 400, 'malformed'],
    ['half of a body', () => '{"type":"submit-step","revision":', 400, 'malformed'],
    ['nothing', () => '', 400, 'malformed'],
  ])('%s is refused, and logged as no fault', async (_, body, status, code) => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const answer = await act(body(), { 'Content-Type': 'application/json' });
    expect([answer.status, problemOf(answer).code]).toEqual([status, code]);
    expect(logged).not.toHaveBeenCalled();
  });

  it('a body that doesn’t say how long it is ends where it is too long', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(100_000));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({ pull: (controller) => { if (++sent > 100) controller.close(); else controller.enqueue(chunk); } });
    const response = await fetch(`${portal.endpoint}/session/codes`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' }, duplex: 'half' } as RequestInit);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([413, 'too-large']);
  });

  it('nested work of a draft is taken as deep as anything needs, and no deeper than databases can', async () => {
    expect((await put(draft(nested(50)))).status).toBe(204);
    for (const depth of [70, 5_000, 200_000]) expect([depth, (await put(draft(nested(depth)))).status]).toEqual([depth, 400]);
    // brackets in a text nest nothing
    expect((await put(draft(`"${'[{\\"'.repeat(1000)}"`))).status).toBe(204);
  });

  it('names of what every object has are names like others', async () => {
    const { anna: one, project: own } = await portal.anna();
    const { id } = await one.upload(own, 'identity', pdfBytes());
    const consents = consentsTo(await one.opportunity(own));
    const { revision } = await one.opportunity(own);
    const values = `{"tax-id":"A","identity":[{"id":"${id}","name":"x","size":1,"type":"application/pdf"}],"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"toString":"x"}`;
    const answer = await one.ask(`/opportunities/${own}/actions`, { method: 'POST', body: `{"type":"submit-step","revision":"${revision}","__proto__":{"polluted":"yes"},"payload":{"values":${values},"consents":${JSON.stringify(consents)}}}`, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() } });
    // whichever it answers, nothing is changed by it but what was asked for
    expect([200, 422]).toContain(answer.status);
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
    const held = await portal.backend.db.selectFrom('opportunities').select('held').where('id', '=', own).executeTakeFirst();
    expect(JSON.stringify(held)).not.toContain('polluted');
  });

  it.each([['text/plain', 415], ['multipart/form-data; boundary=x', 415], ['application/x-www-form-urlencoded', 415], ['application/json; charset=utf-16', 415], ['application/json; charset="ISO-8859-1"', 415], ['application/jsonx', 415], ['application/json;charset=UTF-8', 422], ['application/problem+json', 422]])('a body that says %s answers %d', async (type, status) => {
    expect((await act('{}', { 'Content-Type': type })).status).toBe(status);
  });

  it('two keys are none, and of two tokens the first counts', async () => {
    const body = '{"type":"submit-step","revision":"x","payload":{}}';
    const ask = (lines: string): Promise<string> => raw(portal, `POST /opportunities/${project}/actions HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n${lines}\r\n\r\n${body}`);
    expect(await ask(`Authorization: Bearer ${anna.token ?? ''}\r\nIdempotency-Key: one-key-of-two\r\nIdempotency-Key: the-other-one`)).toMatch(/^HTTP\/1.1 400 [\s\S]*idempotency-key-missing/);
    expect(await ask(`Authorization: Bearer garbage\r\nAuthorization: Bearer ${anna.token ?? ''}\r\nIdempotency-Key: one-key-of-two`)).toMatch(/^HTTP\/1.1 401 /);
  });

  it('a body that trickles in doesn’t keep its connection', async () => {
    const began = `POST /session/codes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`;
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const hasty = await TestBackend.open(database, { bodyTime: 2000 });
    try {
      expect(await raw(hasty, began)).not.toMatch(/^HTTP\/1.1 2/);
      expect((await hasty.nobody.ask('/config')).status).toBe(200);
    } finally {
      await hasty.close();
    }
  });

  it('a request that is two at once is not understood', async () => {
    const smuggled = `POST /session/codes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /config HTTP/1.1\r\nHost: x\r\n\r\n`;
    const answer = await raw(portal, smuggled);
    expect(answer.match(/^HTTP\/1.1 (\d+)/gm)).toEqual(['HTTP/1.1 400']);
  });

  it.each([
    ['a path', '../../../etc/passwd.pdf', 'passwd.pdf'],
    ['a Windows path', 'C:\\Users\\anna\\id.pdf', 'id.pdf'],
    ['a name that reads the other way round', 'invoice\u202efdp.exe.pdf', 'invoicefdp.exe.pdf'],
    ['line ends', 'id.pdf\r\nSet-Cookie: a=b\r\n\r\n<script>.pdf', 'id.pdfSet-Cookie: a=b<script>.pdf'],
    ['quotes and semicolons', 'a"; filename="b.exe.pdf', 'a"; filename="b.exe.pdf'],
    ['ten thousand characters', `${'x'.repeat(10_000)}.pdf`, `${'x'.repeat(190)}.pdf`],
    ['nothing but what is invisible', '\u200b\u202e.pdf', '.pdf'],
  ])('a file’s name is a text: %s', async (_, name, kept) => {
    const { anna: one, project: own } = await portal.anna();
    const { id, status } = await one.upload(own, 'identity', pdfBytes(), name);
    expect(status).toBe(204);
    expect((await portal.backend.db.selectFrom('files').select('name').where('id', '=', id).executeTakeFirst())?.name).toBe(kept);
    const { headers } = await one.ask(`/files/${id}`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[^"\\%\r\n]+"; filename\*=UTF-8''[\w.!#$&+^`|~%-]+$/);
    expect(headers.has('set-cookie')).toBe(false);
  });

  it('a file that is two things at once is downloaded as the one that its field takes, and runs as neither', async () => {
    const { anna: one, project: own } = await portal.anna();
    const both = Buffer.concat([pdfBytes(), Buffer.from('<html><script>alert(1)</script><svg onload=alert(1)>')]);
    const { id } = await one.upload(own, 'identity', both, 'both.html.pdf');
    const { headers } = await one.ask(`/files/${id}`);
    expect(Object.fromEntries(headers)).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin' });
    const svg = await one.upload(own, 'identity', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'a.png', 'image/png');
    expect([svg.status, problemOf(svg).code]).toEqual([415, 'wrong-type-by-content']);
  });

  it('every kind of answer carries its security headers', async () => {
    const { id } = await anna.upload(project, 'identity', pdfBytes());
    const answers = [
      await anna.ask('/me'), await portal.nobody.ask('/me'), await anna.ask('/nothing'), await portal.nobody.ask('/me', { method: 'PUT' }), await act('{', { 'Content-Type': 'application/json' }), await act('{}', { 'Content-Type': 'text/plain' }),
      await anna.ask(`/files/${id}`), await anna.ask(`/files/${id}`, { method: 'HEAD' }), await anna.tus('HEAD', id), await anna.tus('HEAD', 'none'), await portal.nobody.ask('/uploads', { method: 'OPTIONS', headers: { 'Tus-Resumable': '1.0.0' } }),
      await portal.nobody.ask('/'), await portal.nobody.ask('/account'), await portal.nobody.ask('/assets/pages.css'), await portal.nobody.ask('/assets/icon.svg'), await portal.nobody.ask('/assets/help-documents.js'), await portal.nobody.ask('/config'), await portal.company.ask('/company/flows'),
      await portal.nobody.ask('/webhooks/signature', { method: 'POST', body: {} }), await anna.ask('/session', { method: 'OPTIONS', headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'GET' } }),
    ];
    for (const [i, { headers }] of answers.entries()) {
      expect([i, headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('cross-origin-resource-policy'), headers.has('cache-control'), headers.has('x-powered-by'), headers.has('set-cookie'), headers.has('server')]).toEqual([i, 'nosniff', 'no-referrer', 'same-origin', true, false, false, false]);
      expect([i, headers.get('content-security-policy')]).toEqual([i, expect.stringMatching(/default-src 'none'/)]);
    }
  });
});
