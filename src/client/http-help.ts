import type { ZodMiniType } from 'zod/mini';
import { Help, Ticket, type TicketRequest } from '../protocol/help.js';
import { read } from './http.js';
import { PortalError } from './portal-error.js';

/** A call with the bearer, below the endpoint. */
export type Call = (path: string, init?: RequestInit, headers?: Record<string, string>) => Promise<Response>;

const get = async <T>(response: Promise<Response>, schema: ZodMiniType<T>): Promise<T> => read(await response, schema);

/** A backend that has no help at all offers nothing: that is no failure. */
export async function helpOver(call: Call): Promise<Help> {
  try {
    return await get(call('/help'), Help);
  } catch (error) {
    if (error instanceof PortalError && error.code === 'not-found') return {};
    throw error;
  }
}

export function sendOver(call: Call, ticket: TicketRequest, key: string): Promise<Ticket> {
  return get(call('/tickets', { method: 'POST', body: JSON.stringify(ticket) }, { 'Content-Type': 'application/json', 'Idempotency-Key': key }), Ticket);
}
