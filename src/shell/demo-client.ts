import { createHttpClient } from '../client/http-client.js';
import type { PortalClient } from '../client/portal-client.js';
import { PortalError } from '../client/portal-error.js';
import { MemoryStorage } from '../offline/storage.js';

/** `endpoint="demo:"`: the engine in the page, loaded only then; nothing leaves the page, and nothing outlives it. */
export function demoClient(): PortalClient {
  let opened: Promise<PortalClient> | undefined;
  const load = (): Promise<PortalClient> => {
    opened ??= import('../mock/demo.js').then(async ({ demoEndpoint, openDemo }) => {
      const demo = await openDemo();
      return createHttpClient({ endpoint: demoEndpoint, fetch: (input, init) => demo.fetch(input, init), getToken: () => demo.token, storage: new MemoryStorage(), upload: (_session, file, target) => demo.upload(file, target) });
    }).catch(() => {
      opened = undefined;
      throw new PortalError('offline');
    });
    return opened;
  };
  return {
    config: async () => (await load()).config(),
    me: async () => (await load()).me(),
    opportunity: async (id) => (await load()).opportunity(id),
    act: async (id, action, key) => (await load()).act(id, action, key),
    upload: async (file, target, options) => (await load()).upload?.(file, target, options) ?? Promise.reject(new PortalError('configuration')),
    help: async () => (await load()).help?.() ?? {},
    sendTicket: async (ticket, key) => (await load()).sendTicket?.(ticket, key) ?? Promise.reject(new PortalError('configuration')),
    removeUpload: async (id) => (await load()).removeUpload?.(id),
  };
}
