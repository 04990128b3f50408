import { PortalError } from './portal-error.js';

/** Asks a geocoder, which is another service than the portal's own: no cookie and no token goes there. */
export async function places(address: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal, credentials: 'omit', headers: { Accept: 'application/geo+json, application/json' } });
  if (!response.ok) throw new PortalError('server');
  return response.json();
}
