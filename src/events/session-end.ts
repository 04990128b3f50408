import { PortalRequestEvent } from './request.js';

/** The customer signs out. */
export class PortalSessionEndEvent extends PortalRequestEvent<'session-end'> {}
