import { PortalFactEvent } from './fact.js';

/** A session stands. */
export class PortalSessionStartedEvent extends PortalFactEvent {

  constructor() {
    super('portal-session-started');
  }
}
