import type { Opportunity } from '../protocol/opportunity.js';
import type { OutboxEntry, TabMessage } from '../offline/ports.js';
import type { Core } from './core.js';
import { Delivery } from './delivery.js';
import type { SendDesk } from './send-desk.js';
import type { Failure } from './state.js';
import type { StepDesk } from './step-desk.js';

/** How long until what waits is sent again by itself, in ms; the last one repeats. */
const pauses = [3_000, 10_000, 30_000, 60_000];
/** The longest that a server may ask us to wait, in s: a timer of more than 24 days would fire at once. */
const longest = 3_600;

/** Sends what is written down: of all the customer's projects, oldest first, one after the other and by one tab at a time. Loaded when the first screen stands. */
export class Sender {
  readonly #core: Core;
  readonly #desk: SendDesk;
  readonly #delivery: Delivery;
  readonly #stops: readonly (() => void)[];
  #draining: Promise<void> | undefined;
  #again = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #at = '';

  constructor(core: Core, desk: SendDesk, step: StepDesk, project: { look(): Promise<void>; show(opportunity: Opportunity): Promise<void> }) {
    this.#core = core;
    this.#desk = desk;
    this.#delivery = new Delivery(core, desk, { step, project, rest: () => this.rest(), later: (failure) => this.#later(failure) });
    const deaf = core.ports.tabs?.listen((message) => void this.#hear(message));
    this.#stops = [core.subscribe(() => this.#changed()), () => deaf?.()];
    this.#changed();
  }

  stop(): void {
    this.rest();
    for (const stop of this.#stops) stop();
  }

  /** Until something happens. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#tries = 0;
  }

  /** This project shows: what nobody saw of it is said, and what waits goes out. */
  async resume(opportunity: string, kept: readonly OutboxEntry[]): Promise<void> {
    for (const entry of kept) if (entry.verdict && entry.opportunity === opportunity) await this.#delivery.say(entry, entry.verdict);
    if (!this.#desk.entry && kept.every(({ verdict }) => verdict)) return;
    const draining = this.#draining;
    const drained = this.drain();
    // what is under way may be what led here
    if (!draining) await drained;
  }

  async deliver(entry: OutboxEntry): Promise<void> {
    clearTimeout(this.#timer);
    await this.#delivery.send(entry);
    await this.#count();
  }

  async cancel(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#delivery.cancel();
    await this.#count();
  }

  /** Sends all that waits; resolves when all of it had its turn. */
  drain(): Promise<void> {
    clearTimeout(this.#timer);
    this.#again = true;
    const run: Promise<void> = this.#draining ?? this.#rounds().finally(() => { this.#draining = undefined; });
    this.#draining = run;
    return run;
  }

  async #rounds(): Promise<void> {
    const { ports: { tabs }, customer } = this.#core;
    while (this.#again) {
      this.#again = false;
      // beside it: what fails meanwhile must not go out once more with this round
      void this.#count();
      await (tabs ? tabs.alone(`outbox ${customer}`, () => this.#round()) : this.#round());
    }
    await this.#count();
  }

  async #round(): Promise<void> {
    const kept = await this.#desk.kept();
    const { entry, unkept, done } = this.#desk;
    // what could not be written down is with this page alone
    const alone = entry && (unkept.has(entry.key) || !this.#core.ports.outbox.lasting) && !kept.some(({ key }) => key === entry.key);
    for (const one of alone ? [...kept, entry] : kept) if (!one.verdict && !done.has(one.key) && !(await this.#delivery.send(one))) return;
  }

  /** What the customer would lose by signing out, and on which of their projects. */
  async #count(): Promise<void> {
    const { entry, done, unkept } = this.#desk;
    const kept = (await this.#desk.kept()).filter(({ key, verdict }) => !verdict && !done.has(key)).map(({ opportunity }) => opportunity);
    const waiting = entry && unkept.has(entry.key) ? [...kept, entry.opportunity] : kept;
    if (waiting.join(' ') !== (this.#core.state.waiting ?? []).join(' ')) this.#core.patch({ waiting });
  }

  #later(failure: Failure): boolean {
    clearTimeout(this.#timer);
    // signed out: it goes out after the next sign-in
    if (failure.code === 'unauthorized') return false;
    const pause = failure.retryAfter ? Math.min(Math.max(failure.retryAfter, 1), longest) * 1000 : pauses[Math.min(this.#tries++, pauses.length - 1)];
    this.#timer = setTimeout(() => void this.drain(), pause);
    return failure.code === 'server';
  }

  async #hear(message: TabMessage): Promise<void> {
    if (message.type !== 'outbox-changed' || message.customer !== this.#core.customer) return;
    const { settled } = message;
    if (settled) await this.#delivery.told(settled, settled.verdict ?? {});
    await this.#count();
    const { opportunity } = this.#core.state;
    if (opportunity.status === 'ready') await this.#desk.resume(opportunity.value.id, await this.#desk.kept());
  }

  /** Another project, another customer, the network back: what waits may go now. */
  #changed(): void {
    const { selected, online, me, session } = this.#core.state;
    const at = session.status === 'signed-in' && me.status === 'ready' && online ? `${me.value.id} ${selected}` : '';
    if (at === this.#at) return;
    this.#at = at;
    if (at) void this.drain();
  }
}
