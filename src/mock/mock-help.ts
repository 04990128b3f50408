import { presentHelp, settingsFor, ticketFaults } from '../engine/index.js';
import { TicketRequest, type FileRef, type ProblemError, type Ticket } from '../protocol/index.js';
import { json, MockAnswer } from './answer.js';
import type { MockState } from './mock-state.js';

/** The help and the customers' tickets, in memory. */
export class MockHelp {
  readonly #state: MockState;
  readonly #customerOf: (request: Request) => string;
  readonly #kept = new Map<string, { readonly hash: string; readonly status: number; readonly body: object }>();

  constructor(state: MockState, customerOf: (request: Request) => string) {
    this.#state = state;
    this.#customerOf = customerOf;
  }

  help(request: Request): Response {
    const customer = this.#state.customers.get(this.#customerOf(request));
    const settings = settingsFor(this.#state.settings, customer?.unit) ?? this.#state.settings;
    // the mock shares no files of its own: what the settings name counts as there
    const there = new Set(settings.help?.files?.list.map(({ file }) => file.id));
    return json(200, customer ? presentHelp(settings, customer, there) : {});
  }

  async route(request: Request, method: string): Promise<Response> {
    const customer = this.#customerOf(request);
    if (method === 'GET') return this.#list(new URL(request.url).searchParams, customer);
    if (method !== 'POST') throw new MockAnswer(405, 'method-not-allowed');
    const key = request.headers.get('idempotency-key') ?? '';
    if (key.length < 8) throw new MockAnswer(400, 'idempotency-key-missing');
    const parsed = TicketRequest.safeParse(await request.json().catch(() => { throw new MockAnswer(400, 'malformed'); }));
    if (!parsed.success) throw new MockAnswer(422, 'invalid');
    const hash = JSON.stringify(parsed.data);
    const before = this.#kept.get(`${customer} ${key}`);
    if (before && before.hash !== hash) throw new MockAnswer(422, 'key-reused');
    const answer = before ?? { hash, ...this.#take(customer, parsed.data) };
    this.#kept.set(`${customer} ${key}`, answer);
    return json(answer.status, answer.body);
  }

  #take(customer: string, request: TicketRequest): { status: number; body: object } {
    const { kind, type, opportunity, text } = request;
    const { settings, opportunities } = this.#state;
    if (opportunity !== undefined && opportunities.get(opportunity)?.record.customer !== customer) throw new MockAnswer(404, 'not-found');
    const files = (request.files ?? []).map((id) => this.#file(customer, id));
    const errors: ProblemError[] = [...ticketFaults(request, settings.help ?? {}), ...files.flatMap((file, i) => (file ? [] : [{ pointer: `/files/${i}`, code: 'unknown-file' }]))];
    if (errors.length > 0) return { status: 422, body: new MockAnswer(422, 'invalid', { errors }).body };
    const at = new Date().toISOString();
    const ticket: Ticket = {
      number: `${kind === 'incident' ? 'I' : 'Q'}-${at.slice(0, 4)}-${String(this.#state.tickets.length + 1).padStart(6, '0')}`,
      at, kind, type, opportunity, text: text.trim(), ...(files.length > 0 && { files: files.filter((file) => file !== undefined) }),
    };
    this.#state.tickets.push({ customer, ticket });
    return { status: 200, body: ticket };
  }

  #file(customer: string, id: string): FileRef | undefined {
    const file = this.#state.files.get(id);
    if (file?.customer !== customer || file.field !== 'ticket' || !file.finished) return undefined;
    const { name, size, type, sha256 } = file;
    return { id, name, size, type, sha256 };
  }

  /** Newest first; the cursor counts those that were there. */
  #list(search: URLSearchParams, customer: string): Response {
    const most = Number(search.get('limit') ?? 20);
    const cursor = search.get('cursor');
    if (!(most >= 1 && most <= 100) || (cursor !== null && !/^\d{1,9}$/.test(cursor))) throw new MockAnswer(422, 'invalid');
    const all = this.#state.tickets.map((one, i) => ({ ...one, i })).filter((one) => one.customer === customer && one.i < Number(cursor ?? Infinity)).reverse();
    const page = all.slice(0, most);
    return json(200, { tickets: page.map(({ ticket }) => ticket), ...(all.length > most && { next: String(page.at(-1)?.i) }) });
  }
}
