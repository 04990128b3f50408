import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import type { FilesPort, KeptUpload, StoragePort } from './ports.js';

/** How many bytes of files a browser is asked to keep, in all. */
const most = 100_000_000;
/** How long the database may take to say what there is, in ms: some never do, and uploads wait for it. */
const patience = 3000;

/**
 * Uploads under way, with the files themselves as far as there is room: a page that is loaded again has no file any more.
 * In a database of their own, because large writes take their time; made with the first file (a mark in the storage tells of it). No call rejects.
 */
export class KeptFiles implements FilesPort {
  readonly #storage: StoragePort;
  readonly #mark: string;
  readonly #prefix: string;
  #store: UseStore | undefined;

  /** `mark`: the entry of the storage that tells that there may be files */
  constructor(storage: StoragePort, endpoint: string, mark: string) {
    this.#storage = storage;
    this.#mark = mark;
    this.#prefix = `${endpoint} upload `;
  }

  list(customer: string, opportunity: string): Promise<KeptUpload[]> {
    const found = this.#run([], async (store) => (await this.#all(store)).filter((entry) => entry.customer === customer && entry.opportunity === opportunity).sort((a, b) => a.at - b.at));
    return Promise.race([found, new Promise<KeptUpload[]>((done) => { setTimeout(done, patience, []); })]);
  }

  gone(local: string): Promise<boolean> { return this.#run(false, async (store) => (await get<KeptUpload>(this.#prefix + local, store)) === undefined); }

  /** The file itself; undefined where it wasn't kept, or can't be read any more. */
  file(local: string): Promise<Blob | undefined> {
    return this.#run(undefined, async (store) => {
      const held = await get<Blob | ArrayBuffer>(this.#bytes(local), store);
      const blob = held instanceof ArrayBuffer ? new Blob([held]) : held;
      // a browser may have lost what lies behind it
      await blob?.slice(0, 1).arrayBuffer();
      return blob;
    });
  }

  async write(entry: KeptUpload): Promise<void> {
    await this.#storage.set(this.#mark, true);
    await this.#run(undefined, (store) => set(this.#prefix + entry.local, entry, store));
  }

  async keep(local: string, file: Blob): Promise<void> {
    await this.#storage.set(this.#mark, true);
    await this.#run(undefined, async (store) => {
      const held = (await Promise.all((await keys<string>(store)).filter((key) => key.endsWith(' bytes')).map((key) => get<Blob | ArrayBuffer>(key, store)))).reduce((sum, bytes) => sum + (bytes instanceof ArrayBuffer ? bytes.byteLength : (bytes?.size ?? 0)), 0);
      const { quota = Infinity, usage = 0 } = (await (globalThis.navigator as Navigator | undefined)?.storage?.estimate?.()) ?? {};
      // what the page itself needs to keep comes first
      if (held + file.size > most || file.size > (quota - usage) / 2) return;
      // private windows of WebKit keep bytes, and no blobs
      await set(this.#bytes(local), file, store).catch(async () => set(this.#bytes(local), await file.arrayBuffer(), store));
    });
  }

  async remove(local: string): Promise<void> {
    await this.#run(undefined, async (store) => { await Promise.all([del(this.#prefix + local, store), del(this.#bytes(local), store)]); });
  }

  /** A customer's; everybody's when it isn't known whose session it was. */
  async clear(customer: string | undefined): Promise<void> {
    await this.#run(undefined, async (store) => {
      for (const { local } of (await this.#all(store)).filter((entry) => customer === undefined || entry.customer === customer)) await this.remove(local);
      const left = await keys<string>(store);
      // bytes whose entry was never written
      const lost = left.filter((key) => key.endsWith(' bytes') && !left.includes(key.slice(0, -' bytes'.length)));
      await Promise.all(lost.map((key) => del(key, store)));
      if (left.length === lost.length) await this.#storage.delete(this.#mark);
    });
  }

  #bytes(local: string): string { return `${this.#prefix}${local} bytes`; }

  async #all(store: UseStore): Promise<KeptUpload[]> {
    const names = (await keys<string>(store)).filter((key) => key.startsWith(this.#prefix) && !key.endsWith(' bytes'));
    return (await Promise.all(names.map((key) => get<KeptUpload>(key, store)))).filter((entry) => entry !== undefined);
  }

  async #run<T>(instead: T, work: (store: UseStore) => Promise<T>): Promise<T> {
    try {
      if (!(await this.#storage.get(this.#mark))) return instead;
      this.#store ??= createStore('customer-portal-files', 'files');
      return await work(this.#store);
    } catch {
      // refused, full or lost: the upload goes its way, and isn't there after the page is loaded again
      this.#store = undefined;
      return instead;
    }
  }
}
