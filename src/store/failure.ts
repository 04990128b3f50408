import type { Async, ErrorCode, Failure } from './state.js';
import type { ProblemError } from '../protocol/problem.js';

/** The members of the client's `PortalError` that the store reads; by shape, since another copy of the SDK may have thrown it. */
interface PortalErrorLike {
  readonly code: ErrorCode;
  readonly problem?: string;
  readonly errors?: readonly ProblemError[];
  readonly retryAfter?: number;
}

/** What was thrown, as data. Whatever isn't a PortalError came from a company's own client: `server`. */
export function failureOf(error: unknown): Failure {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  if (name !== 'PortalError' || typeof code !== 'string') return Object.freeze({ code: 'server', errors: [] });
  const { problem, errors, retryAfter } = error as PortalErrorLike;
  return Object.freeze({ code: code as ErrorCode, problem, errors: errors ?? [], retryAfter });
}

const verdicts: readonly ErrorCode[] = ['conflict', 'invalid', 'forbidden', 'not-found', 'gone', 'too-large', 'unsupported-type', 'configuration'];

/** The server has decided, and the same request would get the same answer; anything else is tried again. */
export function isVerdict(failure: Failure): boolean {
  return verdicts.includes(failure.code);
}

/** What came of a call, as data. */
export async function settled<T>(work: Promise<T>): Promise<Extract<Async<T>, { status: 'ready' | 'failed' }>> {
  try {
    return { status: 'ready', value: await work };
  } catch (error) {
    return { status: 'failed', failure: failureOf(error) };
  }
}
