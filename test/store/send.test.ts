import { afterEach, describe, expect, it, vi } from 'vitest';
import { PortalError } from '../../src/client/index.js';
import { fill, quiet, reached, sent, shows, submit, type, World } from './world.js';

const errorsOf = (state: { send: { status: string } }): unknown => ('failure' in state.send ? state.send.failure : undefined);

describe('an action', () => {
  it('is written down before it is sent, and its receipt takes it and the draft away', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    await store.flush();
    const adding = world.hold('outbox.add');
    submit(store);
    await adding.called;
    await store.look();
    expect(world.count('act')).toBe(0);
    expect(store.state.send.status).toBe('sending');
    adding.go();
    const { send } = await sent(store, 'accepted');
    expect(send).toMatchObject({ type: 'submit-step', receipt: { key: world.keys.at(-1) } });
    expect(world.log.indexOf('outbox.add')).toBeLessThan(world.log.indexOf('act'));
    await shows(store, 'more');
    expect([world.outbox.size, world.drafts.size]).toEqual([0, 0]);
    expect(world.at()).toMatchObject({ substate: 'more', values: { name: 'Anna' } });
    expect(world.facts.filter(({ type }) => type === 'step-submitted')).toEqual([{ type: 'step-submitted', opportunity: 'a1', substate: 'papers', receipt: 'R-2026-000001' }].map((fact) => ({ ...fact, receipt: expect.any(String) as string })));
  });

  it('pressed twice goes once', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    submit(store);
    submit(store);
    await shows(store, 'more');
    expect([world.keys.length, world.count('act')]).toEqual([1, 1]);
  });

  it('that lacks something isn’t sent', async () => {
    const world = await World.open();
    const store = await world.opened();
    submit(store);
    await quiet();
    expect(store.faults.map(({ pointer }) => pointer)).toEqual(['/payload/values/name', '/payload/consents/privacy']);
    expect([store.state.step.attempted, world.keys, world.at().substate]).toEqual([true, [], 'papers']);
  });

  it('F135 carries nothing of a hidden field', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    type(store, 'owner', false);
    type(store, 'permit', 'typed, then hidden');
    type(store, 'owner', true);
    const act = world.hold('act');
    submit(store);
    await act.called;
    expect([...world.outbox.values()][0]?.action.payload.values).toEqual({ name: 'Anna', owner: true });
    act.go();
    await shows(store, 'more');
  });

  it('refused as moved on looks again, with what was typed on top', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    world.move('papers', { permit: 'from the company' });
    submit(store);
    await sent(store, 'refused');
    const state = await reached(store, ({ step }) => step.values['permit'] === 'from the company');
    expect(errorsOf(state)).toMatchObject({ code: 'conflict', problem: 'moved-on' });
    expect(state.step).toMatchObject({ values: { name: 'Anna' }, consents: ['privacy'] });
    expect(world.outbox.size).toBe(0);
    submit(store);
    await shows(store, 'more');
    expect(world.keys).toHaveLength(2);
  });

  it('refused for an answer keeps what was typed and the error, and the edited answer has a new key', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    world.mock.fail({ method: 'POST', path: /actions$/, as: 422, code: 'invalid', members: { errors: [{ pointer: '/payload/values/name', code: 'pattern' }] }, times: 1 });
    submit(store);
    const state = await sent(store, 'refused');
    expect(errorsOf(state)).toMatchObject({ code: 'invalid', errors: [{ pointer: '/payload/values/name', code: 'pattern' }] });
    expect(state.step.values['name']).toBe('Anna');
    await quiet();
    expect(world.outbox.size).toBe(0);
    expect(world.drafts.get('anna a1 papers')?.values).toEqual({ name: 'Anna' });
    type(store, 'name', 'Anna F.');
    submit(store);
    await shows(store, 'more');
    expect(world.keys).toHaveLength(2);
    expect(world.at().values['name']).toBe('Anna F.');
  });

  it('F211 whose reply is lost is sent again with its key, and taken once', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    const reply = world.hold('acted');
    submit(store);
    await reply.called;
    reply.fail();
    expect(errorsOf(await sent(store, 'waiting'))).toMatchObject({ code: 'offline' });
    expect(world.at().substate).toBe('more');
    store.setOnline(false);
    store.setOnline(true);
    const { send } = await sent(store, 'accepted');
    expect(send).toMatchObject({ receipt: { key: world.keys[0] } });
    await quiet();
    expect([world.keys.length, world.mock.state.receipts, world.outbox.size]).toEqual([1, 1, 0]);
  });

  it('F211 of an earlier visit is sent by the next page, once, with the same key', async () => {
    const world = await World.open();
    const before = await world.opened();
    fill(before);
    world.hold('act').fail();
    submit(before);
    await sent(before, 'waiting');
    before.stop();
    const store = await world.opened();
    const { send } = await sent(store, 'accepted');
    expect(send).toMatchObject({ receipt: { key: 'key-000001' } });
    await store.look();
    await quiet();
    expect([world.mock.state.receipts, world.keys.length, world.outbox.size, world.drafts.size]).toEqual([1, 1, 0, 0]);
    expect(world.at()).toMatchObject({ substate: 'more', values: { name: 'Anna' } });
  });

  it('can’t be taken before the outbox is read: a step never stands open for what is under way', async () => {
    const world = await World.open();
    const before = await world.opened();
    fill(before);
    world.hold('act').fail();
    submit(before);
    await sent(before, 'waiting');
    before.stop();
    await quiet();
    const list = world.hold('outbox.list');
    const store = world.page();
    const open: string[] = [];
    store.subscribe(() => { if (store.state.opportunity.status === 'ready') open.push(store.state.send.status); });
    const act = world.hold('act');
    void store.start();
    await list.called;
    submit(store);
    await quiet();
    expect(open).toEqual([]);
    list.go();
    await act.called;
    // published with the step, before anything is painted
    expect(open.slice(1)).not.toContain('open');
    submit(store);
    act.go();
    await shows(store, 'more');
    expect([world.mock.state.receipts, world.keys.length]).toEqual([1, 1]);
  });

  it('taken back while it waits leaves the answers, and what arrived all the same shows', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    world.hold('act').fail();
    submit(store);
    await sent(store, 'waiting');
    store.request({ type: 'action-cancel' });
    const { step } = await sent(store, 'open');
    expect([step.values['name'], world.outbox.size]).toEqual(['Anna', 0]);

    const reply = world.hold('acted');
    submit(store);
    await reply.called;
    reply.fail();
    await sent(store, 'waiting');
    store.request({ type: 'action-cancel' });
    await shows(store, 'more');
    expect(store.state.send.status).toBe('open');
  });

  it('stays on the list for another sign-in when the session is over', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    world.hold('act').fail(new PortalError('unauthorized', { status: 401 }));
    submit(store);
    expect(errorsOf(await sent(store, 'waiting'))).toMatchObject({ code: 'unauthorized' });
    expect(world.outbox.size).toBe(1);
    await store.look();
    await shows(store, 'more');
  });

  it('taken leads on, though the customer goes to another project and acts there before its reply', async () => {
    const world = await World.open(['a2']);
    const store = await world.opened();
    store.request({ type: 'opportunity-select', opportunity: 'a1' });
    await shows(store, 'papers');
    fill(store, 'for a1');
    const first = world.hold('acted');
    submit(store);
    await first.called;
    store.request({ type: 'opportunity-select', opportunity: 'a2' });
    await reached(store, ({ opportunity }) => opportunity.status === 'ready' && opportunity.value.id === 'a2');
    fill(store, 'for a2');
    const second = world.hold('act');
    submit(store);
    await second.called;
    first.go();
    await quiet();
    // the reply about the one shows nothing on the other
    expect(store.state).toMatchObject({ send: { status: 'sending' }, opportunity: { value: { id: 'a2' } }, step: { values: { name: 'for a2' } } });
    second.go();
    const state = await sent(store, 'accepted');
    expect(state.opportunity).toMatchObject({ value: { id: 'a2' } });
    await shows(store, 'more');
    expect([world.at('a1').values['name'], world.at('a2').values['name']]).toEqual(['for a1', 'for a2']);
    // nobody saw the receipt of the one yet: it is said when its project shows again
    expect([...world.outbox.values()].map(({ opportunity, verdict }) => [opportunity, verdict?.receipt?.type])).toEqual([['a1', 'submit-step']]);
    store.request({ type: 'receipt-close' });
    store.request({ type: 'opportunity-select', opportunity: 'a1' });
    await reached(store, ({ send }) => send.status === 'open' && send.arrived?.type === 'submit-step');
    await quiet();
    expect(world.outbox.size).toBe(0);
  });

  it('still at the server when the customer is back is waited for, not sent beside itself', async () => {
    const world = await World.open(['a2']);
    const store = await world.opened('a1');
    fill(store);
    const reply = world.hold('acted');
    submit(store);
    await reply.called;
    store.request({ type: 'opportunity-select', opportunity: 'a2' });
    await reached(store, ({ opportunity }) => opportunity.status === 'ready');
    store.request({ type: 'opportunity-select', opportunity: 'a1' });
    await sent(store, 'sending');
    await quiet();
    reply.go();
    // the project stands elsewhere by now: the receipt is said beside what is asked now
    await reached(store, ({ send }) => send.status === 'open' && send.arrived !== undefined);
    await quiet();
    expect([world.count('act'), world.facts.filter(({ type }) => type === 'step-submitted').length]).toEqual([1, 1]);
  });

  it('a look that comes while it is being taken off the list doesn’t send it again', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    const removing = world.hold('outbox.remove');
    submit(store);
    await removing.called;
    await store.look();
    removing.go();
    await sent(store, 'accepted');
    await quiet();
    expect([world.count('act'), world.facts.filter(({ type }) => type === 'step-submitted').length, store.state.send.status, world.outbox.size]).toEqual([1, 1, 'accepted', 0]);
  });

  it('whose answer leaves the project out is followed by a look; the next one can go out before it is back', async () => {
    const world = await World.open();
    const { client } = world;
    Object.defineProperty(world, 'client', { get: () => ({ ...client, act: async (...given: Parameters<typeof client.act>) => ({ receipt: (await client.act(...given)).receipt }) }) });
    const store = await world.opened();
    fill(store);
    const looking = world.hold('opportunity');
    submit(store);
    await looking.called;
    store.request({ type: 'receipt-close' });
    // what is typed meanwhile is kept: the project may stay where it is
    type(store, 'name', 'again');
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    submit(store);
    looking.go();
    expect(errorsOf(await sent(store, 'refused'))).toMatchObject({ code: 'conflict' });
    await shows(store, 'more');
    expect(world.drafts.get('anna a1 papers')?.values).toEqual({ name: 'again' });
  });

  it('and a look after it that fails leaves the step as the server had it, never an empty one', async () => {
    const world = await World.open();
    world.move('papers', { permit: 'kept by the company' });
    const { client } = world;
    Object.defineProperty(world, 'client', { get: () => ({ ...client, act: async (...given: Parameters<typeof client.act>) => ({ receipt: (await client.act(...given)).receipt }) }) });
    const store = await world.opened();
    fill(store);
    world.hold('opportunity').fail();
    submit(store);
    const state = await reached(store, ({ opportunity }) => opportunity.status === 'ready' && opportunity.stale !== undefined);
    expect(state).toMatchObject({ send: { status: 'accepted' }, step: { values: { permit: 'kept by the company' }, consents: [] } });
    type(store, 'name', 'typed since');
    await store.flush();
    expect([world.drafts.get('anna a1 papers')?.values, store.state.step.saved]).toEqual([{ name: 'typed since' }, 'saved']);
  });
});

describe('a waiting action', () => {
  afterEach(() => { vi.useRealTimers(); });
  const waiting = async (failure: PortalError): Promise<World> => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    world.hold('act').fail(failure);
    submit(store);
    await sent(store, 'waiting');
    return world;
  };

  it('goes out by itself after a pause', async () => {
    const world = await waiting(new PortalError('server', { status: 503 }));
    await vi.advanceTimersByTimeAsync(3_000);
    await vi.waitFor(() => expect(world.at().substate).toBe('more'));
  });

  it.each([[60, 59_000, 2_000], [30 * 86_400, 1_000_000, 3_600_000], [-5, 999, 2]])('waits %s s as the server asks, within reason', async (retryAfter, before, after) => {
    const world = await waiting(new PortalError('too-many-requests', { status: 429, retryAfter }));
    await vi.advanceTimersByTimeAsync(before);
    expect(world.count('act')).toBe(0);
    await vi.advanceTimersByTimeAsync(after);
    await vi.waitFor(() => expect(world.count('act')).toBe(1));
  });
});
