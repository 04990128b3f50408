import { PortalRequestEvent } from './request.js';

/** The customer tries to send a waiting action now. */
export class PortalActionRetryEvent extends PortalRequestEvent<'action-retry'> {}
