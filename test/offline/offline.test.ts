import { afterEach, describe, expect, it, vi } from 'vitest';
import { BrowserStorage, Drafts, MemoryStorage, Outbox, type OutboxEntry, type StoragePort } from '../../src/offline/index.js';
import type { Draft } from '../../src/protocol/index.js';
import { fakeIndexedDB } from './fake-indexed-db.js';

const draft = (name: string): Draft => ({ substate: 's', definition: 'r', values: { name }, consents: [], savedAt: '2026-11-24T12:00:00.000Z' });
const at = (customer: string, opportunity = 'a1', substate = 's') => ({ customer, opportunity, substate });
const entry = (key: string, customer: string, minute = 0): OutboxEntry => ({ key, customer, opportunity: 'a1', substate: 's', action: { type: 'submit-step', revision: 'r', payload: {} }, at: `2026-11-24T12:${String(minute).padStart(2, '0')}:00.000Z` });

describe('drafts', () => {
  it('are one for each customer, project and step, and none is another’s', async () => {
    const storage = new MemoryStorage();
    const drafts = new Drafts(storage, 'https://a.test');
    // ids that would run into each other if they were only put in a row
    const keys = [at('anna'), at('anna', 'a1 s'), at('anna', 'a1', 's s'), at('anna a1', 's'), at('anna%20a1', 's'), at('ben')];
    for (const [index, key] of keys.entries()) await drafts.write(key, draft(String(index)));
    expect(await Promise.all(keys.map(async (key) => (await drafts.read(key))?.values['name']))).toEqual(keys.map((_, index) => String(index)));
    expect(await new Drafts(storage, 'https://b.test').read(at('anna'))).toBeUndefined();
    await drafts.remove(at('anna'));
    expect([await drafts.read(at('anna')), (await drafts.read(at('ben')))?.values['name']]).toEqual([undefined, '5']);
  });

  it('F210 of one customer go on sign-out, at this endpoint, and no others', async () => {
    const storage = new MemoryStorage();
    const [here, there] = [new Drafts(storage, 'https://a.test'), new Drafts(storage, 'https://a.test/b')];
    for (const [drafts, customer] of [[here, 'anna'], [here, 'anna b'], [here, 'ann'], [there, 'anna']] as const) await drafts.write(at(customer), draft(customer));
    await here.write(at('anna', 'a2'), draft('anna'));
    await here.clear('anna');
    expect(await Promise.all([here.read(at('anna')), here.read(at('anna', 'a2'))])).toEqual([undefined, undefined]);
    expect((await Promise.all([here.read(at('anna b')), here.read(at('ann')), there.read(at('anna'))])).map((one) => one?.values['name'])).toEqual(['anna b', 'ann', 'anna']);
  });

  it('that another version wrote count as none, and stay', async () => {
    const storage = new MemoryStorage();
    const drafts = new Drafts(storage, 'https://a.test');
    await drafts.write(at('anna'), draft('x'));
    const [key = ''] = await storage.keys('');
    await storage.set(key, { version: 9 });
    expect([await drafts.read(at('anna')), await storage.get(key)]).toEqual([undefined, { version: 9 }]);
  });
});

describe('the outbox', () => {
  it('holds each customer’s actions, oldest first, until they are taken off', async () => {
    const storage = new MemoryStorage();
    const outbox = new Outbox(storage, 'https://a.test');
    for (const one of [entry('later', 'anna', 5), entry('first', 'anna', 1), entry('theirs', 'ben')]) await outbox.add(one);
    await new Outbox(storage, 'https://a.test/b').add(entry('elsewhere', 'anna'));
    expect((await outbox.list('anna')).map(({ key }) => key)).toEqual(['first', 'later']);
    await outbox.remove('first');
    await outbox.remove('no such');
    expect((await outbox.list('anna')).map(({ key }) => key)).toEqual(['later']);
    await outbox.clear('anna');
    expect([(await outbox.list('anna')).length, (await outbox.list('ben')).length, (await new Outbox(storage, 'https://a.test/b').list('anna')).length]).toEqual([0, 1, 1]);
  });
});

/** What every storage does. */
async function holds(storage: StoragePort): Promise<void> {
  await storage.set('x 1', { a: [1] });
  await storage.set('x 2', 'two');
  await storage.set('y', 3);
  expect(await storage.get('x 1')).toEqual({ a: [1] });
  expect((await storage.keys('x ')).sort()).toEqual(['x 1', 'x 2']);
  await storage.delete('x 1');
  expect([await storage.get('x 1'), await storage.get('never'), await storage.keys('x ')]).toEqual([undefined, undefined, ['x 2']]);
}

describe('the browser’s storage', () => {
  afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers(); });

  it('is IndexedDB, and outlives the page', async () => {
    vi.stubGlobal('indexedDB', fakeIndexedDB());
    const fallback = vi.fn();
    const storage = new BrowserStorage(fallback);
    await holds(storage);
    expect([storage.lasting, fallback.mock.calls.length, await new BrowserStorage().get('y')]).toEqual([true, 0, 3]);
  });

  it('is memory where there is no IndexedDB, and says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const storage = new BrowserStorage();
    await holds(storage);
    expect(storage.lasting).toBe(false);
    expect(new Drafts(storage, 'e').lasting || new Outbox(storage, 'e').lasting).toBe(false);
  });

  it.each(['throws', 'refuses'] as const)('is memory where IndexedDB %s', async (how) => {
    vi.stubGlobal('indexedDB', fakeIndexedDB({ open: how }));
    const fallback = vi.fn();
    const storage = new BrowserStorage(fallback);
    await holds(storage);
    expect([storage.lasting, fallback.mock.calls.length <= 1]).toEqual([false, true]);
  });

  it('is memory where IndexedDB never answers, after a while', async () => {
    vi.stubGlobal('indexedDB', fakeIndexedDB({ open: 'hangs' }));
    vi.useFakeTimers();
    const fallback = vi.fn();
    const storage = new BrowserStorage(fallback);
    const held = holds(storage);
    expect(storage.lasting).toBe(true);
    await vi.advanceTimersByTimeAsync(3_000);
    await held;
    expect([storage.lasting, fallback.mock.calls.length, vi.getTimerCount()]).toEqual([false, 1, 0]);
  });

  it('goes on in memory with what this page wrote when IndexedDB fails later', async () => {
    const broken = { open: 'works' as 'works' | 'fails' };
    vi.stubGlobal('indexedDB', fakeIndexedDB(broken));
    const storage = new BrowserStorage();
    await storage.set('kept', 1);
    broken.open = 'fails';
    await storage.set('later', 2);
    expect([storage.lasting, await storage.get('kept'), await storage.get('later')]).toEqual([false, 1, 2]);
  });
});
