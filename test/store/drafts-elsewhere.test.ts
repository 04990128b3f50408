import { describe, expect, it, vi } from 'vitest';
import type { TabMessage, TabsPort } from '../../src/offline/index.js';
import type { Draft } from '../../src/protocol/index.js';
import type { PortalStore } from '../../src/store/index.js';
import { fill, quiet, reached, shows, submit, type, World } from './world.js';

/** The tabs of one browser; `deaf` ones are told nothing. */
class Tabs {
  readonly #hear = new Set<(message: TabMessage) => void>();
  deaf = false;
  open(): TabsPort {
    const own = new Set<(message: TabMessage) => void>();
    return {
      tell: (message) => { if (!this.deaf) for (const hear of [...this.#hear]) if (!own.has(hear)) hear(message); },
      listen: (hear) => { own.add(hear); this.#hear.add(hear); return () => this.#hear.delete(hear); },
      alone: (_, work) => work(),
    };
  }
}

async function twoTabs(): Promise<{ world: World; tabs: Tabs; one: PortalStore; other: PortalStore }> {
  const [world, tabs] = [await World.open(), new Tabs()];
  world.tabs = tabs.open();
  const one = await world.opened();
  world.tabs = tabs.open();
  return { world, tabs, one, other: await world.opened() };
}

const settle = async (...stores: PortalStore[]): Promise<void> => { for (const store of stores) await store.flush(); await quiet(); await quiet(); };
const kept = (world: World): Draft | undefined => world.drafts.get('anna a1 papers');

describe('a page that ended while what hears the other tabs was still on its way', () => {
  it('has no other listeners left than one whose parts had all come', async () => {
    const left = async (stopped: 'before' | 'after'): Promise<number> => {
      const [world, port] = [await World.open(), new Tabs().open()];
      let listening = 0;
      world.tabs = { ...port, listen: (hear) => { const deaf = port.listen(hear); listening++; return () => { listening--; deaf(); }; } };
      const store = world.page();
      const coming = store.prepare();
      if (stopped === 'after') await coming;
      store.stop();
      await coming;
      await quiet();
      return listening;
    };
    expect(await left('before')).toBe(await left('after'));
  });
});

describe('two tabs on one step', () => {
  it('F210 show of each field the newer edit, and offer the older one back to who wrote it', async () => {
    const { world, one, other } = await twoTabs();
    type(one, 'name', 'Anna');
    await settle(one);
    expect(other.state.step).toMatchObject({ values: { name: 'Anna' }, saved: 'saved', overruled: {} });
    world.now += 1000;
    type(other, 'name', 'Bea');
    type(other, 'permit', 'P-1');
    await settle(other);
    expect(one.state.step).toMatchObject({ values: { name: 'Bea', permit: 'P-1' }, overruled: { name: 'Anna' } });
    expect(other.state.step.overruled).toEqual({});
    world.now += 1000;
    type(one, 'name', 'Anna');
    await settle(one);
    expect(one.state.step).toMatchObject({ values: { name: 'Anna' }, overruled: {} });
    expect(other.state.step).toMatchObject({ values: { name: 'Anna', permit: 'P-1' }, overruled: { name: 'Bea' } });
    expect(kept(world)?.values).toEqual({ name: 'Anna', permit: 'P-1' });
  });

  it('F210 never write over each other, though neither hears of the other', async () => {
    const { world, tabs, one, other } = await twoTabs();
    tabs.deaf = true;
    type(one, 'name', 'Anna');
    await settle(one);
    world.now += 1000;
    type(other, 'permit', 'P-1');
    other.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    other.request({ type: 'work-change', name: 'plan', value: [1] });
    await settle(other);
    world.now += 1000;
    type(one, 'owner', true);
    await settle(one);
    expect(kept(world)).toMatchObject({ values: { name: 'Anna', permit: 'P-1', owner: true }, consents: ['privacy'], work: { plan: [1] } });
    expect(one.state.step).toMatchObject({ values: { name: 'Anna', permit: 'P-1', owner: true }, consents: ['privacy'], work: { plan: [1] } });
  });

  it('take ticks and work away, too', async () => {
    const { world, one, other } = await twoTabs();
    fill(one);
    one.request({ type: 'work-change', name: 'plan', value: [1] });
    await settle(one);
    expect(other.state.step).toMatchObject({ consents: ['privacy'], work: { plan: [1] } });
    world.now += 1000;
    other.request({ type: 'consent-change', condition: 'privacy', accepted: false });
    other.request({ type: 'work-change', name: 'plan', value: undefined });
    await settle(other);
    expect([one.state.step.consents, one.state.step.work, kept(world)?.consents, kept(world)?.work]).toEqual([[], {}, [], undefined]);
  });

  it('leave the field in the customer’s hands alone until it is left, and what they type then counts', async () => {
    const { world, one, other } = await twoTabs();
    type(one, 'name', 'Anna');
    await settle(one);
    world.held = 'name';
    world.now += 1000;
    type(other, 'name', 'Bea');
    type(other, 'permit', 'P-1');
    await settle(other);
    expect(one.state.step).toMatchObject({ values: { name: 'Anna', permit: 'P-1' }, overruled: {} });
    // a change elsewhere in the step doesn't bring the older one back
    type(one, 'owner', true);
    await settle(one);
    expect([kept(world)?.values['name'], one.state.step.values['name']]).toEqual(['Bea', 'Anna']);
    world.held = undefined;
    one.settle();
    await settle(one);
    expect(one.state.step).toMatchObject({ values: { name: 'Bea' }, overruled: { name: 'Anna' } });
  });

  it('count the later of two edits though its clock is behind', async () => {
    const { world, one, other } = await twoTabs();
    type(one, 'name', 'ahead');
    await settle(one);
    world.now -= 3_600_000;
    type(other, 'name', 'behind');
    await settle(other);
    expect([one.state.step.values['name'], kept(world)?.values['name']]).toEqual(['behind', 'behind']);
  });

  it('F210 keep nothing of what one of them has sent, and don’t write it again', async () => {
    const { world, one, other } = await twoTabs();
    fill(one);
    await settle(one);
    expect(other.state.step.values['name']).toBe('Anna');
    const writing = world.hold('drafts.write');
    type(other, 'permit', 'P-1');
    await writing.called;
    submit(one);
    await shows(one, 'more');
    writing.go();
    await shows(other, 'more');
    await settle(one, other);
    expect([...world.drafts.keys()]).toEqual([]);
    expect(other.state.step).toMatchObject({ of: 'a1 more', saved: 'untouched' });
  });
});

describe('what no longer fits', () => {
  it('F210 is shown and not sent, also when a field has another type or an option is gone', async () => {
    const world = await World.open();
    world.drafts.set('anna a1 papers', { substate: 'papers', definition: 'before', values: { name: 'Anna', owner: 'gas', permit: [{ id: 'u', name: 'bill.pdf', size: 1, type: 'application/pdf' }] }, consents: [], savedAt: '2026-11-24T11:00:00.000Z' });
    const store = await world.opened();
    expect(store.state.step).toMatchObject({ values: { name: 'Anna' }, orphans: { owner: 'gas' } });
    expect(Object.keys(store.state.step.orphans).sort()).toEqual(['owner', 'permit']);
    fill(store);
    await settle(store);
    expect(world.drafts.get('anna a1 papers')?.values['owner']).toBe('gas');
    type(store, 'owner', true);
    submit(store);
    await shows(store, 'more');
    expect(world.at().values).toEqual({ name: 'Anna', owner: true });
  });
});

describe('what was typed on another device', () => {
  const offered = async (): Promise<World> => {
    const world = await World.open();
    world.mock.state.settings = { ...world.mock.state.settings, drafts: true };
    return world;
  };

  it('F210 shows here where the company has it kept, and the newer edit counts', async () => {
    const world = await offered();
    const phone = await world.opened();
    type(phone, 'name', 'Anna');
    type(phone, 'permit', 'P-1');
    await phone.flush();
    await vi.waitFor(() => expect(world.mock.state.drafts.get('anna a1')?.values).toEqual({ name: 'Anna', permit: 'P-1' }));
    phone.stop();
    world.drafts.clear();
    const desk = await world.opened();
    const { step } = await reached(desk, (state) => state.step.values['permit'] === 'P-1');
    expect(step).toMatchObject({ values: { name: 'Anna' }, saved: 'saved' });
    expect(kept(world)?.values).toEqual({ name: 'Anna', permit: 'P-1' });
    world.now += 1000;
    type(desk, 'name', 'Bea');
    await desk.flush();
    await vi.waitFor(() => expect(world.mock.state.drafts.get('anna a1')?.values).toEqual({ name: 'Bea', permit: 'P-1' }));
  });

  it('is asked for nowhere else, and its failures say nothing', async () => {
    const world = await World.open();
    const store = await world.opened();
    type(store, 'name', 'Anna');
    await settle(store);
    expect([world.count('draft'), world.count('keepDraft')]).toEqual([0, 0]);
    const failing = await offered();
    const [reading, telling] = [failing.hold('draft'), failing.hold('keepDraft')];
    const other = await failing.opened();
    await reading.called;
    reading.fail();
    await quiet();
    type(other, 'name', 'Anna');
    await other.flush();
    await vi.waitFor(() => { void other.flush(); return telling.called; });
    telling.fail();
    await quiet();
    expect(other.state).toMatchObject({ step: { values: { name: 'Anna' }, saved: 'saved' }, opportunity: { status: 'ready' }, send: { status: 'open' } });
    other.stop();
  });

  it('is gone when the step was sent, and isn’t written again', async () => {
    const world = await offered();
    const store = await world.opened();
    fill(store);
    await store.flush();
    await vi.waitFor(() => expect(world.mock.state.drafts.size).toBe(1));
    type(store, 'owner', true);
    submit(store);
    await shows(store, 'more');
    await settle(store);
    expect([world.mock.state.drafts.size, world.drafts.size]).toEqual([0, 0]);
    store.stop();
  });
});
