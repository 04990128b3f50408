import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface Cluster {
  /** a new, empty database in it */
  database(name: string): Promise<string>;
  stop(): void;
}

function binaries(): string {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => `/usr/lib/postgresql/${version}/bin`).find((path) => existsSync(join(path, 'initdb')));
  if (!found) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  return found;
}

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const address = server.address();
    server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
  });
});

/** A throwaway PostgreSQL cluster on loopback; as root it runs under the postgres user, which refuses root. */
export async function startPostgres(): Promise<Cluster> {
  const bin = binaries();
  const root = process.getuid?.() === 0;
  const folder = mkdtempSync(join(tmpdir(), 'portal-pg-'));
  const run = (program: string, args: readonly string[]): void => {
    if (root) execFileSync('runuser', ['-u', 'postgres', '--', join(bin, program), ...args], { stdio: 'ignore', cwd: folder });
    else execFileSync(join(bin, program), args, { stdio: 'ignore' });
  };
  if (root) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o700);
  const port = await freePort();
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'portal', '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']);
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`, 'start']);
  return {
    async database(name) {
      const client = new pg.Client({ connectionString: `postgres://portal@127.0.0.1:${port}/postgres` });
      await client.connect();
      await client.query(`create database "${name.replace(/\W/g, '_')}"`);
      await client.end();
      return `postgres://portal@127.0.0.1:${port}/${name.replace(/\W/g, '_')}`;
    },
    stop() {
      try { run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']); } catch { /* it is gone already */ }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
