import { PortalRequestEvent } from './request.js';

/** The customer sends a query or reports an incident. */
export class PortalTicketSendEvent extends PortalRequestEvent<'ticket-send'> {}
