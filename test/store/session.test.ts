import { describe, expect, it } from 'vitest';
import { PortalError } from '../../src/client/index.js';
import type { PortalStore } from '../../src/store/index.js';
import { FakeSession, fill, quiet, reached, sent, shows, submit, type, World } from './world.js';

async function withSession(more: readonly string[] = []): Promise<{ world: World; session: FakeSession }> {
  const world = await World.open(more);
  const session = new FakeSession();
  world.session = session;
  return { world, session };
}

/** From wherever it stands to the session. */
async function signIn(store: PortalStore): Promise<void> {
  store.request({ type: 'code-request', identifier: 'anna@example.com' });
  await reached(store, (state) => state.session.status === 'code-sent');
  store.request({ type: 'session-start', code: '123456' });
  await reached(store, (state) => state.session.status === 'signed-in');
}

const everything = (store: PortalStore): string => JSON.stringify(store.state);

describe('signing out', () => {
  it('F210 wipes drafts, outbox and all that shows, and ends the session once', async () => {
    const { world, session } = await withSession();
    const store = await world.opened();
    fill(store, 'Secret');
    world.hold('act').fail();
    submit(store);
    await sent(store, 'waiting');
    expect([world.drafts.size, world.outbox.size, store.signsOut]).toEqual([1, 1, true]);
    store.request({ type: 'session-end' });
    store.request({ type: 'session-end' });
    await quiet();
    expect([world.drafts.size, world.outbox.size, session.status]).toEqual([0, 0, 'signed-out']);
    expect(everything(store)).not.toMatch(/Secret|Anna|a1/);
    expect(store.state).toMatchObject({ session: { status: 'signed-out', busy: false }, send: { status: 'open' }, uploads: [] });
    expect(store.state.session).not.toHaveProperty('failure');
    expect(world.facts.filter(({ type }) => type === 'session-ended')).toHaveLength(1);
  });

  it('also wipes what was just being written', async () => {
    const { world } = await withSession();
    const store = await world.opened();
    const [draft, action] = [world.hold('drafts.write'), world.hold('outbox.add')];
    fill(store, 'Secret');
    await draft.called;
    submit(store);
    await action.called;
    store.request({ type: 'session-end' });
    await quiet();
    draft.go();
    action.go();
    await quiet();
    expect([world.drafts.size, world.outbox.size, world.count('act')]).toEqual([0, 0, 0]);
  });

  it.each(['me', 'opportunity', 'looked', 'drafts.read', 'acted'])('shows nothing of what comes after it (%s)', async (call) => {
    const { world } = await withSession();
    const held = world.hold(call);
    const store = world.page('a1');
    void store.start();
    if (call === 'acted') {
      await shows(store, 'papers');
      fill(store);
      submit(store);
    }
    await held.called;
    store.request({ type: 'session-end' });
    held.go();
    await quiet();
    expect(store.state).toMatchObject({ session: { status: 'signed-out' }, me: { status: 'idle' }, opportunity: { status: 'idle' }, send: { status: 'open' }, step: { of: '', values: {} } });
  });

  it('ends here though the server can’t be told', async () => {
    const { world, session } = await withSession();
    const store = await world.opened();
    session.ends = Promise.reject(new PortalError('offline'));
    store.request({ type: 'session-end' });
    expect(store.state.session.status).toBe('signed-out');
    await quiet();
  });
});

describe('a session that is over', () => {
  it('F210 leaves what was typed for the same customer to come back to', async () => {
    const { world, session } = await withSession();
    const store = await world.opened();
    fill(store);
    session.become('signed-out');
    expect(store.state.session).toMatchObject({ status: 'signed-out', failure: { code: 'unauthorized' } });
    await signIn(store);
    await shows(store, 'papers');
    expect(store.state.step).toMatchObject({ values: { name: 'Anna' }, consents: ['privacy'] });
  });

  it('shows nothing of it to another customer, and sends nothing in their name', async () => {
    const { world, session } = await withSession(['a2']);
    const store = await world.opened();
    store.request({ type: 'opportunity-select', opportunity: 'a1' });
    await shows(store, 'papers');
    fill(store, 'Secret');
    world.hold('act').fail();
    submit(store);
    await sent(store, 'waiting');
    session.become('signed-out');
    world.customer = 'ben';
    const seen: string[] = [];
    store.subscribe(() => { if (store.state.session.status === 'signed-in' && store.state.opportunity.status === 'ready') seen.push(JSON.stringify([store.state.opportunity, store.state.step, store.state.me])); });
    const me = world.hold('me');
    const signedIn = signIn(store);
    await me.called;
    store.setOnline(false);
    store.setOnline(true);
    store.request({ type: 'action-retry' });
    await quiet();
    me.go();
    await signedIn;
    await reached(store, ({ opportunity }) => opportunity.status === 'ready' && opportunity.value.id === 'b1');
    await quiet();
    expect(seen.join()).not.toMatch(/Secret|Anna|a1/);
    expect([world.count('act'), world.outbox.size, world.drafts.size, store.state.selected, store.state.send.status]).toEqual([0, 1, 1, 'b1', 'open']);
    // it goes out when Anna is back
    session.become('signed-out');
    world.customer = 'anna';
    await signIn(store);
    await reached(store, ({ me: { status } }) => status === 'ready');
    store.request({ type: 'opportunity-select', opportunity: 'a1' });
    await shows(store, 'more');
    expect(world.at('a1').values['name']).toBe('Secret');
  });

  it('that can’t be looked for asks, and says what is wrong', async () => {
    const { world, session } = await withSession();
    session.restore = () => Promise.reject(new PortalError('offline'));
    world.hold('me').fail();
    const store = await world.opened();
    expect(store.state).toMatchObject({ me: { status: 'failed' }, opportunity: { status: 'failed', failure: { code: 'offline' } } });
  });

  it('that another element ends is told once, and a code that is taken back asks again', async () => {
    const { world, session } = await withSession();
    session.kept = 'signed-out';
    const store = await world.opened();
    expect(store.state.session).toEqual({ status: 'signed-out', busy: false });
    store.request({ type: 'code-request', identifier: 'anna@example.com' });
    await reached(store, (state) => state.session.status === 'code-sent');
    store.request({ type: 'code-cancel' });
    expect(store.state.session).toEqual({ status: 'signed-out', busy: false, identifier: 'anna@example.com' });
    await signIn(store);
    session.become('signed-out');
    session.become('signed-out');
    expect(world.facts.filter(({ type }) => type === 'session-ended')).toHaveLength(1);
  });
});

