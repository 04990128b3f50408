import * as z from 'zod/mini';
import { Help, Ticket, type TicketRequest } from '../protocol/help.js';
import { read } from './http.js';
import { PortalError } from './portal-error.js';

/** A call with the bearer, below the endpoint. */
export type Call = (path: string, init?: RequestInit, headers?: Record<string, string>) => Promise<Response>;

const anything = z.record(z.string(), z.unknown());

/**
 * A backend that has no help at all offers nothing: that is no failure. Every part may be absent, and still an object
 * that holds other things alone comes from somebody else, such as a network that wants a sign-in.
 */
export async function helpOver(call: Call): Promise<Help> {
  try {
    const response = await call('/help');
    const answer = await read(response, anything);
    const names = Object.keys(answer);
    const help = Help.safeParse(answer);
    if (!help.success || (names.length > 0 && !names.some((name) => name in Help.shape))) throw new PortalError('malformed', { status: response.status });
    return help.data;
  } catch (error) {
    if (error instanceof PortalError && error.code === 'not-found') return {};
    throw error;
  }
}

export async function sendOver(call: Call, ticket: TicketRequest, key: string): Promise<Ticket> {
  return read(await call('/tickets', { method: 'POST', body: JSON.stringify(ticket) }, { 'Content-Type': 'application/json', 'Idempotency-Key': key }), Ticket);
}
