import { describe, expect, it, vi } from 'vitest';
import { createHttpClient, PortalError, type HttpClientOptions, type PortalClient } from '../../src/client/index.js';
import { demoData } from '../../src/mock/demo-data.js';
import { Mock } from '../../src/mock/index.js';
import { MemoryStorage } from '../../src/offline/index.js';

const endpoint = 'https://portal.test';

/** A client of the mock backend over a storage that outlives it. */
async function page(storage = new MemoryStorage(), mock?: Mock, more: Partial<HttpClientOptions> = {}) {
  const backend = mock ?? await Mock.create(demoData(new Date()));
  const bearers: (string | null)[] = [];
  const http = createHttpClient({ endpoint, storage, fetch: (url, { signal: _, redirect: __, ...init }) => {
    bearers.push(new Headers(init.headers).get('authorization'));
    return backend.fetch(new Request(url, init), endpoint);
  }, ...more });
  const { session } = http;
  if (!session) throw new Error('no session');
  return { http, session, mock: backend, storage, bearers };
}

async function signIn({ session, mock }: { session: NonNullable<PortalClient['session']>; mock: Mock }): Promise<void> {
  const { challenge } = await session.requestCode({ identifier: 'demo@example.com' });
  await session.signIn({ challenge, code: mock.state.mailbox.at(-1)?.code ?? '' });
}

/** The server forgets what it gave, as time does. */
const expire = (mock: Mock): void => { for (const token of mock.state.tokens.keys()) if (!token.startsWith('refresh ')) mock.state.tokens.delete(token); };
const count = (mock: Mock, line: string): number => mock.log.filter((one) => one === line).length;
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'it worked', (error: unknown) => (error instanceof PortalError ? error.code : `not ours: ${String(error)}`));

