import type { PortalClient } from '../client/portal-client.js';
import { PortalError } from '../client/portal-error.js';

/** `endpoint="demo:"`: the engine in the page, loaded only then. */
export function demoClient(): PortalClient {
  const load = (): Promise<PortalClient> => Promise.reject(new PortalError('configuration'));
  return {
    config: async () => (await load()).config(),
    me: async () => (await load()).me(),
    opportunity: async (id) => (await load()).opportunity(id),
    act: async (id, action, key) => (await load()).act(id, action, key),
  };
}
