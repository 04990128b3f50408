import { describe, expect, it } from 'vitest';
import { PortalError } from '../../src/client/index.js';
import type { HelpSettings, TicketRequest } from '../../src/protocol/index.js';
import type { Failure, PortalState, PortalStore } from '../../src/store/index.js';
import { FakeSession, quiet, reached, World } from './world.js';

const help: HelpSettings = { query: { confirm: true }, incident: { confirm: true, types: [] } };
const ticket: TicketRequest = { kind: 'query', opportunity: 'a1', text: 'How long?' };

async function open(): Promise<World> {
  const world = await World.open(['a2']);
  world.mock.state.settings = { ...world.mock.state.settings, help };
  return world;
}

const ready = (store: PortalStore): Promise<PortalState> => reached(store, (state) => state.help.status === 'ready');
const at = (store: PortalStore, status: PortalState['ticket']['status']): Promise<PortalState> => reached(store, (state) => state.ticket.status === status);
const failed = async (store: PortalStore): Promise<Failure> => {
  const state = await reached(store, ({ ticket: now }) => now.status === 'open' && now.failure !== undefined);
  return (state.ticket as { failure: Failure }).failure;
};
const numbers = (world: World): string[] => world.mock.state.tickets.map(({ ticket: { number } }) => number);
const look = (store: PortalStore): void => store.request({ type: 'help-load' });
const send = (store: PortalStore, request = ticket): void => store.request({ type: 'ticket-send', ticket: request });

describe('the help', () => {
  it('is looked for when an element asks, and not before', async () => {
    const world = await open();
    const store = await world.opened('a1');
    expect([store.state.help.status, world.count('help')]).toEqual(['idle', 0]);
    look(store);
    expect((await ready(store)).help).toMatchObject({ value: help });
  });

  it('follows what the company changes, and keeps what shows when looking again fails', async () => {
    const world = await open();
    const store = await world.opened('a1');
    look(store);
    await ready(store);
    world.mock.state.settings = { ...world.mock.state.settings, help: { query: { confirm: false } } };
    await store.look();
    await reached(store, (state) => state.help.status === 'ready' && state.help.value.incident === undefined);
    world.hold('help').fail();
    await store.look();
    const state = await reached(store, ({ help: now }) => now.status === 'ready' && now.stale !== undefined);
    expect(state.help).toMatchObject({ value: { query: { confirm: false } }, stale: { code: 'offline' } });
  });

  it('that can’t be had says so, and comes with the next look', async () => {
    const world = await open();
    const store = await world.opened('a1');
    world.hold('help').fail(new PortalError('server', { status: 503 }));
    look(store);
    expect((await reached(store, (state) => state.help.status === 'failed')).help).toMatchObject({ failure: { code: 'server' } });
    await store.look();
    await ready(store);
  });

  it('of a client that has none is empty', async () => {
    const world = await open();
    const { help: _, ...client } = world.client;
    Object.defineProperty(world, 'client', { get: () => client });
    const store = await world.opened('a1');
    look(store);
    expect((await ready(store)).help).toMatchObject({ value: {} });
  });

  it('of one customer is never shown to the next, however late it comes', async () => {
    const world = await open();
    const session = new FakeSession();
    world.session = session;
    const store = await world.opened('a1');
    const held = world.hold('helped');
    look(store);
    await held.called;
    store.request({ type: 'session-end' });
    await reached(store, (state) => state.session.status === 'signed-out');
    held.go();
    await quiet();
    expect([store.state.help, store.state.ticket]).toEqual([{ status: 'idle' }, { status: 'open' }]);
  });
});

