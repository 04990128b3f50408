import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import type { DataStore } from '@tus/utils';
import { notFound } from './problems.js';

/** How long an upload may stay unfinished, in ms. */
export const patience = 24 * 60 * 60 * 1000;

/** Where the bytes of files lie. Everything that reads or writes them goes through it; what they are is the database's business. */
export interface UploadStore {
  /** what tus writes to */
  readonly tus: DataStore;
  /** how many bytes of an upload are there, finished or not; -1 when there is none */
  size(id: string): Promise<number>;
  /** the bytes, or the `first` of them; a 404 when there are none */
  read(id: string, first?: number): Promise<Readable>;
  /** all of them at once; undefined when there are none */
  bytes(id: string): Promise<Buffer | undefined>;
  /** whole or not at all, and for good */
  write(id: string, bytes: Uint8Array): Promise<void>;
  /** has an upload whose bytes are all there written down for good */
  settle(id: string): Promise<void>;
  /** nothing happens when there is nothing */
  remove(id: string): Promise<void>;
  /** where they lie on this machine; undefined elsewhere */
  path?(id: string): string;
}

const noFile = (error: unknown): undefined => {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
};

/** As the library's, but it says why it could not write: a full disk is no fault of the request. */
class Folder extends FileStore {
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset });
    await pipeline(readable, file);
    return offset + file.bytesWritten;
  }
}

/** Files in a folder of this machine, or one that several share. */
export class FolderStore implements UploadStore {
  readonly tus: DataStore;
  readonly #folder: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#folder = folder;
    this.tus = new Folder({ directory: folder, expirationPeriodInMilliseconds: patience });
  }

  path(id: string): string { return join(this.#folder, id); }
  async size(id: string): Promise<number> { return (await stat(this.path(id)).catch(noFile))?.size ?? -1; }
  bytes(id: string): Promise<Buffer | undefined> { return readFile(this.path(id)).catch(noFile); }

  async read(id: string, first?: number): Promise<Readable> {
    if ((await this.size(id)) < 0) throw notFound();
    return createReadStream(this.path(id), first === undefined ? {} : { end: first - 1 });
  }

  async write(id: string, bytes: Uint8Array): Promise<void> {
    const part = `${this.path(id)}.${randomBytes(6).toString('hex')}`;
    try {
      const handle = await open(part, 'wx');
      await handle.writeFile(bytes).then(() => handle.sync()).finally(() => handle.close());
      await rename(part, this.path(id));
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async settle(id: string): Promise<void> {
    const handle = await open(this.path(id), 'r+').catch(noFile);
    if (!handle) throw notFound();
    await handle.sync().finally(() => handle.close());
  }

  async remove(id: string): Promise<void> {
    await Promise.all([rm(this.path(id), { force: true }), rm(`${this.path(id)}.json`, { force: true })]);
  }
}
