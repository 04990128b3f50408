import type { PortalRequest } from '../store/state.js';

/** Name of the event of a request type: `value-change` → `portal-value-change`. */
export type RequestEventName = `portal-${PortalRequest['type']}`;

/**
 * An element asks; the shell above it (or the page's root) answers. Composed, bubbling and cancelable:
 * a host page may veto with `preventDefault()` and do the thing itself.
 */
export abstract class PortalRequestEvent<T extends PortalRequest['type'] = PortalRequest['type']> extends Event {
  readonly request: Extract<PortalRequest, { type: T }>;

  constructor(request: Extract<PortalRequest, { type: T }>) {
    super(`portal-${request.type}`, { bubbles: true, composed: true, cancelable: true });
    this.request = request;
  }
}
