import { createHash } from 'node:crypto';
import { MemoryLocker, Server, type Locker } from '@tus/server';
import { accepts, contractSlot, fileTypes, present, uploadSlots } from '../../../src/engine/index.js';
import { UploadMetadata, type Field } from '../../../src/protocol/index.js';
import { agrees, contentKinds, contentType } from './content-type.js';
import type { Db } from './db.js';
import { held } from './files.js';
import { limit } from './limits.js';
import { copyFault } from './pdf.js';
import { logFault, notFound, problem, Refusal, refusalOf } from './problems.js';
import type { Secrets } from './secrets.js';
import { snapshotOf } from './snapshots.js';
import { patience, type UploadStore } from './upload-store.js';

/** The largest file that the server takes whatever a field says, in bytes. */
const most = 1024 ** 3;
/** Uploads that a customer may begin within an hour. */
const perHour = 300;

export interface UploadOptions {
  readonly db: Db;
  readonly store: UploadStore;
  /** keeps requests of one upload apart; within this process when absent */
  readonly locker?: Locker | undefined;
  readonly secrets: Secrets;
  /** ms since the epoch */
  now(): number;
  customerOf(authorization: string | null): Promise<string>;
}

export interface Uploads {
  /** one request of tus 1.0, answered with a problem document when it is refused */
  handle(request: Request): Promise<Response>;
  /** removes what was begun a day ago and never finished */
  expire(): Promise<void>;
}

/** The tus 1.0 resource: only to a field that the customer may write to now, of a kind and size that the field takes, by content. */
export function openUploads({ db, store, locker = new MemoryLocker(), secrets, now, customerOf }: UploadOptions): Uploads {
  const { tus } = store;
  const create = tus.create.bind(tus);
  // what could not be begun leaves nothing
  tus.create = (upload) => create(upload).catch(async (error: unknown) => {
    await forget(upload.id);
    throw error;
  });

  /** Removes an upload that isn't finished. One that is may stand in a value. */
  const forget = async (id: string): Promise<void> => {
    const gone = await db.deleteFrom('files').where('id', '=', id).where('finished', '=', false).returning('id').executeTakeFirst();
    if (gone) await store.remove(id).catch((error: unknown) => logFault('removing an upload', error));
  };

  /** Judges the bytes that are there, once all are; what the field doesn't take is removed. */
  const finish = async (customer: string, id: string): Promise<void> => {
    const file = await db.selectFrom('files').select(['opportunity', 'field', 'name', 'type', 'finished']).where('id', '=', id).where('customer', '=', customer).executeTakeFirst();
    if (!file) throw notFound();
    if (file.finished) return;
    try {
      const field = await writableField(db, customer, file.opportunity ?? '', file.field ?? '', new Date(now()));
      await store.settle(id);
      const type = await contentType(store, id, file.type);
      if (!agrees(type, file.type) || !accepts(contentKinds(field), { name: file.name, type })) throw new Refusal(415, 'wrong-type-by-content');
      // of a contract's signed copy nobody else sees in time that it can't be opened
      const fault = file.field?.startsWith(contractSlot('')) ? await copyFault(await store.bytes(id) ?? new Uint8Array()) : undefined;
      if (fault) throw new Refusal(422, fault);
      const sha256 = await hashOf(store, id);
      await db.updateTable('files').set({ type, sha256, finished: true }).where('id', '=', id).execute();
    } catch (error) {
      if (refusalOf(error)) await forget(id);
      // another look at the same upload has refused and removed it meanwhile
      throw (error as { code?: string }).code === 'ENOENT' ? notFound() : error;
    }
  };

  /** Takes a file out of the data, unless a value or an offer holds it. The opportunity's row is held meanwhile, so that no action takes the file up at the same time. */
  const release = async (customer: string, id: string): Promise<void> => db.transaction().execute(async (trx) => {
    const file = await trx.selectFrom('files').select('opportunity').where('id', '=', id).where('customer', '=', customer).executeTakeFirst();
    if (!file) throw notFound();
    await trx.selectFrom('opportunities').select('id').where('id', '=', file.opportunity ?? '').forUpdate().execute();
    if (await held(trx, id)) throw new Refusal(409, 'file-in-use');
    await trx.deleteFrom('files').where('id', '=', id).execute();
  });

  const server = new Server({
    path: '/uploads',
    datastore: tus,
    locker,
    onResponseError: (_request, error) => {
      const refusal = refusalOf(error);
      return refusal && { status_code: refusal.status, body: JSON.stringify(refusal.document) };
    },
    maxSize: most,
    // relative to the address that was called: right behind any proxy and below any path
    generateUrl: (_request, { id }) => `uploads/${id}`,
    namingFunction: () => secrets.random(),
    onIncomingRequest: (request, id) => refusing(async () => {
      if (request.method === 'OPTIONS') return;
      const customer = await customerOf(request.headers.get('authorization'));
      if (request.method === 'POST') return limit(db, `uploads ${customer}`, perHour, 3600, now());
      const file = await db.selectFrom('files').select(['size', 'finished']).where('id', '=', id).where('customer', '=', customer).executeTakeFirst();
      if (!file) throw notFound();
      if (request.method === 'DELETE') return release(customer, id);
      // a finished file may stand in a value: nothing touches its bytes any more
      if (request.method === 'PATCH' && file.finished) throw new Refusal(409, 'upload-finished');
      // all bytes came, and the server went before it could judge them: it does so now
      if (request.method === 'HEAD' && !file.finished && (await store.size(id)) === file.size) await finish(customer, id);
    }),
    onUploadCreate: (request, upload) => refusing(async () => {
      const customer = await customerOf(request.headers.get('authorization'));
      const metadata = UploadMetadata.safeParse(upload.metadata);
      if (!metadata.success || Object.values(metadata.data).some((text) => text?.includes('\0'))) throw new Refusal(422, 'upload-metadata');
      const { opportunity, field: name, filename, filetype: type = '' } = metadata.data;
      const field = await writableField(db, customer, opportunity, name, new Date(now()));
      const size = upload.size ?? 0;
      const max = Math.min(field.maxSize ?? most, most);
      if (size === 0) throw new Refusal(422, 'file-empty');
      if (size > max) throw new Refusal(413, 'file-too-large', { errors: [{ pointer: '', code: 'file-too-large', params: { max } }] });
      if (!accepts(field.accept, { name: filename, type })) throw new Refusal(415, 'file-type');
      await db.insertInto('files').values({ id: upload.id, customer, opportunity, field: name, name: plainName(filename), size, type: type.slice(0, 127), sha256: null, finished: false, created_at: new Date(now()) }).execute();
      return {};
    }),
    onUploadFinish: (request, upload) => refusing(async () => {
      await finish(await customerOf(request.headers.get('authorization')), upload.id);
      return {};
    }),
  });

  return {
    async handle(request) {
      const response = await server.handleWeb(request);
      if (response.status < 300 && ['HEAD', 'PATCH'].includes(request.method)) await tellChecksum(db, request, response);
      return response.status < 400 ? response : refused(response);
    },
    async expire() {
      const old = await db.selectFrom('files').select('id').where('finished', '=', false).where('created_at', '<', new Date(now() - patience)).execute();
      for (const { id } of old) await forget(id);
    },
  };
}

