import { PortalRequestEvent } from './request.js';

/** The customer pauses an upload under way; `portal-file-retry` lets it go on. */
export class PortalFilePauseEvent extends PortalRequestEvent<'file-pause'> {}
