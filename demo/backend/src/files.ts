import { Readable } from 'node:stream';
import { sql, type RawBuilder } from 'kysely';
import type { FileLink, FileRef } from '../../../src/protocol/index.js';
import type { Db } from './db.js';
import { notFound } from './problems.js';
import { sha256, type Secrets } from './secrets.js';
import type { UploadStore } from './upload-store.js';

/** How long a download link lives, in ms. */
const linkLife = 60_000;

const inValues = (id: string): RawBuilder<boolean> => sql`jsonb_path_exists(o.held, '$.*[*].id ? (@ == $id)', jsonb_build_object('id', ${id}::text))`;
const inOffer = (id: string): RawBuilder<boolean> => sql`jsonb_path_exists(x.body, '$.attachments[*].id ? (@ == $id)', jsonb_build_object('id', ${id}::text))`;

const inHelp = (id: string): RawBuilder<boolean> => sql`jsonb_path_exists(s.body, '$.help.files.list[*].file.id ? (@ == $id)', jsonb_build_object('id', ${id}::text))`;
const inTicket = (id: string): RawBuilder<boolean> => sql`jsonb_path_exists(t.body, '$.files[*].id ? (@ == $id)', jsonb_build_object('id', ${id}::text))`;
const inContract = (id: string): RawBuilder<boolean> => sql`(y.body #>> '{document,id}' = ${id} or y.body #>> '{signed,file,id}' = ${id})`;

/** A file that this customer may read: one they uploaded, one that stands in a value, an offer or a contract of a project of theirs, or one of the company's help. Everything else is a 404. */
export async function readable(db: Db, customer: string, id: string): Promise<FileRef> {
  const { rows } = await sql<FileRef>`
    select f.id, f.name, f.size, f.type, f.sha256 from files f where f.id = ${id} and f.finished and (
      f.customer = ${customer}
      or exists (select 1 from opportunities o where o.customer = ${customer} and ${inValues(id)})
      or exists (select 1 from offers x join opportunities o on o.id = x.opportunity where o.customer = ${customer} and x.status <> 'draft' and ${inOffer(id)})
      or exists (select 1 from contracts y join opportunities o on o.id = y.opportunity where o.customer = ${customer} and ${inContract(id)})
      or (f.customer is null and exists (select 1 from settings s where ${inHelp(id)})))`.execute(db);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Whether something of its customer's holds a file: a value, an offer or a contract of a project, a query or an incident. */
export async function held(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (select 1 from opportunities o where o.customer = f.customer and ${inValues(id)})
      or exists (select 1 from offers x join opportunities o on o.id = x.opportunity where o.customer = f.customer and ${inOffer(id)})
      or exists (select 1 from contracts y join opportunities o on o.id = y.opportunity where o.customer = f.customer and ${inContract(id)})
      or exists (select 1 from tickets t where t.customer = f.customer and ${inTicket(id)}) as held
    from files f where f.id = ${id}`.execute(db);
  return rows[0]?.held ?? false;
}

/** A single-use address that lives a minute. */
export async function linkTo(db: Db, secrets: Secrets, customer: string, id: string, now: number): Promise<FileLink> {
  await readable(db, customer, id);
  const token = secrets.random();
  const expiresAt = new Date(now + linkLife);
  await db.insertInto('links').values({ hash: sha256(token), file: id, expires_at: expiresAt }).execute();
  return { url: `files/${encodeURIComponent(id)}?link=${token}`, expiresAt: expiresAt.toISOString() };
}

/** Takes a link: it is good once. */
export async function followLink(db: Db, id: string, token: string, now: number): Promise<FileRef> {
  const link = await db.deleteFrom('links').where('hash', '=', sha256(token)).where('file', '=', id).returning('expires_at').executeTakeFirst();
  if (!link || link.expires_at.getTime() < now) throw notFound();
  const file = await db.selectFrom('files').select(['id', 'name', 'size', 'type', 'sha256']).where('id', '=', id).executeTakeFirst();
  if (!file) throw notFound();
  return { ...file, sha256: file.sha256 ?? undefined };
}

/** A download that no browser runs, frames or guesses the type of; its headers alone when that is what was asked for. */
export async function download(file: FileRef, store: UploadStore, headersOnly: boolean): Promise<Response> {
  const size = await store.size(file.id);
  if (size < 0) throw notFound();
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(file.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return new Response(headersOnly ? null : Readable.toWeb(await store.read(file.id)) as ReadableStream, { headers: {
    'Content-Type': file.type || 'application/octet-stream',
    'Content-Length': String(size),
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
  } });
}
