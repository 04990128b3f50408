import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../../demo/backend/src/db.js';
import type { FileRef } from '../../../src/protocol/index.js';
import { contractPdf } from '../../backend/contract-world.js';
import { createDatabase } from '../../config/postgres.js';
import { Company } from '../../e2e/company.js';
import { count, type Counted } from '../count.js';
import { belongings, customerFor, type Harm } from '../run.js';
import { actions, type Action } from '../steps.js';
import type { Outcome } from '../table.js';
import { shorten } from '../world.js';
import { Faithful } from './client.js';
import { FaultyServer } from './faulty-server.js';

/** What a client of the backend asks for: the columns of the table. */
export const serverSteps = ['code', 'session', 'refresh', 'draft', 'upload-create', 'upload-patch', ...actions] as const;
export type ServerStep = (typeof serverSteps)[number];
const actionOf = (step: ServerStep): Action => ((actions as readonly string[]).includes(step) ? (step as Action) : 'submit-step');

export interface ServerWish { readonly short: boolean; readonly only: string | undefined; say(line: string): void }

/** The bytes of a disk that is full, as far as this machine lets us have one; undefined where it doesn't. */
function smallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'none', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** How a fault is known to have come about, and what it must leave standing. */
interface Strikes {
  /** half of a file goes out first, and the server dies under it */
  readonly half?: boolean;
  readonly struck?: 'died' | 'failed' | 'always';
  /** the server must not die of it */
  readonly stands?: boolean;
}

/** Servers on one database, a company, and the customers of one lane, who are counted when it ends. */
export class Lane {
  readonly name: string;
  readonly servers: FaultyServer[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'portal-faulty-'));
  readonly #runs: { run: Counted; outcome: { row: string; column: string; harm: Harm[]; struck: boolean } }[] = [];
  readonly #wish: ServerWish;
  #url: string | undefined;
  #company: Company | undefined;
  #contract: FileRef | undefined;
  #disk = false;
  #turn = 0;
  /** runs before each request of a customer */
  beforeRequest: () => Promise<void> = () => Promise.resolve();

  constructor(name: string, wish: ServerWish) {
    this.name = name;
    this.#wish = wish;
  }

  async open(how: { postgres?: string; servers?: number; disk?: boolean }): Promise<void> {
    this.#url = how.postgres !== undefined ? await createDatabase(how.postgres, `faulty_${this.name.replace(/\W/g, '_').toLowerCase()}_${process.pid}`) : undefined;
    const uploads = join(this.#folder, 'uploads');
    mkdirSync(uploads, { recursive: true });
    this.#disk = how.disk === true && smallDisk(uploads);
    const env = { DATA: this.#folder, ...(this.#url && { DATABASE_URL: this.#url }) };
    for (let i = 0; i < (how.servers ?? 1); i++) {
      const server = new FaultyServer(env);
      this.servers.push(server);
      await server.start();
    }
    this.#company = new Company({ api: this.#first.endpoint, company: 'company-token' });
    await shorten(this.#company);
    this.#contract = await this.#company.file('Supply contract.pdf', await contractPdf(1, 'Supply contract'));
  }

  get #first(): FaultyServer { const [server] = this.servers; if (!server) throw new Error('not open'); return server; }

  /** The disk has no room left, or has it again. */
  async fill(full: boolean): Promise<void> {
    if (!this.#disk) return this.#first.order({ full });
    const filler = join(this.#folder, 'uploads', 'filler');
    if (!full) return rmSync(filler, { force: true });
    try { writeFileSync(filler, Buffer.alloc(600_000)); } catch { /* now it is full */ }
  }

  /** A customer does the whole of an action; `strike` happens right before the first request of the step. Resolves with whether it came about: one that didn't isn't counted. */
  async run(row: string, step: ServerStep, strike: (server: FaultyServer) => Promise<void>, more: Strikes = {}): Promise<boolean> {
    if (!this.#company || !this.#contract) throw new Error('not open');
    if (this.#wish.only !== undefined && !`${row} × ${step}`.includes(this.#wish.only)) return false;
    const server = this.#first;
    await server.rise();
    const action = actionOf(step);
    const run: Counted = { action, customer: await customerFor(this.#company, this.#contract, action), ...belongings() };
    const client = new Faithful({
      endpoint: () => (this.servers[this.#turn++ % this.servers.length] ?? server).endpoint,
      rise: async () => {
        await this.beforeRequest();
        for (const one of this.servers) await one.rise();
      },
    }, run);
    let fired = false;
    client.before = async (name) => {
      if (fired || name !== step) return;
      fired = true;
      await strike(server);
    };
    const starts = server.starts;
    const harm: Harm[] = [];
    try {
      await client.signIn();
      if (step === 'refresh') await client.refresh();
      if (step === 'draft') await client.draft();
      const file = action === 'submit-step' ? await client.upload(more.half ? (endpoint, id, token) => halfPatch(endpoint, id, token, run.paper.buffer, server) : undefined) : undefined;
      await client.act(action, file);
    } catch (error) {
      harm.push({ kind: 'lost', what: error instanceof Error ? error.message : String(error) });
    }
    if (more.stands && server.starts > starts) harm.push({ kind: 'lost', what: 'the backend went down with its database' });
    const struck = { died: server.starts > starts || !server.alive, failed: client.failures > 0, always: true }[more.struck ?? 'died'];
    // a kill that was told and hasn't come about must not strike the next one
    await server.order({ at: { statement: Infinity, how: 'before' }, ahead: 0 });
    if (!struck && harm.length === 0) return false;
    this.#runs.push({ run, outcome: { row, column: step, harm, struck } });
    if (this.#runs.length % 20 === 0) this.#wish.say(`${this.name}: ${this.#runs.length} runs`);
    return struck;
  }

  /** Ends the servers and counts what each customer's database and files hold. */
  async close(): Promise<Outcome[]> {
    for (const server of this.servers) await server.stop();
    const { db, close } = await openDb(this.#url ? { url: this.#url } : { folder: this.#folder });
    try {
      for (const { run, outcome } of this.#runs) outcome.harm.push(...(await count(run, { db, filePath: (id) => join(this.#folder, 'uploads', id) })));
    } finally {
      await close();
      if (this.#disk) execFileSync('umount', ['-l', join(this.#folder, 'uploads')]);
      rmSync(this.#folder, { recursive: true, force: true });
    }
    return this.#runs.map(({ outcome }) => outcome);
  }
}

/** Half of a file goes out and the server dies under it. */
function halfPatch(endpoint: string, id: string, token: string, bytes: Buffer, server: FaultyServer): Promise<void> {
  return new Promise((done) => {
    const out = request(`${endpoint}/uploads/${id}`, { method: 'PATCH', headers: { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0', 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream', 'Content-Length': bytes.length } });
    out.on('error', () => undefined);
    out.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => { setTimeout(() => { void server.stop('SIGKILL').then(() => { out.destroy(); done(); }); }, 40); });
  });
}
