import { PortalRequestEvent } from './request.js';

/** The customer ticked or unticked a condition. */
export class PortalConsentChangeEvent extends PortalRequestEvent<'consent-change'> {}
