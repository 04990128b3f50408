import { PortalFactEvent } from './fact.js';

/** The server took an action of the customer's, of whatever type. */
export class PortalActionTakenEvent extends PortalFactEvent {
  /** id */
  readonly opportunity: string;
  /** the action's type, as the protocol names it */
  readonly action: string;
  /** the receipt's number */
  readonly receipt: string;

  constructor(fact: { opportunity: string; action: string; receipt: string }) {
    super('portal-action-taken');
    this.opportunity = fact.opportunity;
    this.action = fact.action;
    this.receipt = fact.receipt;
  }
}
