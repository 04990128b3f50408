import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHttpClient, PortalError } from '../../src/client/index.js';
import { followEvents, readEvents } from '../../src/client/http-events.js';
import { demoData } from '../../src/mock/demo-data.js';
import { Mock } from '../../src/mock/index.js';
import { MemoryStorage } from '../../src/offline/index.js';
import { LiveEvent } from '../../src/protocol/index.js';
import { injections, strings, whole } from '../e2e/hostile/strings.js';

const streamOf = (...chunks: (string | Uint8Array)[]): ReadableStream<Uint8Array> => new ReadableStream({
  start(controller) {
    for (const chunk of chunks) controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk);
    controller.close();
  },
});

async function read(...chunks: (string | Uint8Array)[]): Promise<{ id: string | undefined; data: string }[]> {
  const messages: { id: string | undefined; data: string }[] = [];
  await readEvents(streamOf(...chunks), new AbortController().signal, () => undefined, (message) => messages.push(message));
  return messages;
}

describe('a stream of events', () => {
  it('is read whatever the lines end in, and wherever the chunks do', async () => {
    const text = ': here\n\nid: 7\nevent: opportunity\ndata: {"a":1}\n\nid: 8\ndata: é€😀\ndata: second\n\n';
    const whole = [{ id: '7', data: '{"a":1}' }, { id: '8', data: 'é€😀\nsecond' }];
    for (const end of ['\n', '\r\n', '\r']) {
      const bytes = new TextEncoder().encode(`\ufeff${text.replaceAll('\n', end)}x`);
      for (const size of [1, 2, 3, 7, 1000]) {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.slice(i * size, (i + 1) * size));
        expect((await read(...chunks)).filter(({ data }) => data), `${JSON.stringify(end)} in chunks of ${size}`).toEqual(whole);
      }
    }
  });

  it('takes what the standard lets be written: no space, no value, unknown members, an id that stays', async () => {
    expect(await read('id:9\ndata:a\nfoo: bar\nretry: 10\nevent\n\n', 'data\n\n', 'data: b\n\nid: x\0y\ndata: c\n\nid\ndata: d\n\n')).toEqual([
      { id: '9', data: 'a' }, { id: '9', data: '' }, { id: '9', data: 'b' }, { id: '9', data: 'c' }, { id: '', data: 'd' },
    ]);
  });

  it('leaves out what was cut off, and refuses what never ends', async () => {
    expect(await read('id: 1\ndata: whole\n\nid: 2\ndata: cut')).toEqual([{ id: '1', data: 'whole' }]);
    await expect(read('data: ', 'x'.repeat(1_100_000))).rejects.toThrow(PortalError);
    await expect(read(...Array.from({ length: 1200 }, () => `data: ${'x'.repeat(1000)}\n`))).rejects.toThrow(PortalError);
    // lines that say nothing are some, too
    await expect(read(...Array.from({ length: 120 }, () => 'data\n'.repeat(10_000)))).rejects.toThrow(PortalError);
  });
});

/** A server each of whose connections a test writes to. */
class Server {
  readonly asked: (string | undefined)[] = [];
  readonly connections: ReadableStreamDefaultController<Uint8Array>[] = [];
  readonly answers: (() => Response | Error)[] = [];
  #came = (): void => undefined;

  readonly connect = (after: string | undefined, signal: AbortSignal): Promise<Response> => {
    this.asked.push(after);
    const answer = this.answers.shift()?.();
    this.#came();
    if (answer instanceof Error) return Promise.reject(answer);
    if (answer) return Promise.resolve(answer);
    return Promise.resolve(new Response(new ReadableStream<Uint8Array>({ start: (controller) => {
      this.connections.push(controller);
      signal.addEventListener('abort', () => { try { controller.error(new Error('aborted')); } catch { /* closed already */ } });
    } }), { headers: { 'content-type': 'text/event-stream; charset=utf-8' } }));
  };

