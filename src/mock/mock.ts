import { configOf, decide, mergeDrafts, placeOf, present, settingsFor, type Decision, type Snapshot } from '../engine/index.js';
import { ActionRequest, CodeRequest, ConditionDefinition, CustomerRecord, Draft, Field, Flow, OpportunityRecord, SessionRequest, Settings, type Config, type FileRef, type Me } from '../protocol/index.js';
import { json, MockAnswer } from './answer.js';
import { MockHelp } from './mock-help.js';
import { MockState, type MockData } from './mock-state.js';
import { MockUploads } from './mock-uploads.js';

/** Makes the next matching request fail: `status` with a problem document, `offline` without an answer, `pending` with one that never comes, `html` as a captive portal does, `malformed` as JSON of another shape. */
export interface MockFailure {
  readonly method?: string;
  readonly path: RegExp;
  readonly as: number | 'offline' | 'pending' | 'html' | 'malformed';
  readonly code?: string;
  /** further members of the problem document, e.g. `errors` */
  readonly members?: object;
  /** how often; for ever when absent */
  times?: number;
}

export interface MockOptions extends MockData {
  /** modules in the config, e.g. `demo` */
  readonly modules?: readonly string[];
  /** bearer of the company's side */
  readonly companyToken?: string;
  /** how long each answer takes, in ms; at once when absent */
  readonly latency?: number;
}

interface Call { readonly request: Request; readonly path: string; readonly parts: string[]; readonly method: string }

/** One fake backend over the engine: for stories, element tests and `endpoint="demo:"`. It speaks the protocol and keeps everything in maps. */
export class Mock {
  readonly state: MockState;
  readonly #options: MockOptions;
  readonly #uploads: MockUploads;
  readonly #help: MockHelp;
  readonly #families = new Map<string, Set<string>>();
  /** tokens of sessions that the customer has ended */
  readonly #ended = new Set<string>();
  readonly #refreshed = new Map<string, object>();
  readonly failures: MockFailure[] = [];
  /** every request that came, as `METHOD /path` */
  readonly log: string[] = [];

  private constructor(state: MockState, options: MockOptions) {
    this.state = state;
    this.#options = options;
    this.#uploads = new MockUploads(state, (request) => this.customerOf(request));
    this.#help = new MockHelp(state, (request) => this.customerOf(request));
  }

  static async create(options: MockOptions): Promise<Mock> {
    return new Mock(await MockState.create(options), options);
  }

  fail(failure: MockFailure): void { this.failures.push(failure); }

  /** A session without the code, for pages that hand in their own token. */
  tokenFor(customer: string): string {
    const token = crypto.randomUUID();
    this.state.tokens.set(token, customer);
    return token;
  }

  /** Answers as the backend below `base` would. Rejects, as fetch does, where the failure is `offline`. */
  async fetch(request: Request, base: string): Promise<Response> {
    const path = new URL(request.url).pathname.slice(new URL(base).pathname.replace(/\/+$/, '').length);
    this.log.push(`${request.method} ${path}`);
    if (this.#options.latency) await new Promise((done) => setTimeout(done, this.#options.latency));
    const forced = this.#forced(request.method, path);
    if (forced) return forced;
    try {
      return await this.#route({ request, path, method: request.method, parts: path.split('/').slice(1).map(decodeURIComponent) });
    } catch (error) {
      if (error instanceof MockAnswer) return json(error.status, error.body);
      throw error;
    }
  }

  #forced(method: string, path: string): Response | Promise<never> | undefined {
    const failure = this.failures.find((one) => (one.method ?? method) === method && one.path.test(path) && (one.times ?? 1) > 0);
    if (!failure) return undefined;
    if (failure.times !== undefined) failure.times--;
    const { as } = failure;
    if (as === 'offline') throw new TypeError('Failed to fetch');
    if (as === 'pending') return new Promise<never>(() => undefined);
    if (as === 'html') return new Response('<!doctype html><title>Welcome</title>', { headers: { 'Content-Type': 'text/html' } });
    if (as === 'malformed') return json(200, { unexpected: true });
    return json(as, { type: 'about:blank', title: 'forced', status: as, ...(failure.code ? { code: failure.code } : {}), ...failure.members }, as === 429 ? { 'Retry-After': '60' } : {});
  }

