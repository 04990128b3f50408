import { PortalRequestEvent } from './request.js';

/** The customer takes a waiting action back; the answers stay. */
export class PortalActionCancelEvent extends PortalRequestEvent<'action-cancel'> {}
