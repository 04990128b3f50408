import type { Context } from 'hono';
import type { ProblemError } from '../../../src/protocol/index.js';

/** A refusal that becomes an RFC 9457 document. `code` is stable; `detail` is for developers and carries no personal data. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, more: { detail?: string; errors?: readonly ProblemError[]; opportunity?: unknown; retryAfter?: number } = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.more = more;
  }

  get document(): Record<string, unknown> {
    return { type: `urn:customer-portal:${this.code}`, title: titles[this.status] ?? 'Refused', status: this.status, code: this.code, ...this.more };
  }
}

const titles: Record<number, string> = {
  400: 'The request can’t be read', 401: 'Sign in first', 403: 'Not allowed', 404: 'Not found', 405: 'Not here', 409: 'It has moved on',
  410: 'No longer here', 413: 'Too large', 415: 'A type that is not taken', 422: 'Not valid', 429: 'Too many requests', 500: 'The server failed', 503: 'The server is busy',
};

/** The problem document as a response. */
export function problem(c: Context, refusal: Refusal): Response {
  const retryAfter = refusal.more['retryAfter'];
  if (typeof retryAfter === 'number') c.header('Retry-After', String(retryAfter));
  return c.body(JSON.stringify(refusal.document), refusal.status as 400, { 'Content-Type': 'application/problem+json' });
}

export const notFound = (): Refusal => new Refusal(404, 'not-found');
export const unauthorized = (): Refusal => new Refusal(401, 'unauthorized');
