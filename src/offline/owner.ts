import type { OwnerPort, StoragePort } from './ports.js';

/** Whose what is kept below an endpoint was last, in a storage. */
export class Owner implements OwnerPort {
  readonly #storage: StoragePort;
  readonly #key: string;

  constructor(storage: StoragePort, endpoint: string) {
    this.#storage = storage;
    this.#key = `${endpoint} owner`;
  }

  get(): Promise<string | undefined> { return this.#storage.get<string>(this.#key); }
  set(customer: string | undefined): Promise<void> { return customer === undefined ? this.#storage.delete(this.#key) : this.#storage.set(this.#key, customer); }
}
