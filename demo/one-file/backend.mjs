// A whole backend of the portal in one file: config, the page's own sign-in, the step, its action, and each action once.
// Node's own http and a file of JSON; the rules come from the package. `node demo/one-file/backend.mjs`, then open the address.
// Left out, as a company may: codes by mail, uploads, live events, help. The page does without what isn't there.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { configOf, decide, placeOf, present } from 'customer-portal-elements/engine';
import { ActionRequest, OpportunityRecord } from 'customer-portal-elements/protocol';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A refusal: an RFC 9457 problem document. `code` is what the page reads. */
class Refusal extends Error {
  constructor(status, code, members = {}) {
    super(code);
    this.status = status;
    this.body = { type: `urn:customer-portal:${code}`, title: code, status, code, ...members };
  }
}

/**
 * The backend of one company. `flow` and `settings` are as in `demo/flows`; `customers` are their ids and names.
 * `file`: where everything is kept, in memory only when absent. `secret` signs the tokens that the company's own site hands to the page.
 */
export function oneFileBackend({ flow, settings, customers, file, secret, companyToken }) {
  /** projects by id, receipts' counter, and the verdict of each key */
  let kept = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { projects: {}, verdicts: {}, receipts: 0 };

  /** All or nothing: a crash leaves the file as it was before, or as it is after. */
  function keep(next) {
    if (file) {
      writeFileSync(`${file}.new`, JSON.stringify(next), { flush: true });
      renameSync(`${file}.new`, file);
    }
    kept = next;
  }

  const people = new Map(customers.map((customer) => [customer.id, customer]));
  const fields = new Map((flow.fields ?? []).map((field) => [field.id, field]));
  // the text that is accepted is known by its hash
  const conditions = new Map((flow.conditions ?? []).map((condition) => {
    const texts = typeof condition.text === 'string' ? { und: condition.text } : condition.text;
    return [condition.id, { ...condition, sha256: Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, sha256(text)])) }];
  }));

  // ── who asks ──────────────────────────────────────────────────────────────────────────────────

  const sign = (text) => createHmac('sha256', secret).update(text).digest('base64url');

  /** What the company's own site hands to the page (`getToken`) for a customer that it has signed in. */
  function tokenFor(customer, seconds = 900) {
    const claim = Buffer.from(JSON.stringify([customer, Date.now() + seconds * 1000])).toString('base64url');
    return `${claim}.${sign(claim)}`;
  }

  const bearer = ({ headers }) => /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const same = (one, other) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

  function customerOf(request) {
    const [claim = '', signature = ''] = bearer(request).split('.');
    if (!same(signature, sign(claim))) throw new Refusal(401, 'unauthorized');
    const [customer, until] = JSON.parse(Buffer.from(claim, 'base64url').toString());
    if (until < Date.now() || !people.has(customer)) throw new Refusal(401, 'unauthorized');
    return people.get(customer);
  }

  // ── what they see ─────────────────────────────────────────────────────────────────────────────

  /** All that the rules need of a project. Another customer's is one that isn't there. */
  function snapshotOf(customer, id, now) {
    const project = Object.hasOwn(kept.projects, id) ? kept.projects[id] : undefined;
    if (project?.customer !== customer.id) throw new Refusal(404, 'not-found');
    return { flow, fields, conditions, settings, customer: { ...customer, portal: true }, opportunity: project, files: new Map(), now };
  }

  function me(customer) {
    const opportunities = Object.values(kept.projects).filter((project) => project.customer === customer.id).map((project) => {
      const { state, substate } = placeOf(flow, project.substate);
      const name = state.publicName ?? flow.name;
      return { id: project.id, type: flow.type, name: project.name, state: name, substate: substate.publicName ?? name, updatedAt: project.history.at(-1).at };
    });
    return { id: customer.id, name: customer.name, opportunities };
  }

  // ── what they do ──────────────────────────────────────────────────────────────────────────────

  /** What an accepted action does to a project. Other kinds of effects are those of views that this company doesn't use. */
  function applied(project, effect) {
    switch (effect.kind) {
      case 'set-values': return { ...project, values: { ...project.values, ...effect.values } };
      case 'record-consent': return { ...project, consents: [...project.consents, effect.consent] };
      case 'move': return { ...project, substate: effect.to, history: [...project.history, { substate: effect.to, at: effect.at }] };
      default: throw new Refusal(422, 'unavailable');
    }
  }

  /** An action and its verdict are kept together, and the same key gives the same verdict again. Nothing waits in here: no other request can come between. */
  function act(customer, id, key, body) {
    const snapshot = snapshotOf(customer, id, new Date().toISOString());
    const parsed = ActionRequest.safeParse(body);
    if (!parsed.success) throw new Refusal(422, 'invalid');
    const [name, hash] = [`${customer.id} ${key}`, sha256(JSON.stringify([id, parsed.data]))];
    const before = Object.hasOwn(kept.verdicts, name) ? kept.verdicts[name] : undefined;
    if (before && before.hash !== hash) throw new Refusal(422, 'key-reused');
    if (before) return before;
    const decision = decide(snapshot, parsed.data);
    let [verdict, projects, receipts] = [undefined, kept.projects, kept.receipts];
    if (decision.verdict === 'accepted') {
      projects = { ...projects, [id]: decision.effects.reduce(applied, snapshot.opportunity) };
      receipts += 1;
      const receipt = { number: `R-${String(receipts).padStart(6, '0')}`, at: snapshot.now, type: parsed.data.type, key };
      verdict = { hash, status: 200, body: { receipt, opportunity: present({ ...snapshot, opportunity: projects[id] }) } };
    } else {
      const { status, code, errors } = decision;
      verdict = { hash, status, body: new Refusal(status, code, { errors, ...(status === 409 && { opportunity: present(snapshot) }) }).body };
    }
    keep({ projects, receipts, verdicts: { ...kept.verdicts, [name]: verdict } });
    return verdict;
  }

  /** `PUT /company/opportunities/{id}`: the company makes a project, moves it, or writes values into it. */
  function putProject(request, id, body) {
    if (!same(bearer(request), companyToken)) throw new Refusal(401, 'unauthorized');
    const parsed = OpportunityRecord.safeParse(body);
    if (!parsed.success || !placeOf(flow, parsed.data.substate) || !people.has(parsed.data.customer)) throw new Refusal(422, 'invalid');
    const { customer, name, substate, values, history } = parsed.data;
    const before = Object.hasOwn(kept.projects, id) ? kept.projects[id] : undefined;
    const entered = before?.history ?? history ?? [];
    keep({ ...kept, projects: { ...kept.projects, [id]: {
      id, customer, name, substate, offers: [], consents: before?.consents ?? [], values: { ...before?.values, ...values },
      history: entered.at(-1)?.substate === substate ? entered : [...entered, { substate, at: new Date().toISOString() }],
    } } });
  }

  // ── over the wire ─────────────────────────────────────────────────────────────────────────────

  async function bodyOf(request) {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) {
      text += chunk;
      if (text.length > 100_000) throw new Refusal(413, 'too-large');
    }
    try { return JSON.parse(text); } catch { throw new Refusal(400, 'malformed'); }
  }

  /** Status and body of an answer; a body of undefined is none. */
  async function route(request, url) {
    const [first, second, third, ...rest] = url.pathname.split('/').slice(1).map(decodeURIComponent);
    const at = `${request.method} ${first}/${second === undefined ? '' : '*'}${third === undefined ? '' : `/${third}`}`;
    if (rest.length > 0) throw new Refusal(404, 'not-found');
    switch (at) {
      case 'GET config/': {
        const config = configOf(settings, url.searchParams.get('unit') ?? undefined);
        if (!config) throw new Refusal(404, 'not-contracted');
        // no codes here: the page signs its customers in itself
        return { status: 200, body: { ...config, signIn: { methods: [], codeLength: 6 } } };
      }
      case 'GET me/': return { status: 200, body: me(customerOf(request)) };
      case 'GET opportunities/*': return { status: 200, body: present(snapshotOf(customerOf(request), second, new Date().toISOString())) };
      case 'POST opportunities/*/actions': {
        const customer = customerOf(request);
        const key = request.headers['idempotency-key'] ?? '';
        if (key.length < 8 || key.length > 200) throw new Refusal(400, 'idempotency-key-missing');
        return act(customer, second, key, await bodyOf(request));
      }
      default:
    }
    if (request.method === 'PUT' && first === 'company' && second === 'opportunities' && third) {
      putProject(request, third, await bodyOf(request));
      return { status: 204 };
    }
    throw new Refusal(404, 'not-found');
  }

  const server = createServer(async (request, response) => {
    const { origin } = request.headers;
    const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', Vary: 'Origin' };
    if (origin && settings.sites.includes(origin)) Object.assign(headers, { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key', 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Max-Age': '600' });
    let answer;
    try {
      answer = request.method === 'OPTIONS' ? { status: 204 } : await route(request, new URL(request.url, 'http://localhost'));
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      answer = error instanceof Refusal ? error : new Refusal(500, 'server');
    }
    const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(answer.status, { ...headers, ...(answer.body && { 'Content-Type': type }) }).end(answer.body && JSON.stringify(answer.body));
  });
  return { server, tokenFor };
}

// Run by itself: the flow beside it, one customer, and a page of the company's at another origin.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 4180);
  const { runDemo } = await import('./page.mjs');
  await runDemo(oneFileBackend, port);
}
