import { PortalRequestEvent } from './request.js';

/** The customer asks to look again after a failure. */
export class PortalViewReloadEvent extends PortalRequestEvent<'view-reload'> {}
