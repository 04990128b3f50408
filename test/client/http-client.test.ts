import { describe, expect, it, vi } from 'vitest';
import { createHttpClient, isTransient, PortalError, type ErrorCode, type HttpClientOptions } from '../../src/client/index.js';
import { demoData } from '../../src/mock/demo-data.js';
import { Mock } from '../../src/mock/index.js';
import { MemoryStorage } from '../../src/offline/index.js';
import { ActionEnvelope } from '../../src/protocol/action.js';

const endpoint = 'https://portal.test/api';
const elsewhere = 'https://automation.test/hook?secret=1';
const body = { type: 'submit-step', revision: 'r', payload: { values: { a: 'private words' } } };

interface Sent { readonly url: string; readonly init: RequestInit; readonly headers: Headers }
type Answer = Response | Error | ((sent: Sent) => Response | Promise<Response>);

/** A network that answers one after the other, and remembers what it was asked. */
function network(...answers: Answer[]): { fetch: HttpClientOptions['fetch']; sent: Sent[] } {
  const sent: Sent[] = [];
  return { sent, fetch: async (url, init) => {
    const one = { url, init, headers: new Headers(init.headers) };
    sent.push(one);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer || answer instanceof Error) throw answer ?? new TypeError('Failed to fetch');
    return typeof answer === 'function' ? answer(one) : answer.clone();
  } };
}

const json = (data: unknown, status = 200, headers: Record<string, string> = {}): Response => new Response(JSON.stringify(data), { status, headers });
const client = (fetch: HttpClientOptions['fetch'], more: Partial<HttpClientOptions> = {}) => createHttpClient({ endpoint, storage: new MemoryStorage(), getToken: () => 'secret-token', ...(fetch && { fetch }), ...more });
const failure = (work: Promise<unknown>): Promise<PortalError> => work.then(() => { throw new Error('it worked'); }, (error: unknown) => { expect(error).toBeInstanceOf(PortalError); return error as PortalError; });
const me = { id: 'anna', name: 'Anna', opportunities: [] };
const receipt = { number: 'R-1', at: '2026-11-24T12:00:00Z', type: 'submit-step', key: 'key-000001' };
const stage = { id: 's', name: 'S' };
const opportunity = { id: 'a1', type: 't', name: 'A1', revision: 'r', state: stage, substate: stage, timeline: [], view: null, placements: [], values: {}, conditions: [], actions: [] };

