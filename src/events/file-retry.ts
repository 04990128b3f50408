import { PortalRequestEvent } from './request.js';

/** The customer tries a failed upload again, or lets a paused one go on. */
export class PortalFileRetryEvent extends PortalRequestEvent<'file-retry'> {}
