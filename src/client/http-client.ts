import type { ZodMiniType } from 'zod/mini';
import { ActionAnswer, Receipt, type ActionEnvelope, type ActionRequest } from '../protocol/action.js';
import { Config } from '../protocol/config.js';
import { FileLink, type FileRef } from '../protocol/file.js';
import { documentationKinds, Opportunity } from '../protocol/opportunity.js';
import { Me } from '../protocol/session.js';
import { read, send, type Fetch } from './http.js';
import type * as HttpDrafts from './http-drafts.js';
import type * as HttpHelp from './http-help.js';
import { HttpSession, type TokenStorage } from './http-session.js';
import type { PortalClient, UploadOptions, UploadTarget } from './portal-client.js';
import { PortalError } from './portal-error.js';

export interface HttpClientOptions {
  /** absolute address, without a slash at its end */
  endpoint: string;
  unit?: string | undefined;
  /** where actions go instead of the backend's own resource; gets no token */
  actionEndpoint?: string | undefined;
  getToken?: (() => Promise<string> | string) | undefined;
  storage: TokenStorage;
  fetch?: Fetch;
  /** another way of sending files than tus */
  upload?: (session: HttpSession, file: File, target: UploadTarget, options: UploadOptions) => Promise<FileRef>;
}

/** The protocol over HTTP. Each answer is read through its schema, once, here. */
export function createHttpClient(options: HttpClientOptions): PortalClient {
  const { endpoint } = options;
  const fetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const session = new HttpSession({ endpoint, fetch, storage: options.storage, getToken: options.getToken });

  /** With the bearer, and once more with a new one after a 401. */
  const call = async (path: string, init: RequestInit = {}, headers: Record<string, string> = {}, verdict = false): Promise<Response> => {
    let used: Record<string, string> = {};
    const attempt = async (): Promise<Response> => send(fetch, endpoint + path, { ...init, headers: { ...headers, ...(used = await session.authorization()) } }, verdict);
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof PortalError) || error.status !== 401 || !(await session.renew(error.problem, used['Authorization']))) throw error;
      return attempt();
    }
  };
  const get = async <T>(path: string, schema: ZodMiniType<T>): Promise<T> => read(await call(path), schema);
  const id = encodeURIComponent;

  return {
    session,
    config: async () => read(await send(fetch, `${endpoint}/config${options.unit ? `?unit=${id(options.unit)}` : ''}`, {}), Config),
    me: () => get('/me', Me),
    opportunity: async (opportunity) => withView(await get(`/opportunities/${id(opportunity)}`, Opportunity)),
    async act(opportunity, action, key) {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
      if (options.actionEndpoint) return actElsewhere(fetch, options.actionEndpoint, opportunity, action, key, headers);
      const response = await call(`/opportunities/${id(opportunity)}/actions`, { method: 'POST', body: JSON.stringify(action) }, headers, true);
      return verified(await read(response, ActionAnswer), key);
    },
    events: (after, take, signal) => import('./http-events.js').catch(() => { throw new PortalError('offline'); })
      .then((m) => m.followEvents((last, ending) => call(`/events${last === undefined ? '' : `?after=${id(last)}`}`, { signal: ending }), after, take, signal)),
    upload: (file, target, uploadOptions) => options.upload
      ? options.upload(session, file, target, uploadOptions)
      : import('./http-uploads.js').then((m) => m.uploadByTus(endpoint, session, file, target, uploadOptions)),
    draft: async (opportunity) => (await draftPart()).draftOver(call, opportunity),
    keepDraft: async (opportunity, draft) => (await draftPart()).keepDraftOver(call, opportunity, draft),
    help: async () => (await helpPart()).helpOver(call),
    sendTicket: async (ticket, key) => (await helpPart()).sendOver(call, ticket, key),
    async removeUpload(upload) { await call(`/uploads/${id(upload)}`, { method: 'DELETE' }, { 'Tus-Resumable': '1.0.0' }); },
    async file(file) { return (await call(`/files/${id(file)}`)).blob(); },
    places: (address, signal) => import('./places.js').then((m) => m.places(address, signal)),
    async fileLink(file) {
      const link = await read(await call(`/files/${id(file)}/link`, { method: 'POST' }), FileLink);
      return new URL(link.url, `${endpoint}/`).href;
    },
  };
}

/** What speaks of drafts, where the backend keeps them. */
const draftPart = (): Promise<typeof HttpDrafts> => import('./http-drafts.js').catch(() => { throw new PortalError('offline'); });

/** What speaks of help, for those who ask for it. */
const helpPart = (): Promise<typeof HttpHelp> => import('./http-help.js').catch(() => { throw new PortalError('offline'); });

/** The view's own members, by the schema of its kind. */
async function withView(opportunity: Opportunity): Promise<Opportunity> {
  const { view } = opportunity;
  if (!view || (documentationKinds as readonly string[]).includes(view.kind)) return opportunity;
  const { viewSchemas } = await import('../protocol/view-schemas.js').catch(() => { throw new PortalError('offline'); });
  const schema = viewSchemas[view.kind];
  if (!schema) return opportunity;
  try {
    return { ...opportunity, view: schema.parse(view) };
  } catch {
    throw new PortalError('malformed');
  }
}

/** Only a receipt for this very action clears it: a captive portal's friendly page doesn't. */
async function verified(answer: ActionAnswer, key: string): Promise<ActionAnswer> {
  if (answer.receipt.key !== key) throw new PortalError('malformed');
  return answer.opportunity ? { ...answer, opportunity: await withView(answer.opportunity) } : answer;
}

/** The envelope, without our token: the address is another party's. */
async function actElsewhere(fetch: Fetch, url: string, opportunity: string, action: ActionRequest, key: string, headers: Record<string, string>): Promise<ActionAnswer> {
  const envelope: ActionEnvelope = { protocol: 1, opportunity, key, sentAt: new Date().toISOString(), action };
  const response = await send(fetch, url, { method: 'POST', headers, body: JSON.stringify(envelope) }, true);
  const again = response.clone();
  try {
    return await verified(await read(response, ActionAnswer), key);
  } catch {
    return verified({ receipt: await read(again, Receipt) }, key);
  }
}
