import { PortalFactEvent } from './fact.js';

/** The page shows another project, or the project stands in another substate. */
export class PortalOpportunityChangedEvent extends PortalFactEvent {
  /** id */
  readonly opportunity: string;
  /** id */
  readonly substate: string;

  constructor(fact: { opportunity: string; substate: string }) {
    super('portal-opportunity-changed');
    this.opportunity = fact.opportunity;
    this.substate = fact.substate;
  }
}
