import { Draft } from '../protocol/draft.js';
import { read } from './http.js';
import type { Call } from './http-help.js';
import { PortalError } from './portal-error.js';

const pathOf = (opportunity: string): string => `/opportunities/${encodeURIComponent(opportunity)}/draft`;
/** What a browser takes along when a page goes, in bytes, with some room for headers. */
const mostOnLeaving = 60_000;

/** Undefined where none is kept. */
export async function draftOver(call: Call, opportunity: string): Promise<Draft | undefined> {
  try {
    return await read(await call(pathOf(opportunity)), Draft);
  } catch (error) {
    if (error instanceof PortalError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Goes out though the page goes, unless it is too large for that. */
export async function keepDraftOver(call: Call, opportunity: string, draft: Draft): Promise<void> {
  const body = JSON.stringify(draft);
  const keepalive = new TextEncoder().encode(body).length < mostOnLeaving;
  await call(pathOf(opportunity), { method: 'PUT', body, keepalive }, { 'Content-Type': 'application/json' });
}
