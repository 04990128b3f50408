import { PortalRequestEvent } from './request.js';

/** The customer chose, dropped or took files for a field. */
export class PortalFileAddEvent extends PortalRequestEvent<'file-add'> {}
