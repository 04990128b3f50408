import { Readable } from 'node:stream';
import { S3, type S3ClientConfig } from '@aws-sdk/client-s3';
import { S3Store } from '@tus/s3-store';
import type { DataStore } from '@tus/utils';
import { notFound } from './problems.js';
import { patience, type UploadStore } from './upload-store.js';

export interface BucketOptions {
  readonly bucket: string;
  /** of another provider than AWS */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  /** those of the usual environment when absent */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

const isMissing = (error: unknown): boolean => ['NotFound', 'NoSuchKey', 'NoSuchUpload'].includes((error as { name?: string }).name ?? '');
const none = (error: unknown): undefined => {
  if (!isMissing(error)) throw error;
  return undefined;
};

/** Files in a bucket of S3, or of what speaks like it. An upload under way is a multipart upload; parts have 5 MB at least, so a cut may take what came of the last one. */
export class BucketStore implements UploadStore {
  readonly tus: DataStore;
  readonly #s3: S3;
  readonly #bucket: string;

  constructor({ bucket, endpoint, region = 'us-east-1', credentials }: BucketOptions) {
    // checksums beyond the required are not understood everywhere, nor are names of buckets in the host
    const config: S3ClientConfig = { region, requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED', ...(endpoint && { endpoint, forcePathStyle: true }), ...(credentials && { credentials }) };
    this.#s3 = new S3(config);
    this.#bucket = bucket;
    const tus = new S3Store({ s3ClientConfig: { ...config, bucket }, expirationPeriodInMilliseconds: patience, useTags: false });
    // the library leaves a finished file, and the rest of a part, where they are
    tus.remove = (id) => this.remove(id);
    this.tus = tus;
  }

  async size(id: string): Promise<number> {
    const whole = await this.#s3.headObject({ Bucket: this.#bucket, Key: id }).catch(none);
    if (whole) return whole.ContentLength ?? -1;
    // the library remembers one that is gone
    if (!(await this.#s3.headObject({ Bucket: this.#bucket, Key: `${id}.info` }).catch(none))) return -1;
    return this.tus.getUpload(id).then(({ offset }) => offset, () => -1);
  }

  async read(id: string, first?: number): Promise<Readable> {
    const found = await this.#s3.getObject({ Bucket: this.#bucket, Key: id, ...(first !== undefined && { Range: `bytes=0-${first - 1}` }) }).catch(none);
    if (!(found?.Body instanceof Readable)) throw notFound();
    return found.Body;
  }

  async bytes(id: string): Promise<Buffer | undefined> {
    const found = await this.#s3.getObject({ Bucket: this.#bucket, Key: id }).catch(none);
    return found?.Body && Buffer.from(await found.Body.transformToByteArray());
  }

  async write(id: string, bytes: Uint8Array): Promise<void> {
    await this.#s3.putObject({ Bucket: this.#bucket, Key: id, Body: bytes });
  }

  async settle(id: string): Promise<void> {
    if (await this.#s3.headObject({ Bucket: this.#bucket, Key: id }).catch(none)) return;
    // all parts came, and the process went before it could put them together
    const upload = await this.tus.getUpload(id).catch(() => { throw notFound(); });
    await this.tus.write(Readable.from([]), id, upload.offset);
  }

  async remove(id: string): Promise<void> {
    const info = await this.#s3.headObject({ Bucket: this.#bucket, Key: `${id}.info` }).catch(none);
    const UploadId = info?.Metadata?.['upload-id'];
    // a finished one is none any more
    if (UploadId) await this.#s3.abortMultipartUpload({ Bucket: this.#bucket, Key: id, UploadId }).catch(none);
    await Promise.all([id, `${id}.info`, `${id}.part`].map((Key) => this.#s3.deleteObject({ Bucket: this.#bucket, Key })));
  }
}
