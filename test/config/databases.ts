import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** address of a PostgreSQL server, and the path of an empty PGlite data folder as a tar: loading it takes a tenth of making one */
    databases: { readonly postgres: string; readonly dump: string };
  }
}

/** What every test file of the backend and of the conformance kit starts from; made once for a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-databases-'));
  const dump = join(folder, 'empty.tar');
  const make = async (): Promise<void> => {
    const empty = await PGlite.create();
    writeFileSync(dump, Buffer.from(await (await empty.dumpDataDir('none')).arrayBuffer()));
    await empty.close();
  };
  const [postgres] = await Promise.all([startPostgres(), make()]);
  project.provide('databases', { postgres: postgres.url, dump });
  return async () => {
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  };
}
