import { vi } from 'vitest';
import { PortalError, type PortalClient } from '../../src/client/index.js';
import { decide, present, type Snapshot } from '../../src/engine/index.js';
import type { OutboxEntry, TabMessage, TabsPort } from '../../src/offline/index.js';
import type { ActionAnswer, ActionRequest, Draft, Flow } from '../../src/protocol/index.js';
import { PortalStore } from '../../src/store/index.js';
import { quiet } from './world.js';

/** A part of the protocol that is left out on purpose: the check has to notice. */
export type Planted = 'outbox in memory' | 'no idempotency' | 'no lock' | 'draft goes with the press' | 'receipt of anything';

const instant = '2026-11-24T12:00:00.000Z';
const flow: Flow = {
  protocol: 1, type: 'sale', name: 'Sale', initial: 'first', languages: ['en'], fields: [{ id: 'answer', type: 'short-text', label: 'Answer' }], conditions: [],
  states: [{ id: 'sale', name: 'sale', substates: [
    { id: 'first', name: 'first', view: 'initial-documentation', mainPath: true, placements: [{ field: 'answer', required: true }] },
    { id: 'second', name: 'second', view: null, mainPath: true },
  ] }],
  externalActions: [{ source: 'customer-portal', action: 'submit-step', from: 'first', target: 'second' }],
};

/** A backend in memory: the engine decides; verdict, effects and key stand in one step that nothing can cut in two. */
class Server {
  at: Snapshot = {
    flow, fields: new Map(flow.fields?.map((field) => [field.id, field])), conditions: new Map(), files: new Map(), now: instant,
    settings: { company: { name: 'Sole' }, languages: ['en'], support: {}, showSupport: false, sites: [] }, customer: { id: 'anna', name: 'Anna', portal: true },
    opportunity: { id: 'p', name: 'p', substate: 'first', history: [{ substate: 'first', at: instant }], values: {}, offers: [], consents: [] },
  };
  readonly kept = new Map<string, ActionAnswer | PortalError>();
  /** keys of what was taken, as often as it was */
  readonly taken: string[] = [];
  readonly #forgets: boolean;

