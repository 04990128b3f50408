import type { ProblemError } from '../protocol/problem.js';

/** What can go wrong between the page and a backend; each has its own visible state. */
export const errorCodes = [
  'offline', 'unauthorized', 'forbidden', 'not-found', 'conflict', 'gone', 'too-large', 'unsupported-type',
  'invalid', 'too-many-requests', 'server', 'malformed', 'configuration', 'aborted',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The one error of the client. `message` carries no address, body or token. */
export class PortalError extends Error {
  override readonly name = 'PortalError';
  readonly code: ErrorCode;
  /** HTTP status, when there was an answer */
  readonly status: number | undefined;
  /** the problem document's own code, e.g. `code-wrong`, `moved-on` */
  readonly problem: string | undefined;
  readonly errors: readonly ProblemError[];
  /** seconds, of a 429 or 503 */
  readonly retryAfter: number | undefined;
  /** 409: the opportunity as the server has it now, unparsed */
  readonly current: unknown;

  constructor(code: ErrorCode, detail: { status?: number; problem?: string; errors?: readonly ProblemError[]; retryAfter?: number; current?: unknown } = {}) {
    super(detail.problem ? `${code}: ${detail.problem}` : code);
    this.code = code;
    this.status = detail.status;
    this.problem = detail.problem;
    this.errors = detail.errors ?? [];
    this.retryAfter = detail.retryAfter;
    this.current = detail.current;
  }
}

/** Worth another try without the customer changing anything. */
export function isTransient(code: ErrorCode): boolean {
  return code === 'offline' || code === 'server' || code === 'too-many-requests' || code === 'malformed' || code === 'unauthorized';
}
