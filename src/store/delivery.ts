import type { ActionAnswer } from '../protocol/action.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { OutboxEntry, OutboxVerdict } from '../offline/ports.js';
import type { Core } from './core.js';
import { failureOf, isVerdict } from './failure.js';
import type { SendDesk } from './send-desk.js';
import type { Failure } from './state.js';
import type { StepDesk } from './step-desk.js';
import { shownAs, tellOf } from './verdict.js';

/** What follows an attempt once the next one may begin; false: the network isn't there, or nobody may send now. */
type After = () => boolean | Promise<boolean>;

/** What a delivery needs of those around it. */
export interface Surroundings {
  readonly step: StepDesk;
  readonly project: { look(): Promise<void>; show(opportunity: Opportunity): Promise<void> };
  /** nothing is tried again by itself until something happens */
  rest(): void;
  /** it is tried again later; whether the next one may be tried now */
  later(failure: Failure): boolean;
}

/** What becomes of one action: each is sent by one tab at a time, and only a receipt, a verdict or the customer takes it off the list. */
export class Delivery {
  readonly #core: Core;
  readonly #desk: SendDesk;
  readonly #around: Surroundings;
  /** keys of what is at the server now, or waits for its turn */
  readonly #out = new Set<string>();

  constructor(core: Core, desk: SendDesk, around: Surroundings) {
    this.#core = core;
    this.#desk = desk;
    this.#around = around;
  }

