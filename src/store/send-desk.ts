import type { ActionAnswer, ActionPayload, ActionRequest } from '../protocol/action.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { OutboxEntry } from '../offline/ports.js';
import { consentsFor } from './consents.js';
import type { Core } from './core.js';
import { failureOf, isVerdict } from './failure.js';
import type { StepDesk } from './step-desk.js';

/** How long until a waiting action is sent again by itself, in ms; the last one repeats. */
const pauses = [3_000, 10_000, 30_000, 60_000];
/** The longest that a server may ask us to wait, in s: a timer of more than 24 days would fire at once. */
const longest = 3_600;

/** Sends actions: written down first, then sent, and only a verdict or a receipt takes them off the list. */
export class SendDesk {
  readonly #core: Core;
  readonly #step: StepDesk;
  readonly #look: () => Promise<void>;
  readonly #show: (opportunity: Opportunity) => Promise<void>;
  #entry: OutboxEntry | undefined;
  /** the entry is being written down */
  #writing: Promise<void> | undefined;
  /** keys of what is at the server now, of projects left meanwhile too */
  readonly #out = new Set<string>();
  /** keys that are done with: a list read before they were taken off may still name them */
  readonly #done = new Set<string>();
  /** another one each time the customer leaves: what comes back later shows nowhere */
  #visit = 0;
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
    this.#entry = entries.find((entry) => entry.opportunity === opportunity.id && !this.#done.has(entry.key));
    if (this.#entry) await this.#deliver();
  }

  /** Takes the customer's action, with the step's values and consents; one that goes no way forward (`free`) accepts nothing. A second press while one is under way does nothing. */
  async take(type: string, language: string, payload: ActionPayload, free = false): Promise<void> {
    const { opportunity, step, send } = this.#core.state;
    if (opportunity.status !== 'ready' || this.#entry || send.status === 'sending' || send.status === 'waiting') return;
    const { value } = opportunity;
    const action: ActionRequest = { type, revision: value.revision, payload: free ? payload : { ...payload, consents: consentsFor(value.conditions, step.consents, language) } };
    const { customer, ports } = this.#core;
    const entry: OutboxEntry = { key: ports.newKey(), customer, opportunity: value.id, substate: value.substate.id, action, at: new Date(ports.now()).toISOString() };
    this.#entry = entry;
    this.#core.patch({ send: { status: 'sending', type, key: entry.key } });
    const writing = ports.outbox.add(entry);
    this.#writing = writing;
    await writing;
    if (this.#writing === writing) this.#writing = undefined;
    // left meanwhile: it is written down, and goes out when the customer comes back
    if (this.#entry === entry) await this.#deliver();
  }

  /** Resolves when nothing is being written down. */
  async flush(): Promise<void> { await this.#writing; }

  /** Now, rather than after the pause. */
  retry(): void {
    if (this.#entry && !this.#busy) void this.#deliver();
  }

  /** The customer takes a waiting action back; what was typed is still there. */
  async cancel(): Promise<void> {
    const entry = this.#entry;
    if (!entry || this.#busy) return;
    const visit = this.#visit;
    await this.#close(entry);
    if (visit !== this.#visit) return;
    this.#core.patch({ send: { status: 'open' } });
    // it may have arrived, and only the reply was lost
    await this.#look();
  }

  leave(): void {
    clearTimeout(this.#timer);
    this.#visit++;
    this.#entry = undefined;
    this.#tries = 0;
    this.#core.patch({ send: { status: 'open' } });
  }

  get #busy(): boolean { return this.#writing !== undefined || (this.#entry !== undefined && this.#out.has(this.#entry.key)); }

  async #deliver(): Promise<void> {
    const entry = this.#entry;
    // nobody else's session may carry it
    if (!entry || entry.customer !== this.#core.customer) return;
    clearTimeout(this.#timer);
    this.#core.patch({ send: { status: 'sending', type: entry.action.type, key: entry.key } });
    // it went out before the customer left and came back: the answer is on its way
    if (this.#out.has(entry.key)) return;
    this.#out.add(entry.key);
    let answer: ActionAnswer;
    try {
      answer = await this.#core.ports.client.act(entry.opportunity, entry.action, entry.key);
    } catch (error) {
      this.#out.delete(entry.key);
      return this.#failed(entry, error);
    }
    this.#out.delete(entry.key);
    await this.#taken(entry, answer);
  }

  async #taken(entry: OutboxEntry, { receipt, opportunity }: ActionAnswer): Promise<void> {
    const visit = this.#visit;
    const here = this.#entry?.key === entry.key;
    await this.#close(entry);
    await this.#step.sent(entry, entry.action);
    const shows = here && visit === this.#visit;
    if (shows) this.#core.patch({ send: { status: 'accepted', type: entry.action.type, receipt } });
    this.#tell(entry, receipt.number);
    if (shows && opportunity) await this.#show(opportunity);
    else if (this.#core.state.selected === entry.opportunity) await this.#look();
  }

  async #failed(entry: OutboxEntry, error: unknown): Promise<void> {
    const failure = failureOf(error);
    const { type } = entry.action;
    // left meanwhile: it is still written down, and the same answer comes when the customer is back
    if (this.#entry?.key !== entry.key) return;
    this.#core.tell({ type: 'action-failed', opportunity: entry.opportunity, action: type, code: failure.code });
    if (isVerdict(failure)) {
      const visit = this.#visit;
      await this.#close(entry);
      if (visit !== this.#visit) return;
      this.#core.patch({ send: { status: 'refused', type, failure } });
      // moved on, or changed under the customer's hands: show what is now, with what was typed on top
      if (failure.code === 'conflict') await this.#look();
      return;
    }
    this.#core.patch({ send: { status: 'waiting', type, key: entry.key, failure } });
    // signed out: it goes out after the next sign-in
    if (failure.code === 'unauthorized') return;
    const pause = failure.retryAfter ? Math.min(Math.max(failure.retryAfter, 1), longest) * 1000 : pauses[Math.min(this.#tries++, pauses.length - 1)];
    this.#timer = setTimeout(() => this.retry(), pause);
  }

  async #close(entry: OutboxEntry): Promise<void> {
    this.#done.add(entry.key);
    if (this.#entry?.key === entry.key) {
      clearTimeout(this.#timer);
      this.#entry = undefined;
      this.#tries = 0;
    }
    await this.#core.ports.outbox.remove(entry.key);
  }

  #tell(entry: OutboxEntry, receipt: string): void {
    const { opportunity, substate, action } = entry;
    this.#core.tell({ type: 'action-taken', opportunity, action: action.type, receipt });
    if (action.type === 'accept-budget') this.#core.tell({ type: 'offer-accepted', opportunity, offer: action.payload.offer ?? '', receipt });
    if (action.type === 'submit-step') this.#core.tell({ type: 'step-submitted', opportunity, substate, receipt });
  }
}