  constructor(forgets: boolean) { this.#forgets = forgets; }

  take(action: ActionRequest, key: string): ActionAnswer | PortalError {
    const before = this.kept.get(key);
    if (before && !this.#forgets) return before;
    const decision = decide(this.at, action);
    let answer: ActionAnswer | PortalError;
    if (decision.verdict === 'refused') answer = new PortalError(decision.status === 409 ? 'conflict' : 'invalid', { status: decision.status, problem: decision.code, errors: decision.errors });
    else {
      for (const effect of decision.effects) {
        const { opportunity } = this.at;
        if (effect.kind === 'set-values') this.at = { ...this.at, opportunity: { ...opportunity, values: { ...opportunity.values, ...effect.values } } };
        if (effect.kind === 'move') this.at = { ...this.at, opportunity: { ...opportunity, substate: effect.to, history: [...opportunity.history, { substate: effect.to, at: instant }] } };
      }
      this.taken.push(key);
      answer = { receipt: { number: `R-${this.taken.length}`, at: instant, type: action.type, key }, opportunity: present(this.at) };
    }
    this.kept.set(key, answer);
    return answer;
  }
}

/** Something on its way, until it is let through or lost. */
interface Message { readonly kind: 'write' | 'request' | 'reply' | 'word'; readonly page: number; go(): void; lose?(): void }

export interface Page { readonly id: number; readonly store: PortalStore; alive: boolean; /** keys whose end this page said */ readonly said: Set<string>; accepted: boolean; refused: boolean; readonly cancelled: Set<string> }

/** One browser and one server. Everything between them waits until it is let through, so that a schedule is a list of choices and nothing else. */
export class Universe {
  readonly server: Server;
  readonly messages: Message[] = [];
  readonly pages: Page[] = [];
  readonly outbox = new Map<string, OutboxEntry>();
  readonly drafts = new Map<string, Draft>();
  /** what a page was told is written down */
  readonly written = new Set<string>();
  readonly faults: string[] = [];
  online = true;
  readonly #planted: Planted | undefined;
  readonly #flying = new Map<string, number>();
  readonly #cancelled = new Set<string>();
  readonly #locks = new Map<string, { page: number; run(): void }[]>();
  #keys = 0;

  constructor(planted?: Planted) {
    this.#planted = planted;
    this.server = new Server(planted === 'no idempotency');
  }

  get alive(): Page[] { return this.pages.filter(({ alive }) => alive); }

  async open(): Promise<Page> {
    const id = this.pages.length;
    const memory = new Map<string, OutboxEntry>();
    const outbox = this.#planted === 'outbox in memory' ? memory : this.outbox;
    /** resolves only while the page lives */
    const later = <T>(kind: Message['kind'], work: () => T | PromiseLike<T>, lose?: (fail: (error: Error) => void) => void): Promise<T> => new Promise<T>((done, wrong) => {
      this.messages.push({
        kind, page: id,
        go: () => { void (async () => work())().then((value) => { if (page.alive) done(value); }, (error: Error) => { if (page.alive) wrong(error); }); },
        ...(lose && { lose: () => { lose((error) => { if (page.alive) wrong(error); }); } }),
      });
    });
    const client: PortalClient = {
      config: () => Promise.resolve({ protocol: 1, company: { name: '' }, languages: [], signIn: { methods: [], codeLength: 6 }, modules: [] }),
      me: () => Promise.resolve({ id: 'anna', name: 'Anna', opportunities: ['p', 'q'].map((project) => ({ id: project, type: 'sale', name: project, state: '', substate: '', updatedAt: instant })) }),
      opportunity: (project) => (this.online ? Promise.resolve({ ...present(this.server.at), id: project, ...(project === 'q' && { view: null, placements: [], values: {}, actions: [] }) }) : Promise.reject(new PortalError('offline'))),
      act: (_, action, key) => this.#act(id, later, action, key),
    };
    const heard = new Set<(message: TabMessage) => void>();
    const tabs: TabsPort = {
      tell: (message) => {
        if (message.type === 'outbox-changed' && message.settled && Object.keys(message.settled.verdict ?? {}).length === 0) { this.#cancelled.add(message.settled.key); page.cancelled.add(message.settled.key); }
        for (const other of this.pages) if (other.id !== id && other.alive) this.messages.push({ kind: 'word', page: other.id, go: () => { this.#hear.get(other.id)?.(message); } });
      },
      listen: (listener) => { heard.add(listener); return () => heard.delete(listener); },
      alone: (name, work) => (this.#planted === 'no lock' ? work() : this.#lock(id, name, work)),
    };
    this.#hear.set(id, (message) => { for (const listener of [...heard]) listener(message); });
    const store = new PortalStore({
      client, tabs, newKey: () => `key-${++this.#keys}`, now: () => Date.parse(instant) + this.#keys,
      drafts: {
        lasting: true,
        read: ({ opportunity, substate }) => Promise.resolve(opportunity === 'p' ? this.drafts.get(substate) : undefined),
        write: ({ substate }, change) => { if (page.alive) this.drafts.set(substate, change(this.drafts.get(substate))); return Promise.resolve(); },
        remove: ({ substate }) => { if (page.alive) this.drafts.delete(substate); return Promise.resolve(); },
        clear: () => Promise.resolve(),
      },
      outbox: {
        lasting: true,
        list: () => Promise.resolve([...outbox.values()].sort((a, b) => (a.at < b.at ? -1 : 1))),
        add: (entry) => later('write', () => { outbox.set(entry.key, entry); this.written.add(entry.key); if (this.#planted === 'draft goes with the press') this.drafts.clear(); }),
        remove: (key) => later('write', () => { outbox.delete(key); }),
        clear: () => Promise.resolve(),
      },
    }, 'p');
    const page: Page = { id, store, alive: true, said: new Set(), accepted: false, refused: false, cancelled: new Set() };
    this.pages.push(page);
    store.subscribe(() => {
      const { send } = store.state;
      if (send.status === 'accepted') { page.accepted = true; page.said.add(send.receipt.key); }
      if (send.status === 'open' && send.arrived) page.said.add(send.arrived.key);
      if (send.status === 'refused') page.refused = true;
    });
    await store.prepare();
    store.setOnline(this.online);
    void store.start();
    await quiet();
    return page;
  }

  readonly #hear = new Map<number, (message: TabMessage) => void>();

  async #act(page: number, later: <T>(kind: Message['kind'], work: () => T | PromiseLike<T>, lose?: (fail: (error: Error) => void) => void) => Promise<T>, action: ActionRequest, key: string): Promise<ActionAnswer> {
    const gone = (): void => { this.#flying.delete(`${key} ${page}`); };
    if ([...this.#flying.keys()].some((one) => one.startsWith(`${key} `))) this.faults.push(`${key} was sent by two tabs at a time`);
    if (this.#cancelled.has(key)) this.faults.push(`${key} was sent after it was taken back`);
    this.#flying.set(`${key} ${page}`, page);
    const offline = (): never => { gone(); throw new PortalError('offline'); };
    if (!this.online) return offline();
    // what reaches the server is decided there, whether or not somebody waits for the answer
    const answer = await later('request', () => this.server.take(action, key), (fail) => { gone(); fail(new PortalError('offline')); });
    if (this.#planted === 'receipt of anything' && answer instanceof PortalError) { gone(); return { receipt: { number: 'R', at: instant, type: action.type, key } }; }
    return later('reply', () => {
      gone();
      if (answer instanceof PortalError) throw answer;
      return answer;
    }, (fail) => { gone(); fail(new PortalError('offline')); });
  }

  /** Web Locks: one at a time by name, in the order of asking; what a page held or waited for goes with it. */
  #lock<T>(page: number, name: string, work: () => Promise<T>): Promise<T> {
    return new Promise<T>((done, wrong) => {
      const queue = this.#locks.get(name) ?? [];
      this.#locks.set(name, queue);
      const turn = { page, run: (): void => { void work().then(done, wrong).finally(() => { if (this.pages[page]?.alive) this.#release(name); }); } };
      queue.push(turn);
      if (queue.length === 1) turn.run();
    });
  }

  #release(name: string): void {
    const queue = this.#locks.get(name);
    queue?.shift();
    queue?.[0]?.run();
  }

  /** The browser kills a page: its writes and what it waits for are gone; what has left for the server may still arrive. */
  kill(page: Page): void {
    page.alive = false;
    page.store.stop();
    for (const [i, message] of [...this.messages.entries()].reverse()) if (message.page === page.id && message.kind !== 'request') this.messages.splice(i, 1);
    for (const key of [...this.#flying.keys()]) if (key.endsWith(` ${page.id}`)) this.#flying.delete(key);
    for (const queue of this.#locks.values()) {
      const first = queue[0];
      queue.splice(0, queue.length, ...queue.filter((turn) => turn.page !== page.id));
      if (first && first.page === page.id) queue[0]?.run();
    }
  }

  async let(i: number): Promise<void> {
    const [message] = this.messages.splice(i, 1);
    message?.go();
    await quiet();
  }

  async lose(i: number): Promise<void> {
    const [message] = this.messages.splice(i, 1);
    message?.lose?.();
    await quiet();
  }

  /** A proxy sends a request twice: the second one arrives some time, and its answer interests nobody. */
  double(i: number): void {
    const message = this.messages[i];
    if (message) this.messages.push({ kind: 'request', page: -1, go: message.go });
  }

  async connect(online: boolean): Promise<void> {
    this.online = online;
    for (const { store } of this.alive) store.setOnline(online);
    await quiet();
  }

  /** Time passes: what was to be tried again is. */
  async wait(): Promise<void> {
    vi.advanceTimersByTime(60_000);
    await quiet();
  }
}
