import { PortalRequestEvent } from './request.js';

/** The confirmation of a query or an incident was read. */
export class PortalTicketCloseEvent extends PortalRequestEvent<'ticket-close'> {}
