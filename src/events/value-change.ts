import { PortalRequestEvent } from './request.js';

/** The customer changed what a field holds. */
export class PortalValueChangeEvent extends PortalRequestEvent<'value-change'> {}
