import { describe, expect, it } from 'vitest';
import type { PortalClient } from '../../src/client/index.js';
import type { FileRef } from '../../src/protocol/index.js';
import { file, quiet, refs, World } from './world.js';

interface Going { readonly begun: { readonly id: string } | undefined; begin(): void; done(): void }

/** A world whose browser keeps files, and whose uploads go as the test says. */
async function keeping(): Promise<{ world: World; going: Going[] }> {
  const world = await World.open();
  world.keptUploads = new Map();
  const going: Going[] = [];
  const upload: PortalClient['upload'] = ({ name, size, type }, _target, { begun, onBegun }) => new Promise<FileRef>((resolve) => {
    const id = begun?.id ?? `up-${going.length + 1}`;
    going.push({ begun, begin: () => onBegun?.({ id, address: `https://portal.test/uploads/${id}` }), done: () => resolve({ id, name, size, type }) });
  });
  world.upload = upload;
  return { world, going };
}

const bill = file('bill.pdf');
const add = (field = 'photos', chosen = bill) => ({ type: 'file-add', field, files: [chosen] }) as const;

/** A page that began to send the bill, and was left. */
async function left() {
  const { world, going } = await keeping();
  const store = await world.opened();
  store.request(add());
  await quiet();
  going[0]?.begin();
  await quiet();
  store.stop();
  expect(world.keptUploads?.size).toBe(1);
  going.length = 0;
  return { world, going };
}

describe('a file that is chosen again', () => {
  it('F212 while it is under way is there once', async () => {
    const { world, going } = await keeping();
    const store = await world.opened();
    store.request(add());
    await quiet();
    store.request(add());
    await quiet();
    expect([going.length, store.state.uploads.length]).toEqual([1, 1]);
    // another field's is another file, and so is one of the same name that was changed since
    store.request(add('bill'));
    store.request(add('photos', new File(['%PDF-1.5'], 'bill.pdf', { type: 'application/pdf', lastModified: bill.lastModified + 1 })));
    expect(store.state.uploads.map(({ field }) => field)).toEqual(['photos', 'bill', 'photos']);
  });

  it('F212 goes on when it was paused', async () => {
    const { world, going } = await keeping();
    const store = await world.opened();
    store.request(add());
    await quiet();
    store.request({ type: 'file-pause', file: store.state.uploads[0]?.local ?? '' });
    store.request(add());
    await quiet();
    expect([going.length, store.state.uploads.map(({ status }) => status)]).toEqual([2, ['sending']]);
  });

  it('F212 after it has arrived changes nothing, and is sent once more only when it was taken out', async () => {
    const { world, going } = await keeping();
    const store = await world.opened();
    store.request(add());
    await quiet();
    going[0]?.done();
    await quiet();
    store.request(add());
    await quiet();
    expect([going.length, refs(store, 'photos'), store.state.uploads]).toEqual([1, ['up-1'], []]);
    store.request({ type: 'file-remove', field: 'photos', file: 'up-1' });
    store.request(add());
    await quiet();
    expect(going).toHaveLength(2);
  });

  it('F212 before the page knows what an earlier one left goes on where that stood', async () => {
    const { world, going } = await left();
    const list = world.hold('files.list');
    const store = world.page();
    await store.start();
    await list.called;
    store.request(add());
    await quiet();
    // nothing goes out that may be there already
    expect([going.length, store.state.uploads.map(({ status }) => status)]).toEqual([0, ['waiting']]);
    list.go();
    await quiet();
    await quiet();
    expect([going.map(({ begun }) => begun?.id), store.state.uploads.length, world.keptUploads?.size]).toEqual([['up-1'], 1, 1]);
    going[0]?.done();
    await quiet();
    await store.flush();
    expect(refs(store, 'photos')).toEqual(['up-1']);
  });

  it('F212 in place of one that the browser could not keep is kept from now on', async () => {
    const { world, going } = await left();
    for (const kept of world.keptUploads?.values() ?? []) delete kept.file;
    const list = world.hold('files.list');
    const store = world.page();
    await store.start();
    await list.called;
    store.request(add());
    list.go();
    await quiet();
    await quiet();
    expect([going.map(({ begun }) => begun?.id), [...(world.keptUploads?.values() ?? [])].map((kept) => kept.file?.size)]).toEqual([['up-1'], [bill.size]]);
  });
});

describe('a kept file', () => {
  it('F212 shows with the form, before the page has time for what it may need later', async () => {
    const { world } = await left();
    const store = world.page();
    await store.start();
    await new Promise<void>((done) => { const stop = store.subscribe(() => { if (store.state.uploads.length > 0) { stop(); done(); } }); });
    expect(store.state.uploads).toMatchObject([{ name: 'bill.pdf', field: 'photos' }]);
  });

  it('F212 that has arrived goes only when the answer is kept', async () => {
    const { world, going } = await keeping();
    const store = await world.opened();
    store.request(add());
    await quiet();
    const write = world.hold('drafts.write');
    going[0]?.done();
    await write.called;
    await quiet();
    expect([refs(store, 'photos'), world.keptUploads?.size]).toEqual([['up-1'], 1]);
    write.go();
    await store.flush();
    await quiet();
    expect(world.keptUploads?.size).toBe(0);
  });

  it('F212 goes out though nothing is written of it yet, and with other tabs about', async () => {
    const { world, going } = await keeping();
    world.tabs = { listen: () => () => undefined, tell: () => undefined, alone: (_, work) => work() };
    const store = await world.opened();
    const write = world.hold('files.write');
    store.request(add());
    await write.called;
    store.request({ type: 'file-pause', file: store.state.uploads[0]?.local ?? '' });
    store.request({ type: 'file-retry', file: store.state.uploads[0]?.local ?? '' });
    await quiet();
    expect([store.state.uploads.map(({ name, status }) => [name, status]), going.length > 0]).toEqual([[['bill.pdf', 'sending']], true]);
    write.go();
    going.at(-1)?.done();
    await quiet();
    expect(refs(store, 'photos')).toHaveLength(1);
  });
});
