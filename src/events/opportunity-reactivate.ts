import { PortalRequestEvent } from './request.js';

/** The customer takes a closed project up again. */
export class PortalOpportunityReactivateEvent extends PortalRequestEvent<'opportunity-reactivate'> {}
