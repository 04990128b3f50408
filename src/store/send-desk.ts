import type { ActionPayload, ActionRequest } from '../protocol/action.js';
import type { OutboxEntry } from '../offline/ports.js';
import { consentsFor } from './consents.js';
import type { Core } from './core.js';
import type { Failure } from './state.js';
import type { Sender } from './sender.js';

const offline: Failure = Object.freeze({ code: 'offline', errors: [] });

/** Takes the customer's actions and writes them down. What sends them comes when the first screen stands: it needs the network, and so does sending. */
export class SendDesk {
  readonly #core: Core;
  readonly #load: (desk: SendDesk) => Promise<Sender>;
  #sender: Promise<Sender> | undefined;
  /** it is being written down */
  #writing: Promise<void> | undefined;
  /** the action that shows: this project's, without a verdict */
  entry: OutboxEntry | undefined;
  /** another one each time the customer leaves: what comes back later shows nowhere */
  visit = 0;
  /** keys that could not be written down: these are with this page alone */
  readonly unkept = new Set<string>();
  /** keys that are done with: a list read before they were taken off may still name them */
  readonly done = new Set<string>();

  constructor(core: Core, load: (desk: SendDesk) => Promise<Sender>) {
    this.#core = core;
    this.#load = load;
  }

  sender(): Promise<Sender> {
    this.#sender ??= this.#load(this).catch((error: unknown) => {
      this.#sender = undefined;
      throw error;
    });
    return this.#sender;
  }

  /** What is written down, oldest first. Looked at before a step shows: it never stands open for what is under way already. */
  async kept(): Promise<readonly OutboxEntry[]> {
    const { customer, ports } = this.#core;
    const kept = await ports.outbox.list(customer).catch(() => []);
    return customer === this.#core.customer ? kept : [];
  }

  /** Goes on with what an earlier visit, or another tab, has written down. */
  async resume(opportunity: string, kept: readonly OutboxEntry[]): Promise<void> {
    const { selected, send } = this.#core.state;
    // the customer may have acted or gone on while the list was read: what is true by now wins
    if (this.#writing || selected !== opportunity || send.status === 'accepted') return;
    if (!this.entry) this.hold(kept.find((entry) => entry.opportunity === opportunity && !entry.verdict && !this.done.has(entry.key)));
    if (this.entry || kept.length > 0) await this.#run((sender) => sender.resume(opportunity, kept));
  }

  /** Shows that it is on its way. */
  hold(entry: OutboxEntry | undefined): void {
    this.entry = entry;
    if (entry) this.#core.patch({ send: { status: 'sending', type: entry.action.type, key: entry.key } });
  }

  wait(entry: OutboxEntry, failure: Failure): void {
    const { key, action: { type } } = entry;
    this.#core.patch({ send: { status: 'waiting', type, key, failure, ...((this.unkept.has(key) || !this.#core.ports.outbox.lasting) && { unkept: true }) } });
  }

  /** Takes the customer's action, with the step's values and consents; one that goes no way forward (`free`) accepts nothing. A second press while one is under way does nothing. */
  async take(type: string, language: string, payload: ActionPayload, free = false): Promise<void> {
    const { opportunity, step, send } = this.#core.state;
    if (opportunity.status !== 'ready' || this.entry || send.status === 'sending' || send.status === 'waiting') return;
    const { value } = opportunity;
    const action: ActionRequest = { type, revision: value.revision, payload: free ? payload : { ...payload, consents: consentsFor(value.conditions, step.consents, language) } };
    const { customer, ports } = this.#core;
    const entry: OutboxEntry = { key: ports.newKey(), customer, opportunity: value.id, substate: value.substate.id, action, at: new Date(ports.now()).toISOString() };
    this.hold(entry);
    // where it can't be kept it is sent all the same
    const writing = ports.outbox.add(entry).catch(() => { this.unkept.add(entry.key); });
    this.#writing = writing;
    await writing;
    if (this.#writing === writing) this.#writing = undefined;
    ports.tabs?.tell({ type: 'outbox-changed', customer });
    await this.#run(async (sender) => { await sender.deliver(entry); });
  }

  /** Resolves when nothing is being written down. */
  async flush(): Promise<void> { await this.#writing; }

  /** The customer wants it now, rather than after the pause. */
  retry(): void {
    const { entry } = this;
    if (entry && !this.#writing) void this.#run(async (sender) => { await sender.deliver(entry); });
  }

  /** The network is back: all that waits goes out, oldest first. */
  async online(): Promise<void> { if (this.entry && !this.#writing) await this.#run((sender) => sender.drain()); }

  /** The customer takes a waiting action back; what was typed is still there. */
  async cancel(): Promise<void> { await this.#run((sender) => sender.cancel()); }

  leave(): void {
    this.visit++;
    this.entry = undefined;
    this.#core.patch({ send: { status: 'open' } });
    void this.#sender?.then((sender) => sender.rest());
  }

  stop(): void { void this.#sender?.then((sender) => sender.stop()); }

  async #run(work: (sender: Sender) => Promise<void>): Promise<void> {
    let sender: Sender;
    try {
      sender = await this.sender();
    } catch {
      if (this.entry) this.wait(this.entry, offline);
      return;
    }
    await work(sender);
  }
}
