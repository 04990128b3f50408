import { PortalFactEvent } from './fact.js';

/** The server took the step. */
export class PortalStepSubmittedEvent extends PortalFactEvent {
  /** id */
  readonly opportunity: string;
  /** the substate it was sent from */
  readonly substate: string;
  /** the receipt's number */
  readonly receipt: string;

  constructor(fact: { opportunity: string; substate: string; receipt: string }) {
    super('portal-step-submitted');
    this.opportunity = fact.opportunity;
    this.substate = fact.substate;
    this.receipt = fact.receipt;
  }
}
