import { describe, expect, it } from 'vitest';
import { PortalError } from '../../src/client/index.js';
import type { PortalRequest, PortalStore } from '../../src/store/index.js';
import { fill, quiet, reached, sent, shows, submit, type, World } from './world.js';

const select = async (store: PortalStore, opportunity: string): Promise<void> => {
  store.request({ type: 'opportunity-select', opportunity });
  await reached(store, ({ opportunity: now }) => now.status === 'ready' && now.value.id === opportunity);
};
const posts = (world: World): string[] => world.mock.log.filter((line) => line.startsWith('POST')).map((line) => line.split('/')[2] ?? '');
const network = (world: World): { cut(): void; mend(): void } => ({
  cut: () => { world.mock.fail({ method: 'POST', path: /actions$/, as: 'offline' }); },
  mend: () => { world.mock.failures.length = 0; },
});

/** A project of several whose step was sent without a network: it waits. */
async function waiting(more: readonly string[] = ['a2'], name?: string): Promise<{ world: World; wire: ReturnType<typeof network>; store: PortalStore }> {
  const world = await World.open(more);
  const wire = network(world);
  const store = await world.opened('a1');
  fill(store, name);
  wire.cut();
  submit(store);
  await sent(store, 'waiting');
  return { world, wire, store };
}

describe('what waits', () => {
  it('F211 is counted by project until it has gone or was taken back, so that nobody signs out over it unawares', async () => {
    const { wire, store } = await waiting();
    await reached(store, ({ waiting: list }) => list?.join() === 'a1');
    await select(store, 'a2');
    fill(store);
    submit(store);
    await reached(store, ({ waiting: list }) => list?.join() === 'a1,a2');
    store.request({ type: 'action-cancel' });
    await reached(store, ({ waiting: list }) => list?.join() === 'a1');
    wire.mend();
    await select(store, 'a1');
    await reached(store, ({ waiting: list }) => list?.length === 0);
  });

  it('F211 goes out when the network is back, of all projects, oldest first and one after the other', async () => {
    const world = await World.open(['a2', 'a3']);
    const wire = network(world);
    const store = await world.opened('a3');
    wire.cut();
    store.setOnline(false);
    for (const id of ['a2', 'a1']) {
      await select(store, id);
      fill(store, `for ${id}`);
      submit(store);
      await sent(store, 'waiting');
    }
    await select(store, 'a3');
    wire.mend();
    world.mock.log.length = 0;
    const first = world.hold('acted');
    store.setOnline(true);
    await first.called;
    await quiet();
    // the second waits for the answer to the first
    expect(posts(world)).toEqual(['a2']);
    first.go();
    while (world.at('a1').substate !== 'more') await quiet();
    expect(posts(world)).toEqual(['a2', 'a1']);
    expect([world.at('a2').values['name'], world.at('a1').values['name'], world.mock.state.receipts]).toEqual(['for a2', 'for a1', 2]);
    expect(store.state).toMatchObject({ send: { status: 'open' }, opportunity: { value: { id: 'a3' } } });
  });

  it('F211 of a project that nobody opens goes out too, and its receipt is said when it is opened', async () => {
    const { world, wire, store: before } = await waiting();
    before.stop();
    wire.mend();
    // the customer comes back to the choice of projects
    const store = await world.opened();
    expect(store.state.selected).toBeUndefined();
    while (world.at('a1').substate !== 'more') await quiet();
    await quiet();
    expect([...world.outbox.values()].map(({ verdict }) => verdict?.receipt?.key)).toEqual([world.keys[0]]);
    expect(world.facts).toContainEqual({ type: 'action-taken', opportunity: 'a1', action: 'submit-step', receipt: expect.any(String) as string });
    await select(store, 'a1');
    await reached(store, ({ send }) => send.status === 'open' && send.arrived?.key === world.keys[0]);
    await quiet();
    expect([world.outbox.size, world.drafts.size, world.mock.state.receipts]).toEqual([0, 0, 1]);
  });

  it('F211 and is refused while another project shows is said when its own is opened, with the answers', async () => {
    const { world, wire, store } = await waiting(['a2'], 'Anna F.');
    wire.mend();
    world.move('papers', { permit: 'from the company' });
    await select(store, 'a2');
    while (![...world.outbox.values()].some(({ verdict }) => verdict)) await quiet();
    expect(store.state.send.status).toBe('open');
    // nor is it sent again
    store.setOnline(false);
    store.setOnline(true);
    await quiet();
    expect(posts(world).filter((id) => id === 'a1')).toHaveLength(2);
    await select(store, 'a1');
    const { send, step } = await sent(store, 'refused');
    expect([send, step]).toMatchObject([{ type: 'submit-step', failure: { code: 'conflict', problem: 'moved-on' } }, { values: { name: 'Anna F.', permit: 'from the company' } }]);
    await quiet();
    expect([world.outbox.size, world.at().substate]).toEqual([0, 'papers']);
  });

  it('and that no server can take now doesn’t hold up what other projects wait for', async () => {
    const world = await World.open(['a2', 'a3']);
    const wire = network(world);
    const store = await world.opened('a1');
    wire.cut();
    for (const id of ['a1', 'a2']) {
      if (id !== 'a1') await select(store, id);
      fill(store, id);
      submit(store);
      await sent(store, 'waiting');
    }
    wire.mend();
    world.mock.fail({ method: 'POST', path: /a1\/actions$/, as: 500 });
    await select(store, 'a3');
    while (world.at('a2').substate !== 'more') await quiet();
    expect([world.at('a1').substate, [...world.outbox.values()].filter(({ verdict }) => !verdict).map(({ opportunity }) => opportunity)]).toEqual(['papers', ['a1']]);
  });

  it('carries nobody else’s session: another customer neither sees nor sends it', async () => {
    const world = await World.open();
    const wire = network(world);
    const before = await world.opened();
    fill(before);
    wire.cut();
    submit(before);
    await sent(before, 'waiting');
    before.stop();
    wire.mend();
    world.mock.log.length = 0;
    world.customer = 'ben';
    const store = await world.opened();
    await quiet();
    expect([posts(world), store.state.send.status, world.outbox.size]).toEqual([[], 'open', 1]);
  });
});