  /** False: the network isn't there, or nobody may send now. */
  async send(entry: OutboxEntry): Promise<boolean> {
    const { key, customer } = entry;
    // nobody else's session may carry it
    if (customer !== this.#core.customer) return false;
    const { send } = this.#core.state;
    if (this.#shows(entry) && (this.#desk.entry ? send.status === 'waiting' : send.status !== 'accepted')) this.#desk.hold(entry);
    return this.#out.has(key) || this.#decide(entry, () => this.#attempt(entry));
  }

  /** The customer takes back what waits. While another tab sends it, it is decided there: whichever comes first counts. */
  async cancel(): Promise<void> {
    const { entry, visit } = this.#desk;
    const { send } = this.#core.state;
    if (!entry || send.status !== 'waiting' || this.#out.has(entry.key)) return;
    this.#desk.hold(entry);
    await this.#decide(entry, async () => {
      const kept = await this.#written(entry);
      if (!kept) return () => this.#gone(entry);
      try {
        await this.#core.ports.outbox.remove(entry.key);
      } catch {
        // still written down: it would go out after the next reload
        return () => this.#later(entry, send.failure);
      }
      this.#desk.done.add(entry.key);
      this.#tell(entry, {});
      // it may have arrived, and only the reply was lost
      return async () => {
        if (visit !== this.#desk.visit) return true;
        this.#patch(entry, {});
        await this.#follow({});
        return true;
      };
    });
  }

  /** Another tab has its verdict. */
  async told(entry: OutboxEntry, verdict: OutboxVerdict): Promise<boolean> {
    if (entry.customer !== this.#core.customer || this.#desk.done.has(entry.key)) return true;
    this.#desk.done.add(entry.key);
    const { visit } = this.#desk;
    if (verdict.receipt) await this.#around.step.sent(entry, entry.action);
    if (visit !== this.#desk.visit || !this.#holds(entry)) {
      if (verdict.receipt && this.#core.state.selected === entry.opportunity) await this.#around.project.look();
      return true;
    }
    this.#patch(entry, verdict);
    await this.#off(entry.key);
    if (visit === this.#desk.visit) await this.#follow(verdict);
    return true;
  }

  /** A verdict that came while another project was on the screen. */
  async say(entry: OutboxEntry, verdict: OutboxVerdict): Promise<void> {
    if (!this.#shows(entry)) return;
    this.#patch(entry, verdict);
    await this.#off(entry.key);
  }

  async #decide(entry: OutboxEntry, work: () => Promise<After>): Promise<boolean> {
    const { tabs } = this.#core.ports;
    this.#out.add(entry.key);
    let after: After;
    try {
      after = await (tabs ? tabs.alone(`outbox ${entry.customer} ${entry.opportunity}`, work) : work());
    } finally {
      this.#out.delete(entry.key);
    }
    return after();
  }

  async #attempt(entry: OutboxEntry): Promise<After> {
    // signed out while it waited for its turn
    if (entry.customer !== this.#core.customer) return () => false;
    const kept = await this.#written(entry);
    if (!kept) return () => this.#gone(entry);
    const { verdict } = kept;
    if (verdict) return () => this.told(kept, verdict);
    let answer: ActionAnswer;
    try {
      answer = await this.#core.ports.client.act(entry.opportunity, entry.action, entry.key);
    } catch (error) {
      const failure = failureOf(error);
      return isVerdict(failure) ? this.#settle(entry, { failure }) : () => this.#later(entry, failure);
    }
    return this.#settle(entry, { receipt: answer.receipt }, answer.opportunity);
  }

  /** As it stands in the outbox now; undefined when another tab has done with it. */
  async #written(entry: OutboxEntry): Promise<OutboxEntry | undefined> {
    const { outbox } = this.#core.ports;
    const { done, unkept } = this.#desk;
    if (done.has(entry.key)) return undefined;
    if (unkept.has(entry.key) || !outbox.lasting) return entry;
    // a list that can't be read says nothing: the key makes it safe to send
    const kept = await outbox.list(entry.customer).catch(() => [entry]);
    return done.has(entry.key) ? undefined : kept.find(({ key }) => key === entry.key);
  }

  /** It has its verdict. Still alone: the next tab finds it done. */
  async #settle(entry: OutboxEntry, verdict: OutboxVerdict, opportunity?: Opportunity): Promise<After> {
    const { key, customer } = entry;
    // where there are no locks another tab may have been quicker
    if (this.#desk.done.has(key)) return () => true;
    this.#desk.done.add(key);
    this.#around.rest();
    const { visit } = this.#desk;
    const shown = this.#holds(entry);
    const { receipt } = verdict;
    if (receipt) await this.#around.step.sent(entry, entry.action);
    // said first and then taken off: whatever cuts in between, it is said again and never forgotten
    const said = shown && visit === this.#desk.visit;
    if (said) this.#patch(entry, verdict);
    // of one who has signed out nothing is kept
    await (said || customer !== this.#core.customer ? this.#off(key) : this.#note(entry, verdict));
    this.#tell(entry, verdict);
    return async () => {
      tellOf(this.#core, entry, verdict);
      if (said && visit === this.#desk.visit) await this.#follow(verdict, opportunity);
      else if (receipt && this.#core.state.selected === entry.opportunity) await this.#around.project.look();
      return true;
    };
  }

  /** Another tab has done with it, and its word may still be on its way. */
  async #gone({ key }: OutboxEntry): Promise<boolean> {
    if (this.#desk.entry?.key !== key) return true;
    this.#desk.entry = undefined;
    await this.#around.project.look();
    const { send } = this.#core.state;
    if (send.status === 'sending' && send.key === key) this.#core.patch({ send: { status: 'open' } });
    return true;
  }

  #later(entry: OutboxEntry, failure: Failure): boolean {
    // decided meanwhile, where there are no locks
    if (this.#desk.done.has(entry.key)) return true;
    if (this.#desk.entry?.key === entry.key) {
      this.#desk.wait(entry, failure);
      this.#core.tell({ type: 'action-failed', opportunity: entry.opportunity, action: entry.action.type, code: failure.code });
    }
    return this.#around.later(failure);
  }

  /** It is what this page says to be on its way: a receipt that shows isn't replaced by what another tab did. */
  #holds({ key, customer }: OutboxEntry): boolean {
    const { send } = this.#core.state;
    return customer === this.#core.customer && send.status !== 'open' && 'key' in send && send.key === key;
  }

  #shows({ key, customer, opportunity }: OutboxEntry): boolean {
    const { entry } = this.#desk;
    return customer === this.#core.customer && this.#core.state.selected === opportunity && (!entry || entry.key === key);
  }

  #patch(entry: OutboxEntry, verdict: OutboxVerdict): void {
    this.#around.rest();
    this.#desk.entry = undefined;
    this.#core.patch({ send: shownAs(entry, verdict, this.#core.state) });
  }

  async #follow({ failure }: OutboxVerdict, opportunity?: Opportunity): Promise<void> {
    // moved on, or changed under the customer's hands: show what is now, with what was typed on top
    if (opportunity) await this.#around.project.show(opportunity);
    else if (!failure || failure.code === 'conflict') await this.#around.project.look();
  }

  /** What can't be taken off is sent again with its key, and answered as before. */
  #off(key: string): Promise<void> { return this.#core.ports.outbox.remove(key).catch(() => undefined); }

  #note(entry: OutboxEntry, verdict: OutboxVerdict): Promise<void> { return this.#core.ports.outbox.add({ ...entry, verdict }).catch(() => undefined); }

  #tell(entry: OutboxEntry, verdict: OutboxVerdict): void { this.#core.ports.tabs?.tell({ type: 'outbox-changed', customer: entry.customer, settled: { ...entry, verdict } }); }
}
