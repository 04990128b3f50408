import type { Ticket, TicketRequest } from '../protocol/help.js';
import type { Core } from './core.js';
import { failureOf, isVerdict, settled } from './failure.js';
import type { HelpAsked } from './asked.js';
import type { StepDesk } from './step-desk.js';

/** The name under which a ticket that has no answer yet is kept with the draft. */
const pending = 'help-pending';

/** A ticket that went out: the same one again is sent with the same key, and arrives once. */
interface Pending { readonly key: string; readonly ticket: TicketRequest }

/** What the company offers as help, and the customer's queries and incidents. Loaded when an element asks for it. */
export class HelpDesk {
  readonly #core: Core;
  readonly #step: StepDesk;
  /** where no step stands open there is no draft either: then it is kept here */
  #pending: { readonly customer: string } & Pending | undefined;
  /** counts the looks: an earlier one that comes late shows nothing */
  #looks = 0;

  constructor(core: Core, step: StepDesk) {
    this.#core = core;
    this.#step = step;
  }

  async handle(request: HelpAsked): Promise<void> {
    if (request.type === 'help-load') return this.#load();
    if (request.type === 'ticket-send') return this.#send(request.ticket);
    if (this.#core.state.ticket.status !== 'sending') this.#core.patch({ ticket: { status: 'open' } });
  }

  /** Quietly while there is something to show. */
  async #load(): Promise<void> {
    const { customer, ports, state } = this.#core;
    if (state.session.status !== 'signed-in') return;
    const look = ++this.#looks;
    if (state.help.status !== 'ready') this.#core.patch({ help: { status: 'loading' } });
    const help = await settled(ports.client.help?.() ?? Promise.resolve({}));
    if (look !== this.#looks || this.#leftBy(customer)) return;
    const { help: had } = this.#core.state;
    this.#core.patch({ help: help.status === 'failed' && had.status === 'ready' ? { ...had, stale: help.failure } : help });
  }

  async #send(ticket: TicketRequest): Promise<void> {
    const { customer, ports, state } = this.#core;
    if (state.ticket.status === 'sending' || state.session.status !== 'signed-in') return;
    const key = this.#keyFor(ticket, customer);
    this.#core.patch({ ticket: { status: 'sending' } });
    // written down before it goes out: a reply that is lost with the page is asked for again with the same key
    await this.#step.flush();
    let taken: Ticket;
    try {
      if (!ports.client.sendTicket) throw Object.assign(new Error('configuration'), { name: 'PortalError', code: 'configuration' });
      taken = await ports.client.sendTicket(ticket, key);
    } catch (error) {
      const failure = failureOf(error);
      if (this.#leftBy(customer)) return;
      // judged: the same again would be judged the same, and what is mended is another ticket
      if (isVerdict(failure)) this.#forget();
      this.#core.patch({ ticket: { status: 'open', failure } });
      return;
    }
    if (this.#leftBy(customer)) return;
    this.#forget();
    this.#step.work(`help-${ticket.kind}`, undefined);
    if (ticket.files?.length) this.#step.change('ticket', []);
    this.#core.patch({ ticket: { status: 'sent', ticket: taken } });
    this.#core.tell({ type: 'ticket-sent', ticket: taken.number });
  }

  /** The customer has signed out, or is another by now. */
  #leftBy(customer: string): boolean { return this.#core.customer !== customer; }

  #keyFor(ticket: TicketRequest, customer: string): string {
    const kept = this.#core.state.step.work[pending] as Partial<Pending> | undefined;
    const before = kept ?? (this.#pending?.customer === customer ? this.#pending : undefined);
    if (typeof before?.key === 'string' && JSON.stringify(before.ticket) === JSON.stringify(ticket)) return before.key;
    const key = this.#core.ports.newKey();
    this.#pending = { key, ticket, customer };
    this.#step.work(pending, { key, ticket });
    return key;
  }

  #forget(): void {
    this.#pending = undefined;
    this.#step.work(pending, undefined);
  }
}
