import { PortalRequestEvent } from './request.js';

/** The customer typed the code. */
export class PortalSessionStartEvent extends PortalRequestEvent<'session-start'> {}