describe('an answer', () => {
  it('of every call is read through its schema, below the endpoint, with the bearer', async () => {
    const mock = await Mock.create(demoData(new Date()));
    const token = mock.tokenFor('demo');
    const http = client((url, { signal: _, redirect: __, ...init }) => mock.fetch(new Request(url, init), endpoint), { getToken: () => token, unit: 'north side' });
    expect(await http.config()).toMatchObject({ protocol: 1, company: { name: 'Sole Nostro' }, unit: 'north side' });
    expect(await http.me()).toMatchObject({ id: 'demo', opportunities: [{ id: 'demo-1' }] });
    expect(await http.opportunity('demo-1')).toMatchObject({ id: 'demo-1', view: { kind: 'initial-documentation' } });
    const { revision } = await http.opportunity('demo-1');
    const error = await failure(http.act('demo-1', { type: 'submit-step', revision, payload: {} }, 'key-000001'));
    expect([error.code, error.status, error.errors.map(({ pointer }) => pointer)]).toEqual(['invalid', 422, ['/payload/values/tax-id', '/payload/values/bill', '/payload/values/use', '/payload/consents/privacy']]);
    mock.state.putOpportunity({ id: 'demo-1', customer: 'demo', type: 'demo', name: 'Demo', substate: 'offers' }, new Date().toISOString());
    const moved = await failure(http.act('demo-1', { type: 'submit-step', revision, payload: {} }, 'key-000002'));
    expect([moved.code, moved.problem, moved.current]).toMatchObject(['conflict', 'moved-on', { id: 'demo-1', substate: { id: 'offers' } }]);
    const offers = await http.opportunity('demo-1');
    expect(await http.act('demo-1', { type: 'accept-budget', revision: offers.revision, payload: { offer: 'basic' } }, 'key-000003')).toMatchObject({ receipt: { key: 'key-000003' }, opportunity: { substate: { id: 'planning' } } });
  });

  it('of a company without help, or with a part that this version doesn’t know, is help', async () => {
    expect(await client(network(json({})).fetch).help?.()).toEqual({});
    expect(await client(network(json({ query: { confirm: true }, newer: 1 })).fetch).help?.()).toMatchObject({ query: { confirm: true } });
  });

  it('of another shape is malformed, in each call', async () => {
    for (const wrong of [json({ unexpected: true }), json(null), json([]), new Response('{"cut'), new Response(''), new Response('<!doctype html><title>Welcome to the train</title>', { headers: { 'Content-Type': 'text/html' } })]) {
      const http = client(network(wrong).fetch);
      for (const work of [http.config(), http.me(), http.opportunity('a1'), http.act('a1', body, 'key-000001'), http.fileLink?.('f') ?? Promise.resolve(), http.help?.() ?? Promise.resolve()]) {
        const error = await failure(work);
        expect([error.code, isTransient(error.code)]).toEqual(['malformed', true]);
      }
    }
  });

  it('may hold members that we don’t know, and a kind of view that we don’t know', async () => {
    const http = client(network(json({ ...opportunity, later: { version: 2 }, view: { kind: 'hologram', depth: 3 } })).fetch);
    expect(await http.opportunity('a1')).toMatchObject({ view: { kind: 'hologram', depth: 3 } });
    expect(await http.opportunity('a1')).not.toHaveProperty('later');
  });

  it('whose view lacks what its kind has is malformed', async () => {
    const http = client(network(json({ ...opportunity, view: { kind: 'offer', offers: 'none' } })).fetch);
    expect((await failure(http.opportunity('a1'))).code).toBe('malformed');
  });

  const statuses: readonly [number, ErrorCode][] = [
    [400, 'invalid'], [401, 'unauthorized'], [403, 'forbidden'], [404, 'not-found'], [405, 'configuration'], [409, 'conflict'], [410, 'gone'], [412, 'conflict'],
    [413, 'too-large'], [415, 'unsupported-type'], [418, 'malformed'], [422, 'invalid'], [429, 'too-many-requests'], [500, 'server'], [502, 'server'], [503, 'server'],
  ];
  it.each(statuses)('F211 %i means %s, with or without a problem document, a page is no verdict on an action, and it says nothing of where and what', async (status, code) => {
    const problem = { type: 'urn:customer-portal:some-code', title: 'private title', status, detail: 'private words', errors: [{ pointer: '/payload/values/a', code: 'pattern' }] };
    const html = new Response('\n<!doctype html><h1>private words</h1>', { status });
    for (const [answer, found] of [[json(problem, status), 'some-code'], [html, undefined], [json({ type: 'about:blank' }, status), undefined]] as const) {
      const http = client(network(answer).fetch);
      const acted = http.act('a1', body, 'key-000001');
      for (const work of [http.me(), acted]) {
        const error = await failure(work);
        // of an action only the backend may say no
        const page = work === acted && answer === html && ![401, 413, 415, 429].includes(status) && status < 500;
        expect([error.code, error.status, error.problem, error.errors.length]).toEqual([page ? 'malformed' : code, status, found, found ? 1 : 0]);
        expect(`${error.message} ${String(error.stack?.split('\n')[0])}`).not.toMatch(/portal\.test|private|secret/);
      }
    }
  });

  it('that asks to wait says how long', async () => {
    const wait = async (answer: Response): Promise<number | undefined> => (await failure(client(network(answer).fetch).me())).retryAfter;
    expect(await wait(new Response('', { status: 429, headers: { 'Retry-After': '7' } }))).toBe(7);
    expect(await wait(json({ type: 'about:blank', title: '', status: 503, retryAfter: 9 }, 503, { 'Retry-After': '7' }))).toBe(9);
    expect(await wait(new Response('', { status: 503, headers: { 'Retry-After': 'Wed, 25 Nov 2026 12:00:00 GMT' } }))).toBeUndefined();
  });

  it('that doesn’t come, is cut off or comes too late is offline', async () => {
    const cut = new Response(new ReadableStream({ start(controller) { controller.error(new TypeError('network error')); } }));
    expect((await failure(client(network(new TypeError('https://portal.test refused')).fetch).me())).code).toBe('offline');
    expect((await failure(client(network(() => cut).fetch).me())).code).toBe('offline');
    const late = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort(new DOMException('late', 'TimeoutError')));
    try {
      const never = network(({ init }) => { init.signal?.throwIfAborted(); return new Promise<Response>(() => undefined); });
      const error = await failure(client(never.fetch).me());
      expect([error.code, error.message, late.mock.calls]).toEqual(['offline', 'offline', [[30_000]]]);
    } finally {
      late.mockRestore();
    }
  });

  it('is asked for without cookies, and never from where a redirect leads', async () => {
    const { fetch, sent } = network(json(me));
    await client(fetch).me();
    expect(sent[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'error' });
  });

  it('is for the very project and file that were asked for, whatever their ids', async () => {
    const { fetch, sent } = network(json({ url: 'files/x?link=1', expiresAt: '2026-11-24T12:00:00Z' }));
    const http = client(fetch);
    expect(await http.fileLink?.('a/../b?c')).toBe(`${endpoint}/files/x?link=1`);
    await failure(http.opportunity('../me'));
    await http.removeUpload?.('u/1');
    expect(sent.map(({ url, init }) => `${init.method ?? 'GET'} ${url.slice(endpoint.length)}`)).toEqual(['POST /files/a%2F..%2Fb%3Fc/link', 'GET /opportunities/..%2Fme', 'DELETE /uploads/u%2F1']);
    expect(sent[2]?.headers.get('tus-resumable')).toBe('1.0.0');
    expect(await (await http.file?.('x'))?.text()).toContain('link=1');
  });
});

