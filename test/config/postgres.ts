import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server of its own, thrown away when it is closed. */
export interface Postgres {
  /** address of its database `app` */
  readonly url: string;
  /** ends it as a failing machine does (immediate mode), and begins it again on the same data at the same address; undefined for a server that isn't ours */
  readonly power?: { off(): Promise<void>; on(): Promise<void> };
  close(): Promise<void>;
}

/** Where the server's programs are: on PATH, or where Debian puts them. */
function programs(): string {
  const debian = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)).map((version) => `/usr/lib/postgresql/${version}/bin`) : [];
  const found = [...(process.env['PATH'] ?? '').split(delimiter), ...debian].find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (!found) throw new Error('PostgreSQL is not installed. On Debian: apt-get install postgresql. Or name a server by TEST_DATABASE_URL.');
  return found;
}

/** PostgreSQL refuses to run as root: it then runs as the user of its package. */
function user(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts a server on a free port; about two seconds. It is a child of this process and goes with its group. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, close: () => Promise.resolve() };
  const bin = programs();
  const owner = user();
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'app', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8'], { ...owner, env, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  const begin = () => spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off', '-c', 'max_connections=200'], { ...owner, env, cwd: folder, stdio: 'ignore' });
  const maintenance = `postgres://app@127.0.0.1:${port}/postgres`;
  let server = begin();
  const off = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGQUIT');
    await ended;
  };
  const ready = async (): Promise<void> => {
    while (!(await answers(maintenance))) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode} at its start.`);
      await new Promise((done) => { setTimeout(done, 50); });
    }
  };
  await ready();
  await createDatabase(maintenance, 'app');
  return {
    url: `postgres://app@127.0.0.1:${port}/app`,
    power: { off, on() { server = begin(); return ready(); } },
    async close() {
      await off();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database on the server of an address, empty or a copy of another that nobody is connected to, and gives its address. */
export async function createDatabase(url: string, name: string, template?: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database "${name}"${template === undefined ? "" : ` template "${template}"`}`).finally(() => client.end());
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
