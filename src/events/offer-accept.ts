import { PortalRequestEvent } from './request.js';

/** The customer confirmed that they accept an offer. */
export class PortalOfferAcceptEvent extends PortalRequestEvent<'offer-accept'> {}
