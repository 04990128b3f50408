import { PortalRequestEvent } from './request.js';

/** The customer asks for a sign-in code. The identifier is personal: keep it to yourself. */
export class PortalCodeRequestEvent extends PortalRequestEvent<'code-request'> {}
