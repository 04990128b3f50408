import { PortalRequestEvent } from './request.js';

/** An element shows the help: what the company offers is looked for. */
export class PortalHelpLoadEvent extends PortalRequestEvent<'help-load'> {}
