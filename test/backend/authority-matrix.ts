import type { Answer, Ask } from '../conformance/caller.js';
import { newKey } from '../conformance/caller.js';
import { callers, type Kind, type Planted } from './authority-world.js';
import type { TestBackend } from './open-backend.js';

/** Whose a route is: everybody's, a customer's own list, one thing of a customer's, the company's, or who signs each request. */
type Whose = 'public' | 'own' | 'thing' | 'company' | 'signed';

export interface Row {
  /** as the router has it */
  readonly route: string;
  /** what is asked beside the route, where there are several questions for one */
  readonly about?: string;
  readonly whose: Whose;
  ask(world: Planted): Ask & { readonly path: string };
  /** what a kind of caller gets that isn't the rule */
  readonly but?: Partial<Record<Kind, number>>;
}

const json = (method: string, path: string, body: object = {}): Ask & { path: string } => ({ method, path, body, headers: { 'Idempotency-Key': newKey() } });
const tus = (method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array): Ask & { path: string } => ({ method, path, headers: { 'Tus-Resumable': '1.0.0', ...headers }, ...(body && { body }) });
const metadata = (entries: Record<string, string>): string => Object.entries(entries).map(([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`).join(',');
const action = { type: 'submit-step', revision: 'x', payload: {} };
const draft = { substate: 'send-documents', definition: 'x', values: {}, consents: [], savedAt: '2026-01-01T00:00:00.000Z' };
const ended: Partial<Record<Kind, number>> = { 'another customer': 204, 'signed out': 204, revoked: 204, 'switched off': 204, 'unit without portal': 204 };

const row = (route: string, whose: Whose, ask: Row['ask'], more: Partial<Row> = {}): Row => ({ route, whose, ask, ...more });
const page = (path: string): Row => row(`GET ${path}`, 'public', () => ({ path }));
const company = (route: string, path: (world: Planted) => string = () => route.split(' ')[1] ?? ''): Row => {
  const method = route.split(' ')[0] ?? '';
  return row(route, 'company', (world) => (method === 'GET' || method === 'DELETE' ? { method, path: path(world) } : json(method, path(world))));
};

export const rows: readonly Row[] = [
  page('/config'), page('/'), page('/account'), page('/help-documents'), page('/assets/pages.css'), page('/assets/icon.svg'), page('/assets/help-documents.js'),
  row('POST /session/codes', 'public', ({ anna }) => json('POST', '/session/codes', { identifier: `${anna.customer}@example.com` })),
  row('POST /session', 'public', () => json('POST', '/session', { challenge: 'x', code: '000000' })),
  row('POST /session/refresh', 'public', () => json('POST', '/session/refresh', { refreshToken: 'r.x.1.y' })),
  row('GET /me', 'own', () => ({ path: '/me' })),
  row('PATCH /me', 'own', () => json('PATCH', '/me', { language: 'it' })),
  row('GET /opportunities/:id', 'thing', ({ anna }) => ({ path: `/opportunities/${anna.project}` })),
  row('POST /opportunities/:id/actions', 'thing', ({ anna }) => json('POST', `/opportunities/${anna.project}/actions`, action)),
  row('POST /opportunities/:id/actions', 'thing', ({ anna }) => ({ ...json('POST', `/opportunities/${anna.project}/actions`, action), headers: { 'Idempotency-Key': anna.key } }), { about: 'with her key' }),
  row('POST /opportunities/:id/actions', 'thing', ({ anna, own }) => ({ ...json('POST', `/opportunities/${own.project}/actions`, action), headers: { 'Idempotency-Key': anna.key } }), { about: 'one’s own, with her key', but: { 'another customer': 409 } }),
  row('POST /opportunities/:id/actions', 'thing', ({ anna, own }) => json('POST', `/opportunities/${own.project}/actions`, { ...action, payload: { values: { identity: [{ id: anna.upload, name: 'x', size: 1, type: 'application/pdf' }] } } }), { about: 'one’s own, with her file', but: { 'another customer': 409 } }),
  row('GET /opportunities/:id/draft', 'thing', ({ anna }) => ({ path: `/opportunities/${anna.project}/draft` })),
  row('PUT /opportunities/:id/draft', 'thing', ({ anna }) => json('PUT', `/opportunities/${anna.project}/draft`, draft)),
  row('POST /uploads', 'thing', ({ anna }) => tus('POST', '/uploads', { 'Upload-Length': '5', 'Upload-Metadata': metadata({ opportunity: anna.project, field: 'identity', filename: 'x.pdf', filetype: 'application/pdf' }) })),
  row('OPTIONS /uploads', 'public', () => tus('OPTIONS', '/uploads')),
  row('GET /uploads/:id', 'public', ({ anna }) => tus('GET', `/uploads/${anna.upload}`)),
  row('HEAD /uploads/:id', 'thing', ({ anna }) => tus('HEAD', `/uploads/${anna.upload}`)),
  row('PATCH /uploads/:id', 'thing', ({ anna }) => tus('PATCH', `/uploads/${anna.begun}`, { 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' }, Buffer.from('x'))),
  row('DELETE /uploads/:id', 'thing', ({ anna }) => tus('DELETE', `/uploads/${anna.begun}`)),
  ...(['file', 'upload', 'ticketFile', 'offerFile', 'contractFile', 'signedFile'] as const).flatMap((which) => [
    row('GET /files/:id', 'thing', ({ anna }) => ({ path: `/files/${anna[which]}` }), { about: which }),
    row('POST /files/:id/link', 'thing', ({ anna }) => json('POST', `/files/${anna[which]}/link`), { about: which }),
  ]),
  row('GET /help', 'own', () => ({ path: '/help' })),
  row('GET /tickets', 'own', () => ({ path: '/tickets?limit=100' })),
  row('GET /tickets', 'own', () => ({ path: '/tickets?cursor=999999999' }), { about: 'by a cursor' }),
  row('POST /tickets', 'own', ({ anna }) => json('POST', '/tickets', { kind: 'query', opportunity: anna.project, text: 'x' }), { about: 'of her project', but: { 'another customer': 404 } }),
  row('POST /tickets', 'own', ({ anna }) => json('POST', '/tickets', { kind: 'query', text: 'x', files: [anna.ticketFile] }), { about: 'with her file', but: { 'another customer': 422 } }),
  row('POST /tickets', 'own', ({ anna }) => ({ ...json('POST', '/tickets', { kind: 'query', text: 'x' }), headers: { 'Idempotency-Key': anna.ticketKey } }), { about: 'with her key' }),
  row('GET /events', 'own', ({ event }) => ({ path: `/events?after=${event}` })),
  row('POST /webhooks/signature', 'signed', ({ anna }) => json('POST', '/webhooks/signature', { id: 'e', type: 'contract-signed', opportunity: anna.project, contract: 'c' })),
  company('GET /company/flows'), company('GET /company/flows/:type', () => '/company/flows/sale'), company('PUT /company/flows/:type', () => '/company/flows/sale'),
  company('GET /company/fields'), company('PUT /company/fields'), company('PUT /company/fields/:id', () => '/company/fields/none'), company('DELETE /company/fields/:id', () => '/company/fields/none'),
  company('GET /company/conditions'), company('PUT /company/conditions'), company('PUT /company/conditions/:id', () => '/company/conditions/none'),
  company('GET /company/settings'), company('PUT /company/settings'),
  company('GET /company/customers/:id', ({ anna }) => `/company/customers/${anna.customer}`), company('PUT /company/customers/:id', ({ anna }) => `/company/customers/${anna.customer}`),
  company('GET /company/opportunities/:id', ({ anna }) => `/company/opportunities/${anna.project}`), company('PUT /company/opportunities/:id', ({ anna }) => `/company/opportunities/${anna.project}`),
  company('GET /company/opportunities/:id/audit', ({ anna }) => `/company/opportunities/${anna.project}/audit`), company('POST /company/opportunities/:id/mails', ({ anna }) => `/company/opportunities/${anna.project}/mails`),
  company('GET /company/opportunities/:id/offers', ({ anna }) => `/company/opportunities/${anna.project}/offers`), company('POST /company/opportunities/:id/offers', ({ anna }) => `/company/opportunities/${anna.project}/offers`),
  company('PUT /company/opportunities/:id/offers/:offer', ({ anna }) => `/company/opportunities/${anna.project}/offers/quetzal-offer`),
  company('POST /company/opportunities/:id/offers/:offer/send', ({ anna }) => `/company/opportunities/${anna.project}/offers/none/send`), company('POST /company/opportunities/:id/offers/:offer/withdraw', ({ anna }) => `/company/opportunities/${anna.project}/offers/none/withdraw`),
  company('POST /company/files'), company('GET /company/files/:id', ({ anna }) => `/company/files/${anna.file}`), company('GET /company/tickets'),
  // a company that gives one customer's file to another by a slip
  ...(['file', 'signedFile'] as const).map((which) => row('PUT /company/opportunities/:id', 'company', ({ anna, own }) => json('PUT', `/company/opportunities/${own.project}`, { id: own.project, customer: own.customer, type: 'sale', name: 'x', substate: 'send-documents', values: { identity: [{ id: anna[which], name: 'x', size: 1, type: 'application/pdf' }] } }), { about: `with another’s ${which}`, but: { company: 422 } })),
  // last: it ends the session of who asks
  row('DELETE /session', 'own', () => ({ method: 'DELETE', path: '/session' }), { but: { ...ended } }),
];

const out: Readonly<Record<Kind, number>> = {
  nobody: 401, garbage: 401, 'another customer': 404, 'signed out': 401, revoked: 401, expired: 401, 'switched off': 401, 'unit without portal': 403, 'holder of a link': 401, company: 401, 'signature service': 401,
};

/** What a caller is to get: a status, or for what is everybody's or the company's own, anything without a byte of Anna's. */
function expected({ whose, but }: Row, kind: Kind): number | 'any' {
  const special = but?.[kind];
  if (special !== undefined) return special;
  if (whose === 'public') return 'any';
  if (whose === 'signed') return 401;
  if (whose === 'company') return kind === 'company' ? 'any' : kind === 'another customer' ? 403 : out[kind];
  return whose === 'own' && kind === 'another customer' ? 200 : out[kind];
}

export interface Cell { readonly row: string; readonly kind: Kind; readonly status: number; readonly fault: string | undefined }

/** Every route by every caller. */
export async function matrix(portal: TestBackend, world: Planted, only: readonly Kind[] = callers, which: (row: Row) => boolean = () => true): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const one of rows.filter(which)) {
    for (const kind of only) {
      const asked = one.ask(world);
      const path = kind === 'holder of a link' ? `${asked.path}${asked.path.includes('?') ? '&' : '?'}${world.link}` : asked.path;
      const answer = await (asked.path.startsWith('/events') && world.as[kind].token !== undefined ? follow(portal, world, world.as[kind].token ?? '', path) : world.as[kind].ask(path, asked));
      cells.push({ row: `${one.route}${one.about ? ` (${one.about})` : ''}`, kind, status: answer.status, fault: faultOf(one, kind, answer, world) });
    }
  }
  return cells;
}

function faultOf(one: Row, kind: Kind, { status, text, headers }: Answer, world: Planted): string | undefined {
  const wanted = expected(one, kind);
  // a link is an authority of its own: one that was used opens nothing, and is not a missing sign-in
  const fits = wanted === 'any' || status === wanted || (kind === 'holder of a link' && one.route === 'GET /files/:id' && status === 404);
  if (!fits) return `answers ${status} instead of ${wanted}`;
  // the company sees its customers' data: that is its own
  if (kind === 'company' && one.whose === 'company') return undefined;
  const leak = world.leakIn(`${[...headers].join('\n')}\n${text}`);
  return leak === undefined ? undefined : `tells ${leak}`;
}

/** What a stream of events tells, up to the caller's own events. */
async function follow(portal: TestBackend, world: Planted, token: string, path: string): Promise<Answer> {
  const ending = new AbortController();
  const response = await fetch(portal.endpoint + path, { headers: { Authorization: `Bearer ${token}` }, signal: ending.signal });
  if (response.status !== 200 || !response.body) return { status: response.status, headers: response.headers, text: await response.text(), json: undefined };
  let text = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  while (!text.includes(world.own.project) && world.leakIn(text) === undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  ending.abort();
  return { status: 200, headers: response.headers, text, json: undefined };
}

/** The routes that the running backend has, one a line; tus' by the methods that it answers. */
export function routesOf({ backend }: TestBackend): string[] {
  const all = backend.app.routes.filter(({ path }) => !path.endsWith('*'));
  const plain = all.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`);
  return [...new Set([...plain, ...(all.some(({ path }) => path === '/uploads') ? ['POST /uploads', 'OPTIONS /uploads'] : []), ...(all.some(({ path }) => path === '/uploads/:id') ? ['GET', 'HEAD', 'PATCH', 'DELETE'].map((method) => `${method} /uploads/:id`) : [])])].sort();
}

/** The matrix as a table, a line a route, and its sum. */
export function table(cells: readonly Cell[]): string {
  const names = [...new Set(cells.map(({ row: name }) => name))];
  const kinds = [...new Set(cells.map(({ kind }) => kind))];
  const lines = names.map((name) => `${name.padEnd(58)} ${kinds.map((kind) => { const cell = cells.find((one) => one.row === name && one.kind === kind); return `${cell?.status ?? '–'}${cell?.fault ? '!' : ''}`.padStart(kind.length); }).join('  ')}`);
  const faults = cells.filter(({ fault }) => fault !== undefined);
  return [`${''.padEnd(58)} ${kinds.join('  ')}`, ...lines, ...faults.map(({ row: name, kind, fault }) => `${name} by ${kind}: ${fault}`), `${cells.length} cells, ${faults.length} leaks`].join('\n');
}
