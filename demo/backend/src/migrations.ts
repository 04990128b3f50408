import { sql } from 'kysely';
import type { Db } from './db.js';

/** In order; one that has run is never changed. PostgreSQL 15's SQL, so that PGlite and a server take the same. */
const migrations: readonly string[][] = [[
  `create table flows (type text primary key, version int not null, body jsonb not null, saved_at timestamptz not null default now())`,
  `create table fields (id text primary key, body jsonb not null)`,
  `create table conditions (id text not null, version int not null, body jsonb not null, primary key (id, version))`,
  `create table settings (id int primary key check (id = 1), body jsonb not null)`,
  `create table customers (id text primary key, name text not null, email text, phone text, language text, portal boolean not null default true)`,
  `create unique index customers_email on customers (lower(email))`,
  `create index customers_phone on customers (phone)`,
  `create table opportunities (id text primary key, customer text not null references customers, type text not null, name jsonb not null, substate text not null, held jsonb not null default '{}', history jsonb not null default '[]', updated_at timestamptz not null default now())`,
  `create index opportunities_customer on opportunities (customer)`,
  `create table offers (id text not null, opportunity text not null references opportunities on delete cascade, place int not null, body jsonb not null, status text not null, primary key (opportunity, id))`,
  `create unique index offers_accepted_once on offers (opportunity) where status = 'accepted'`,
  `create table consents (opportunity text not null references opportunities on delete cascade, condition text not null, version int not null, language text not null, sha256 text not null, given_at timestamptz not null, primary key (opportunity, condition, version))`,
  `create table files (id text primary key, customer text references customers, opportunity text, field text, name text not null, size int not null, type text not null, sha256 text, finished boolean not null default false, created_at timestamptz not null default now())`,
  `create index files_opportunity on files (opportunity)`,
  `create table codes (challenge text primary key, customer text, hash text not null, tries int not null default 0, used boolean not null default false, expires_at timestamptz not null)`,
  `create table sessions (family text primary key, customer text not null references customers on delete cascade, generation int not null, rotated_at timestamptz not null, expires_at timestamptz not null, revoked boolean not null default false)`,
  `create table links (hash text primary key, file text not null, expires_at timestamptz not null)`,
  `create table keys (customer text not null, key text not null, body_hash text not null, status int not null, answer jsonb not null, created_at timestamptz not null default now(), primary key (customer, key))`,
  `create table drafts (customer text not null, opportunity text not null, body jsonb not null, saved_at timestamptz not null, primary key (customer, opportunity))`,
  `create table audit (id serial primary key, at timestamptz not null, customer text, opportunity text, action text not null, detail jsonb not null)`,
  `create index audit_opportunity on audit (opportunity)`,
  `create table mailbox (id serial primary key, at timestamptz not null default now(), channel text not null, recipient text not null, subject text not null, body text not null)`,
  `create table hits (bucket text not null, at timestamptz not null)`,
  `create index hits_bucket on hits (bucket, at)`,
  `create table receipts (id serial primary key, at timestamptz not null)`,
], [
  // json keeps an answer as it was given; jsonb puts its members in another order
  `alter table keys alter column answer type json using answer::json`,
  `create table loads (name text primary key, sha256 text not null, at timestamptz not null default now())`,
  `create index opportunities_type on opportunities (type, substate)`,
  `create index files_unfinished on files (created_at) where not finished`,
  `create index codes_expiry on codes (expires_at)`,
  `create index links_expiry on links (expires_at)`,
  `create index hits_at on hits (at)`,
], [
  `create table versions (kind text not null, id text not null, version int not null, body jsonb not null, at timestamptz not null, primary key (kind, id, version))`,
  `insert into versions (kind, id, version, body, at) select 'flow', type, version, body, saved_at from flows`,
], [
  `alter table customers add column unit text`,
  `alter table opportunities add column drawing jsonb, add column visit jsonb, add column asked jsonb not null default '[]'`,
  `create table contracts (id text not null, opportunity text not null references opportunities on delete cascade, place int not null, body jsonb not null, primary key (opportunity, id))`,
  `create table webhooks (id text primary key, body_hash text not null, status int not null, answer json not null, at timestamptz not null)`,
  `create table tickets (id serial primary key, at timestamptz not null, customer text not null references customers, opportunity text, key text not null, body_hash text not null, body jsonb not null, unique (customer, key))`,
  `create index tickets_customer on tickets (customer, id)`,
  `create table events (id bigserial primary key, at timestamptz not null default now(), customer text, body jsonb not null)`,
  `create index events_customer on events (customer, id)`,
  `create index events_at on events (at)`,
  `create table timers (id bigserial primary key, opportunity text not null references opportunities on delete cascade, entry int not null, action text not null, substate text not null, due_at timestamptz not null, done_at timestamptz, unique (opportunity, entry, action))`,
  `create index timers_due on timers (due_at) where done_at is null`,
  `create table mails (id bigserial primary key, at timestamptz not null, opportunity text not null references opportunities on delete cascade, cause text not null, template text not null, language text not null, recipient text not null, subject text not null, body text not null, tries int not null default 0, next_at timestamptz not null, sent_at timestamptz, unique (opportunity, cause))`,
  `create index mails_waiting on mails (next_at) where sent_at is null`,
], [
  `alter table sessions add column signed_out boolean not null default false`,
], [
  `alter table codes add column family text`,
]];

/** Brings the database to the newest shape; each step whole or not at all. */
export async function migrate(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // several servers may start at once on one database
    await sql`select pg_advisory_xact_lock(721004)`.execute(trx);
    await sql`create table if not exists migrations (id int primary key, at timestamptz not null default now())`.execute(trx);
    const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0)::int as id from migrations`.execute(trx);
    for (let next = rows[0]?.id ?? 0; next < migrations.length; next++) {
      for (const statement of migrations[next] ?? []) await sql.raw(statement).execute(trx);
      await sql`insert into migrations (id) values (${next + 1})`.execute(trx);
    }
  });
}
