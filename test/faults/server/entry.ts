// The reference backend as a process that can be told to die at a statement: bundled and started by `faulty-server.ts`, never a part of the backend.
import fs, { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { createBackend } from '../../../demo/backend/src/app.js';
import { seed } from '../../../demo/backend/src/seed.js';

/** What the parent says: where to die, how far the clock is ahead, whether the disk is full. */
export interface Order {
  /** the statement at which it happens, counted from now: `before` it reaches the database, `after` it has answered, its connection is `dropped`, or it is `stopped` there until it is told to go on */
  readonly at?: { readonly statement: number; readonly how: 'before' | 'after' | 'dropped' | 'stopped before' | 'stopped after' };
  readonly ahead?: number;
  readonly full?: boolean;
  /** a statement that was stopped goes on */
  readonly go?: boolean;
}

let left = Infinity;
let how: NonNullable<Order['at']>['how'] = 'before';
let ahead = 0;
let full = false;
const die = (): void => { process.kill(process.pid, 'SIGKILL'); };

let goOn = (): void => undefined;
const stopped = (): Promise<void> => new Promise((done) => {
  goOn = done;
  process.send?.('stopped');
});

process.on('message', (order: Order) => {
  if (order.go) return goOn();
  if (order.at) ({ statement: left, how } = order.at);
  ahead = order.ahead ?? ahead;
  full = order.full ?? full;
  process.send?.('heard');
});

type Query = (...given: unknown[]) => Promise<unknown>;
/** Counts the statements of a driver, and dies at the one that was told. */
function counting(query: Query, drop: (driver: unknown) => void): Query {
  return function counted(this: unknown, ...given) {
    const mine = --left === 0;
    if (mine && how === 'before') die();
    if (mine && how === 'dropped') drop(this);
    if (mine && how === 'stopped before') return stopped().then(() => query.apply(this, given));
    const answer = query.apply(this, given);
    if (mine && how === 'stopped after') return answer.then(async (result) => { await stopped(); return result; });
    return mine && how === 'after' ? answer.then((result) => { die(); return result; }) : answer;
  };
}
Object.assign(pg.Client.prototype, { query: counting(pg.Client.prototype.query as unknown as Query, (client) => { (client as { connection: { stream: { destroy(): void } } }).connection.stream.destroy(); }) });
Object.assign(PGlite.prototype, { query: counting(PGlite.prototype.query as Query, () => undefined) });

// the store of the uploads writes by streams: a full disk refuses them, after some bytes
const { createWriteStream } = fs;
Object.assign(fs, {
  createWriteStream: (...given: Parameters<typeof createWriteStream>) => {
    const stream = createWriteStream(...given);
    if (!full) return stream;
    let room = 1;
    const write = stream._write.bind(stream);
    Object.assign(stream, { _writev: undefined });
    stream._write = (chunk, encoding, done) => {
      if (room-- > 0) write((chunk as Buffer).subarray(0, 1000), encoding, () => { done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })); });
      else done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
    };
    return stream;
  },
});

const { env } = process;
const folder = env['DATA'] ?? '.data';
mkdirSync(folder, { recursive: true });
const backend = await createBackend({
  folder, uploads: env['UPLOADS'] ?? join(folder, 'uploads'), databaseUrl: env['DATABASE_URL'], companyToken: 'company-token', secret: 'secret-of-the-tests',
  codesPerIdentifier: 1000, codesPerAddress: 100_000, automaticEvery: 3_600_000, now: () => Date.now() + ahead,
});
await seed(backend.db, backend.store, { flow: 'demo/flows/solar.json', settings: 'demo/flows/solar.settings.json', demo: 'demo/flows/solar.demo.json' });
console.log(`listening ${await backend.start(Number(env['PORT'] ?? 0), 'localhost')}`);
process.on('SIGTERM', () => { void backend.close().finally(() => process.exit(0)); });
