import type { ZodMiniType } from 'zod/mini';
import { Problem } from '../protocol/problem.js';
import { PortalError, type ErrorCode } from './portal-error.js';

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/** How long an answer may take before the page says that the network is bad, in ms. */
const patience = 30_000;

const byStatus: Record<number, ErrorCode> = {
  400: 'invalid', 401: 'unauthorized', 403: 'forbidden', 404: 'not-found', 405: 'configuration', 409: 'conflict', 410: 'gone',
  412: 'conflict', 413: 'too-large', 415: 'unsupported-type', 422: 'invalid', 429: 'too-many-requests',
};

/** A page where a verdict should be: a captive portal's or a proxy's word, which decides nothing. What is too large for a proxy stays too large. */
const isPage = (status: number, body: string): boolean => ![401, 413, 415, 429].includes(status) && status < 500 && /^\s*</.test(body);

/** The error that an answer outside 2xx means. Reads the problem document when there is one. `verdict`: only the backend itself may give one. */
export function errorOf(status: number, body: string, retryAfterHeader?: string | null, verdict = false): PortalError {
  const code = verdict && isPage(status, body) ? 'malformed' : byStatus[status] ?? (status >= 500 ? 'server' : 'malformed');
  const retryAfter = Number(retryAfterHeader) || undefined;
  const parsed = Problem.safeParse(jsonOf(body));
  if (!parsed.success) return new PortalError(code, { status, retryAfter });
  const { errors, opportunity, retryAfter: seconds } = parsed.data;
  const problem = parsed.data.code ?? parsed.data.type.match(/^urn:customer-portal:(.+)$/)?.[1];
  return new PortalError(code, { status, problem, errors, retryAfter: seconds ?? retryAfter, current: opportunity });
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What comes, or a rejection when it takes longer than an answer may. */
export function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const timer = setTimeout(fail, patience);
    void work.then(done, fail).finally(() => clearTimeout(timer));
  });
}

/** Sends one request. Rejects with `offline` when no answer came, and by status otherwise; with `malformed` when a `verdict` is asked for and a page answers. */
export async function send(fetch: Fetch, url: string, init: RequestInit, verdict = false): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, credentials: 'omit', redirect: 'error', signal: init.signal ?? AbortSignal.timeout(patience) });
  } catch {
    throw new PortalError(init.signal?.aborted ? 'aborted' : 'offline');
  }
  if (response.ok) return response;
  throw errorOf(response.status, await response.text().catch(() => ''), response.headers.get('retry-after'), verdict);
}

/** The parsed body. HTML where JSON should be (a captive portal, a wrong address) is `malformed`, and so is what isn’t `ours` though it fits. */
export async function read<T>(response: Response, schema: ZodMiniType<T>, ours: (data: unknown) => boolean = () => true): Promise<T> {
  let body: string;
  try {
    body = await response.text();
  } catch {
    throw new PortalError('offline');
  }
  const data = jsonOf(body);
  const parsed = schema.safeParse(data);
  if (!parsed.success || !ours(data)) throw new PortalError('malformed', { status: response.status });
  return parsed.data;
}
