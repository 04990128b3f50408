import { fileTypeFromBuffer } from 'file-type';
import type { Context } from 'hono';
import type { FileRef } from '../../../src/protocol/index.js';
import type { Db } from './db.js';
import { Refusal } from './problems.js';
import { sha256 } from './secrets.js';
import type { UploadStore } from './upload-store.js';
import { plainName } from './uploads.js';

/** The largest file that the company's side takes in one request, in bytes. */
export const mostOfCompany = 50 * 1024 * 1024;

/** The file in a request: a multipart form's part `file`, or the body as it is with its name as `?name=`. */
export async function sentFile(c: Context): Promise<{ name: string; data: Buffer }> {
  const refusal = new Refusal(422, 'invalid', { detail: 'Send a multipart form with a part named file, or the bytes as the body and the file’s name as ?name=.' });
  if (c.req.header('content-type')?.startsWith('multipart/form-data')) {
    const part = (await c.req.formData().catch(() => { throw new Refusal(400, 'malformed'); })).get('file');
    if (!(part instanceof File) || part.size === 0) throw refusal;
    return { name: part.name, data: Buffer.from(await part.arrayBuffer()) };
  }
  const name = c.req.query('name');
  const data = Buffer.from(await c.req.arrayBuffer());
  if (!name || data.length === 0) throw refusal;
  return { name, data };
}

/** A file of the company's own: customers read it where a value or an offer of theirs holds it. Refuses the id of a customer's file. */
export async function keepFile(db: Db, store: UploadStore, id: string, name: string, data: Buffer): Promise<FileRef> {
  if (!/^[\w-]{1,100}$/.test(id)) throw new Refusal(422, 'invalid', { detail: 'An id has letters, digits, _ and - only.' });
  const ref: Required<FileRef> = { id, name: plainName(name), size: data.length, type: (await fileTypeFromBuffer(data))?.mime ?? 'application/octet-stream', sha256: sha256(data) };
  const { size, type, sha256: hash } = ref;
  const row = { name: ref.name, size, type, sha256: hash, finished: true };
  const kept = await db.insertInto('files').values({ ...row, id, customer: null, opportunity: null, field: null, created_at: new Date() })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row).where('files.customer', 'is', null)).returning('id').executeTakeFirst();
  if (!kept) throw new Refusal(409, 'other-customer');
  await store.write(id, data);
  return ref;
}

/** Files by their ids, as the backend knows them: what the company says of name or size doesn't count. Only its own and this customer's: another's never gets into a project by a slip. */
export async function refsOf(db: Db, customer: string, ids: readonly string[]): Promise<Map<string, FileRef>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('files').select(['id', 'name', 'size', 'type', 'sha256']).where('id', 'in', [...ids]).where('finished', '=', true)
    // a document that was signed belongs to its project, and so to its customer
    .where((eb) => eb.or([eb('customer', '=', customer), eb.and([eb('customer', 'is', null), eb.or([eb('opportunity', 'is', null), eb('opportunity', 'in', eb.selectFrom('opportunities').select('id').where('customer', '=', customer))])])])).execute();
  return new Map(rows.map(({ sha256: hash, ...row }) => [row.id, { ...row, sha256: hash ?? undefined }]));
}
