import type { Generated } from 'kysely';
import { Kysely, PGliteDialect, PostgresDialect, sql, type RawBuilder } from 'kysely';
import type { Condition, Contract, Drawing, Field, Flow, InstallerVisit, LiveEvent, Offer, Settings, Text, Ticket, Values } from '../../../src/protocol/index.js';
import type { Asked } from '../../../src/engine/index.js';
import { listenPostgres } from './listener.js';
import { lockFolder } from './lock.js';
import { logFault } from './problems.js';

export interface Tables {
  flows: { type: string; version: number; body: Flow; saved_at: Date };
  fields: { id: string; body: Field };
  conditions: { id: string; version: number; body: Condition };
  settings: { id: number; body: Settings };
  customers: { id: string; name: string; email: string | null; phone: string | null; language: string | null; unit: string | null; portal: boolean };
  opportunities: {
    id: string; customer: string; type: string; name: Text; substate: string;
    held: Values; history: { substate: string; at: string }[]; updated_at: Date;
    drawing: Drawing | null; visit: InstallerVisit | null; asked: Generated<Asked[]>;
  };
  offers: { id: string; opportunity: string; place: number; body: Offer; status: string };
  contracts: { id: string; opportunity: string; place: number; body: Contract };
  tickets: { id: Generated<number>; at: Date; customer: string; opportunity: string | null; key: string; body_hash: string; body: Omit<Ticket, 'number'> };
  /** `customer` null: everybody */
  events: { id: Generated<string>; at: Generated<Date>; customer: string | null; body: LiveEvent };
  /** automatic actions: one row for each time that a substate was entered and each of its actions; `entry` counts the history */
  timers: { id: Generated<string>; opportunity: string; entry: number; action: string; substate: string; due_at: Date; done_at: Date | null };
  /** mails from templates, on their way; `cause` is why it goes out, once for each project */
  mails: {
    id: Generated<string>; at: Date; opportunity: string; cause: string; template: string; language: string;
    recipient: string; subject: string; body: string; tries: Generated<number>; next_at: Date; sent_at: Date | null;
  };
  consents: { opportunity: string; condition: string; version: number; language: string; sha256: string; given_at: Date };
  files: {
    id: string; customer: string | null; opportunity: string | null; field: string | null; name: string; size: number; type: string;
    sha256: string | null; finished: boolean; created_at: Date;
  };
  /** `family`: the session that it made */
  codes: { challenge: string; customer: string | null; hash: string; tries: number; used: boolean; expires_at: Date; family: string | null };
  sessions: { family: string; customer: string; generation: number; rotated_at: Date; expires_at: Date; revoked: boolean; signed_out: Generated<boolean> };
  links: { hash: string; file: string; expires_at: Date };
  keys: { customer: string; key: string; body_hash: string; status: number; answer: object; created_at: Date };
  /** events of the signature service, with the answer that each was given */
  webhooks: { id: string; body_hash: string; status: number; answer: object; at: Date };
  drafts: { customer: string; opportunity: string; body: object; saved_at: Date };
  audit: { id: Generated<number>; at: Date; customer: string | null; opportunity: string | null; action: string; detail: object };
  mailbox: { id: Generated<number>; at: Date; channel: string; recipient: string; subject: string; body: string };
  hits: { bucket: string; at: Date };
  receipts: { id: Generated<number>; at: Date };
  /** every flow, field and settings that ever applied, as they were */
  versions: { kind: 'flow' | 'field' | 'settings'; id: string; version: number; body: object; at: Date };
  /** files that were loaded at a start: what has not changed isn't loaded again over what the company wrote since */
  loads: { name: string; sha256: string; at: Date };
}

export type Db = Kysely<Tables>;

/** A value as jsonb, the same on both engines: pg would make an array of its own of a JavaScript array. */
export function json<T>(value: T): RawBuilder<T> {
  return sql`${JSON.stringify(value)}::jsonb`;
}

export interface OpenDb {
  readonly db: Db;
  /** of PostgreSQL, where several processes may share it */
  readonly url?: string | undefined;
  /** Hears what is said on a channel (`pg_notify`); `again` after a time in which it wasn't. Resolves with how to stop. */
  listen(channel: string, hear: (word: string) => void, again: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** PostgreSQL by address; else PGlite in a folder, which one process has to itself; else PGlite in memory, empty or as `dump` (a data folder as a tar). */
export async function openDb(options: { url?: string | undefined; folder?: string | undefined; dump?: Blob | undefined }): Promise<OpenDb> {
  if (options.url) {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ connectionString: options.url, max: 8 });
    // a server that restarts drops idle connections: the next query takes a new one
    pool.on('error', (error) => logFault('an idle connection', error));
    // nor does one that is lost between two queries of a transaction end the process: the next query on it fails
    pool.on('connect', (client) => { client.on('error', (error) => logFault('a connection', error)); });
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    const { url } = options;
    return { db, url, listen: (channel, hear, again) => listenPostgres(url, channel, hear, again), close: () => db.destroy() };
  }
  const unlock = options.folder ? await lockFolder(options.folder) : undefined;
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const pglite = await PGlite.create({ dataDir: options.folder ? `${options.folder}/pglite` : 'memory://', ...(options.dump && { loadDataDir: options.dump }) });
    const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
    return {
      db,
      listen: (channel, hear) => pglite.listen(channel, hear),
      close: async () => {
        await db.destroy();
        await unlock?.();
      },
    };
  } catch (error) {
    await unlock?.();
    throw error;
  }
}