  say(id: number, event: LiveEvent): void { this.connections.at(-1)?.enqueue(new TextEncoder().encode(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`)); }
  async asks(many: number): Promise<void> {
    while (this.asked.length < many) await new Promise<void>((done) => { this.#came = done; });
  }
}

describe('following', () => {
  let server: Server;
  let abort: AbortController;
  const took: [string, LiveEvent][] = [];
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    abort = new AbortController();
    took.length = 0;
  });
  afterEach(() => { abort.abort(); vi.useRealTimers(); });
  const follow = (after?: string) => followEvents(server.connect, after, (id, event) => took.push([id, event]), abort.signal);
  const moved = (id: string): LiveEvent => ({ kind: 'opportunity', opportunity: id });

  it('gives events as they come, and goes on after the last one when the connection breaks', async () => {
    const following = follow('4');
    await server.asks(1);
    server.say(5, moved('a'));
    await vi.waitFor(() => expect(took).toHaveLength(1));
    server.connections[0]?.error(new Error('reset'));
    await vi.advanceTimersByTimeAsync(1_000);
    server.say(6, moved('b'));
    await vi.waitFor(() => expect(took).toEqual([['5', moved('a')], ['6', moved('b')]]));
    server.connections[1]?.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(server.asked).toEqual(['4', '5', '6']);
    abort.abort();
    await following;
  });

  it('waits longer after each failure, as long as the server asks for, and no longer than half a minute', async () => {
    // some that don't answer, some that are cut as soon as they are there
    server.answers.push(...Array.from({ length: 40 }, (_, i) => () => (i % 2 ? new PortalError('offline') : new Response(streamOf(': here\n\n'), { headers: { 'content-type': 'text/event-stream' } }))));
    void follow();
    await server.asks(1);
    await vi.advanceTimersByTimeAsync(400);
    expect(server.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.asked.length).toBeGreaterThan(2);
    expect(server.asked.length).toBeLessThan(8);
    const before = server.asked.length;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(server.asked.length).toBeGreaterThanOrEqual(before + 6);
    expect(server.asked.length).toBeLessThan(before + 26);
    abort.abort();

    const other = new Server();
    other.answers.push(() => new PortalError('too-many-requests', { retryAfter: 60 }));
    const patient = new AbortController();
    void followEvents(other.connect, undefined, () => undefined, patient.signal);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(other.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(other.asked).toHaveLength(2);
    patient.abort();
  });

  it('makes a connection anew that has said nothing for a minute, and not one that gives signs of life', async () => {
    void follow('1');
    await server.asks(1);
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(40_000);
      server.connections[0]?.enqueue(new TextEncoder().encode(':\n\n'));
      await vi.advanceTimersByTimeAsync(0);
    }
    expect(server.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(62_000);
    expect(server.asked).toEqual(['1', '1']);
  });

  it.each(['not-found', 'configuration', 'unauthorized', 'forbidden', 'gone'] as const)('gives up where there is nothing to follow: %s', async (code) => {
    server.answers.push(() => new PortalError(code));
    await expect(follow()).rejects.toMatchObject({ code });
    expect(server.asked).toHaveLength(1);
  });

  it('takes no page of a hotel for a stream, nor what is no event', async () => {
    server.answers.push(() => new Response('<p>Welcome', { headers: { 'content-type': 'text/html' } }));
    void follow('1');
    await server.asks(1);
    await vi.advanceTimersByTimeAsync(1_000);
    await server.asks(2);
    server.connections[0]?.enqueue(new TextEncoder().encode('id: 2\ndata: {"kind":5}\n\nid: 3\ndata: no json\n\nid: 4\ndata: {"kind":"new","more":true}\n\n'));
    await vi.waitFor(() => expect(took).toEqual([['4', { kind: 'new' }]]));
  });

  it('F137 takes nothing but events from a server that writes whatever it likes, and goes on to the next one', async () => {
    const texts = [...injections, ...strings, 'null', '[]', '5', '"x"', '{"kind":null}', '{"kind":{}}', '{"kind":"x","opportunity":5}', '{"__proto__":{"kind":"x"}}', '['.repeat(100_000), '\u2028', '{"kind":"x"'];
    const written = texts.flatMap((text, i) => [`id: ${text}\n\n`, `data: ${text}\n\n`, `event: ${text}\ndata: ${text}\n\n`, `${text}\n\n`, `id: ${i}\ndata: {"kind":"good","opportunity":${JSON.stringify(text)}}\n\n`]);
    server.answers.push(() => new Response(streamOf(...written), { headers: { 'content-type': 'text/event-stream' } }));
    void follow();
    await vi.waitFor(() => expect(took.at(-1)).toEqual([String(texts.length - 1), { kind: 'good', opportunity: texts.at(-1) }]));
    expect(took.filter(([, { kind }]) => kind === 'good')).toEqual(texts.map((text, i) => [String(i), { kind: 'good', opportunity: text }]));
    // what a line's end begins is the server's own word: it may say an event of ours, and nothing that isn't one
    for (const [id, event] of took) expect([LiveEvent.parse(event), /[\r\n\0]/.test(id)]).toEqual([event, false]);
    expect(({} as { kind?: string }).kind).toBeUndefined();
    // it goes on from the last one
    await vi.advanceTimersByTimeAsync(1_000);
    await server.asks(2);
    expect(server.asked.at(-1)).toBe(String(texts.length - 1));
  });

  it('ends at once when the page does, also while it waits', async () => {
    server.answers.push(() => new PortalError('server'));
    const waiting = follow();
    await server.asks(1);
    abort.abort();
    await waiting;
    const open = new AbortController();
    const reading = followEvents(server.connect, undefined, () => took.push(['', { kind: 'late' }]), open.signal);
    await server.asks(2);
    open.abort();
    await reading;
    expect(took).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the http client', () => {
  const base = 'https://portal.test';

  it('asks for what came after an event by its id, whatever that is', async () => {
    const asked: string[] = [];
    const client = createHttpClient({ endpoint: base, storage: new MemoryStorage(), getToken: () => 't', fetch: (input) => { asked.push(input); return Promise.resolve(new Response(null, { status: 404 })); } });
    const ids = [...injections, ...strings].map(whole);
    for (const id of ids) await expect(client.events?.(id, () => undefined, new AbortController().signal)).rejects.toMatchObject({ code: 'not-found' });
    expect(asked.map((url) => [new URL(url).origin, new URL(url).pathname, [...new URL(url).searchParams]])).toEqual(ids.map((id) => [base, '/events', [['after', id]]]));
  });

  it('follows with the bearer in the header alone, and with a new one when it is over', async () => {
    const mock = await Mock.create(demoData(new Date()));
    const tokens = ['stale', mock.tokenFor('demo')];
    const sent: [string, string[]][] = [];
    const client = createHttpClient({
      endpoint: base, storage: new MemoryStorage(), getToken: () => tokens.shift() ?? '',
      fetch: (input, { redirect: _, signal: __, ...init }) => {
        sent.push([input, [...new Headers(init.headers).keys()]]);
        return mock.fetch(new Request(input, init), base);
      },
    });
    const abort = new AbortController();
    const took: [string, LiveEvent][] = [];
    await new Promise<void>((done) => {
      void client.events?.('0', (id, event) => { took.push([id, event]); if (took.length === 1) done(); }, abort.signal);
    });
    abort.abort();
    expect(took).toEqual([['1', { kind: 'opportunity', opportunity: 'demo-1' }]]);
    expect(sent).toEqual([[`${base}/events?after=0`, ['authorization']], [`${base}/events?after=0`, ['authorization']]]);
  });
});
