import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createBackend, type Backend } from '../../demo/backend/src/app.js';
import { openDb } from '../../demo/backend/src/db.js';
import { seed } from '../../demo/backend/src/seed.js';
import { serveFolder } from '../../demo/serve.mjs';

const root = resolve(import.meta.dirname, '../..');

export interface Portal {
  readonly host: string;
  readonly api: string;
  readonly sdk: string;
  readonly backend: Backend;
  /** bearer of the company's side */
  readonly company: string;
  /** ends the backend: nobody listens at its address any more */
  stop(): Promise<void>;
  /** a new backend on the same data, at the same address */
  start(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The three origins of the demo on free ports, with a backend of its own: PGlite in a temporary folder, or PostgreSQL by address.
 * `dump` is a data folder of PGlite to begin with, as a tar: loading one takes a part of the time of making it.
 * `scripts` is another folder of the built script; `pages` is another folder of host pages, `pageHeaders` go with each of them; `served` hears of each file of the SDK that a browser got, and of its bytes.
 */
export async function openPortal(options: { flow: string; settings: string; demo: string; databaseUrl?: string | undefined; dump?: string; now?: () => number; scripts?: string; pages?: string; pageHeaders?: (origins: { sdk: string; api: string }) => Record<string, string>; served?: (path: string, bytes: number) => void }): Promise<Portal> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-e2e-'));
  const origins: string[] = [];
  const company = 'company-token-of-the-tests';
  const sdk = await serveFolder(options.scripts ?? join(root, 'dist/cdn'), 0, { headers: { 'Access-Control-Allow-Origin': '*' }, ...(options.served && { served: options.served }) });
  const sdkUrl = `http://localhost:${sdk.port}`;
  let dump = options.dump;
  const open = async (): Promise<Backend> => {
    const database = await openDb({ url: options.databaseUrl, folder, dump: dump === undefined ? undefined : await openAsBlob(dump) });
    dump = undefined;
    return createBackend({ database, uploads: join(folder, 'uploads'), companyToken: company, secret: 'secret-of-the-tests', signature: { secret: 'secret-of-the-service' }, origins, sdkUrl, now: options.now, codesPerIdentifier: 1000, codesPerAddress: 1000 });
  };
  let backend = await open();
  await seed(backend.db, backend.store, { flow: join(root, options.flow), settings: join(root, options.settings), demo: join(root, options.demo) });
  const port = await backend.start(0, 'localhost');
  const api = `http://localhost:${port}`;
  let running = true;
  const stop = async (): Promise<void> => {
    if (running) await backend.close();
    running = false;
  };
  const page = await serveFolder(join(root, options.pages ?? 'demo/plain'), 0, { replace: { SDK: sdkUrl, API: api }, ...(options.pageHeaders && { headers: options.pageHeaders({ sdk: sdkUrl, api }) }) });
  const host = `http://localhost:${page.port}`;
  origins.push(host);
  return {
    host, api, sdk: sdkUrl, company, stop,
    get backend() { return backend; },
    async start() {
      backend = await open();
      await backend.start(port, 'localhost');
      running = true;
    },
    async close() {
      page.close();
      sdk.close();
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The newest code in the development mailbox for a recipient, once it is there. */
export async function codeFor(api: string, recipient: string, after = 0): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const mails = (await (await fetch(`${api}/dev/mailbox.json`)).json()) as { id: number; recipient: string; body: string }[];
    // another mail may have come since
    const code = mails.filter((mail) => mail.recipient === recipient && mail.id > after).map(({ body }) => /\b\d{6}\b/.exec(body)?.[0]).find((found) => found !== undefined);
    if (code) return code;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`no code for ${recipient}`);
}
