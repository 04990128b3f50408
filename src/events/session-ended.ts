import { PortalFactEvent } from './fact.js';

/** The session is over: signed out, or no longer good. */
export class PortalSessionEndedEvent extends PortalFactEvent {

  constructor() {
    super('portal-session-ended');
  }
}
