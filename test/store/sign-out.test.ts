import { describe, expect, it } from 'vitest';
import { PortalError } from '../../src/client/index.js';
import type { TabMessage, TabsPort } from '../../src/offline/index.js';
import type { PortalStore } from '../../src/store/index.js';
import { FakeSession, fill, quiet, reached, sent, shows, submit, World } from './world.js';

/** The tabs of one browser. */
class FakeTabs {
  readonly told: TabMessage[] = [];
  readonly #tabs = new Set<(message: TabMessage) => void>();

  open(): TabsPort {
    const own = new Set<(message: TabMessage) => void>();
    return {
      tell: (message) => { this.told.push(message); for (const hear of this.#tabs) if (!own.has(hear)) hear(message); },
      listen: (hear) => { own.add(hear); this.#tabs.add(hear); return () => this.#tabs.delete(hear); },
      alone: (_, work) => work(),
    };
  }
}

/** A session of one tab; `everywhere` fails as it is told to. */
class Session extends FakeSession {
  left = false;
  again = false;
  fails: Error | undefined;
  readonly asked: (boolean | undefined)[] = [];
  override async signOut(everywhere?: boolean): Promise<void> {
    this.asked.push(everywhere);
    await Promise.resolve();
    if (this.fails) throw this.fails;
    this.left = true;
    await super.signOut();
  }
  forget(): Promise<boolean> { this.become('signed-out'); return Promise.resolve(!this.again); }
}

interface Tab { readonly store: PortalStore; readonly session: Session }

/** A tab of the browser with the customer's project open. */
async function tab(world: World, tabs = new FakeTabs(), selected?: string): Promise<Tab> {
  const session = new Session();
  world.session = session;
  world.tabs = tabs.open();
  return { store: await world.opened(selected), session };
}

async function signIn(store: PortalStore): Promise<void> {
  store.request({ type: 'code-request', identifier: 'anna@example.com' });
  await reached(store, (state) => state.session.status === 'code-sent');
  store.request({ type: 'session-start', code: '123456' });
}

const secrets = /Secret|Anna|a1/;

describe('signing out in one of two tabs', () => {
  it('signs the other out too, which keeps nothing', async () => {
    const [world, tabs] = [await World.open(), new FakeTabs()];
    const [one, other] = [await tab(world, tabs), await tab(world, tabs)];
    fill(other.store, 'Secret');
    await other.store.flush();
    expect(world.drafts.size).toBe(1);
    fill(other.store, 'Secret at the last moment');
    one.store.request({ type: 'session-end' });
    await reached(other.store, ({ session }) => session.status === 'signed-out');
    await quiet();
    await other.store.flush();
    expect(tabs.told.filter(({ type }) => type === 'signed-out')).toEqual([{ type: 'signed-out', customer: 'anna' }]);
    expect([world.drafts.size, world.outbox.size]).toEqual([0, 0]);
    expect(JSON.stringify(other.store.state)).not.toMatch(secrets);
    // it knows that nothing went wrong, and asks the server nothing
    expect(other.store.state.session).not.toHaveProperty('failure');
    expect(other.session.asked).toEqual([]);
  });

  it('leaves a tab of another customer alone', async () => {
    const [world, tabs] = [await World.open(), new FakeTabs()];
    const anna = await tab(world, tabs);
    world.customer = 'ben';
    const ben = await tab(world, tabs);
    fill(ben.store, 'Ben’s');
    await ben.store.flush();
    anna.store.request({ type: 'session-end' });
    await quiet();
    expect([ben.store.state.session.status, [...world.drafts.keys()]]).toEqual(['signed-in', ['ben b1 papers']]);
  });

  it('leaves what was kept since to a customer who has signed in again meanwhile', async () => {
    const [world, tabs] = [await World.open(), new FakeTabs()];
    const asleep = await tab(world, tabs);
    asleep.session.again = true;
    world.drafts.set('anna a1 papers', { substate: 'papers', definition: 'x', values: {}, consents: [], savedAt: '2026-11-24T12:00:00Z' });
    tabs.open().tell({ type: 'signed-out', customer: 'anna' });
    await quiet();
    expect([asleep.store.state.session.status, world.drafts.size]).toEqual(['signed-out', 1]);
  });
});

describe('signing out where nobody knows whose session it is', () => {
  it('wipes what the customer kept, and what another kept stays', async () => {
    const world = await World.open();
    const before = await tab(world);
    fill(before.store, 'Secret');
    await before.store.flush();
    expect(world.owner).toBe('anna');
    world.drafts.set('ben b1 papers', { substate: 'papers', definition: 'x', values: {}, consents: [], savedAt: '2026-11-24T12:00:00Z' });
    world.hold('me').fail();
    const { store } = await tab(world);
    expect(store.state.me.status).toBe('failed');
    store.request({ type: 'session-end' });
    await quiet();
    expect([[...world.drafts.keys()], world.owner]).toEqual([['ben b1 papers'], undefined]);
  });

  it('wipes everything where nothing says whose it was: who just signed in is not who was here before', async () => {
    const world = await World.open();
    const { store, session } = await tab(world);
    fill(store, 'Secret');
    world.hold('act').fail();
    submit(store);
    await sent(store, 'waiting');
    session.become('signed-out');
    world.hold('me').fail();
    await signIn(store);
    await reached(store, ({ me }) => me.status === 'failed');
    store.request({ type: 'session-end' });
    await quiet();
    expect([world.drafts.size, world.outbox.size]).toEqual([0, 0]);
  });
});

describe('signing out on all devices', () => {
  it('ends the session there first, and then wipes what is kept here', async () => {
    const [world, tabs] = [await World.open(), new FakeTabs()];
    const { store, session } = await tab(world, tabs);
    fill(store, 'Secret');
    await store.flush();
    store.request({ type: 'session-end', everywhere: true });
    expect(store.state.session).toEqual({ status: 'signed-in', busy: true });
    await reached(store, (state) => state.session.status === 'signed-out');
    await quiet();
    expect([session.asked, world.drafts.size, tabs.told.at(-1)]).toEqual([[true], 0, { type: 'signed-out', customer: 'anna' }]);
    expect(JSON.stringify(store.state)).not.toMatch(secrets);
    expect(world.facts.filter(({ type }) => type === 'session-ended')).toHaveLength(1);
  });

  it('that fails leaves the customer signed in, and says so', async () => {
    const world = await World.open();
    const { store, session } = await tab(world);
    fill(store, 'kept');
    await store.flush();
    session.fails = new PortalError('offline');
    store.request({ type: 'session-end', everywhere: true });
    await reached(store, (state) => state.session.status === 'signed-in' && state.session.failure !== undefined);
    expect(store.state).toMatchObject({ session: { status: 'signed-in', failure: { code: 'offline' } }, step: { values: { name: 'kept' } } });
    expect(world.drafts.size).toBe(1);
  });

  it('wipes what is kept on the others, when they learn of it', async () => {
    const world = await World.open();
    const { store, session } = await tab(world);
    fill(store, 'Secret');
    await store.flush();
    session.left = true;
    session.become('signed-out');
    await quiet();
    expect([world.drafts.size, store.state.session]).toEqual([0, { status: 'signed-out', busy: false }]);
    // also at a start: the page was closed meanwhile
    world.drafts.set('anna a1 papers', { substate: 'papers', definition: 'x', values: {}, consents: [], savedAt: '2026-11-24T12:00:00Z' });
    world.owner = 'anna';
    const again = new Session();
    Object.assign(again, { left: true, kept: 'signed-out' });
    world.session = again;
    const page = await world.opened();
    await quiet();
    expect([world.drafts.size, page.state.session.status]).toEqual([0, 'signed-out']);
  });
});

describe('signing in again', () => {
  it('leaves what stands on the page as it is until it is known who it is, and goes on with it', async () => {
    const world = await World.open();
    const { store, session } = await tab(world);
    fill(store);
    const { opportunity } = store.state;
    session.become('signed-out');
    const me = world.hold('me');
    await signIn(store);
    await me.called;
    expect([store.state.session.status, store.state.opportunity]).toEqual(['code-sent', opportunity]);
    const seen = new Set<string>();
    store.subscribe(() => seen.add(store.state.opportunity.status));
    me.go();
    await reached(store, (state) => state.session.status === 'signed-in');
    await quiet();
    expect([[...seen], store.state.step.values['name']]).toEqual([['ready'], 'Anna']);
  });

  it('without an answer to who it is shows nothing of who was there', async () => {
    const world = await World.open();
    const { store, session } = await tab(world);
    fill(store, 'Secret');
    session.become('signed-out');
    world.hold('me').fail();
    await signIn(store);
    await reached(store, (state) => state.session.status === 'signed-in');
    expect(store.state).toMatchObject({ me: { status: 'failed' }, opportunity: { status: 'failed', failure: { code: 'offline' } } });
    store.setOnline(false);
    store.setOnline(true);
    await shows(store, 'papers');
    expect(store.state.step.values['name']).toBe('Secret');
  });
});
