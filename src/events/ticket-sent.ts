import { PortalFactEvent } from './fact.js';

/** A query or an incident has arrived at the company. */
export class PortalTicketSentEvent extends PortalFactEvent {
  /** its number */
  readonly ticket: string;

  constructor(fact: { ticket: string }) {
    super('portal-ticket-sent');
    this.ticket = fact.ticket;
  }
}
