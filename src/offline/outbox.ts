import type { OutboxEntry, OutboxPort, StoragePort } from './ports.js';

/** Actions written down before they are sent, in a storage, below a prefix of the endpoint. */
export class Outbox implements OutboxPort {
  readonly #storage: StoragePort;
  readonly #prefix: string;

  constructor(storage: StoragePort, endpoint: string) {
    this.#storage = storage;
    this.#prefix = `${endpoint} outbox `;
  }

  get lasting(): boolean { return this.#storage.lasting; }

  async list(customer: string): Promise<OutboxEntry[]> {
    const keys = await this.#storage.keys(this.#prefix);
    const entries = await Promise.all(keys.map((key) => this.#storage.get<OutboxEntry>(key)));
    return entries.filter((entry): entry is OutboxEntry => entry?.customer === customer).sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  add(entry: OutboxEntry): Promise<void> { return this.#storage.set(this.#prefix + entry.key, entry); }
  remove(key: string): Promise<void> { return this.#storage.delete(this.#prefix + key); }

  async clear(customer: string): Promise<void> {
    for (const entry of await this.list(customer)) await this.remove(entry.key);
  }
}
