import { describe, expect, it } from 'vitest';
import type { Offer } from '../../src/protocol/index.js';
import type { PortalStore } from '../../src/store/index.js';
import { quiet, reached, sent, shows, World } from './world.js';

const offer = (id: string): Offer => ({ id, name: id, price: { amount: 100, currency: 'EUR' }, lines: [], attachments: [], status: 'open' });
const write = (store: PortalStore, name: string, value: unknown): void => store.request({ type: 'work-change', name, value });

/** A world whose project stands at two offers, with a condition. */
async function atOffers(): Promise<World> {
  const world = await World.open();
  const { flow } = world.mock.state;
  await world.mock.state.putFlow({ ...flow,
    states: [...flow.states, { id: 'deal', name: 'deal', substates: [{ id: 'offers', name: 'offers', view: 'offer', conditions: ['privacy'] }] }],
    externalActions: [...flow.externalActions, { source: 'customer-portal', action: 'accept-budget', target: 'done' }],
  });
  const record = world.mock.state.opportunities.get('a1')?.record;
  if (record) world.mock.state.putOpportunity({ ...record, substate: 'offers', offers: [offer('a'), offer('b')] }, new Date().toISOString());
  return world;
}

describe('an action that goes no way forward', () => {
  it('uses up its own words, and keeps all that is still to be sent, on the next page too', async () => {
    const world = await atOffers();
    const store = await world.opened();
    write(store, 'ask-offer-change a', 'A larger battery');
    write(store, 'ask-offer-change b', 'half a sen');
    write(store, 'help-query', 'When?');
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    await store.flush();
    store.request({ type: 'offer-ask-change', offer: 'a', text: 'A larger battery', language: 'en' });
    await sent(store, 'accepted');
    const kept = { work: { 'ask-offer-change b': 'half a sen', 'help-query': 'When?' } };
    await reached(store, ({ step }) => step.of === 'a1 offers' && step.saved === 'saved');
    expect(store.state.step).toMatchObject({ ...kept, consents: ['privacy'] });
    expect(Object.keys(store.state.step.work)).toHaveLength(2);
    await store.flush();
    const next = await world.opened();
    expect(next.state.step).toMatchObject(kept);
    expect(Object.keys(next.state.step.work)).toHaveLength(2);
  });

  it('accepts no condition, though one is ticked for another action', async () => {
    const world = await atOffers();
    const store = await world.opened();
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    store.request({ type: 'offer-decline', offer: 'a', reason: 'No', language: 'en' });
    await sent(store, 'accepted');
    expect(world.mock.state.opportunities.get('a1')?.opportunity.consents).toEqual([]);
    expect(world.mock.state.opportunities.get('a1')?.opportunity.offers.map(({ status, reason }) => [status, reason])).toEqual([['declined', 'No'], ['open', undefined]]);
    await reached(store, ({ step }) => step.of === 'a1 offers');
    store.request({ type: 'receipt-close' });
    store.request({ type: 'offer-accept', offer: 'b', language: 'en' });
    await shows(store, 'done');
    expect(world.mock.state.opportunities.get('a1')?.opportunity.consents).toMatchObject([{ condition: 'privacy' }]);
  });

  it('leaves nothing behind where nothing else was written', async () => {
    const world = await atOffers();
    const store = await world.opened();
    write(store, 'decline-offer a', 'Too dear');
    await store.flush();
    expect(world.drafts.size).toBe(1);
    store.request({ type: 'offer-decline', offer: 'a', reason: 'Too dear', language: 'en' });
    await sent(store, 'accepted');
    await store.flush();
    await quiet();
    expect([world.drafts.size, store.state.step.work]).toEqual([0, {}]);
  });

  it('keeps its words when it is refused, or taken back while it waits', async () => {
    const world = await atOffers();
    const store = await world.opened();
    write(store, 'ask-offer-change a', 'x');
    world.mock.fail({ method: 'POST', path: /actions$/, as: 422, code: 'offer-withdrawn', times: 1 });
    store.request({ type: 'offer-ask-change', offer: 'a', text: 'x', language: 'en' });
    await sent(store, 'refused');
    expect(store.state.step.work).toEqual({ 'ask-offer-change a': 'x' });
    world.hold('act').fail();
    store.request({ type: 'offer-ask-change', offer: 'a', text: 'x', language: 'en' });
    await sent(store, 'waiting');
    store.request({ type: 'action-cancel' });
    await sent(store, 'open');
    expect(store.state.step.work).toEqual({ 'ask-offer-change a': 'x' });
  });
});
