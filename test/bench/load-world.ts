import { spawn } from 'node:child_process';
import { rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import { buildBackend } from '../../demo/backend/build.mjs';
import { createBackend } from '../../demo/backend/src/app.js';
import { Secrets } from '../../demo/backend/src/secrets.js';
import { seed } from '../../demo/backend/src/seed.js';
import { recordStatements, type Statement } from '../backend/statements.js';
import { Caller } from '../conformance/caller.js';
import { createDatabase, startPostgres } from '../config/postgres.js';

const root = resolve(import.meta.dirname, '../..');
const secret = 'secret-of-the-bench';
export const customers = 2000;
export const own = (n: number): string => `n${String(n).padStart(6, '0')}`;
const values = { 'visit-day': '2099-05-04', access: 'By the yard', phone: '+39 333 123 4567' };

/** A process that answers at a port. */
export interface Server { readonly port: number; readonly pid: number; stop(): Promise<void> }

/** Waits for its line `listening <port>`. */
async function start(script: string, args: readonly string[], env: Record<string, string>): Promise<Server> {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((done) => { child.once('exit', () => done()); });
  const port = await new Promise<number>((found, failed) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const line = /^listening (\d+)$/m.exec(output);
      if (line) found(Number(line[1]));
    });
    void ended.then(() => failed(new Error(`${script} ended at its start`)));
  });
  return { port, pid: child.pid ?? 0, stop: () => { child.kill(); return ended; } };
}

/** The backend and the bare handler as processes of their own, each on a database of its own of one server, with the same rows. */
export interface World {
  readonly backend: Server;
  readonly bare: Server;
  readonly revision: string;
  readonly values: object;
  /** statements of a view and of an action */
  readonly seen: { readonly view: readonly Statement[]; readonly action: readonly Statement[] };
  token(n: number): string;
  /** every project stands again where its step is open */
  reset(): Promise<void>;
  /** the company says something to every open page */
  broadcast(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
  const postgres = await startPostgres();
  const databaseUrl = await createDatabase(postgres.url, `bench${process.pid}`);
  const inside = await createBackend({ databaseUrl, uploads: join(folder, 'uploads'), companyToken: 'company', secret, automaticEvery: 2 ** 30 });
  const { db } = inside;
  await seed(db, inside.store, { flow: join(root, 'demo/flows/solar.json'), settings: join(root, 'demo/flows/solar.settings.json') });
  const history = (substate: string): string => JSON.stringify([{ substate, at: '2026-01-01T08:00:00.000Z' }]);
  const ids = sql`(select 'n' || lpad(i::text, 6, '0') as own from generate_series(0, ${customers}) as i) as ids`;
  await sql`insert into customers (id, name, email, language) select 'customer-' || own, 'Anna Ferri', own || '@example.com', 'en' from ${ids}`.execute(db);
  await sql`insert into sessions (family, customer, generation, rotated_at, expires_at) select 'family-' || own, 'customer-' || own, 1, now(), now() + interval '30 days' from ${ids}`.execute(db);
  for (const [name, substate] of [['view', 'initial-documents'], ['action', 'installation-documents']] as const) {
    await sql`insert into opportunities (id, customer, type, name, substate, history) select ${`${name}-`} || own, 'customer-' || own, (select type from flows limit 1), '"Via Verdi 8"', ${substate}, ${history(substate)}::jsonb from ${ids}`.execute(db);
  }
  await sql`analyze`.execute(db);

  const secrets = new Secrets(secret);
  const expiry = Date.now() + 24 * 60 * 60 * 1000;
  const token = (n: number): string => { const text = `a.family-${own(n)}.1.${expiry}`; return `${text}.${secrets.sign(text)}`; };
  const anna = new Caller(`http://127.0.0.1:${await inside.start(0)}`, token(0));
  const recorded = async (send: () => Promise<{ status: number; text: string }>): Promise<{ statements: Statement[]; answer: string }> => {
    const { statements, stop } = recordStatements();
    const { status, text } = await send().finally(stop);
    if (status !== 200) throw new Error(`the bench's own request was refused: ${status} ${text}`);
    return { statements, answer: text };
  };
  const { revision } = await anna.opportunity(`action-${own(0)}`);
  const view = await recorded(() => anna.ask(`/opportunities/view-${own(0)}`));
  const action = await recorded(() => anna.act(`action-${own(0)}`, 'submit-step', { values }, { key: 'seen-key', revision }));
  await inside.close();

  const bareUrl = await createDatabase(postgres.url, `bare${process.pid}`, `bench${process.pid}`);
  const plan = join(folder, 'seen.json');
  writeFileSync(plan, JSON.stringify({ databaseUrl: bareUrl, view, action }));
  const bundle = await buildBackend(join(root, 'demo/backend/dist', `server-of-bench-${process.pid}.js`));
  const [backend, bare] = await Promise.all([
    start(bundle, [], { PORT: '0', DATA: folder, DATABASE_URL: databaseUrl, SECRET: secret, COMPANY_TOKEN: 'company' }),
    start(join(root, 'test/bench/bare.mjs'), [plan], {}),
  ]);
  const { default: pg } = await import('pg');
  return {
    backend, bare, revision, values, token, seen: { view: view.statements, action: action.statements },
    async reset() {
      for (const connectionString of [databaseUrl, bareUrl]) {
        const client = new pg.Client({ connectionString });
        await client.connect();
        await client.query(`update opportunities set substate = 'installation-documents', held = '{}', history = $1 where id like 'action-%'`, [history('installation-documents')]);
        await client.query('vacuum analyze opportunities').finally(() => client.end());
      }
    },
    async broadcast() {
      const company = new Caller(`http://127.0.0.1:${backend.port}`, 'company');
      // but for the help: the files that it names aren't here
      const { json: settings } = await company.ask('/company/settings');
      const { status, text } = await company.ask('/company/settings', { method: 'PUT', body: { ...(settings as object), help: undefined } });
      if (status >= 300) throw new Error(text);
    },
    async close() {
      await Promise.all([backend.stop(), bare.stop()]);
      await postgres.close();
      for (const path of [folder, bundle, `${bundle}.map`]) rmSync(path, { recursive: true, force: true });
    },
  };
}
