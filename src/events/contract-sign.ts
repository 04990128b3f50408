import { PortalRequestEvent } from './request.js';

/** The customer signs a contract, or sends the signed copy. */
export class PortalContractSignEvent extends PortalRequestEvent<'contract-sign'> {}