  customerOf(request: Request): string {
    const token = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const customer = this.state.tokens.get(token);
    const record = customer === undefined ? undefined : this.state.customers.get(customer);
    if (!customer || !record?.portal) throw new MockAnswer(401, this.#ended.has(token) ? 'signed-out' : 'unauthorized');
    if (!settingsFor(this.state.settings, record.unit)) throw new MockAnswer(403, 'not-contracted');
    return customer;
  }

  async #route(call: Call): Promise<Response> {
    const { method, parts, request } = call;
    const [first, id, rest] = parts;
    switch (first) {
      case 'config': return json(200, this.#config(new URL(request.url).searchParams.get('unit') ?? undefined));
      case 'session': return this.#session(call);
      case 'me': return json(200, this.#me(this.customerOf(request)));
      case 'opportunities': return this.#opportunity(call, id ?? '', rest);
      case 'uploads': return this.#uploads.route(request, method, id);
      case 'files': return this.#uploads.file(request, method, id ?? '', rest);
      case 'events': return this.state.events.follow(request, this.customerOf(request));
      case 'help': return this.#help.help(request);
      case 'tickets': return this.#help.route(request, method);
      case 'company': return this.#company(call);
      default: throw new MockAnswer(404, 'not-found');
    }
  }

  #config(unit: string | undefined): Config {
    const config = configOf(this.state.settings, unit, this.#options.modules);
    if (!config) throw new MockAnswer(404, 'not-contracted');
    return config;
  }

  async #session({ method, parts, request }: Call): Promise<Response> {
    const { state } = this;
    if (parts[1] === 'codes') {
      const { identifier } = await read(request, CodeRequest);
      const wanted = identifier.trim().toLowerCase();
      const customer = [...state.customers.values()].find(({ email, phone, portal }) => portal && (email?.toLowerCase() === wanted || phone?.replace(/[^+\d]/g, '') === wanted.replace(/[^+\d]/g, '')));
      const challenge = crypto.randomUUID();
      const code = String(100_000 + Math.floor(Math.random() * 900_000));
      state.codes.set(challenge, { customer: customer?.id, code, tries: 0 });
      if (customer) state.mailbox.push({ to: identifier, code });
      return json(200, { challenge, resendAfter: 30, expiresAt: new Date(Date.now() + 600_000).toISOString() });
    }
    if (parts[1] === 'refresh') {
      const { refreshToken = '' } = (await request.json()) as { refreshToken?: string };
      const customer = state.tokens.get(`refresh ${refreshToken}`);
      if (!customer) throw new MockAnswer(401, this.#ended.has(`refresh ${refreshToken}`) ? 'signed-out' : 'unauthorized');
      // a reply that was lost is given again
      const answer = this.#refreshed.get(refreshToken) ?? this.#issue(customer, this.#families.get(`refresh ${refreshToken}`));
      this.#refreshed.set(refreshToken, answer);
      return json(200, answer);
    }
    if (method === 'DELETE') {
      const own = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
      const whose = new URL(request.url).searchParams.get('everywhere') === 'true' ? this.customerOf(request) : undefined;
      const gone = whose === undefined ? this.#families.get(own) ?? [] : [...state.tokens].flatMap(([token, customer]) => (customer === whose && this.#families.has(token) ? token : []));
      for (const token of gone) if (state.tokens.delete(token)) this.#ended.add(token);
      state.events.check((authorization) => state.tokens.has(authorization.replace(/^Bearer /, '')));
      return json(204, undefined);
    }
    const { challenge, code } = await read(request, SessionRequest);
    const asked = state.codes.get(challenge);
    if (!asked) throw new MockAnswer(422, 'code-expired');
    if (++asked.tries > 5) throw new MockAnswer(422, 'too-many-tries');
    if (asked.customer === undefined || asked.code !== code.replace(/\s/g, '')) throw new MockAnswer(422, 'code-wrong');
    state.codes.delete(challenge);
    return json(200, this.#issue(asked.customer));
  }

  /** The next pair of a session; `family` holds the tokens before it, which end with it. */
  #issue(customer: string, family = new Set<string>()): object {
    const refreshToken = crypto.randomUUID();
    const token = this.tokenFor(customer);
    this.state.tokens.set(`refresh ${refreshToken}`, customer);
    for (const one of [token, `refresh ${refreshToken}`]) this.#families.set(one, family.add(one));
    return { token, expiresAt: new Date(Date.now() + 900_000).toISOString(), refreshToken };
  }

  #me(id: string): Me {
    const { state } = this;
    const customer = state.customers.get(id);
    const mine = [...state.opportunities.values()].filter(({ record }) => record.customer === id);
    return {
      id, name: customer?.name ?? '', email: customer?.email, phone: customer?.phone, language: customer?.language, event: state.events.newest,
      opportunities: mine.map(({ record, opportunity }) => {
        const place = placeOf(state.flow, opportunity.substate);
        const stage = place?.state.publicName ?? state.flow.name;
        return { id: record.id, type: record.type, name: record.name, state: stage, substate: place?.substate.publicName ?? stage, updatedAt: opportunity.history.at(-1)?.at ?? new Date().toISOString() };
      }),
    };
  }

  async #opportunity({ method, request }: Call, id: string, rest: string | undefined): Promise<Response> {
    const customer = this.customerOf(request);
    const key = request.headers.get('idempotency-key') ?? '';
    if (rest === 'actions' && key.length < 8) throw new MockAnswer(400, 'idempotency-key-missing');
    // read before the look: nothing may come between a look and what is done after it
    const action = rest === 'actions' ? await read(request, ActionRequest) : undefined;
    const now = new Date().toISOString();
    const snapshot = this.state.snapshot(customer, id, now);
    if (!snapshot) throw new MockAnswer(404, 'not-found');
    if (rest === 'draft') {
      const written = method === 'PUT' ? await read(request, Draft) : undefined;
      const draft = this.state.drafts.get(`${customer} ${id}`);
      if (written && written.substate !== snapshot.opportunity.substate) throw new MockAnswer(409, 'moved-on');
      if (written) { this.state.drafts.set(`${customer} ${id}`, draft ? mergeDrafts(draft, written) : written); return json(204, undefined); }
      if (!draft) throw new MockAnswer(404, 'not-found');
      return json(200, draft);
    }
    if (!action) return json(200, present(snapshot));
    const hash = JSON.stringify([id, action]);
    const before = this.state.kept.get(`${customer} ${key}`);
    if (before && before.hash !== hash) throw new MockAnswer(422, 'key-reused');
    if (before) return json(before.status, before.body);
    const decision = decide(snapshot, action);
    const answer = decision.verdict === 'refused'
      ? { status: decision.status, body: new MockAnswer(decision.status, decision.code, { errors: decision.errors, ...(decision.status === 409 ? { opportunity: present(snapshot) } : {}) }).body }
      : (this.state.apply(id, decision.effects), { status: 200, body: {
        receipt: { number: `R-${now.slice(0, 4)}-${String(++this.state.receipts).padStart(6, '0')}`, at: now, type: action.type, key, ...receivedFiles(decision, snapshot) },
        opportunity: present(this.state.snapshot(customer, id, now) ?? snapshot),
      } });
    this.state.kept.set(`${customer} ${key}`, { hash, ...answer });
    const after = decision.verdict === 'accepted' && this.state.snapshot(customer, id, now);
    if (after) this.state.drafts.delete(`${customer} ${id}`);
    if (after) this.state.events.tell(customer, { kind: 'opportunity', opportunity: id, revision: present(after).revision });
    return json(answer.status, answer.body);
  }

