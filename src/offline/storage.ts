import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import type { StoragePort } from './ports.js';

/** How long IndexedDB may take to answer before we go on without it, in ms: some private modes never do. */
const patience = 3000;

/** Keeps nothing beyond the page. */
export class MemoryStorage implements StoragePort {
  readonly lasting = false;
  readonly #map = new Map<string, unknown>();

  get<T>(key: string): Promise<T | undefined> { return Promise.resolve(this.#map.get(key) as T | undefined); }
  set(key: string, value: unknown): Promise<void> { this.#map.set(key, value); return Promise.resolve(); }
  delete(key: string): Promise<void> { this.#map.delete(key); return Promise.resolve(); }
  keys(prefix: string): Promise<string[]> { return Promise.resolve([...this.#map.keys()].filter((key) => key.startsWith(prefix))); }
}

/** IndexedDB. Where it is refused, never answers or fails later, memory takes over, and `lasting` says so. */
export class BrowserStorage implements StoragePort {
  readonly #memory = new MemoryStorage();
  readonly #onFallback: () => void;
  #store: UseStore | undefined;

  constructor(onFallback: () => void = () => undefined) {
    this.#onFallback = onFallback;
    try {
      this.#store = createStore('customer-portal', 'kept');
    } catch {
      // no IndexedDB at all: memory it is
    }
  }

  get lasting(): boolean { return this.#store !== undefined; }

  get<T>(key: string): Promise<T | undefined> { return this.#run((store) => get<T>(key, store), () => this.#memory.get<T>(key)); }

  async set(key: string, value: unknown): Promise<void> {
    // kept in memory too: what IndexedDB then loses, the page still has
    await this.#memory.set(key, value);
    await this.#run((store) => set(key, value, store), () => Promise.resolve());
  }

  async delete(key: string): Promise<void> {
    await this.#memory.delete(key);
    await this.#run((store) => del(key, store), () => Promise.resolve());
  }

  keys(prefix: string): Promise<string[]> {
    return this.#run(async (store) => (await keys<string>(store)).filter((key) => key.startsWith(prefix)), () => this.#memory.keys(prefix));
  }

  async #run<T>(work: (store: UseStore) => Promise<T>, fallback: () => Promise<T>): Promise<T> {
    if (!this.#store) return fallback();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('late')), patience); });
    try {
      return await Promise.race([work(this.#store), late]);
    } catch {
      this.#store = undefined;
      this.#onFallback();
      return await fallback();
    } finally {
      clearTimeout(timer);
    }
  }
}
