import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error -- it has no types
import S3rver from '@20minutes/s3rver';
import type { BucketOptions } from '../../demo/backend/src/upload-store-s3.js';

interface Context { readonly method: string; readonly path: string; readonly query: Record<string, string | undefined>; status: number; type: string; body: unknown }
interface Server {
  readonly middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[];
  readonly store: { getResourcePath(bucket: string, key: undefined, kind: 'uploads'): string };
  configureBuckets(): Promise<unknown>;
  callback(): Parameters<typeof createServer>[1];
}

/** A bucket of a test's own, on a server that speaks like S3. */
export interface TestBucket {
  readonly options: BucketOptions & { readonly endpoint: string };
  /** names of all that lies in it, and ids of multipart uploads under way */
  objects(): string[];
  underWay(): string[];
  close(): Promise<void>;
}

/** The server knows no listing and no abort of a multipart upload: this adds them, from where it keeps the parts. */
export async function openBucket(): Promise<TestBucket> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bucket-'));
  const bucket = 'files';
  const server = new (S3rver as new (options: object) => Server)({ directory: folder, silent: true, configureBuckets: [{ name: bucket }] });
  await server.configureBuckets();
  const uploads = server.store.getResourcePath(bucket, undefined, 'uploads');
  const list = (path: string): string[] => { try { return readdirSync(path); } catch { return []; } };
  server.middleware.unshift(async (context, next) => {
    const { uploadId } = context.query;
    if (!uploadId || !['GET', 'DELETE'].includes(context.method)) return next();
    context.type = 'application/xml';
    const parts = join(uploads, uploadId);
    if (!list(uploads).includes(uploadId)) {
      context.status = 404;
      context.body = '<?xml version="1.0"?><Error><Code>NoSuchUpload</Code><Message>none</Message></Error>';
    } else if (context.method === 'DELETE') {
      rmSync(parts, { recursive: true });
      context.status = 204;
    } else {
      const known = list(parts).filter((name) => /^\d+$/.test(name)).sort((a, b) => Number(a) - Number(b)).map((name) => {
        const bytes = readFileSync(join(parts, name));
        return `<Part><PartNumber>${name}</PartNumber><ETag>"${createHash('md5').update(bytes).digest('hex')}"</ETag><Size>${bytes.length}</Size></Part>`;
      });
      context.body = `<?xml version="1.0"?><ListPartsResult><IsTruncated>false</IsTruncated>${known.join('')}</ListPartsResult>`;
    }
  });
  const http = createServer(server.callback());
  await new Promise<void>((done) => { http.listen(0, '127.0.0.1', done); });
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    options: { bucket, endpoint: `http://127.0.0.1:${port}`, credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } },
    objects: () => list(join(folder, bucket)).filter((name) => name.endsWith('._S3rver_object')).map((name) => name.slice(0, -'._S3rver_object'.length)),
    underWay: () => list(uploads),
    async close() {
      http.closeAllConnections();
      await new Promise<void>((done) => { http.close(() => done()); });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where files lie, each with a database: everything that reads or writes their bytes is held against all of these. */
export const stores = [['PGlite', 'a folder'], ['PostgreSQL', 'a folder'], ['PostgreSQL', 'S3']] as const;
