import { PortalFactEvent } from './fact.js';

/** The server took the acceptance of an offer. */
export class PortalOfferAcceptedEvent extends PortalFactEvent {
  /** id */
  readonly opportunity: string;
  /** id */
  readonly offer: string;
  /** the receipt's number */
  readonly receipt: string;

  constructor(fact: { opportunity: string; offer: string; receipt: string }) {
    super('portal-offer-accepted');
    this.opportunity = fact.opportunity;
    this.offer = fact.offer;
    this.receipt = fact.receipt;
  }
}
