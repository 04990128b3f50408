import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce } from '../../demo/backend/src/events.js';
import { readEvents } from '../../src/client/http-events.js';
import { LiveEvent, type CustomerRecord } from '../../src/protocol/index.js';
import type { Caller } from '../conformance/caller.js';
import { injections, stored, strings } from '../e2e/hostile/strings.js';
import { TestBackend } from './open-backend.js';

describe('whatever an event says, its stream', () => {
  let portal: TestBackend;
  let anna: Caller;
  let customer: CustomerRecord;
  beforeAll(async () => {
    portal = await TestBackend.open('PGlite');
    ({ anna, customer } = await portal.anna());
  });
  afterAll(() => portal?.close());

  /** What comes while something is done, until an event of the kind `end`: as text, and as the page's own reader takes it. */
  async function following(work: (heard: (many: number) => Promise<void>) => Promise<void>): Promise<{ text: string; events: unknown[]; ids: number[] }> {
    const abort = new AbortController();
    const response = await fetch(`${portal.endpoint}/events`, { headers: { Authorization: `Bearer ${anna.token ?? ''}` }, signal: abort.signal });
    const [forText, forEvents] = response.body!.tee();
    const events: unknown[] = [];
    const ids: number[] = [];
    let text = '';
    let begun = (): void => undefined;
    let came = (): void => undefined;
    const heard = async (many: number): Promise<void> => { while (events.length < many) await new Promise<void>((done) => { came = done; }); };
    const beginning = new Promise<void>((done) => { begun = done; });
    const collecting = forText.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).pipeTo(new WritableStream<string>({ write: (chunk) => { text += chunk; } })).catch(() => undefined);
    const reading = readEvents(forEvents, abort.signal, () => undefined, ({ id, data }) => {
      if (data === '') return begun();
      const event = LiveEvent.parse(JSON.parse(data));
      if (event.kind === 'end') return abort.abort();
      ids.push(Number(id));
      events.push(event);
      came();
    }).catch(() => undefined);
    await beginning;
    await work(heard);
    await portal.backend.db.transaction().execute((trx) => announce(trx, customer.id, { kind: 'end' }));
    await Promise.all([collecting, reading]);
    return { text, events, ids };
  }
  /** Fields of the stream, by their names. */
  const fields = (text: string): Set<string> => new Set(text.split(/\r\n|\r|\n/).map((line) => line.replace(/:.*/s, '')));

  it('F137 tells each event as one, with every naughty string in every member of it', async () => {
    const sent: LiveEvent[] = [...injections, ...strings].map(stored).map((text) => ({ kind: text, opportunity: text, revision: text, type: text }));
    const { text, events, ids } = await following(async (heard) => {
      // no more at a time than may wait for a page
      for (let at = 0; at < sent.length; at += 20) {
        await portal.backend.db.transaction().execute(async (trx) => { for (const event of sent.slice(at, at + 20)) await announce(trx, customer.id, event); });
        await heard(Math.min(at + 20, sent.length));
      }
    });
    expect(events.length).toBe(sent.length);
    expect(events).toEqual(sent);
    expect(ids).toEqual([...ids].sort((one, other) => one - other));
    expect(new Set(ids).size).toBe(sent.length);
    expect([...fields(text)].sort()).toEqual(['', 'data', 'event', 'id']);
  });

  it('tells of projects under whatever ids the company gives them', async () => {
    const ids = injections.map((text, i) => `${i} ${stored(text)}`);
    const { text, events } = await following(async (heard) => {
      for (const [i, id] of ids.entries()) {
        await portal.put(`/company/opportunities/${encodeURIComponent(id)}`, { id, customer: customer.id, type: 'sale', name: 'x', substate: 'in-review' });
        await heard(i + 1);
      }
    });
    expect(events).toEqual(ids.map((opportunity) => ({ kind: 'opportunity', opportunity })));
    expect([...fields(text)].sort()).toEqual(['', 'data', 'event', 'id']);
    // and each of them is read at its own address, and nothing else is
    for (const id of ids) expect((await anna.opportunity(encodeURIComponent(id))).id).toBe(id);
  });
});
