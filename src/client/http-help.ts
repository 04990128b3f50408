import { Help, Ticket, type TicketRequest } from '../protocol/help.js';
import { read } from './http.js';
import { PortalError } from './portal-error.js';

/** A call with the bearer, below the endpoint. */
export type Call = (path: string, init?: RequestInit, headers?: Record<string, string>) => Promise<Response>;

/** Every part may be absent, and still an object that holds other things alone comes from somebody else, such as a network that wants a sign-in. */
const isHelp = (data: unknown): boolean => {
  const names = Object.keys(data as object);
  return names.length === 0 || names.some((name) => name in Help.shape);
};

/** A backend that has no help at all offers nothing: that is no failure. */
export async function helpOver(call: Call): Promise<Help> {
  try {
    return await read(await call('/help'), Help, isHelp);
  } catch (error) {
    if (error instanceof PortalError && error.code === 'not-found') return {};
    throw error;
  }
}

export async function sendOver(call: Call, ticket: TicketRequest, key: string): Promise<Ticket> {
  return read(await call('/tickets', { method: 'POST', body: JSON.stringify(ticket) }, { 'Content-Type': 'application/json', 'Idempotency-Key': key }), Ticket);
}
