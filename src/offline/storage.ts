import { del, get, keys, set, update, type UseStore } from 'idb-keyval';
import type { StoragePort } from './ports.js';

/** How long IndexedDB may take to answer before we go on without it, in ms: some private modes never do. */
const patience = 3000;
/** the one object store, and the entry that tells a database from the one that comes after it */
const [kept, born] = ['kept', ' born'];
const late = new Error('late');

/** Keeps nothing beyond the page. */
export class MemoryStorage implements StoragePort {
  readonly lasting = false;
  readonly #map = new Map<string, unknown>();

  get<T>(key: string): Promise<T | undefined> { return Promise.resolve(this.#map.get(key) as T | undefined); }
  set(key: string, value: unknown): Promise<void> { this.#map.set(key, value); return Promise.resolve(); }
  update(key: string, change: (kept: unknown) => unknown): Promise<void> { return this.set(key, change(this.#map.get(key))); }
  delete(key: string): Promise<void> { this.#map.delete(key); return Promise.resolve(); }
  keys(prefix: string): Promise<string[]> { return Promise.resolve([...this.#map.keys()].filter((key) => key.startsWith(prefix))); }
}

/**
 * IndexedDB, and memory for whatever it doesn't take: a database that is refused, full, lost or silent.
 * No call rejects. What couldn't be written is written as soon as that works; `lasting` says whether all of it is.
 */
export class BrowserStorage implements StoragePort {
  /** what this page wrote: what the database loses, the page still has */
  readonly #memory = new Map<string, unknown>();
  /** keys that the database doesn't hold as this page left them */
  readonly #owed = new Set<string>();
  #db: Promise<IDBDatabase> | undefined;
  #born: Promise<unknown> | undefined;
  #state: 'works' | 'fails' | 'silent' = 'indexedDB' in globalThis && globalThis.indexedDB ? 'works' : 'fails';

  get lasting(): boolean { return this.#state === 'works' && this.#owed.size === 0; }

  async get<T>(key: string): Promise<T | undefined> {
    const found = await this.#run((store) => get<T>(key, store), () => this.#memory.get(key) as T | undefined);
    return this.#owed.has(key) ? this.#memory.get(key) as T | undefined : found;
  }

  async set(key: string, value: unknown): Promise<void> {
    this.#memory.set(key, value);
    await this.#write(key);
  }

  async update(key: string, change: (kept: unknown) => unknown): Promise<void> {
    const changed = (kept: unknown): unknown => { const value = change(kept); this.#memory.set(key, value); return value; };
    await this.#run(async (store) => {
      await update(key, (kept) => changed(this.#owed.has(key) ? this.#memory.get(key) : kept), store);
      this.#owed.delete(key);
    }, () => { changed(this.#memory.get(key)); this.#owed.add(key); });
  }

  async delete(key: string): Promise<void> {
    this.#memory.delete(key);
    await this.#write(key);
    // there may be room again for what was refused
    await this.#pay();
  }

  async keys(prefix: string): Promise<string[]> {
    const found = await this.#run((store) => keys<string>(store), () => [...this.#memory.keys()]);
    const all = new Set(found);
    for (const key of this.#owed) all[this.#memory.has(key) ? 'add' : 'delete'](key);
    return [...all].filter((key) => key.startsWith(prefix));
  }

  /** Brings one key of the database to what this page has of it. */
  #write(key: string): Promise<void> {
    return this.#run(async (store) => {
      // the latest: of two in a row the earlier one may come later
      const [value, there] = [this.#memory.get(key), this.#memory.has(key)];
      await (there ? set(key, value, store) : del(key, store));
      if (this.#memory.get(key) === value && this.#memory.has(key) === there) this.#owed.delete(key);
    }, () => { this.#owed.add(key); });
  }

  async #pay(): Promise<void> { for (const key of [...this.#owed]) if (this.#state === 'works') await this.#write(key); }

  async #run<T>(work: (store: UseStore) => Promise<T>, instead: () => T): Promise<T> {
    for (const last of [false, true]) {
      // it may still answer; until then nobody waits for it again
      if (this.#state === 'silent') break;
      const db = (this.#db ??= this.#open());
      try {
        const done = await this.#inTime(work(this.#use));
        this.#works();
        return done;
      } catch (error) {
        // full, or nothing that can be kept: the database itself works
        if (error === late || ['QuotaExceededError', 'DataCloneError'].includes((error as DOMException).name)) break;
        // a connection can be lost (iOS does that in the background): it is made once more
        if (this.#db === db) this.#db = undefined;
        if (last) this.#state = 'fails';
      }
    }
    return instead();
  }

  #works(): void {
    if (this.#state === 'works') return;
    this.#state = 'works';
    void this.#pay();
  }

  async #inTime<T>(work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.#state = 'silent';
        work.then(() => this.#works(), () => { this.#state = 'fails'; });
        reject(late);
      }, patience);
    });
    try {
      return await Promise.race([work, limit]);
    } finally {
      clearTimeout(timer);
    }
  }

  readonly #use: UseStore = async (mode, callback) => {
    return callback((await (this.#db ??= this.#open())).transaction(kept, mode).objectStore(kept));
  };

  async #open(): Promise<IDBDatabase> {
    const request = indexedDB.open('customer-portal');
    // one that was evicted, or deleted, is made anew: another name tells
    request.onupgradeneeded = () => { request.result.createObjectStore(kept).put(Math.random(), born); };
    const db = await new Promise<IDBDatabase>((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error ?? new Error('refused'));
    });
    const lost = (): void => { this.#db = undefined; };
    db.onclose = lost;
    db.onversionchange = () => { lost(); db.close(); };
    const name = get(born, async (mode, callback) => callback(db.transaction(kept, mode).objectStore(kept))).catch(() => undefined);
    const before = this.#born;
    this.#born = name;
    if (before && (await before) !== (await name)) {
      for (const key of this.#memory.keys()) this.#owed.add(key);
      void this.#pay();
    }
    return db;
  }
}
