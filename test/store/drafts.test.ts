import { describe, expect, it } from 'vitest';
import { fill, quiet, reached, shows, type, World } from './world.js';

describe('what was typed', () => {
  it('F210 is kept at every change, the latest last, and there again on the next page', async () => {
    const world = await World.open();
    const store = await world.opened();
    const writing = world.hold('drafts.write');
    for (const name of ['A', 'An', 'Ann']) type(store, 'name', name);
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    await writing.called;
    expect(store.state.step.saved).toBe('saving');
    writing.go();
    await store.flush();
    expect(world.count('drafts.write')).toBe(2);
    expect(world.drafts.get('anna a1 papers')).toMatchObject({ values: { name: 'Ann' }, consents: ['privacy'], substate: 'papers' });
    const next = await world.opened();
    expect(next.state.step).toMatchObject({ values: { name: 'Ann' }, consents: ['privacy'], saved: 'saved', attempted: false });
  });

  it('right when a write ends is written too', async () => {
    const world = await World.open();
    const store = await world.opened();
    const stop = store.subscribe(() => {
      if (store.state.step.saved === 'saved' && store.state.step.values['name'] === 'A') type(store, 'name', 'Anna');
    });
    type(store, 'name', 'A');
    await reached(store, ({ step }) => step.values['name'] === 'Anna' && step.saved === 'saved');
    stop();
    expect(world.drafts.get('anna a1 papers')?.values).toEqual({ name: 'Anna' });
  });

  it('F137 stays when the company changes the step, and stays with its step when the project moves on', async () => {
    const world = await World.open();
    const store = await world.opened();
    fill(store);
    world.move('papers', { permit: 'theirs' });
    await store.look();
    expect(store.state.step).toMatchObject({ values: { name: 'Anna', permit: 'theirs' }, consents: ['privacy'] });

    world.move('more');
    const reading = world.hold('drafts.read');
    const looking = store.look();
    await reading.called;
    type(store, 'name', 'Anna F.');
    reading.go();
    await looking;
    await store.flush();
    expect(store.state.step).toMatchObject({ of: 'a1 more', values: {}, saved: 'untouched' });
    expect(Object.fromEntries([...world.drafts].map(([key, { values }]) => [key, values]))).toEqual({ 'anna a1 papers': { name: 'Anna F.' } });
    world.move('papers');
    await store.look();
    expect(store.state.step.values['name']).toBe('Anna F.');
  });

  it('for a field that is no longer asked is shown apart, not dropped and not sent', async () => {
    const world = await World.open();
    const before = await world.opened();
    type(before, 'name', 'Anna');
    type(before, 'permit', 'P-1');
    await before.flush();
    const { flow } = world.mock.state;
    await world.mock.state.putFlow({ ...flow, states: flow.states.map((state) => ({ ...state, substates: state.substates.map((one) => (one.id === 'papers' ? { ...one, placements: [{ field: 'name', required: true }] } : one)) })) });
    const store = await world.opened();
    expect(store.state.step).toMatchObject({ values: { name: 'Anna' }, orphans: { permit: 'P-1' } });
    fill(store);
    store.request({ type: 'step-submit', language: 'en' });
    await shows(store, 'more');
    expect(world.at().values).toEqual({ name: 'Anna' });
  });

  it('says when it is kept in memory only', async () => {
    const world = await World.open();
    world.lasting = false;
    const store = await world.opened();
    type(store, 'name', 'A');
    await store.flush();
    expect(store.state).toMatchObject({ lasting: false, step: { saved: 'memory' } });
  });

  it('while no step is open is nothing', async () => {
    const world = await World.open();
    const store = world.page();
    type(store, 'name', 'A');
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    await quiet();
    expect([store.state.step.saved, world.drafts.size]).toEqual(['untouched', 0]);
  });
});

describe('snapshots', () => {
  it('are frozen, and what didn’t change is the same object', async () => {
    const world = await World.open();
    const store = await world.opened();
    const before = store.state;
    type(store, 'name', 'A');
    const after = store.state;
    expect(after).not.toBe(before);
    expect(Object.isFrozen(after)).toBe(true);
    expect(Object.isFrozen(after.step)).toBe(true);
    for (const slice of ['config', 'session', 'me', 'opportunity', 'uploads', 'send'] as const) {
      expect(after[slice]).toBe(before[slice]);
      expect(Object.isFrozen(after[slice])).toBe(true);
    }
    expect(before.step.values['name']).toBeUndefined();
    expect(store.faults).toBe(store.faults);
    let told = 0;
    const stop = store.subscribe(() => { told++; });
    type(store, 'name', 'B');
    stop();
    type(store, 'name', 'C');
    expect(told).toBe(1);
    await store.flush();
  });
});
