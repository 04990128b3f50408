import { describe, expect, it } from 'vitest';
import { PortalError, type PortalClient } from '../../src/client/index.js';
import type { FileRef } from '../../src/protocol/index.js';
import { file, fill, quiet, refs, shows, submit, World } from './world.js';

interface Going { readonly name: string; readonly signal: AbortSignal | undefined; progress(sent: number): void; done(): void; fail(error: Error): void }

/** Uploads that go as the test says. */
function byHand(world: World): Going[] {
  const going: Going[] = [];
  const upload: PortalClient['upload'] = ({ name, size, type }, _target, { signal, onProgress }) => new Promise<FileRef>((resolve, reject) => {
    going.push({ name, signal, progress: (sent) => onProgress?.(sent, size), done: () => resolve({ id: `up-${name}`, name, size, type }), fail: reject });
  });
  world.upload = upload;
  return going;
}

const add = (field: string, ...names: string[]) => ({ type: 'file-add', field, files: names.map(file) }) as const;

describe('uploads', () => {
  it('go two at a time, each shows how far it is, and they stay in the order in which they were chosen', async () => {
    const world = await World.open();
    const going = byHand(world);
    const store = await world.opened();
    store.request(add('photos', '1', '2', '3'));
    expect(going.map(({ name }) => name)).toEqual(['1', '2']);
    expect(store.state.uploads.map(({ status }) => status)).toEqual(['sending', 'sending', 'waiting']);
    going[0]?.progress(4);
    expect(store.state.uploads.map(({ sent }) => sent)).toEqual([4, 0, 0]);
    going[1]?.done();
    await quiet();
    expect(going).toHaveLength(3);
    going[2]?.done();
    going[0]?.done();
    await quiet();
    expect([refs(store, 'photos'), store.state.uploads]).toEqual([['up-1', 'up-2', 'up-3'], []]);
    await store.flush();
    expect(refs(await world.opened(), 'photos')).toEqual(['up-1', 'up-2', 'up-3']);
  });

  it('hold the step up while one is under way or failed', async () => {
    const world = await World.open();
    const going = byHand(world);
    const store = await world.opened();
    fill(store);
    store.request(add('bill', 'a'));
    submit(store);
    await quiet();
    expect(world.count('act')).toBe(0);
    going[0]?.fail(new PortalError('too-large', { status: 413 }));
    await quiet();
    submit(store);
    await quiet();
    expect(store.state.uploads).toMatchObject([{ status: 'failed', failure: { code: 'too-large' } }]);
    expect(world.count('act')).toBe(0);
    store.request({ type: 'file-remove', field: 'bill', file: store.state.uploads[0]?.local ?? '' });
    submit(store);
    await shows(store, 'more');
  });

  it('are tried again once, however often that is pressed', async () => {
    const world = await World.open();
    const going = byHand(world);
    const store = await world.opened();
    store.request(add('photos', 'a'));
    going[0]?.fail(new PortalError('offline'));
    await quiet();
    const { local = '' } = store.state.uploads[0] ?? {};
    store.request({ type: 'file-retry', file: local });
    store.request({ type: 'file-retry', file: local });
    expect(going).toHaveLength(2);
    expect(store.state.uploads[0]).not.toHaveProperty('failure.code');
    going[1]?.done();
    await quiet();
    expect([refs(store, 'photos'), store.state.uploads]).toEqual([['up-a'], []]);
  });

  it('rest when the customer pauses them, give way to the next, and go on from where they stood', async () => {
    const world = await World.open();
    const going = byHand(world);
    const store = await world.opened();
    store.request(add('photos', '1', '2', '3'));
    going[0]?.progress(4);
    const [{ local = '' } = {}, , third] = store.state.uploads;
    store.request({ type: 'file-pause', file: local });
    expect(going[0]?.signal?.reason).toBe('pause');
    // what the client says of the end that it was asked for is no failure
    going[0]?.fail(new PortalError('aborted'));
    going[0]?.progress(5);
    await quiet();
    expect(store.state.uploads.map(({ status, sent }) => [status, sent])).toEqual([['paused', 4], ['sending', 0], ['sending', 0]]);
    // one that waits for its turn can rest too, and pressing again changes nothing
    store.request({ type: 'file-pause', file: local });
    store.request({ type: 'file-pause', file: third?.local ?? '' });
    store.request({ type: 'file-pause', file: 'nobody' });
    expect(store.state.uploads.map(({ status }) => status)).toEqual(['paused', 'sending', 'paused']);
    fill(store);
    submit(store);
    await quiet();
    expect(world.count('act')).toBe(0);
    store.request({ type: 'file-retry', file: local });
    store.request({ type: 'file-retry', file: local });
    expect([going.map(({ name }) => name), store.state.uploads[0]]).toMatchObject([['1', '2', '3', '1'], { status: 'sending', sent: 4 }]);
    going[3]?.done();
    going[1]?.done();
    await quiet();
    expect([refs(store, 'photos'), store.state.uploads.map(({ name, status }) => [name, status])]).toEqual([['up-1', 'up-2'], [['3', 'paused']]]);
  });

  it('that arrived just before they were paused are there', async () => {
    const world = await World.open();
    const going = byHand(world);
    const store = await world.opened();
    store.request(add('photos', 'a'));
    going[0]?.done();
    store.request({ type: 'file-pause', file: store.state.uploads[0]?.local ?? '' });
    await quiet();
    expect([refs(store, 'photos'), store.state.uploads]).toEqual([['up-a'], []]);
  });

  it('that were paused can be cancelled', async () => {
    const world = await World.open();
    byHand(world);
    const store = await world.opened();
    store.request(add('photos', 'a'));
    const { local = '' } = store.state.uploads[0] ?? {};
    store.request({ type: 'file-pause', file: local });
    store.request({ type: 'file-remove', field: 'photos', file: local });
    await quiet();
    expect([refs(store, 'photos'), store.state.uploads]).toEqual([[], []]);
  });

  it('can be cancelled, and what then still arrives counts for nothing', async () => {
    const world = await World.open();
    const going = byHand(world);
    const store = await world.opened();
    store.request(add('photos', '1', '2', '3'));
    store.request({ type: 'file-remove', field: 'photos', file: store.state.uploads[0]?.local ?? '' });
    expect(going[0]?.signal?.reason).toBe('cancel');
    expect(going.map(({ name }) => name)).toEqual(['1', '2', '3']);
    going[0]?.done();
    await quiet();
    expect([refs(store, 'photos'), store.state.uploads.map(({ name }) => name)]).toEqual([[], ['2', '3']]);
  });

  it('can be taken out again; the server drops what was never sent', async () => {
    const world = await World.open();
    const store = await world.opened();
    store.request(add('photos', '1', '2'));
    await quiet();
    store.request({ type: 'file-remove', field: 'photos', file: 'up-1' });
    store.request({ type: 'file-remove', field: 'photos', file: 'no such' });
    await store.flush();
    await quiet();
    expect([refs(store, 'photos'), world.removed]).toEqual([['up-2'], ['up-1']]);
  });

  it('leave the server only when the draft that named them is kept without them', async () => {
    const world = await World.open();
    const store = await world.opened();
    store.request(add('photos', '1', '2'));
    await quiet();
    await store.flush();
    const writing = world.hold('drafts.write');
    store.request({ type: 'file-remove', field: 'photos', file: 'up-1' });
    await quiet();
    expect([refs(store, 'photos'), world.removed]).toEqual([['up-2'], []]);
    writing.go();
    await store.flush();
    await quiet();
    expect([refs(await world.opened(), 'photos'), world.removed]).toEqual([['up-2'], ['up-1']]);
  });

  it('replace the one of a field for one file, but never take a sent one from the server', async () => {
    const world = await World.open();
    const held: FileRef = { id: 'sent-before', name: 'sent', size: 1, type: 'application/pdf' };
    const state = world.mock.state.opportunities.get('a1');
    if (state) state.opportunity = { ...state.opportunity, values: { bill: [held] } };
    const store = await world.opened();
    expect(refs(store, 'bill')).toEqual(['sent-before']);
    store.request(add('bill', 'a'));
    await quiet();
    store.request(add('bill', 'b'));
    await quiet();
    expect([refs(store, 'bill'), world.removed]).toEqual([['up-b'], ['up-a']]);
  });

  it('of a field that the step no longer asks for hold nothing up; the others go on', async () => {
    const world = await World.open();
    const going = byHand(world);
    const store = await world.opened();
    store.request(add('bill', 'a'));
    store.request(add('photos', 'b'));
    const { flow } = world.mock.state;
    await world.mock.state.putFlow({ ...flow, states: flow.states.map((one) => ({ ...one, substates: one.substates.map((sub) => (sub.id === 'papers' ? { ...sub, placements: sub.placements?.filter(({ field }) => field !== 'bill') } : sub)) })) });
    await store.look();
    expect([store.state.uploads.map(({ name }) => name), going.map(({ signal }) => signal?.aborted)]).toEqual([['b'], [true, false]]);
  });

  it('where the backend takes none say so', async () => {
    const world = await World.open();
    world.upload = undefined;
    const store = await world.opened();
    store.request(add('bill', 'a'));
    await quiet();
    expect(store.state.uploads).toMatchObject([{ status: 'failed', failure: { code: 'configuration' } }]);
  });

  it('end with the project that they belong to', async () => {
    const world = await World.open(['a2']);
    const going = byHand(world);
    const store = await world.opened('a1');
    store.request(add('bill', 'a'));
    store.request({ type: 'opportunity-select', opportunity: 'a2' });
    await shows(store, 'papers');
    going[0]?.done();
    await quiet();
    expect([going[0]?.signal?.aborted, store.state.uploads, refs(store, 'bill')]).toEqual([true, [], []]);
  });

  it('come down by an address that only the page sees', async () => {
    const world = await World.open();
    const store = await world.opened();
    store.request({ type: 'file-download', file: { id: 'f1', name: 'sheet.pdf', size: 1, type: 'application/pdf' } });
    await quiet();
    expect(world.facts.at(-1)).toEqual({ type: 'download', url: 'https://portal.test/files/f1?link=once', name: 'sheet.pdf' });
    expect(JSON.stringify(store.state)).not.toContain('link=once');
  });
});
