import type { Context, Hono } from 'hono';
import { MissingSubstateError } from '../../../src/engine/index.js';
import type { ProblemError } from '../../../src/protocol/index.js';

/** A refusal that becomes an RFC 9457 document. `code` is stable; `detail` is for developers and carries no personal data. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: string;
  readonly more: Readonly<{ detail?: string; errors?: readonly ProblemError[]; opportunity?: unknown; retryAfter?: number }>;

  constructor(status: number, code: string, more: Refusal['more'] = {}) {
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
  400: 'The request can’t be read', 401: 'Sign in first', 403: 'Not allowed', 404: 'Not found', 405: 'Not by this method', 409: 'It has moved on',
  410: 'No longer here', 412: 'Another version is asked for', 413: 'Too large', 415: 'A type that is not taken', 422: 'Not valid', 423: 'In use just now',
  429: 'Too many requests', 500: 'The server failed', 503: 'The server is not ready', 507: 'There is no room',
};

export const notFound = (): Refusal => new Refusal(404, 'not-found');
/** The portal isn't contracted for the customer's business unit. */
export const notContracted = (status = 403): Refusal => new Refusal(status, 'not-contracted');
export const unauthorized = (): Refusal => new Refusal(401, 'unauthorized');
/** The customer has ended this session, here or from another device: what is kept on the device goes. */
export const signedOut = (): Refusal => new Refusal(401, 'signed-out');

/** What an error means to who asked; undefined for a fault of ours. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '')) return new Refusal(507, 'storage-full');
  if (error instanceof MissingSubstateError) return new Refusal(503, 'substate-missing', { detail: 'The flow of this opportunity doesn’t have its substate any more.' });
  return undefined;
}

/** Writes down that a request failed: the kind of the error and nothing it was about, because messages of databases quote rows. */
export function logFault(where: string, error: unknown): void {
  const { name, code } = error as { name?: string; code?: string };
  console.error(`${where} failed: ${name ?? 'error'} ${code ?? ''}`.trimEnd());
}

/** The line was cut before the request had come to its end: what fails then is no fault of ours, and the answer reaches nobody. */
function isCut(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: { readonly complete: boolean; readonly destroyed: boolean } };
  return incoming !== undefined && incoming.destroyed && !incoming.complete;
}

/** A problem document as a response. */
export function problem(refusal: Refusal, headers: Record<string, string> = {}): Response {
  const { retryAfter } = refusal.more;
  return new Response(JSON.stringify(refusal.document), {
    status: refusal.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }) },
  });
}

/** Every answer that isn't one becomes a problem document: 404 and 405 included. */
export function problemRoutes(app: Hono): void {
  app.onError((error, c) => {
    const refusal = refusalOf(error);
    if (!refusal && !isCut(c)) logFault(`${c.req.method} ${c.req.routePath}`, error);
    return problem(refusal ?? new Refusal(500, 'server'));
  });
  app.notFound((c) => {
    const allowed = methodsOf(app, c);
    return allowed.length > 0 ? problem(new Refusal(405, 'method-not-allowed'), { Allow: allowed.join(', ') }) : problem(notFound());
  });
}

/** The methods that a path has a handler for. */
function methodsOf(app: Hono, c: Context): string[] {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => app.router.match(method, c.req.path)[0].some(([[, route]]) => route.method === method));
}