describe('an outbox that fails', () => {
  it('F211 sends what it can’t write down all the same, and says that it lives as long as the page', async () => {
    const world = await World.open();
    const wire = network(world);
    const store = await world.opened();
    fill(store);
    await store.flush();
    wire.cut();
    const adding = world.hold('outbox.add');
    submit(store);
    await adding.called;
    adding.fail(new Error('quota'));
    const { send } = await sent(store, 'waiting');
    expect([send, world.outbox.size]).toMatchObject([{ unkept: true }, 0]);
    wire.mend();
    store.request({ type: 'action-retry' });
    await shows(store, 'more');
    expect(world.mock.state.receipts).toBe(1);
  });

  it('is told where nothing is kept beyond the page', async () => {
    const world = await World.open();
    world.lasting = false;
    const store = await world.opened();
    fill(store);
    network(world).cut();
    submit(store);
    expect((await sent(store, 'waiting')).send).toMatchObject({ unkept: true });
  });

  it('that can’t take off what is taken sends it again with its key after a reload, once in effect', async () => {
    const world = await World.open();
    const before = await world.opened();
    fill(before);
    const removing = world.hold('outbox.remove');
    submit(before);
    await removing.called;
    removing.fail(new Error('the database is closing'));
    await sent(before, 'accepted');
    await quiet();
    expect(world.outbox.size).toBe(1);
    before.stop();
    const store = await world.opened();
    await reached(store, ({ send }) => send.status === 'open' && send.arrived?.key === world.keys[0]);
    await quiet();
    expect([world.mock.state.receipts, world.outbox.size]).toEqual([1, 0]);
  });

  it('and can’t take off what the customer takes back doesn’t say that it is', async () => {
    const world = await World.open();
    const wire = network(world);
    const store = await world.opened();
    fill(store);
    wire.cut();
    submit(store);
    await sent(store, 'waiting');
    const removing = world.hold('outbox.remove');
    store.request({ type: 'action-cancel' });
    await removing.called;
    removing.fail(new Error('the database is closing'));
    await sent(store, 'waiting');
    store.request({ type: 'action-cancel' });
    await sent(store, 'open');
    expect(world.outbox.size).toBe(0);
  });
});

describe('a verdict', () => {
  const asked: readonly PortalRequest[] = [
    { type: 'step-submit', language: 'en' }, { type: 'offer-accept', offer: 'o1', language: 'en' }, { type: 'offer-decline', offer: 'o1', language: 'en' },
    { type: 'offer-ask-change', offer: 'o1', text: 'Smaller, please', language: 'en' }, { type: 'drawing-submit', drawing: {}, language: 'en' } as unknown as PortalRequest,
    { type: 'contract-sign', contract: 'c1', sha256: 'abc', language: 'en' }, { type: 'visit-ask-change', visit: 'v1', text: 'Later', language: 'en' }, { type: 'opportunity-reactivate', language: 'en' },
  ];
  it.each(asked.flatMap((request) => [[request.type, 409, request], [request.type, 422, request]] as const))('F211 on %s (%i) leaves all that the customer wrote and ticked', async (_, status, request) => {
    const world = await World.open();
    const store = await world.opened();
    fill(store, 'Anna F.');
    store.request({ type: 'work-change', name: 'ask-offer-change o1', value: 'Smaller, please' });
    store.request({ type: 'work-change', name: 'drawing', value: { planes: 1 } });
    await store.flush();
    world.mock.fail({ method: 'POST', path: /actions$/, as: status, code: status === 409 ? 'moved-on' : 'invalid', times: 1 });
    store.request(request);
    await sent(store, 'refused');
    await quiet();
    const all = { values: { name: 'Anna F.' }, consents: ['privacy'], work: { 'ask-offer-change o1': 'Smaller, please', drawing: { planes: 1 } } };
    expect(store.state.step).toMatchObject(all);
    expect([world.outbox.size, world.drafts.get('anna a1 papers')]).toMatchObject([0, all]);
    // the same for the next page
    store.stop();
    expect((await world.opened()).state.step).toMatchObject(all);
  });
});

describe('a backend that remembers keys for a while only', () => {
  it('F211 refuses what it has taken and forgotten by its revision: nothing is taken twice', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    const reply = world.hold('acted');
    submit(store);
    await reply.called;
    reply.fail(new PortalError('offline'));
    await sent(store, 'waiting');
    store.stop();
    // a month in a drawer
    world.mock.state.kept.clear();
    const later = await world.opened();
    await sent(later, 'refused');
    await shows(later, 'more');
    await quiet();
    expect([world.mock.state.receipts, world.outbox.size, world.at()]).toMatchObject([1, 0, { substate: 'more', values: { name: 'Anna' } }]);
  });

  it('and what it never got is still taken', async () => {
    const world = await World.open();
    const before = await world.opened();
    fill(before);
    world.hold('act').fail();
    submit(before);
    await sent(before, 'waiting');
    before.stop();
    world.mock.state.kept.clear();
    const store = await world.opened();
    await sent(store, 'accepted');
    type(store, 'name', 'next');
    expect(world.mock.state.receipts).toBe(1);
  });
});
