import { PortalRequestEvent } from './request.js';

/** The customer asks for another time for a visit. */
export class PortalVisitAskChangeEvent extends PortalRequestEvent<'visit-ask-change'> {}
