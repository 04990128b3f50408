import { PortalRequestEvent } from './request.js';

/** The customer downloads a file. */
export class PortalFileDownloadEvent extends PortalRequestEvent<'file-download'> {}
