import { PortalRequestEvent } from './request.js';

/** The customer wants to go on while something is missing: what it is shows from here on. */
export class PortalStepCheckEvent extends PortalRequestEvent<'step-check'> {}
