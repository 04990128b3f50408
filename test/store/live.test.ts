import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../../src/protocol/index.js';
import { PortalError } from '../../src/client/index.js';
import type { PortalStore } from '../../src/store/index.js';
import { injections, strings } from '../e2e/hostile/strings.js';
import { FakeSession, file, fill, quiet, reached, refs, sent, shows, submit, type, World } from './world.js';

/** A page that shows the project and follows. */
async function followed(world: World, selected?: string): Promise<PortalStore> {
  world.live = true;
  const store = await world.opened(selected);
  (await store.live()).follow('seen');
  await until(() => world.log.some((one) => one.startsWith('events ')));
  return store;
}

/** Resolves once it is so; looks again with every turn. */
async function until(so: () => boolean): Promise<void> {
  while (!so()) await quiet();
}
const revision = (store: PortalStore): string => (store.state.opportunity.status === 'ready' ? store.state.opportunity.value.revision : '');
const tell = (world: World, event: LiveEvent, customer = 'anna'): void => world.mock.state.events.tell(customer, event);
const looks = (world: World): number => world.count('looked');

describe('a page that follows', () => {
  afterEach(() => { vi.useRealTimers(); });

  it('F137 shows what the company moves by itself, says so, and keeps what was typed, worked and uploaded with its step', async () => {
    const world = await World.open();
    const store = await followed(world);
    fill(store);
    store.request({ type: 'work-change', name: 'sketch', value: [1, 2] });
    store.request({ type: 'file-add', field: 'bill', files: [file('bill.pdf')] });
    await reached(store, () => refs(store, 'bill').length === 1);
    expect(store.state.moved).toBeUndefined();
    world.move('more');
    expect((await shows(store, 'more')).moved).toBe('more');
    expect(store.state.step).toMatchObject({ values: {}, work: {}, saved: 'untouched' });
    await store.flush();
    type(store, 'name', 'Another');
    await store.flush();
    world.move('papers');
    await shows(store, 'papers');
    expect(store.state.step).toMatchObject({ values: { name: 'Anna' }, work: { sketch: [1, 2] }, consents: [] });
    expect(refs(store, 'bill')).toEqual(['up-bill.pdf']);
    expect(world.removed).toEqual([]);
    // and the other step keeps its own
    world.move('more');
    expect((await shows(store, 'more')).step.values).toMatchObject({ name: 'Another' });
  });

  it('F137 takes a changed definition under what is being typed: answers stay, and those that no longer fit are shown', async () => {
    const world = await World.open();
    const store = await followed(world);
    fill(store);
    type(store, 'permit', 'mine');
    const { flow } = world.mock.state;
    await world.mock.state.putFlow({ ...flow, states: flow.states.map((state) => ({ ...state, substates: state.substates.map((one) => (one.id === 'papers' ? { ...one, placements: [{ field: 'name', required: true }] } : one)) })) });
    world.mock.state.events.tell(undefined, { kind: 'flow', type: 'sale' });
    await reached(store, ({ step }) => step.orphans['permit'] === 'mine');
    expect(store.state.step.values['name']).toBe('Anna');
    expect(store.state.moved).toBeUndefined();
  });

  it('begins where the first look ended: what happens between it and the stream is not missed', async () => {
    const world = await World.open();
    world.live = true;
    const store = await world.opened();
    const { me } = store.state;
    const event = me.status === 'ready' ? me.value.event : undefined;
    world.move('more');
    (await store.live()).follow('seen');
    await shows(store, 'more');
    expect(world.log).toContain(`events ${event}`);
  });

  it('doesn’t disturb an action under way, nor look again at what its answer brought', async () => {
    const world = await World.open();
    const store = await followed(world);
    fill(store);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const acted = world.hold('acted');
    const before = looks(world);
    submit(store);
    // the event is there before the answer is
    await acted.called;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.state.send.status).toBe('sending');
    expect(looks(world)).toBe(before);
    acted.go();
    vi.useRealTimers();
    await sent(store, 'accepted');
    await shows(store, 'more');
    tell(world, { kind: 'opportunity', opportunity: 'a1', revision: revision(store) });
    // something else that it does look for tells that the time for the look before has gone by
    tell(world, { kind: 'opportunity', opportunity: 'other' });
    const met = world.count('me');
    await until(() => world.count('me') > met);
    expect(looks(world)).toBe(before);
    expect(store.state.moved).toBeUndefined();
  });

  it('says that the project went on until the customer acts, and not of what they did themselves', async () => {
    const world = await World.open();
    const store = await followed(world);
    world.move('more', { name: 'theirs' });
    expect((await shows(store, 'more')).moved).toBe('more');
    submit(store);
    await sent(store, 'accepted');
    expect((await shows(store, 'done')).moved).toBeUndefined();
    store.request({ type: 'receipt-close' });
    expect(store.state.moved).toBeUndefined();
  });

  it('says nothing of what the customer did when they closed the receipt before the next step was there', async () => {
    const world = await World.open();
    const store = await followed(world);
    fill(store);
    submit(store);
    const reading = world.hold('drafts.read');
    await sent(store, 'accepted');
    await reading.called;
    store.request({ type: 'receipt-close' });
    expect(store.state.send.status).toBe('open');
    reading.go();
    expect((await shows(store, 'more')).moved).toBeUndefined();
    world.move('done');
    expect((await shows(store, 'done')).moved).toBe('done');
  });

  it('looks at once for many events in a row, and not for those of projects that don’t show', async () => {
    const world = await World.open(['a2']);
    const store = await followed(world, 'a1');
    const [before, met] = [looks(world), world.count('me')];
    for (let i = 0; i < 50; i++) tell(world, { kind: 'opportunity', opportunity: i % 2 ? 'a2' : 'a1' });
    tell(world, { kind: 'unheard-of' });
    await until(() => looks(world) > before);
    expect([looks(world), world.count('me')]).toEqual([before + 1, met + 1]);
    tell(world, { kind: 'opportunity', opportunity: 'a2' });
    await until(() => world.count('me') > met + 1);
    tell(world, { kind: 'flow', type: 'another' });
    tell(world, { kind: 'opportunity', opportunity: 'a2' });
    await until(() => world.count('me') > met + 2);
    expect(looks(world)).toBe(before + 1);
    expect(store.state.moved).toBeUndefined();
  });

  it('F137 takes of an event where to look, and nothing else, whatever it says', async () => {
    const world = await World.open(['a2']);
    const store = await followed(world, 'a1');
    const { opportunity, config, selected } = store.state;
    const [before, met] = [looks(world), world.count('me')];
    for (const text of [...injections, ...strings]) for (const event of [{ kind: text }, { kind: 'opportunity', opportunity: text, revision: text }, { kind: 'flow', type: text }, { kind: text, opportunity: 'a1' }]) tell(world, event);
    tell(world, { kind: 'opportunity', opportunity: 'a2' });
    await until(() => world.count('me') > met);
    expect([looks(world), world.count('me'), store.state.moved, store.state.selected]).toEqual([before, met + 1, undefined, selected]);
    expect([store.state.opportunity === opportunity, store.state.config === config]).toEqual([true, true]);
    // and it still hears
    world.move('more');
    expect((await shows(store, 'more')).moved).toBe('more');
  });

  it('shows a project that the company begins while the customer has none to choose', async () => {
    const world = await World.open();
    world.customer = 'carla';
    world.mock.state.customers.set('carla', { id: 'carla', name: 'Carla', portal: true });
    const store = await followed(world);
    expect(store.state.selected).toBeUndefined();
    world.mock.state.putOpportunity({ id: 'c1', customer: 'carla', type: 'sale', name: 'C', substate: 'papers' }, new Date().toISOString());
    await shows(store, 'papers');
  });

  it('takes the company’s new settings', async () => {
    const world = await World.open();
    const store = await followed(world);
    world.mock.state.settings = { ...world.mock.state.settings, company: { name: 'Sole Loro' } };
    world.mock.state.events.tell(undefined, { kind: 'config' });
    await reached(store, ({ config }) => config.status === 'ready' && config.value.company.name === 'Sole Loro');
  });

  it('follows nobody’s events when the customer is gone, and the next one’s from where they begin', async () => {
    const world = await World.open();
    world.session = new FakeSession();
    const store = await followed(world);
    const streams = () => world.log.filter((one) => one.startsWith('events '));
    world.move('done');
    await shows(store, 'done');
    store.request({ type: 'session-end' });
    await reached(store, ({ session }) => session.status === 'signed-out');
    const before = looks(world);
    world.move('more');
    const { newest } = world.mock.state.events;
    world.customer = 'ben';
    store.request({ type: 'code-request', identifier: 'ben@example.com' });
    await reached(store, ({ session }) => session.status === 'code-sent');
    store.request({ type: 'session-start', code: '123456' });
    await shows(store, 'papers');
    await until(() => streams().length === 2);
    expect([looks(world), streams()[1]]).toEqual([before + 1, `events ${newest}`]);
    world.move('more', undefined, 'b1');
    expect((await shows(store, 'more')).opportunity).toMatchObject({ value: { id: 'b1' } });
  });

  it('stops when there is no network or nobody looks, and goes on after the last event', async () => {
    const world = await World.open();
    const store = await followed(world);
    const streams = () => world.log.filter((one) => one.startsWith('events '));
    world.move('more');
    await shows(store, 'more');
    const newest = world.mock.state.events.newest;
    store.setOnline(false);
    store.setOnline(true);
    await until(() => streams().length === 2);
    (await store.live()).follow('gone');
    world.move('done');
    (await store.live()).follow('seen');
    await shows(store, 'done');
    expect(streams().slice(1)).toEqual([`events ${newest}`, `events ${newest}`]);
  });

  it('asks a backend without events once, and one that can’t now when somebody comes back', async () => {
    for (const [error, asks] of [[new PortalError('not-found'), 1], [new PortalError('server'), 2]] as const) {
      const world = await World.open();
      world.live = true;
      const store = await world.opened();
      const hold = world.hold(`events ${world.mock.state.events.newest}`);
      (await store.live()).follow('seen');
      await hold.called;
      hold.fail(error);
      await quiet();
      store.setOnline(false);
      store.setOnline(true);
      const again = world.hold(`events ${world.mock.state.events.newest}`);
      (await store.live()).follow('seen');
      if (asks === 2) await again.called;
      again.go();
      // a look by itself shows what was moved, and says so
      world.move('more');
      await store.look();
      expect((await shows(store, 'more')).moved).toBe('more');
      expect(world.log.filter((one) => one.startsWith('events '))).toHaveLength(asks - 1);
    }
  });
});
