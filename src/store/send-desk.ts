import type { ActionPayload, ActionRequest } from '../protocol/action.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { OutboxEntry } from '../offline/ports.js';
import { consentsFor } from './consents.js';
import type { Core } from './core.js';
import { failureOf, isVerdict } from './failure.js';
import type { StepDesk } from './step-desk.js';

/** How long until a waiting action is sent again by itself, in ms; the last one repeats. */
const pauses = [3_000, 10_000, 30_000, 60_000];

/** Sends actions: written down first, then sent, and only a verdict or a receipt takes them off the list. */
export class SendDesk {
  readonly #core: Core;
  readonly #step: StepDesk;
  readonly #look: () => Promise<void>;
  readonly #show: (opportunity: Opportunity) => Promise<void>;
  #entry: OutboxEntry | undefined;
  #busy = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(core: Core, step: StepDesk, opportunity: { look(): Promise<void>; show(opportunity: Opportunity): Promise<void> }) {
    this.#core = core;
    this.#step = step;
    this.#look = () => opportunity.look();
    this.#show = (value) => opportunity.show(value);
  }

  /** An action of an earlier visit that has no verdict yet. */
  async resume(opportunity: Opportunity): Promise<void> {
    if (this.#entry) return this.#busy ? undefined : this.#deliver();
    const { customer } = this.#core;
    const entries = await this.#core.ports.outbox.list(customer);
    // the customer may have acted, gone on or signed out while the list was read: what is true by now wins
    if (this.#entry || customer !== this.#core.customer || this.#core.state.selected !== opportunity.id) return;
    this.#entry = entries.find((entry) => entry.opportunity === opportunity.id);
    if (this.#entry) await this.#deliver();
  }

  /** Takes the customer's action, with the step's values and consents. A second press while one is under way does nothing. */
  async take(type: string, language: string, payload: ActionPayload): Promise<void> {
    const { opportunity, step, send } = this.#core.state;
    if (opportunity.status !== 'ready' || this.#entry || send.status === 'sending' || send.status === 'waiting') return;
    const { value } = opportunity;
    const action: ActionRequest = { type, revision: value.revision, payload: { ...payload, consents: consentsFor(value.conditions, step.consents, language) } };
    const { customer, ports } = this.#core;
    const entry: OutboxEntry = { key: ports.newKey(), customer, opportunity: value.id, substate: value.substate.id, action, at: new Date(ports.now()).toISOString() };
    this.#entry = entry;
    this.#core.patch({ send: { status: 'sending', type, key: entry.key } });
    await ports.outbox.add(entry);
    await this.#deliver();
  }

  /** Now, rather than after the pause. */
  retry(): void {
    if (this.#entry && !this.#busy) void this.#deliver();
  }

  /** The customer takes a waiting action back; what was typed is still there. */
  async cancel(): Promise<void> {
    const entry = this.#entry;
    if (!entry || this.#busy) return;
    await this.#close(entry);
    this.#core.patch({ send: { status: 'open' } });
    // it may have arrived, and only the reply was lost
    await this.#look();
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#entry = undefined;
    this.#tries = 0;
    this.#core.patch({ send: { status: 'open' } });
  }

  async #deliver(): Promise<void> {
    const entry = this.#entry;
    if (!entry || this.#busy) return;
    clearTimeout(this.#timer);
    this.#busy = true;
    const { type } = entry.action;
    this.#core.patch({ send: { status: 'sending', type, key: entry.key } });
    try {
      const { receipt, opportunity } = await this.#core.ports.client.act(entry.opportunity, entry.action, entry.key);
      await this.#close(entry);
      await this.#step.sent(entry);
      this.#core.patch({ send: { status: 'accepted', type, receipt } });
      this.#tell(entry, receipt.number);
      await (opportunity ? this.#show(opportunity) : this.#look());
    } catch (error) {
      await this.#failed(entry, error);
    } finally {
      this.#busy = false;
    }
  }

  async #failed(entry: OutboxEntry, error: unknown): Promise<void> {
    const failure = failureOf(error);
    const { type } = entry.action;
    if (this.#entry !== entry) return;
    this.#core.tell({ type: 'action-failed', opportunity: entry.opportunity, action: type, code: failure.code });
    if (isVerdict(failure)) {
      await this.#close(entry);
      this.#core.patch({ send: { status: 'refused', type, failure } });
      // moved on, or changed under the customer's hands: show what is now, with what was typed on top
      if (failure.code === 'conflict') await this.#look();
      return;
    }
    this.#core.patch({ send: { status: 'waiting', type, key: entry.key, failure } });
    // signed out: it goes out after the next sign-in
    if (failure.code === 'unauthorized') return;
    const pause = failure.retryAfter ? failure.retryAfter * 1000 : pauses[Math.min(this.#tries++, pauses.length - 1)];
    this.#timer = setTimeout(() => this.retry(), pause);
  }

  async #close(entry: OutboxEntry): Promise<void> {
    clearTimeout(this.#timer);
    this.#entry = undefined;
    this.#tries = 0;
    await this.#core.ports.outbox.remove(entry.key);
  }

  #tell(entry: OutboxEntry, receipt: string): void {
    const { opportunity, substate, action } = entry;
    if (action.type === 'accept-budget') this.#core.tell({ type: 'offer-accepted', opportunity, offer: action.payload.offer ?? '', receipt });
    else this.#core.tell({ type: 'step-submitted', opportunity, substate, receipt });
  }
}
