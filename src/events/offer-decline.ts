import { PortalRequestEvent } from './request.js';

/** The customer declines an offer, with a reason where they gave one. */
export class PortalOfferDeclineEvent extends PortalRequestEvent<'offer-decline'> {}