describe('an action', () => {
  it('carries its key, also the second time after a 401', async () => {
    const { fetch, sent } = network(new Response('', { status: 401 }), json({ receipt }));
    expect(await client(fetch).act('a1', body, 'key-000001')).toEqual({ receipt });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['key-000001', 'key-000001']);
    expect(sent[1]?.init.body).toBe(JSON.stringify(body));
  });

  it('is not taken by a receipt for another one', async () => {
    expect((await failure(client(network(json({ receipt: { ...receipt, key: 'another' } })).fetch).act('a1', body, 'key-000001'))).code).toBe('malformed');
  });

  it('goes as an envelope to another address, with its key in header and body, and without our token', async () => {
    const { fetch, sent } = network(json({ receipt }));
    expect(await client(fetch, { actionEndpoint: elsewhere }).act('a1', body, 'key-000001')).toEqual({ receipt });
    expect(sent.map(({ url, init }) => `${String(init.method)} ${url}`)).toEqual([`POST ${elsewhere}`]);
    expect([...(sent[0]?.headers.keys() ?? [])].sort()).toEqual(['content-type', 'idempotency-key']);
    expect(sent[0]?.headers.get('idempotency-key')).toBe('key-000001');
    const envelope: unknown = JSON.parse(sent[0]?.init.body as string);
    expect(ActionEnvelope.parse(envelope)).toEqual(envelope);
    expect(envelope).toEqual({ protocol: 1, opportunity: 'a1', key: 'key-000001', sentAt: expect.any(String) as string, action: body });
  });

  it('sent elsewhere is taken by a receipt alone, or with the project', async () => {
    const act = (answer: Response): Promise<unknown> => client(network(answer).fetch, { actionEndpoint: elsewhere }).act('a1', body, 'key-000001');
    expect(await act(json(receipt))).toEqual({ receipt });
    expect(await act(json({ receipt, opportunity, more: 1 }))).toEqual({ receipt, opportunity });
    for (const wrong of [json({ ...receipt, key: 'another' }), json({ receipt: { ...receipt, key: 'another' } }), json({ ok: true }), new Response('<h1>Welcome</h1>'), new Response(null, { status: 204 })]) {
      expect((await failure(act(wrong))).code).toBe('malformed');
    }
    for (const status of [400, 403, 404, 409, 410, 422]) expect((await failure(act(new Response('<html>Blocked</html>', { status })))).code).toBe('malformed');
    for (const [status, code] of [[401, 'unauthorized'], [404, 'not-found'], [410, 'gone'], [422, 'invalid'], [429, 'too-many-requests'], [500, 'server']] as const) {
      const { message, code: found } = await failure(act(new Response('private words', { status })));
      expect([found, message]).toEqual([code, code]);
    }
  });
});
