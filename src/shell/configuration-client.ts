import type { PortalClient } from '../client/portal-client.js';
import { PortalError } from '../client/portal-error.js';

/** The client of an element that doesn't say where its data come from: the element shows it, and the console says once what to mend. */
export function configurationClient(code: string, mend: string): PortalClient {
  let said = false;
  const refuse = (): Promise<never> => {
    if (!said) console.warn(`customer-portal ${code}: ${mend}`);
    said = true;
    return Promise.reject(new PortalError('configuration'));
  };
  return { config: refuse, me: refuse, opportunity: refuse, act: refuse };
}
