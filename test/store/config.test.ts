import { describe, expect, it } from 'vitest';
import { quiet, reached, World } from './world.js';

describe('what the company sets of its portal', () => {
  const named = (world: World, name: string): void => { world.mock.state.settings = { ...world.mock.state.settings, company: { name } }; };

  it('is read again at each look, and the same again is the same object', async () => {
    const world = await World.open();
    const store = await world.opened();
    const { config } = await reached(store, (state) => state.config.status === 'ready');
    const asked = world.count('config');
    await store.look();
    await reached(store, () => world.count('config') === asked + 1);
    expect(store.state.config).toBe(config);
    named(world, 'Sole Vostro');
    await store.look();
    await reached(store, (state) => state.config.status === 'ready' && state.config.value.company.name === 'Sole Vostro');
  });

  it('stays as it is when looking again fails', async () => {
    const world = await World.open();
    const store = await world.opened();
    const { config } = await reached(store, (state) => state.config.status === 'ready');
    world.mock.fail({ path: /^\/config/, as: 500, times: 1 });
    const looking = world.count('config');
    await store.look();
    await reached(store, () => world.count('config') === looking + 1);
    expect(store.state.config).toBe(config);
  });

  it('is over when there is no portal any more, and there again when there is', async () => {
    const world = await World.open();
    const store = await world.opened();
    await reached(store, (state) => state.config.status === 'ready');
    const { settings } = world.mock.state;
    world.mock.state.settings = { ...settings, modules: [] };
    await store.look();
    expect(await reached(store, (state) => state.config.status === 'failed')).toMatchObject({ config: { failure: { code: 'not-found', problem: 'not-contracted' } } });
    world.mock.state.settings = settings;
    await store.look();
    await reached(store, (state) => state.config.status === 'ready');
  });

  it('is what was asked for last, though an earlier answer comes after it', async () => {
    const world = await World.open();
    const store = await world.opened();
    await reached(store, (state) => state.config.status === 'ready');
    const { settings } = world.mock.state;
    const late = world.hold('config');
    const first = store.look();
    await late.called;
    named(world, 'Newest');
    await store.look();
    await reached(store, (state) => state.config.status === 'ready' && state.config.value.company.name === 'Newest');
    world.mock.state.settings = { ...settings, modules: [] };
    late.go();
    await first;
    // by the time that this one has its answer, that one has had its own
    await world.client.config().catch(() => undefined);
    await quiet();
    expect(store.state.config).toMatchObject({ status: 'ready', value: { company: { name: 'Newest' } } });
  });
});
