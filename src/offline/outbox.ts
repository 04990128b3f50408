import type { OutboxEntry, OutboxPort, StoragePort } from './ports.js';

/** How entries are written; those of a later version, and what is no entry, are left where they are. */
const version = 1;

function isOurs(value: unknown): value is OutboxEntry {
  const { key, customer, opportunity, substate, at, action, version: written = version } = (value ?? {}) as { readonly [member in keyof OutboxEntry | 'version']?: unknown };
  return written === version && [key, customer, opportunity, substate, at].every((text) => typeof text === 'string') && typeof action === 'object' && action !== null && 'payload' in action;
}

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
    const all = await this.#all();
    return all.map(([, entry]) => entry).filter((entry): entry is OutboxEntry => isOurs(entry) && entry.customer === customer).sort((a, b) => (a.at < b.at ? -1 : 1));
  }

  add(entry: OutboxEntry): Promise<void> { return this.#storage.set(this.#prefix + entry.key, { ...entry, version }); }
  remove(key: string): Promise<void> { return this.#storage.delete(this.#prefix + key); }

  /** Whatever is this customer's goes, also what we can't read all of. */
  async clear(customer: string | undefined): Promise<void> {
    const all = await this.#all();
    await Promise.all(all.filter(([, entry]) => customer === undefined || entry?.customer === customer).map(([key]) => this.#storage.delete(key)));
  }

  async #all(): Promise<[string, OutboxEntry | undefined][]> {
    const keys = await this.#storage.keys(this.#prefix);
    return Promise.all(keys.map(async (key): Promise<[string, OutboxEntry | undefined]> => [key, await this.#storage.get<OutboxEntry>(key)]));
  }
}
