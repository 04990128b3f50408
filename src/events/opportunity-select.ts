import { PortalRequestEvent } from './request.js';

/** The customer chooses a project, or goes back to the list. */
export class PortalOpportunitySelectEvent extends PortalRequestEvent<'opportunity-select'> {}
