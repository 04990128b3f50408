import { PortalRequestEvent } from './request.js';

/** The customer asks the company to change an offer. */
export class PortalOfferAskChangeEvent extends PortalRequestEvent<'offer-ask-change'> {}