describe('a look', () => {
  it('at one project never shows on another, however late it comes', async () => {
    const world = await World.open(['a2']);
    const store = await world.opened();
    expect(store.state).toMatchObject({ selected: undefined, opportunity: { status: 'idle' } });
    for (const call of ['opportunity', 'looked', 'drafts.read']) {
      const late = world.hold(call);
      store.request({ type: 'opportunity-select', opportunity: 'a1' });
      await late.called;
      store.request({ type: 'opportunity-select', opportunity: 'a2' });
      await reached(store, ({ opportunity }) => opportunity.status === 'ready');
      type(store, 'name', 'for a2');
      late.go();
      await quiet();
      await store.flush();
      expect(store.state).toMatchObject({ selected: 'a2', opportunity: { value: { id: 'a2' } }, step: { of: 'a2 papers', values: { name: 'for a2' } } });
      expect([...world.drafts.keys()]).toEqual(['anna a2 papers']);
      store.request({ type: 'opportunity-select', opportunity: undefined });
      await reached(store, ({ step }) => step.of === '');
    }
  });

  it('follows the later of two choices, also back to the one that shows', async () => {
    const world = await World.open(['a2']);
    const store = await world.opened('a1');
    const writing = world.hold('drafts.write');
    type(store, 'name', 'kept');
    await writing.called;
    store.request({ type: 'opportunity-select', opportunity: 'a2' });
    store.request({ type: 'opportunity-select', opportunity: 'a1' });
    writing.go();
    await reached(store, ({ opportunity }) => opportunity.status === 'ready');
    await quiet();
    expect(store.state).toMatchObject({ selected: 'a1', opportunity: { value: { id: 'a1' } }, step: { values: { name: 'kept' } } });
  });

  it('from before an action doesn’t bring the step before back', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    const late = world.hold('looked');
    const looking = store.look();
    await late.called;
    submit(store);
    await shows(store, 'more');
    late.go();
    await looking;
    expect(store.state.opportunity).toMatchObject({ value: { substate: { id: 'more' } } });
    expect(world.facts.filter(({ type: fact }) => fact === 'opportunity-changed').map((fact) => 'substate' in fact && fact.substate)).toEqual(['papers', 'more']);
  });

  it('while an action is out leaves the action be', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    const act = world.hold('act');
    submit(store);
    await act.called;
    await store.look();
    expect(store.state).toMatchObject({ send: { status: 'sending' }, step: { values: { name: 'Anna' } } });
    act.go();
    await shows(store, 'more');
    expect(world.count('act')).toBe(1);
  });

  it('in vain keeps what shows and says so; one that works clears it', async () => {
    const world = await World.open();
    const store = await world.opened();
    world.hold('opportunity').fail(new PortalError('server'));
    await store.look();
    expect(store.state.opportunity).toMatchObject({ status: 'ready', stale: { code: 'server' } });
    await store.look();
    expect(store.state.opportunity).not.toHaveProperty('stale');
  });

  it('after a start in vain asks first who it is: what is typed is kept by customer', async () => {
    const world = await World.open();
    world.hold('me').fail();
    const store = await world.opened('a1');
    expect(store.state.opportunity).toMatchObject({ status: 'failed', failure: { code: 'offline' } });
    store.setOnline(false);
    store.setOnline(true);
    await shows(store, 'papers');
    type(store, 'name', 'Anna');
    await store.flush();
    expect([...world.drafts.keys()]).toEqual(['anna a1 papers']);
  });

  it('without a chosen project asks for the list, quietly, once at a time', async () => {
    const world = await World.open(['a2']);
    const store = await world.opened();
    const statuses = new Set<string>();
    store.subscribe(() => statuses.add(store.state.me.status));
    await Promise.all([store.look(), store.look()]);
    expect([[...statuses], world.count('me')]).toEqual([['ready'], 2]);
    world.hold('me').fail();
    await store.look();
    expect(store.state.me).toMatchObject({ status: 'ready', stale: { code: 'offline' } });
  });

  it('a failed config is asked for again with it', async () => {
    const world = await World.open();
    world.hold('config').fail();
    const store = await world.opened();
    await reached(store, ({ config }) => config.status === 'failed');
    store.request({ type: 'view-reload' });
    await reached(store, ({ config }) => config.status === 'ready');
  });
});