  async #company({ request, parts, method }: Call): Promise<Response> {
    const { state } = this;
    const { companyToken } = this.#options;
    if (!companyToken || request.headers.get('authorization') !== `Bearer ${companyToken}`) throw new MockAnswer(401, 'unauthorized');
    if (method !== 'PUT') throw new MockAnswer(405, 'not-here');
    switch (parts[1]) {
      case 'flows': await state.putFlow(await read(request, Flow)); state.events.tell(undefined, { kind: 'flow', type: state.flow.type }); return json(200, state.flow);
      case 'fields': { const field = await read(request, Field); state.fields.set(field.id, field); state.events.tell(undefined, { kind: 'flow' }); return json(204, undefined); }
      case 'conditions': { const condition = await state.putCondition(await read(request, ConditionDefinition)); state.events.tell(undefined, { kind: 'flow' }); return json(200, condition); }
      case 'settings': state.settings = await read(request, Settings); state.events.tell(undefined, { kind: 'config' }); return json(204, undefined);
      case 'customers': { const customer = await read(request, CustomerRecord); state.customers.set(customer.id, customer); return json(204, undefined); }
      case 'opportunities': state.putOpportunity(await read(request, OpportunityRecord), new Date().toISOString()); return json(204, undefined);
      default: throw new MockAnswer(404, 'not-found');
    }
  }
}

async function read<T>(request: Request, schema: { safeParse(data: unknown): { success: true; data: T } | { success: false } }): Promise<T> {
  const data: unknown = await request.json().catch(() => { throw new MockAnswer(400, 'malformed'); });
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new MockAnswer(422, 'invalid');
  return parsed.data;
}

/** What a receipt names: the files that were sent; of a signature in the page the document, which the mock doesn't stamp. */
function receivedFiles(decision: Extract<Decision, { verdict: 'accepted' }>, { opportunity: { contracts = [] } }: Snapshot): { files?: FileRef[] } {
  const signed = decision.effects.flatMap((effect) => (effect.kind === 'sign-contract' && effect.signature ? contracts.filter(({ id }) => id === effect.contract).map(({ document }) => document) : []));
  return decision.files.length + signed.length > 0 ? { files: [...decision.files, ...signed] } : {};
}
