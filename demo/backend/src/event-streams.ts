import type { LiveEvent } from '../../../src/protocol/index.js';
import type { Db } from './db.js';
import { eventsAfter, eventsOf, eventsSince, isKept, newestEvent, type EventRow } from './events.js';
import { logFault, Refusal } from './problems.js';
import type { Grant } from './sessions.js';

/** Pages of one customer that may follow at a time; one more looks by itself now and then. */
const mostOfOne = 20;
/** Events that a page is told one by one when it comes back; of more it is told that there were some. */
const mostMissed = 100;
/** What may wait for a page that doesn't read. */
const mostWaiting = 64;
const beatEvery = 20_000;

interface Stream extends Grant {
  /** the newest event that went out */
  last: number;
  /** what it missed has gone out: it is told at once what happens */
  ready: boolean;
  /** something happened while it wasn't ready */
  missed: boolean;
  /** false: the page doesn't read any more */
  write(text: string): boolean;
  end(): void;
}

/** An event as it goes out: what it is about stands in one line of JSON, and its kind ends no line either. */
const messageOf = (id: number, event: LiveEvent): string => `id: ${id}\nevent: ${event.kind.replace(/[\r\n]+/g, ' ')}\ndata: ${JSON.stringify(event)}\n\n`;

/**
 * The open pages of this server, and what they are told. One heartbeat, one listener and one query for all of them:
 * a page costs its connection and a line in a map.
 */
export class EventStreams {
  readonly #db: Db;
  readonly #now: () => number;
  readonly #most: number;
  readonly #all = new Map<string, Set<Stream>>();
  readonly #pending = new Set<number>();
  #open = 0;
  /** when all that was told had been heard, in ms since the epoch */
  #heard = Date.now();
  #queue: Promise<void> = Promise.resolve();
  #beating: ReturnType<typeof setInterval> | undefined;

  /** `most`: pages that may follow at a time */
  constructor(db: Db, now: () => number, most: number) {
    this.#db = db;
    this.#now = now;
    this.#most = most;
    this.#beating = setInterval(() => void this.beat(), beatEvery);
    this.#beating.unref();
  }

