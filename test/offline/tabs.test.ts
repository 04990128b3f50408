import { afterEach, describe, expect, it, vi } from 'vitest';
import { Tabs } from '../../src/offline/index.js';

const gate = (): { readonly open: Promise<void>; go(): void } => {
  let go = (): void => undefined;
  return { open: new Promise<void>((done) => { go = done; }), go: () => { go(); } };
};

/** As much of Web Locks as the tabs use; the browsers' own are in the end-to-end tests. */
function fakeLocks(): { readonly locks: { request(name: string, work: () => Promise<unknown>): Promise<unknown> } } {
  const last = new Map<string, Promise<unknown>>();
  return { locks: { request: (name, work) => {
    const run = (last.get(name) ?? Promise.resolve()).then(work);
    last.set(name, run.catch(() => undefined));
    return run;
  } } };
}

describe('the tabs of a browser', () => {
  afterEach(() => { vi.unstubAllGlobals(); });

  it('F211 do one thing at a time under one name, each endpoint for itself', async () => {
    vi.stubGlobal('navigator', fakeLocks());
    const [one, other, elsewhere] = [new Tabs('https://a.test'), new Tabs('https://a.test'), new Tabs('https://b.test')];
    const log: string[] = [];
    const first = gate();
    const done = [
      one.alone('outbox', async () => { log.push('one'); await first.open; log.push('one is done'); }),
      other.alone('outbox', () => { log.push('other'); return Promise.resolve(); }),
    ];
    await elsewhere.alone('outbox', () => { log.push('elsewhere'); return Promise.resolve(); });
    await other.alone('another name', () => Promise.resolve());
    expect(log).toEqual(['one', 'elsewhere']);
    first.go();
    await Promise.all(done);
    expect(log).toEqual(['one', 'elsewhere', 'one is done', 'other']);
  });

  it('pass on what comes of it, and a failure frees the name', async () => {
    vi.stubGlobal('navigator', fakeLocks());
    const tabs = new Tabs('https://a.test');
    await expect(tabs.alone('outbox', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await tabs.alone('outbox', () => Promise.resolve(7))).toBe(7);
  });

  it.each([
    ['has no locks', {}],
    ['refuses them', { locks: { request: () => Promise.reject(new DOMException('', 'SecurityError')) } }],
    ['throws at once', { locks: { request: () => { throw new DOMException('', 'SecurityError'); } } }],
  ])('F211 go on alone, once, where the browser %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const work = vi.fn(() => Promise.resolve('done'));
    expect([await new Tabs('https://a.test').alone('outbox', work), work.mock.calls.length]).toEqual(['done', 1]);
  });
});
