import { PortalRequestEvent } from './request.js';

/** The customer removes a file, or cancels its upload. */
export class PortalFileRemoveEvent extends PortalRequestEvent<'file-remove'> {}
