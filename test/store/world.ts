import { createHttpClient, PortalError, type PortalClient, type SessionPort, type SessionStatus } from '../../src/client/index.js';
import { Mock } from '../../src/mock/index.js';
import type { DraftKey, DraftsPort, FilesPort, KeptUpload, OutboxEntry, OutboxPort, TabsPort } from '../../src/offline/index.js';
import { MemoryStorage } from '../../src/offline/index.js';
import type { Draft, FileRef, Flow } from '../../src/protocol/index.js';
import { PortalStore, type PortalFact, type PortalRequest, type PortalState } from '../../src/store/index.js';

const flow: Flow = {
  protocol: 1, type: 'sale', name: 'Sale', initial: 'papers', languages: ['en'],
  fields: [
    { id: 'name', type: 'short-text', label: 'Name', maxLength: 20 },
    { id: 'owner', type: 'yes-no', label: 'Owner?' },
    { id: 'permit', type: 'short-text', label: 'Permit of the owner' },
    { id: 'bill', type: 'file', label: 'Bill', accept: ['application/pdf'], maxSize: 1000 },
    { id: 'photos', type: 'file', label: 'Photos', maxFiles: 3 },
  ],
  conditions: [{ id: 'privacy', version: 1, mandatory: true, name: 'Privacy', text: 'We keep it.' }],
  states: [{ id: 'sale', name: 'sale', substates: [
    { id: 'papers', name: 'papers', view: 'initial-documentation', mainPath: true, conditions: ['privacy'], placements: [
      { field: 'name', required: true }, { field: 'owner' }, { field: 'permit', required: true, dependsOn: { field: 'owner', equals: false } }, { field: 'bill' }, { field: 'photos' },
    ] },
    { id: 'more', name: 'more', view: 'offer-documentation', mainPath: true, placements: [{ field: 'name', required: true }] },
    { id: 'done', name: 'done', view: null, mainPath: true },
  ] }],
  externalActions: [
    { source: 'customer-portal', action: 'submit-step', from: 'papers', target: 'more' },
    { source: 'customer-portal', action: 'submit-step', from: 'more', target: 'done' },
  ],
};

const project = (id: string, customer: string) => ({ id, customer, type: 'sale', name: id, substate: 'papers' });
const base = 'https://portal.test';

/** One call that is held up: `called` when it came, and then it waits for `go` or `fail`. */
export interface Hold { readonly called: Promise<void>; go(): void; fail(error?: Error): void }
interface Held { arrive(): void; readonly release: Promise<void> }

/** Storage, backend and session of a page, each call of which can be held up, lost or counted. It outlives its stores, as a browser does its pages. */
export class World {
  readonly drafts = new Map<string, Draft>();
  readonly outbox = new Map<string, OutboxEntry>();
  /** calls in the order in which they ended */
  readonly log: string[] = [];
  readonly facts: PortalFact[] = [];
  readonly keys: string[] = [];
  readonly removed: string[] = [];
  readonly mock: Mock;
  customer = 'anna';
  lasting = true;
  /** the clock of every page */
  now = Date.parse('2026-11-24T12:00:00Z');
  /** the field that has the focus */
  held: string | undefined;
  /** the backend tells what happens */
  live = false;
  session: SessionPort | undefined;
  /** how the next page speaks to the others */
  tabs: TabsPort | undefined;
  /** uploads under way, as the browser keeps them; nothing is kept of them unless this is set */
  keptUploads: Map<string, { entry?: KeptUpload; file?: Blob }> | undefined;
  /** whose what is kept was last */
  owner: string | undefined;
  /** how an upload goes: at once, and the file is there */
  upload: PortalClient['upload'] = (file) => Promise.resolve({ id: `up-${file.name}`, name: file.name, size: file.size, type: file.type });
  readonly #held = new Map<string, Held[]>();
  #key = 0;

  private constructor(mock: Mock) { this.mock = mock; }

  static async open(more: readonly string[] = []): Promise<World> {
    return new World(await Mock.create({
      flow, settings: { company: { name: 'Sole Nostro' }, languages: ['en'], support: {}, showSupport: false, sites: [] },
      customers: [{ id: 'anna', name: 'Anna', portal: true }, { id: 'ben', name: 'Ben', portal: true }],
      opportunities: [project('a1', 'anna'), ...more.map((id) => project(id, 'anna')), project('b1', 'ben')],
    }));
  }

