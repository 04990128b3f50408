import { afterEach, describe, expect, it, vi } from 'vitest';
import { BrowserStorage, Drafts, MemoryStorage, Outbox, type OutboxEntry, type StoragePort } from '../../src/offline/index.js';
import type { Draft } from '../../src/protocol/index.js';
import { fakeIndexedDB, type How } from './fake-indexed-db.js';

const draft = (name: string): Draft => ({ substate: 's', definition: 'r', values: { name }, consents: [], savedAt: '2026-11-24T12:00:00.000Z' });
const at = (customer: string, opportunity = 'a1', substate = 's') => ({ customer, opportunity, substate });
const entry = (key: string, customer: string, minute = 0): OutboxEntry => ({ key, customer, opportunity: 'a1', substate: 's', action: { type: 'submit-step', revision: 'r', payload: {} }, at: `2026-11-24T12:${String(minute).padStart(2, '0')}:00.000Z` });

describe('drafts', () => {
  it('are one for each customer, project and step, and none is another’s', async () => {
    const storage = new MemoryStorage();
    const drafts = new Drafts(storage, 'https://a.test');
    // ids that would run into each other if they were only put in a row
    const keys = [at('anna'), at('anna', 'a1 s'), at('anna', 'a1', 's s'), at('anna a1', 's'), at('anna%20a1', 's'), at('ben')];
    for (const [index, key] of keys.entries()) await drafts.write(key, () => draft(String(index)));
    expect(await Promise.all(keys.map(async (key) => (await drafts.read(key))?.values['name']))).toEqual(keys.map((_, index) => String(index)));
    expect(await new Drafts(storage, 'https://b.test').read(at('anna'))).toBeUndefined();
    await drafts.remove(at('anna'));
    expect([await drafts.read(at('anna')), (await drafts.read(at('ben')))?.values['name']]).toEqual([undefined, '5']);
  });

  it('F210 of one customer go on sign-out, at this endpoint, and no others', async () => {
    const storage = new MemoryStorage();
    const [here, there] = [new Drafts(storage, 'https://a.test'), new Drafts(storage, 'https://a.test/b')];
    for (const [drafts, customer] of [[here, 'anna'], [here, 'anna b'], [here, 'ann'], [there, 'anna']] as const) await drafts.write(at(customer), () => draft(customer));
    await here.write(at('anna', 'a2'), () => draft('anna'));
    await here.clear('anna');
    expect(await Promise.all([here.read(at('anna')), here.read(at('anna', 'a2'))])).toEqual([undefined, undefined]);
    expect((await Promise.all([here.read(at('anna b')), here.read(at('ann')), there.read(at('anna'))])).map((one) => one?.values['name'])).toEqual(['anna b', 'ann', 'anna']);
  });

  it('that another version wrote count as none, and stay', async () => {
    const storage = new MemoryStorage();
    const drafts = new Drafts(storage, 'https://a.test');
    await drafts.write(at('anna'), () => draft('x'));
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

describe('the outbox of another version', () => {
  it('F211 is left alone: what is newer, and what is no entry', async () => {
    const storage = new MemoryStorage();
    const outbox = new Outbox(storage, 'https://a.test');
    await outbox.add(entry('mine', 'anna'));
    const others: [string, unknown][] = [
      ['newer', { ...entry('newer', 'anna'), version: 2 }], ['torn', { key: 'torn', customer: 'anna' }], ['text', 'anna'], ['nothing', undefined], ['null', null],
      ['number', { ...entry('number', 'anna'), at: 5 }], ['no action', { ...entry('no action', 'anna'), action: null }],
    ];
    for (const [key, value] of others) await storage.set(`https://a.test outbox ${key}`, value);
    // as it was written before there were versions
    await storage.set('https://a.test outbox older', entry('older', 'anna', 1));
    expect((await outbox.list('anna')).map(({ key }) => key)).toEqual(['mine', 'older']);
    expect(await storage.keys('')).toHaveLength(9);
    // on sign-out all goes that is this customer's, whatever wrote it
    await outbox.clear('anna');
    expect((await storage.keys('')).map((key) => key.split(' ').slice(2).join(' ')).sort()).toEqual(['nothing', 'null', 'text']);
  });

  it('keeps the verdict that nobody has seen in the place of its action', async () => {
    const outbox = new Outbox(new MemoryStorage(), 'https://a.test');
    await outbox.add(entry('one', 'anna'));
    await outbox.add({ ...entry('one', 'anna'), verdict: { failure: { code: 'conflict', errors: [] } } });
    expect(await outbox.list('anna')).toMatchObject([{ key: 'one', verdict: { failure: { code: 'conflict' } } }]);
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

const turn = (): Promise<void> => new Promise((done) => { setImmediate(() => setImmediate(done)); });
const large = 'x'.repeat(5000);

describe('the browser’s storage', () => {
  const open = (how: How = {}) => {
    const idb = fakeIndexedDB(how);
    vi.stubGlobal('indexedDB', idb);
    return { idb, how, storage: new BrowserStorage() };
  };
  afterEach(() => { vi.unstubAllGlobals(); vi.useRealTimers(); });

  it('is IndexedDB, and outlives the page', async () => {
    const { storage } = open();
    await holds(storage);
    expect([storage.lasting, await new BrowserStorage().get('y')]).toEqual([true, 3]);
  });

  it('is memory where there is no IndexedDB, and says so', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const storage = new BrowserStorage();
    await holds(storage);
    expect(storage.lasting).toBe(false);
    expect(new Drafts(storage, 'e').lasting || new Outbox(storage, 'e').lasting).toBe(false);
  });

  it.each(['throws', 'refuses'] as const)('is memory where IndexedDB %s, and the database as soon as it opens', async (how) => {
    const world = open({ open: how });
    await holds(world.storage);
    expect(world.storage.lasting).toBe(false);
    world.how.open = 'works';
    await world.storage.get('y');
    await vi.waitFor(() => expect(world.storage.lasting).toBe(true));
    expect([world.storage.lasting, await new BrowserStorage().get('y'), (await new BrowserStorage().keys('x ')).sort()]).toEqual([true, 3, ['x 2']]);
  });

  it('is memory where IndexedDB never answers, after one while; what it answers late is taken', async () => {
    const { idb, storage } = open({ open: 'hangs' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const held = holds(storage);
    expect(storage.lasting).toBe(true);
    await vi.advanceTimersByTimeAsync(3_000);
    await held;
    expect([storage.lasting, vi.getTimerCount()]).toEqual([false, 0]);
    idb.answer();
    await turn();
    await turn();
    await turn();
    expect([storage.lasting, await new BrowserStorage().get('y')]).toEqual([true, 3]);
  });

  it('goes on in memory with what this page wrote when IndexedDB fails later', async () => {
    const { storage, how } = open();
    await storage.set('kept', 1);
    how.open = 'fails';
    await storage.set('later', 2);
    expect([storage.lasting, await storage.get('kept'), await storage.get('later'), (await storage.keys('')).sort()]).toEqual([false, 1, 2, ['kept', 'later']]);
  });

  it('that is too full for one large value keeps that in memory, and all else as before', async () => {
    const { storage, how } = open();
    await storage.set('draft', 'small');
    how.open = 'full';
    await storage.set('draft', large);
    expect([storage.lasting, await storage.get('draft')]).toEqual([false, large]);
    await storage.set('other', 2);
    expect([storage.lasting, await new BrowserStorage().get('other'), await new BrowserStorage().get('draft')]).toEqual([false, 2, 'small']);
    await storage.set('draft', 'small again');
    expect([storage.lasting, await new BrowserStorage().get('draft')]).toEqual([true, 'small again']);
  });

  it('has room again when something goes, and writes then what it refused', async () => {
    const { storage, how } = open({ open: 'full' });
    await storage.set('draft', large);
    expect(storage.lasting).toBe(false);
    how.open = 'works';
    await storage.delete('other');
    expect([storage.lasting, await new BrowserStorage().get('draft')]).toEqual([true, large]);
  });

  it('can’t keep what is no data, and says so until that is replaced', async () => {
    const { storage } = open();
    await storage.set('a', { no: () => undefined });
    expect(storage.lasting).toBe(false);
    await storage.set('a', 1);
    expect([storage.lasting, await new BrowserStorage().get('a')]).toEqual([true, 1]);
  });

  it.each([true, false])('that lost its connection makes another one (told: %s)', async (told) => {
    const { idb, storage } = open();
    await storage.set('kept', 1);
    idb.lose(told);
    await Promise.all([storage.set('later', 2), storage.set('later', 3)]);
    expect([storage.lasting, await storage.get('kept'), await new BrowserStorage().get('later')]).toEqual([true, 1, 3]);
  });

  it('that was evicted gets back all that this page wrote, also when another tab was quicker to make it anew', async () => {
    for (const quicker of [false, true]) {
      const { idb, storage } = open();
      await storage.set('kept', 1);
      await storage.set('gone', 1);
      await storage.delete('gone');
      idb.evict();
      if (quicker) await new BrowserStorage().set('theirs', 1);
      expect([await storage.get('kept'), await storage.get('gone')]).toEqual([1, undefined]);
      await turn();
      await turn();
      expect([storage.lasting, await new BrowserStorage().get('kept'), await new BrowserStorage().get('gone')]).toEqual([true, 1, undefined]);
    }
  });

  it('doesn’t bring back what another tab took away', async () => {
    const { idb, storage } = open();
    await storage.set('draft', 1);
    await new BrowserStorage().delete('draft');
    idb.lose(true);
    expect([await storage.get('draft'), await storage.keys('')]).toEqual([undefined, [' born']]);
  });

  it('lets go of a database that somebody deletes', async () => {
    const { idb, storage } = open();
    await storage.set('kept', 1);
    expect(idb.drop()).toBe(0);
    expect(await storage.get('kept')).toBe(1);
    await vi.waitFor(() => expect(storage.lasting).toBe(true));
    expect(await new BrowserStorage().get('kept')).toBe(1);
  });
});