  get size(): number { return this.#open; }

  /** An endless answer for whoever may read it: what came after an event, or what comes from now on. */
  open(grant: Grant, after: string | undefined): Response {
    if (after !== undefined && !/^\d{1,15}$/.test(after)) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/after', code: 'not-an-event' }] });
    if (this.#beating === undefined || this.#open >= this.#most) throw new Refusal(503, 'too-many-streams', { retryAfter: 60 });
    if ((this.#all.get(grant.customer)?.size ?? 0) >= mostOfOne) throw new Refusal(429, 'too-many-streams', { retryAfter: 60 });
    const encoder = new TextEncoder();
    let stream: Stream | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        stream = {
          ...grant, last: Number(after ?? 0), ready: false, missed: false,
          write: (text) => {
            if ((controller.desiredSize ?? 0) <= 0) return false;
            controller.enqueue(encoder.encode(text));
            return true;
          },
          end: () => controller.close(),
        };
        this.#add(stream);
        stream.write(': here\n\n');
      },
      cancel: () => { if (stream) this.#forget(stream); },
    }, { highWaterMark: mostWaiting });
    if (stream) void this.#catchUp(stream, after !== undefined);
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' } });
  }

  /** What a server on this database said. */
  hear(word: string): void {
    if (word === 'sessions') void this.#serial(() => this.#check());
    if (!/^\d+$/.test(word) || this.#open === 0) return;
    const first = this.#pending.size === 0;
    this.#pending.add(Number(word));
    // what is said until it is read is read together
    if (first) void this.#serial(() => this.#read());
  }

  /** Words may have been missed. */
  again(): void { void this.#serial(() => this.#catchUpAll()); }

  /** What is done for all of them every twenty seconds: a sign of life, an end for those whose time is over, and a look for what wasn't heard. */
  beat(): Promise<void> {
    for (const stream of this.#streams()) {
      if (stream.expiresAt <= this.#now()) this.#end(stream);
      else if (!stream.write(':\n\n')) this.#end(stream);
    }
    return this.#serial(async () => { await this.#check(); await this.#catchUpAll(); });
  }

  close(): void {
    clearInterval(this.#beating);
    this.#beating = undefined;
    for (const stream of this.#streams()) this.#end(stream);
  }

  /** One look at the database after the other. */
  #serial(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(work).catch((error: unknown) => logFault('telling of events', error));
    return this.#queue;
  }

  async #read(): Promise<void> {
    const ids = [...this.#pending];
    this.#pending.clear();
    this.#tell(await eventsOf(this.#db, ids));
  }

  /** What happened since the last time that all was heard, and a minute before: a transaction takes its time between an event and its end. */
  async #catchUpAll(): Promise<void> {
    const from = Date.now();
    if (this.#open > 0) this.#tell(await eventsSince(this.#db, (from - this.#heard) / 1000 + 60));
    this.#heard = from;
  }

  #tell(rows: readonly EventRow[]): void {
    for (const row of rows) {
      const streams = row.customer === null ? this.#streams() : [...(this.#all.get(row.customer) ?? [])];
      for (const stream of streams) {
        if (stream.ready) this.#send(stream, row.id, row.body);
        else stream.missed = true;
      }
    }
  }

  #send(stream: Stream, id: number, event: LiveEvent): void {
    if (id <= stream.last) return;
    if (stream.write(messageOf(id, event))) stream.last = id;
    // it comes back, and goes on from what it has read
    else this.#end(stream);
  }

  /** What a page missed before it came. */
  async #catchUp(stream: Stream, resumes: boolean): Promise<void> {
    const { customer } = stream;
    try {
      if (!resumes) {
        stream.last = await newestEvent(this.#db, customer);
        stream.write(`id: ${stream.last}\n\n`);
      } else if (stream.last > 0 && !(await isKept(this.#db, stream.last))) {
        await this.#skip(stream);
      }
      do {
        stream.missed = false;
        const rows = await eventsAfter(this.#db, stream.last, mostMissed + 1, customer);
        if (rows.length > mostMissed) await this.#skip(stream);
        else for (const { id, body } of rows) this.#send(stream, id, body);
      } while (stream.missed);
      stream.ready = true;
    } catch (error) {
      logFault('opening a stream', error);
      this.#end(stream);
    }
  }

  /** Too much happened to tell of, or too long ago: the page looks at everything, and goes on from here. */
  async #skip(stream: Stream): Promise<void> {
    const event: LiveEvent = { kind: 'opportunity' };
    stream.last = await newestEvent(this.#db, stream.customer);
    stream.write(messageOf(stream.last, event));
  }

  /** Ends the streams of sessions that are over, and of customers who are switched off. */
  async #check(): Promise<void> {
    const asked = new Set(this.#streams().map(({ family }) => family));
    const families = [...asked];
    const good = new Set<string>();
    for (let i = 0; i < families.length; i += 1000) {
      const rows = await this.#db.selectFrom('sessions').innerJoin('customers', 'customers.id', 'sessions.customer').select('family')
        .where('family', 'in', families.slice(i, i + 1000)).where('revoked', '=', false).where('portal', '=', true).execute();
      for (const { family } of rows) good.add(family);
    }
    for (const stream of this.#streams()) if (asked.has(stream.family) && !good.has(stream.family)) this.#end(stream);
  }

  #streams(): Stream[] { return [...this.#all.values()].flatMap((set) => [...set]); }

  #add(stream: Stream): void {
    const set = this.#all.get(stream.customer) ?? new Set();
    this.#all.set(stream.customer, set.add(stream));
    this.#open++;
  }

  #forget(stream: Stream): boolean {
    const set = this.#all.get(stream.customer);
    if (!set?.delete(stream)) return false;
    if (set.size === 0) this.#all.delete(stream.customer);
    this.#open--;
    return true;
  }

  #end(stream: Stream): void {
    if (this.#forget(stream)) stream.end();
  }
}
