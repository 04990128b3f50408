import { PortalRequestEvent } from './request.js';

/** The customer tries a failed upload again. */
export class PortalFileRetryEvent extends PortalRequestEvent<'file-retry'> {}
