import type { ErrorCode } from '../store/state.js';
import { PortalFactEvent } from './fact.js';

/** An action was not taken; what the customer typed is still there. */
export class PortalActionFailedEvent extends PortalFactEvent {
  /** id */
  readonly opportunity: string;
  /** the action's type */
  readonly action: string;
  /** why */
  readonly code: ErrorCode;

  constructor(fact: { opportunity: string; action: string; code: ErrorCode }) {
    super('portal-action-failed');
    this.opportunity = fact.opportunity;
    this.action = fact.action;
    this.code = fact.code;
  }
}