describe('a ticket', () => {
  it('arrives, is told of by its number alone, and takes what was typed and attached for it along', async () => {
    const world = await open();
    const store = await world.opened('a1');
    store.request({ type: 'work-change', name: 'help-query', value: { text: 'How long?' } });
    store.request({ type: 'work-change', name: 'help-incident', value: { text: 'A red light' } });
    send(store);
    const state = await at(store, 'sent');
    expect(state.ticket).toMatchObject({ ticket: { kind: 'query', text: 'How long?', opportunity: 'a1' } });
    expect(numbers(world)).toHaveLength(1);
    expect(world.facts.filter(({ type }) => type === 'ticket-sent')).toEqual([{ type: 'ticket-sent', ticket: numbers(world)[0] }]);
    // what was begun beside it stays
    expect(store.state.step.work).toEqual({ 'help-incident': { text: 'A red light' } });
    store.request({ type: 'ticket-close' });
    await at(store, 'open');
  });

  it('pressed twice arrives once', async () => {
    const world = await open();
    const store = await world.opened('a1');
    const held = world.hold('ticket');
    send(store);
    await held.called;
    send(store);
    store.request({ type: 'ticket-close' });
    await quiet();
    expect(store.state.ticket.status).toBe('sending');
    held.go();
    await at(store, 'sent');
    expect([numbers(world).length, world.count('ticket')]).toEqual([1, 1]);
  });

  it('whose reply was lost is sent again with its key, and arrives once', async () => {
    const world = await open();
    const store = await world.opened('a1');
    world.hold('ticketed').fail();
    send(store);
    expect(await failed(store)).toMatchObject({ code: 'offline' });
    expect(numbers(world)).toHaveLength(1);
    send(store);
    await at(store, 'sent');
    expect([numbers(world).length, world.count('ticket')]).toEqual([1, 2]);
  });

  it('whose reply was lost with the page is sent again with its key by the next page', async () => {
    const world = await open();
    const first = await world.opened('a1');
    first.request({ type: 'work-change', name: 'help-query', value: { text: 'How long?' } });
    const lost = world.hold('ticketed');
    send(first);
    await lost.called;
    first.stop();
    const next = await world.opened('a1');
    expect(next.state.step.work['help-query']).toEqual({ text: 'How long?' });
    send(next);
    await at(next, 'sent');
    lost.fail();
    await quiet();
    expect(numbers(world)).toHaveLength(1);
  });

  it('that is changed after a failure is another one, with a key of its own', async () => {
    const world = await open();
    const store = await world.opened('a1');
    world.hold('ticket').fail();
    send(store);
    await failed(store);
    send(store, { ...ticket, text: 'How long, please?' });
    await at(store, 'sent');
    expect(world.mock.state.tickets.map(({ ticket: { text } }) => text)).toEqual(['How long, please?']);
    expect(new Set(world.keys).size).toBe(2);
  });

  it('that the server refuses says why, place by place, and what was typed stays', async () => {
    const world = await open();
    const store = await world.opened('a1');
    store.request({ type: 'work-change', name: 'help-query', value: { text: ' ' } });
    send(store, { ...ticket, text: ' ' });
    expect(await failed(store)).toMatchObject({ code: 'invalid', errors: [{ pointer: '/text', code: 'required' }] });
    expect(store.state.step.work).toEqual({ 'help-query': { text: ' ' } });
  });

  it('of a client that takes none fails as what isn’t set up', async () => {
    const world = await open();
    const { sendTicket: _, ...client } = world.client;
    Object.defineProperty(world, 'client', { get: () => client });
    const store = await world.opened('a1');
    send(store);
    expect(await failed(store)).toMatchObject({ code: 'configuration' });
  });

  it('under way when the customer signs out arrives, and is shown to nobody after', async () => {
    const world = await open();
    world.session = new FakeSession();
    const store = await world.opened('a1');
    const held = world.hold('ticketed');
    send(store);
    await held.called;
    store.request({ type: 'session-end' });
    await reached(store, (state) => state.session.status === 'signed-out');
    held.go();
    await quiet();
    expect([numbers(world).length, store.state.ticket, world.facts.filter(({ type }) => type === 'ticket-sent')]).toEqual([1, { status: 'open' }, []]);
  });

  it('with a file that is still on its way holds no step up', async () => {
    const world = await open();
    const store = await world.opened('a1');
    world.upload = () => new Promise(() => undefined);
    store.request({ type: 'file-add', field: 'ticket', files: [new File(['x'], 'a.jpg', { type: 'image/jpeg' })] });
    store.request({ type: 'value-change', field: 'name', value: 'Anna' });
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    store.request({ type: 'step-submit', language: 'en' });
    await reached(store, ({ send: now }) => now.status === 'accepted');
  });

  it('with its file leaves no file behind for the next one', async () => {
    const world = await open();
    const store = await world.opened('a1');
    store.request({ type: 'file-add', field: 'ticket', files: [new File(['x'], 'a.jpg', { type: 'image/jpeg' })] });
    await reached(store, ({ step }) => Array.isArray(step.values['ticket']) && step.values['ticket'].length === 1);
    world.mock.state.files.set('up-a.jpg', { id: 'up-a.jpg', name: 'a.jpg', size: 1, type: 'image/jpeg', customer: 'anna', opportunity: 'a1', field: 'ticket', length: 1, bytes: new Uint8Array(1), finished: true });
    send(store, { ...ticket, files: ['up-a.jpg'] });
    const state = await at(store, 'sent');
    expect([state.step.values['ticket'], world.removed]).toEqual([[], []]);
    expect(world.mock.state.tickets[0]?.ticket.files?.map(({ name }) => name)).toEqual(['a.jpg']);
  });
});
