import type { PortalClient } from '../client/portal-client.js';
import type { Opportunity } from '../protocol/opportunity.js';

/** The members whose change means another store. */
export const connectionKeys = ['endpoint', 'actionEndpoint', 'opportunity', 'unit', 'getToken', 'client', 'view', 'withoutRemember'] as const;

/**
 * What an element that stands alone says of where its data come from. The page's root (`shell/root.ts`) reads it
 * when the element asks for its store; under a `<customer-portal>` only the shell's own counts.
 */
export interface Connection {
  /** address of the backend, or `demo:` */
  endpoint: string | undefined;
  /** where actions go instead of the backend's own actions resource */
  actionEndpoint: string | undefined;
  /** id of the opportunity; the customer's only or chosen one when absent */
  opportunity: string | undefined;
  /** business unit */
  unit: string | undefined;
  /** the host's own sign-in: gives a token, and a new one after a 401 */
  getToken: (() => Promise<string> | string) | undefined;
  /** any backend: an adapter by the company */
  client: PortalClient | undefined;
  /** a payload by hand: no network at all */
  view: Opportunity | undefined;
  /** don't keep the session beyond the tab */
  withoutRemember: boolean;
}
