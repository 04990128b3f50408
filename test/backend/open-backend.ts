import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { createBackend, type Backend, type BackendOptions } from '../../demo/backend/src/app.js';
import { openDb } from '../../demo/backend/src/db.js';
import { Session, CodeChallenge, type CustomerRecord, type Flow, type OpportunityRecord, type Settings } from '../../src/protocol/index.js';
import { createDatabase } from '../config/postgres.js';
import { sale, saleSettings } from '../fixtures/sale.js';
import { Caller } from '../conformance/caller.js';

/** The two databases that everything is held against. */
export const databases = ['PGlite', 'PostgreSQL'] as const;
export type Database = (typeof databases)[number];

/** The address of an empty PostgreSQL database. */
export const newDatabase = (server = inject('databases').postgres): Promise<string> => createDatabase(server, `t${randomUUID().replaceAll('-', '')}`);

interface Mail {
  readonly id: number;
  readonly channel: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
}

/** A backend of a test's own, with a clock that the test sets and the sale as its flow. */
export class TestBackend {
  readonly backend: Backend;
  readonly endpoint: string;
  readonly company: Caller;
  readonly nobody: Caller;
  readonly #clock: { now: number };
  readonly #folder: string;
  #ids = 0;

  private constructor(backend: Backend, endpoint: string, clock: { now: number }, folder: string) {
    this.backend = backend;
    this.endpoint = endpoint;
    this.company = new Caller(endpoint, 'company-token');
    this.nobody = new Caller(endpoint);
    this.#clock = clock;
    this.#folder = folder;
  }

  /** A backend on a database of its own; on one that is there already when `databaseUrl` says so. */
  static async open(database: Database, options: Partial<BackendOptions> = {}): Promise<TestBackend> {
    const { postgres, dump } = inject('databases');
    const folder = mkdtempSync(join(tmpdir(), 'portal-backend-'));
    const clock = { now: Date.now() };
    const db = database === 'PGlite'
      ? await openDb({ dump: new Blob([readFileSync(dump)]) })
      : await openDb({ url: options.databaseUrl ?? (await newDatabase(postgres)) });
    const backend = await createBackend({ database: db, uploads: folder, companyToken: 'company-token', secret: 'secret-of-the-tests', codesPerIdentifier: 1000, codesPerAddress: 1000, now: () => clock.now, ...options });
    const endpoint = `http://127.0.0.1:${await backend.start(0)}`;
    const self = new TestBackend(backend, endpoint, clock, folder);
    await self.put('/company/settings', saleSettings);
    await self.put('/company/flows/sale', sale);
    return self;
  }

  async close(): Promise<void> {
    await this.backend.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get now(): number { return this.#clock.now; }
  /** Lets time pass for the backend. */
  pass(ms: number): void { this.#clock.now += ms; }

  /** What the company writes; fails the test when it is refused. */
  async put(path: string, body: Flow | Settings | CustomerRecord | OpportunityRecord | object): Promise<void> {
    const answer = await this.company.ask(path, { method: 'PUT', body });
    if (answer.status >= 300) throw new Error(`PUT ${path} answered ${answer.status}: ${answer.text}`);
  }

  /** Changes the flow by what `change` does to a copy of it. */
  async changeFlow(change: (flow: Flow) => void): Promise<void> {
    const flow = structuredClone(sale);
    change(flow);
    await this.put('/company/flows/sale', flow);
  }

  /** A new customer of the company's. */
  async newCustomer(record: Partial<CustomerRecord> = {}): Promise<CustomerRecord> {
    const id = `customer-${++this.#ids}`;
    const customer = { id, name: 'Anna Ferri', email: `${id}@example.com`, language: 'en', portal: true, ...record };
    await this.put(`/company/customers/${customer.id}`, customer);
    return customer;
  }

  /** A project of a customer's, standing where it is told to. */
  async newProject(customer: string, record: Partial<OpportunityRecord> = {}): Promise<string> {
    const id = `project-${++this.#ids}`;
    await this.put(`/company/opportunities/${id}`, { id, customer, type: 'sale', name: 'Via Verdi 8', substate: 'send-documents', ...record });
    return id;
  }

  /** What a code was sent with, newest first. */
  async mails(): Promise<Mail[]> {
    await this.backend.settled();
    return (await this.nobody.ask('/dev/mailbox.json')).json as Mail[];
  }

  async challengeOf(identifier: string, more: object = {}): Promise<string> {
    return (await this.nobody.get('/session/codes', CodeChallenge, { method: 'POST', body: { identifier, ...more } })).challenge;
  }

  /** The newest code in the mailbox, for a recipient. */
  async code(recipient?: string): Promise<string> {
    // another mail may have come since
    const code = (await this.mails()).filter((one) => recipient === undefined || one.recipient === recipient).map(({ body }) => /\b\d{6}\b/.exec(body)?.[0]).find((found) => found !== undefined);
    if (code === undefined) throw new Error('no code in the mailbox');
    return code;
  }

  /** Signs in with an e-mail address. */
  async session(email: string): Promise<Session> {
    const challenge = await this.challengeOf(email);
    return this.nobody.get('/session', Session, { method: 'POST', body: { challenge, code: await this.code(email) } });
  }

  /** Who signs in with a code. */
  async callerFor(challenge: string, code: string): Promise<Caller> {
    return new Caller(this.endpoint, (await this.nobody.get('/session', Session, { method: 'POST', body: { challenge, code } })).token);
  }

  /** A signed-in customer. */
  async signIn(identifier: string): Promise<Caller> {
    return new Caller(this.endpoint, (await this.session(identifier)).token);
  }

  /** A new customer, signed in, with one project. */
  async anna(record: Partial<OpportunityRecord> = {}): Promise<{ anna: Caller; customer: CustomerRecord; project: string }> {
    const customer = await this.newCustomer();
    const project = await this.newProject(customer.id, record);
    return { anna: await this.signIn(customer.email ?? ''), customer, project };
  }

  /** A file that the company shares. */
  async share(bytes: Uint8Array, name = 'shared.pdf'): Promise<string> {
    const answer = await this.company.ask(`/company/files?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes });
    return (answer.json as { id: string }).id;
  }
}