describe('a session', () => {
  it('F107 stands by a code, is kept for the next page, and each refresh token is used once', async () => {
    const first = await page();
    await first.session.restore();
    expect(first.session.status).toBe('signed-out');
    await signIn(first);
    expect([first.session.status, (await first.http.me()).id]).toEqual(['signed-in', 'demo']);
    const before = await first.storage.get(`session ${endpoint}`);
    const next = await page(first.storage, first.mock);
    await next.session.restore();
    expect([next.session.status, (await next.http.me()).id]).toEqual(['signed-in', 'demo']);
    const after = await first.storage.get(`session ${endpoint}`);
    expect([typeof after, after === before]).toEqual(['string', false]);
    await next.session.restore();
    expect(await first.storage.get(`session ${endpoint}`)).not.toBe(after);
  });

  it('renews once for all that were refused at the same time, and asks each of them again once', async () => {
    const at = await page();
    await signIn(at);
    expire(at.mock);
    const [me, again] = await Promise.all([at.http.me(), at.http.me()]);
    expect([me.id, again.id, count(at.mock, 'POST /session/refresh'), count(at.mock, 'GET /me')]).toEqual(['demo', 'demo', 1, 4]);
    expect(new Set(at.bearers.filter(Boolean)).size).toBe(2);
  });

  it('is over when it can’t be renewed: told once, and nothing is kept', async () => {
    const at = await page();
    await signIn(at);
    at.mock.state.tokens.clear();
    const told = vi.fn();
    at.session.subscribe(told);
    expect(await codeOf(at.http.me())).toBe('unauthorized');
    expect(await codeOf(at.http.me())).toBe('unauthorized');
    expect([at.session.status, told.mock.calls.length, await at.storage.get(`session ${endpoint}`)]).toEqual(['signed-out', 1, undefined]);
  });

  it('is not over when the network is: it is tried again later', async () => {
    const at = await page();
    await signIn(at);
    for (const as of ['offline', 'html', 500, 429] as const) {
      const next = await page(at.storage, at.mock);
      // a reply that is lost is asked for again at once
      at.mock.fail({ path: /refresh/, as, times: as === 'offline' ? 4 : 2 });
      await next.session.restore();
      expect([next.session.status, await codeOf(next.http.me())]).toEqual(['signed-in', as === 429 ? 'too-many-requests' : as === 500 ? 'server' : as === 'html' ? 'malformed' : 'offline']);
      expect((await next.http.me()).id).toBe('demo');
    }
  });

  it('that was signed out stays so, though a new token was on its way', async () => {
    const at = await page();
    await signIn(at);
    let go = (): void => undefined;
    const gate = new Promise<void>((done) => { go = done; });
    const next = await page(at.storage, at.mock, { fetch: async (url, { signal: _, redirect: __, ...init }) => {
      const answer = await at.mock.fetch(new Request(url, init), endpoint);
      if (url.endsWith('/refresh')) await gate;
      return answer;
    } });
    const me = codeOf(next.http.me());
    await vi.waitFor(() => expect(count(at.mock, 'POST /session/refresh')).toBe(1));
    await next.session.signOut();
    go();
    expect([await me, next.session.status, await at.storage.get(`session ${endpoint}`)]).toEqual(['unauthorized', 'signed-out', undefined]);
    // and the server was told of the one that came too late
    expect(count(at.mock, 'DELETE /session')).toBe(1);
    expect([...at.mock.state.tokens.keys()].filter((token) => token.startsWith('refresh '))).toEqual([]);
  });

  it('ends here at once, and at the server when that can be reached', async () => {
    const at = await page();
    await signIn(at);
    at.mock.fail({ path: /^\/session$/, as: 'offline', times: 1 });
    await at.session.signOut();
    expect([at.session.status, await at.storage.get(`session ${endpoint}`), await codeOf(at.http.me())]).toEqual(['signed-out', undefined, 'unauthorized']);
    await signIn(at);
    await at.session.signOut();
    expect(at.mock.state.tokens.size).toBe(2);
  });

  it('of two pages takes turns where the browser has locks', async () => {
    const at = await page();
    await signIn(at);
    const names: string[] = [];
    let last: Promise<unknown> = Promise.resolve();
    const request = <T>(name: string, work: () => Promise<T>): Promise<T> => { names.push(name); const run = last.then(work); last = run.catch(() => undefined); return run; };
    vi.stubGlobal('navigator', { locks: { request } });
    try {
      const pages = [await page(at.storage, at.mock), await page(at.storage, at.mock)];
      await Promise.all(pages.map(({ session }) => session.restore()));
      expect((await Promise.all(pages.map(({ http }) => http.me()))).map(({ id }) => id)).toEqual(['demo', 'demo']);
      expect(names).toEqual([`customer-portal session ${endpoint}`, `customer-portal session ${endpoint}`]);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('survives a reply that was lost on the way: asked again at once, the server gives the same', async () => {
    const at = await page();
    await signIn(at);
    let lose = 1;
    const next = await page(at.storage, at.mock, { fetch: async (url, { signal: _, redirect: __, ...init }) => {
      const answer = await at.mock.fetch(new Request(url, init), endpoint);
      if (url.endsWith('/refresh') && lose-- > 0) throw new TypeError('Failed to fetch');
      return answer;
    } });
    await next.session.restore();
    expect([next.session.status, (await next.http.me()).id, count(at.mock, 'POST /session/refresh')]).toEqual(['signed-in', 'demo', 2]);
  });

  it('of two pages at once, without locks, loses neither', async () => {
    const at = await page();
    await signIn(at);
    expire(at.mock);
    const pages = [await page(at.storage, at.mock), await page(at.storage, at.mock)];
    await Promise.all(pages.map(({ session }) => session.restore()));
    expire(at.mock);
    expect((await Promise.all(pages.map(({ http }) => http.me()))).map(({ id }) => id)).toEqual(['demo', 'demo']);
    expect(pages.map(({ session }) => session.status)).toEqual(['signed-in', 'signed-in']);
  });

  it('is ended on all devices, and each of the others learns that the customer did it', async () => {
    const here = await page();
    await signIn(here);
    const other = await page(undefined, here.mock);
    await signIn(other);
    expect(other.session.left).toBe(false);
    await here.session.signOut(true);
    expect([here.session.status, here.session.left, await here.storage.get(`session ${endpoint}`)]).toEqual(['signed-out', true, undefined]);
    expect(await codeOf(other.http.me())).toBe('unauthorized');
    expect([other.session.status, other.session.left, await other.storage.get(`session ${endpoint}`)]).toEqual(['signed-out', true, undefined]);
    // signed in again, that is past
    await signIn(other);
    expect(other.session.left).toBe(false);
  });

  it('that merely ran out was not ended by the customer', async () => {
    const at = await page();
    await signIn(at);
    at.mock.state.tokens.clear();
    expect([await codeOf(at.http.me()), at.session.left]).toEqual(['unauthorized', false]);
  });

  it('stays where it is when the other devices can’t be reached, and says so', async () => {
    const at = await page();
    await signIn(at);
    at.mock.fail({ method: 'DELETE', path: /^\/session$/, as: 'offline', times: 1 });
    expect(await codeOf(at.session.signOut(true))).toBe('offline');
    expect([at.session.status, (await at.http.me()).id]).toEqual(['signed-in', 'demo']);
    // with a token that has run out, too
    expire(at.mock);
    await at.session.signOut(true);
    expect([at.session.status, count(at.mock, 'POST /session/refresh')]).toEqual(['signed-out', 1]);
  });

  it('that another page has signed out of is forgotten, unless somebody has signed in there since', async () => {
    const at = await page();
    await signIn(at);
    const next = await page(at.storage, at.mock);
    await next.session.restore();
    await at.session.signOut();
    expect([await next.session.forget?.(), next.session.status, await codeOf(next.http.me())]).toEqual([true, 'signed-out', 'unauthorized']);
    const late = await page(at.storage, at.mock);
    await signIn(at);
    expect(await late.session.forget?.()).toBe(false);
    expect(typeof await at.storage.get(`session ${endpoint}`)).toBe('string');
  });

  it('tells who listens, until they stop', async () => {
    const at = await page();
    const told: string[] = [];
    const stop = at.session.subscribe(() => told.push(at.session.status));
    await signIn(at);
    stop();
    await at.session.signOut();
    expect(told).toEqual(['signed-in']);
  });
});

describe('a token that the page hands in', () => {
  it('F209 is asked for now, and once more after a 401', async () => {
    const mock = await Mock.create(demoData(new Date()));
    const getToken = vi.fn(() => mock.tokenFor('demo'));
    const at = await page(undefined, mock, { getToken });
    await at.session.restore();
    expect([at.session.status, getToken.mock.calls.length]).toEqual(['handed-in', 0]);
    await at.http.me();
    await at.http.me();
    expect(getToken).toHaveBeenCalledTimes(1);
    expire(mock);
    expect((await at.http.me()).id).toBe('demo');
    expect(getToken).toHaveBeenCalledTimes(2);
    expect(mock.log.filter((line) => line.includes('/session'))).toEqual([]);
  });

  it('that the server doesn’t take is asked for once more, and no more', async () => {
    const getToken = vi.fn(() => Promise.resolve('of-nobody'));
    const at = await page(undefined, undefined, { getToken });
    expect(await codeOf(at.http.me())).toBe('unauthorized');
    expect([getToken.mock.calls.length, count(at.mock, 'GET /me')]).toEqual([2, 2]);
  });

  it('that never comes is given up after a while, and asked for again with the next call', async () => {
    vi.useFakeTimers();
    try {
      let answers = false;
      const mock = await Mock.create(demoData(new Date()));
      const at = await page(undefined, mock, { getToken: () => (answers ? mock.tokenFor('demo') : new Promise<string>(() => undefined)) });
      const refused = codeOf(at.http.me());
      await vi.advanceTimersByTimeAsync(30_000);
      expect([await refused, mock.log]).toEqual(['unauthorized', []]);
      answers = true;
      expect((await at.http.me()).id).toBe('demo');
    } finally {
      vi.useRealTimers();
    }
  });

  it('that doesn’t come is no session, however it fails', async () => {
    for (const getToken of [() => Promise.reject(new Error('private words')), () => { throw new Error('private words'); }, () => '']) {
      const at = await page(undefined, undefined, { getToken });
      expect(await codeOf(at.http.me())).toBe('unauthorized');
      expect(at.mock.log).toEqual([]);
    }
  });
});
