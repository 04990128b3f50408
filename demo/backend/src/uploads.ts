import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import { fileTypeFromFile } from 'file-type';
import { accepts, fileTypes, present } from '../../../src/engine/index.js';
import type { PlacedField } from '../../../src/protocol/index.js';
import { UploadMetadata } from '../../../src/protocol/file.js';
import type { Db } from './db.js';
import { notFound, Refusal } from './problems.js';
import type { Secrets } from './secrets.js';
import { snapshotOf } from './snapshots.js';

/** The largest file that the server takes whatever a field says, in bytes. */
const most = 1024 ** 3;
/** How long an upload may stay unfinished, in ms. */
const patience = 24 * 60 * 60 * 1000;

export interface UploadOptions {
  readonly db: Db;
  readonly folder: string;
  readonly secrets: Secrets;
  customerOf(authorization: string | null): Promise<string>;
}

/** What tus throws to answer with a problem document of ours. */
function thrown(refusal: Refusal): { status_code: number; body: string } {
  return { status_code: refusal.status, body: JSON.stringify(refusal.document) };
}

/** Runs work and turns a refusal into what tus understands. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? thrown(error) : error;
  }
}

/** The tus 1.0 resource: only to a field that the customer may write to now, of a kind and size that the field takes, by content. */
export function openUploads({ db, folder, secrets, customerOf }: UploadOptions): { server: Server; path(id: string): string; expire(): Promise<void> } {
  const store = new FileStore({ directory: folder, expirationPeriodInMilliseconds: patience });
  const path = (id: string): string => join(folder, id);
  const forget = async (id: string): Promise<void> => {
    await db.deleteFrom('files').where('id', '=', id).execute();
    await store.remove(id).catch(() => undefined);
  };
  const server = new Server({
    path: '/uploads',
    datastore: store,
    maxSize: most,
    relativeLocation: false,
    respectForwardedHeaders: true,
    disableTerminationForFinishedUploads: false,
    namingFunction: () => secrets.random(),
    onIncomingRequest: (request, id) => refusing(async () => {
      if (request.method === 'OPTIONS') return;
      const customer = await customerOf(request.headers.get('authorization'));
      if (request.method === 'POST') return;
      const file = await db.selectFrom('files').select(['id', 'opportunity', 'field', 'finished']).where('id', '=', id).where('customer', '=', customer).executeTakeFirst();
      if (!file) throw notFound();
      if (request.method === 'DELETE' && file.finished && (await inUse(db, file.opportunity ?? '', id))) throw new Refusal(409, 'file-in-use');
    }),
    onUploadCreate: (request, upload) => refusing(async () => {
      const customer = await customerOf(request.headers.get('authorization'));
      const { metadata, placement } = await target(db, customer, upload);
      const size = upload.size ?? 0;
      if (size === 0) throw new Refusal(422, 'file-empty');
      if (size > Math.min(placement.definition.maxSize ?? most, most)) throw new Refusal(413, 'file-too-large');
      const type = metadata.filetype ?? '';
      if (!accepts(placement.definition.accept, { name: metadata.filename, type })) throw new Refusal(415, 'file-type');
      await db.insertInto('files').values({ id: upload.id, customer, opportunity: metadata.opportunity, field: metadata.field, name: metadata.filename.slice(0, 255), size, type, sha256: null, finished: false, created_at: new Date() }).execute();
      return {};
    }),
    onUploadFinish: (request, upload) => refusing(async () => {
      const customer = await customerOf(request.headers.get('authorization'));
      try {
        const { metadata, placement } = await target(db, customer, upload);
        const type = await contentType(path(upload.id), metadata.filetype ?? '');
        if (!accepts(contentKinds(placement), { name: metadata.filename, type })) throw new Refusal(415, 'wrong-type-by-content');
        await db.updateTable('files').set({ type, sha256: await hashOf(path(upload.id)), finished: true }).where('id', '=', upload.id).execute();
        return {};
      } catch (error) {
        if (error instanceof Refusal) await forget(upload.id);
        throw error;
      }
    }),
  });
  server.on('POST_TERMINATE', (_request, _response, id) => { void db.deleteFrom('files').where('id', '=', id).execute().catch(() => undefined); });
  return {
    server,
    path,
    async expire() {
      await server.cleanUpExpiredUploads();
      await db.deleteFrom('files').where('finished', '=', false).where('created_at', '<', new Date(Date.now() - patience)).execute();
    },
  };
}

/** What an upload is for, when that is a field of files which this customer may write to in the current substate. */
async function target(db: Db, customer: string, upload: Upload): Promise<{ metadata: UploadMetadata; placement: PlacedField }> {
  const metadata = UploadMetadata.safeParse(upload.metadata);
  if (!metadata.success) throw new Refusal(422, 'upload-metadata');
  const opportunity = present(await snapshotOf(db, customer, metadata.data.opportunity, new Date()));
  const placement = opportunity.placements.find(({ field }) => field === metadata.data.field);
  if (!placement || !fileTypes.includes(placement.definition.type)) throw new Refusal(422, 'unknown-field');
  if (placement.readOnly) throw new Refusal(403, 'read-only');
  return { metadata: metadata.data, placement };
}

async function inUse(db: Db, opportunity: string, id: string): Promise<boolean> {
  const row = await db.selectFrom('opportunities').select('held').where('id', '=', opportunity).executeTakeFirst();
  return JSON.stringify(row?.held ?? {}).includes(JSON.stringify(id));
}

/** The media type that the content shows; for content without a signature (plain text, CSV) the one that was claimed, when that is a text. */
async function contentType(path: string, claimed: string): Promise<string> {
  const found = await fileTypeFromFile(path);
  if (found) return found.mime;
  return /^(text\/|application\/json$)/.test(claimed) && !/html|xml|script/.test(claimed) ? claimed : 'application/octet-stream';
}

/** What the content may be: the field's media types, with those of its extensions; a name proves nothing. */
function contentKinds({ definition }: PlacedField): string[] | undefined {
  const kinds: Record<string, string[]> = { '.pdf': ['application/pdf'], '.jpg': ['image/jpeg'], '.jpeg': ['image/jpeg'], '.png': ['image/png'], '.heic': ['image/heic', 'image/heif'], '.webp': ['image/webp'] };
  const accept = definition.accept ?? (definition.type === 'photo' || definition.type === 'signature' ? ['image/*'] : undefined);
  return accept?.flatMap((entry) => (entry.startsWith('.') ? (kinds[entry.toLowerCase()] ?? [entry]) : [entry]));
}

function hashOf(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const hash = createHash('sha256');
    createReadStream(path).on('data', (chunk) => hash.update(chunk)).on('error', reject).on('end', () => resolve(hash.digest('hex')));
  });
}
