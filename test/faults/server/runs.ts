import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../../demo/backend/src/db.js';
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
import type { FileRef } from '../../../src/protocol/index.js';

/** What a client of the backend asks for: the columns of the table. */
const serverSteps = ['code', 'session', 'refresh', 'upload-create', 'upload-patch', ...actions] as const;
type ServerStep = (typeof serverSteps)[number];
const actionOf = (step: ServerStep): Action => ((actions as readonly string[]).includes(step) ? (step as Action) : 'submit-step');

export interface ServerWish { readonly short: boolean; readonly only: string | undefined; readonly postgres: string; say(line: string): void }

/** The bytes of a disk that is full, as far as this machine lets us have one; undefined where it doesn't. */
function smallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'none', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Servers on one database, a company, and the customers of one lane, who are counted when it ends. */
class Lane {
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

  constructor(name: string, wish: ServerWish) {
    this.name = name;
    this.#wish = wish;
  }

  async open(how: { postgres: boolean; servers?: number; disk?: boolean }): Promise<void> {
    this.#url = how.postgres ? await createDatabase(this.#wish.postgres, `faulty_${this.name.replace(/\W/g, '_').toLowerCase()}_${process.pid}`) : undefined;
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
  async run(row: string, step: ServerStep, strike: (server: FaultyServer) => Promise<void>, more: { half?: boolean; struck?: 'died' | 'failed' | 'always' } = {}): Promise<boolean> {
    if (!this.#company || !this.#contract) throw new Error('not open');
    if (this.#wish.only !== undefined && !`${row} × ${step}`.includes(this.#wish.only)) return false;
    const server = this.#first;
    await server.rise();
    const action = actionOf(step);
    const run: Counted = { action, customer: await customerFor(this.#company, this.#contract, action), ...belongings() };
    const client = new Faithful({
      endpoint: () => (this.servers[this.#turn++ % this.servers.length] ?? server).endpoint,
      rise: async () => { for (const one of this.servers) await one.rise(); },
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
      const file = action === 'submit-step' ? await client.upload(more.half ? (endpoint, id, token) => halfPatch(endpoint, id, token, run.paper.buffer, server) : undefined) : undefined;
      await client.act(action, file);
    } catch (error) {
      harm.push({ kind: 'lost', what: error instanceof Error ? error.message : String(error) });
    }
    const struck = { died: server.starts > starts || !server.alive, failed: client.failures > 0, always: true }[more.struck ?? 'died'];
    // a kill that was told and hasn't come about must not strike the next one
    await server.order({ at: { statement: Infinity, how: 'before' }, ahead: 0 });
    if (struck || harm.length > 0) this.#runs.push({ run, outcome: { row, column: step, harm, struck } });
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

/** Dies at each statement of a step, one after the other, until the step is done before it comes to it. */
async function atEachStatement(lane: Lane, step: ServerStep, how: 'before' | 'after' | 'dropped', every: number, most: number): Promise<void> {
  const row = `${lane.name}: ${how === 'dropped' ? 'connection dropped at' : `killed ${how}`} a statement`;
  for (let statement = 1; statement <= most; statement += every) {
    const here = statement;
    if (!(await lane.run(row, step, (server) => server.order({ at: { statement: here, how } }), { struck: how === 'dropped' ? 'failed' : 'died' }))) return;
  }
}

async function killing(lane: Lane, { short }: ServerWish, every: number, drops: boolean): Promise<void> {
  for (const [i, step] of serverSteps.entries()) {
    // every day: each step under one of the faults, and on both databases
    if (short) {
      const how = (['before', 'after', drops ? 'dropped' : 'before'] as const)[i % 3] ?? 'before';
      await atEachStatement(lane, step, how, 40, 1);
      continue;
    }
    await atEachStatement(lane, step, 'before', every, 40);
    await atEachStatement(lane, step, 'after', every * 2, 40);
    if (drops) await atEachStatement(lane, step, 'dropped', 4, 12);
    for (let time = 0; time < 2; time++) {
      await lane.run(`${lane.name}: killed at some time`, step, (server) => { setTimeout(() => { void server.stop('SIGKILL'); }, 3 + time * 9); return Promise.resolve(); });
    }
  }
  if (short) await lane.run(`${lane.name}: killed at some time`, 'submit-step', (server) => { setTimeout(() => { void server.stop('SIGKILL'); }, 9); return Promise.resolve(); });
  for (let i = 0; i < (short ? 1 : 4); i++) await lane.run(`${lane.name}: killed in the middle of a file`, 'upload-patch', () => Promise.resolve(), { half: true });
  for (const [name, ahead] of [['20 minutes ahead', 20 * 60_000], ['an hour behind', -3_600_000]] as const) {
    for (const step of short ? (['submit-step'] as const) : actions) await lane.run(`${lane.name}: clock ${name}`, step, (server) => server.order({ ahead }), { struck: 'always' });
  }
}

/** Every lane, two beside each other: one on PGlite, one on PostgreSQL. */
export async function serverRuns(wish: ServerWish): Promise<Outcome[]> {
  const onPglite = async (): Promise<Outcome[]> => {
    const lane = new Lane('PGlite', wish);
    await lane.open({ postgres: false });
    await killing(lane, wish, 4, false);
    return lane.close();
  };
  const onPostgres = async (): Promise<Outcome[]> => {
    const lane = new Lane('PostgreSQL', wish);
    await lane.open({ postgres: true });
    await killing(lane, wish, 2, true);
    const outcomes = await lane.close();
    const full = new Lane('disk full', wish);
    await full.open({ postgres: true, disk: true });
    for (const step of ['upload-create', 'upload-patch'] as const) {
      for (let i = 0; i < (wish.short ? 1 : 3); i++) {
        await full.run('disk full for a while', step, async () => {
          await full.fill(true);
          setTimeout(() => { void full.fill(false); }, 400);
        }, { struck: 'failed' });
      }
    }
    outcomes.push(...(await full.close()));
    const two = new Lane('two servers', wish);
    await two.open({ postgres: true, servers: 2 });
    for (const step of wish.short ? (['ticket', 'refresh'] as const) : serverSteps) for (const how of wish.short ? (['after'] as const) : (['before', 'after'] as const)) await two.run(`one of two servers killed ${how} a statement`, step, (server) => server.order({ at: { statement: 2, how } }));
    return [...outcomes, ...(await two.close())];
  };
  try {
    return (await Promise.all([onPglite(), onPostgres()])).flat();
  } finally {
    FaultyServer.forget();
  }
}