/** The field that an upload is for, when it takes files and this customer may write to it in the current substate. */
async function writableField(db: Db, customer: string, id: string, name: string, now: Date): Promise<Field> {
  const placement = uploadSlots(present(await snapshotOf(db, customer, id, now))).find(({ field }) => field === name);
  if (!placement || !fileTypes.includes(placement.definition.type)) throw new Refusal(422, 'unknown-field');
  if (placement.readOnly) throw new Refusal(403, 'read-only');
  return placement.definition;
}

/** A file's name without a path, and without the characters that make a name look like another. */
export function plainName(name: string): string {
  const plain = (name.split(/[\\/]/).pop() ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  const letters = [...plain];
  return letters.length <= 200 ? plain || 'file' : `${letters.slice(0, 190).join('')}${/\.[^.]{1,9}$/.exec(plain)?.[0] ?? ''}`;
}

/** Says of a finished file what came: the page holds it against what it sent. */
async function tellChecksum(db: Db, request: Request, response: Response): Promise<void> {
  const id = decodeURIComponent(new URL(request.url).pathname.split('/').pop() ?? '');
  const file = await db.selectFrom('files').select('sha256').where('id', '=', id).where('finished', '=', true).executeTakeFirst();
  if (file?.sha256) response.headers.set('Upload-Checksum', `sha256 ${Buffer.from(file.sha256, 'hex').toString('base64')}`);
}

/** The SHA-256 of what is written down. */
async function hashOf(store: UploadStore, id: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of await store.read(id)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Runs work and throws what tus understands, with our document as its body. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) logFault('upload', error);
    const { status, document } = refusal ?? new Refusal(500, 'server');
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shape that tus reads
    throw { status_code: status, body: JSON.stringify(document) };
  }
}

const codes: Record<number, string> = { 400: 'malformed', 403: 'offset-missing', 404: 'not-found', 409: 'offset', 410: 'gone', 412: 'tus-version', 413: 'too-large', 415: 'unsupported-type', 423: 'locked' };

/** A refusal of tus as a problem document: ours as it is, tus' own by its status, because its text may tell of the inside. */
async function refused(response: Response): Promise<Response> {
  const text = await response.text();
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('tus-')));
  if (!text.startsWith('{')) return problem(new Refusal(response.status, codes[response.status] ?? 'server'), headers);
  const { retryAfter } = JSON.parse(text) as { retryAfter?: number };
  return new Response(text, { status: response.status, headers: { ...headers, 'Content-Type': 'application/problem+json', ...(retryAfter ? { 'Retry-After': String(retryAfter) } : {}) } });
}