  /** Holds up the next call of this name; `act` is the request on its way, `acted` its reply. */
  hold(name: string): Hold {
    let arrive = (): void => undefined;
    let go = (): void => undefined;
    let fail = (_: Error): void => undefined;
    const called = new Promise<void>((done) => { arrive = done; });
    const release = new Promise<void>((done, wrong) => { go = done; fail = wrong; });
    this.#held.set(name, [...(this.#held.get(name) ?? []), { arrive, release }]);
    return { called, go, fail: (error = new PortalError('offline')) => fail(error) };
  }

  async #pass(name: string): Promise<void> {
    const [held, ...rest] = this.#held.get(name) ?? [];
    this.#held.set(name, rest);
    held?.arrive();
    await held?.release;
    this.log.push(name);
  }

  get client(): PortalClient {
    const tokens = new Map<string, string>();
    const fetch = (input: string, { signal: _, redirect: __, ...init }: RequestInit): Promise<Response> => this.mock.fetch(new Request(input, init), base);
    const http = (): PortalClient => {
      const { customer } = this;
      if (!tokens.has(customer)) tokens.set(customer, this.mock.tokenFor(customer));
      return createHttpClient({ endpoint: base, fetch, storage: new MemoryStorage(), getToken: () => tokens.get(customer) ?? '' });
    };
    return {
      ...(this.session && { session: this.session }),
      ...(this.live && { events: async (after, take, signal) => { const client = http(); await this.#pass(`events ${after}`); await client.events?.(after, take, signal); } }),
      config: async () => { await this.#pass('config'); return http().config(); },
      me: async () => { const client = http(); await this.#pass('me'); return client.me(); },
      opportunity: async (id) => { const client = http(); await this.#pass('opportunity'); const found = await client.opportunity(id); await this.#pass('looked'); return found; },
      act: async (id, action, key) => { const client = http(); await this.#pass('act'); const answer = await client.act(id, action, key); await this.#pass('acted'); return answer; },
      draft: async (id) => { const client = http(); await this.#pass('draft'); return client.draft?.(id); },
      keepDraft: async (id, draft) => { const client = http(); await this.#pass('keepDraft'); await client.keepDraft?.(id, draft); },
      help: async () => { const client = http(); await this.#pass('help'); const found = await client.help?.(); await this.#pass('helped'); return found ?? {}; },
      sendTicket: async (ticket, key) => { const client = http(); await this.#pass('ticket'); const answer = await client.sendTicket?.(ticket, key); await this.#pass('ticketed'); return answer ?? Promise.reject(new PortalError('configuration')); },
      upload: (file, target, options) => this.upload?.(file, target, options) ?? Promise.reject(new PortalError('configuration')),
      removeUpload: (id) => { this.removed.push(id); return Promise.resolve(); },
      fileLink: (id) => Promise.resolve(`${base}/files/${id}?link=once`),
    };
  }

  readonly #drafts = (): DraftsPort => {
    const name = ({ customer, opportunity, substate }: DraftKey): string => `${customer} ${opportunity} ${substate}`;
    const { lasting } = this;
    return {
      lasting,
      read: async (key) => { await this.#pass('drafts.read'); return this.drafts.get(name(key)); },
      write: async (key, change) => { await this.#pass('drafts.write'); this.drafts.set(name(key), change(this.drafts.get(name(key)))); },
      remove: async (key) => { await this.#pass('drafts.remove'); this.drafts.delete(name(key)); },
      clear: async (customer) => { await this.#pass('drafts.clear'); for (const key of this.drafts.keys()) if (customer === undefined || key.startsWith(`${customer} `)) this.drafts.delete(key); },
    };
  };

  readonly #outbox = (): OutboxPort => ({
    lasting: this.lasting,
    // the list is as it was when it was asked for, as a transaction sees it
    list: async (customer) => { const all = [...this.outbox.values()].filter((entry) => entry.customer === customer); await this.#pass('outbox.list'); return all; },
    add: async (entry) => { await this.#pass('outbox.add'); this.outbox.set(entry.key, entry); },
    remove: async (key) => { await this.#pass('outbox.remove'); this.outbox.delete(key); },
    clear: async (customer) => { await this.#pass('outbox.clear'); for (const { key, customer: whose } of this.outbox.values()) if (customer === undefined || whose === customer) this.outbox.delete(key); },
  });

  readonly #files = (kept: NonNullable<World['keptUploads']>): FilesPort => ({
    list: async () => { await this.#pass('files.list'); return [...kept.values()].flatMap(({ entry }) => entry ?? []); },
    gone: (local) => Promise.resolve(!kept.get(local)?.entry),
    file: (local) => Promise.resolve(kept.get(local)?.file),
    write: async (entry) => { await this.#pass('files.write'); kept.set(entry.local, { ...kept.get(entry.local), entry }); },
    keep: (local, file) => { kept.set(local, { ...kept.get(local), file }); return Promise.resolve(); },
    remove: async (local) => { await this.#pass('files.remove'); kept.delete(local); },
    clear: () => { kept.clear(); return Promise.resolve(); },
  });

  /** A new page over the same storage. */
  page(selected?: string): PortalStore {
    const newKey = (): string => { const key = `key-${String(++this.#key).padStart(6, '0')}`; this.keys.push(key); return key; };
    const store = new PortalStore({ client: this.client, drafts: this.#drafts(), outbox: this.#outbox(), tabs: this.tabs, files: this.keptUploads && (() => Promise.resolve(this.#files(this.keptUploads ?? new Map<string, { entry?: KeptUpload; file?: Blob }>()))), filesKept: () => Promise.resolve(Boolean(this.keptUploads?.size)), owner: { get: () => Promise.resolve(this.owner), set: (customer) => { this.owner = customer; return Promise.resolve(); } }, newKey, now: () => this.now, held: () => this.held }, selected);
    store.onFact((fact) => this.facts.push(fact));
    return store;
  }

  /** A new page that shows the project. */
  async opened(selected?: string): Promise<PortalStore> {
    const store = this.page(selected);
    await store.prepare();
    await store.start();
    return store;
  }

  /** what the server holds of a project */
  at(id = 'a1') {
    const held = this.mock.state.opportunities.get(id)?.opportunity;
    return { substate: held?.substate, values: held?.values ?? {} };
  }

  /** The company changes the project by itself. */
  move(substate: string, values?: Record<string, string>, id = 'a1'): void {
    const record = this.mock.state.opportunities.get(id)?.record;
    if (record) this.mock.state.putOpportunity({ ...record, substate, ...(values && { values }) }, new Date().toISOString());
  }

  count(name: string): number { return this.log.filter((one) => one === name).length; }
}

/** A session by code, whose every code is right. */
export class FakeSession implements SessionPort {
  status: SessionStatus = 'unknown';
  kept: SessionStatus = 'signed-in';
  ends: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  subscribe(listener: () => void): () => void { this.#listeners.add(listener); return () => this.#listeners.delete(listener); }
  become(status: SessionStatus): void { this.status = status; for (const listener of this.#listeners) listener(); }
  restore(): Promise<void> { this.become(this.kept); return Promise.resolve(); }
  requestCode(): Promise<{ challenge: string; resendAfter: number; expiresAt: string }> { return Promise.resolve({ challenge: 'c', resendAfter: 30, expiresAt: '2026-11-24T12:10:00Z' }); }
  signIn(): Promise<void> { this.become('signed-in'); return Promise.resolve(); }
  signOut(): Promise<void> { this.become('signed-out'); return this.ends; }
}

/** Resolves with the first state that is so. */
export function reached(store: PortalStore, so: (state: PortalState) => boolean): Promise<PortalState> {
  return new Promise((done) => {
    const look = (): void => { if (so(store.state)) { stop(); done(store.state); } };
    let stop = (): void => undefined;
    stop = store.subscribe(look);
    look();
  });
}

export const sent = (store: PortalStore, status: PortalState['send']['status']): Promise<PortalState> => reached(store, ({ send }) => send.status === status);
export const shows = (store: PortalStore, substate: string): Promise<PortalState> => reached(store, ({ opportunity }) => opportunity.status === 'ready' && opportunity.value.substate.id === substate);
export const quiet = (): Promise<void> => new Promise((done) => { setImmediate(done); });

export const type = (store: PortalStore, field: string, value: Extract<PortalRequest, { type: 'value-change' }>['value']): void => store.request({ type: 'value-change', field, value });
export const submit = (store: PortalStore): void => store.request({ type: 'step-submit', language: 'en' });
/** all that the first step asks */
export function fill(store: PortalStore, name = 'Anna'): void {
  type(store, 'name', name);
  store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
}
export const file = (name: string): File => new File(['%PDF-1.4'], name, { type: 'application/pdf' });
export const refs = (store: PortalStore, field: string): string[] => ((store.state.step.values[field] ?? []) as FileRef[]).map(({ id }) => id);
