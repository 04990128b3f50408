import { PortalRequestEvent } from './request.js';

/** Back from the code to the identifier. */
export class PortalCodeCancelEvent extends PortalRequestEvent<'code-cancel'> {}
