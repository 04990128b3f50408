import { Draft } from '../protocol/draft.js';
import type { DraftKey, DraftsPort, StoragePort } from './ports.js';

const nameOf = (key: DraftKey): string => `draft ${[key.customer, key.opportunity, key.substate].map(encodeURIComponent).join(' ')}`;

/** Drafts in a storage, below a prefix of the endpoint. */
export class Drafts implements DraftsPort {
  readonly #storage: StoragePort;
  readonly #prefix: string;

  constructor(storage: StoragePort, endpoint: string) {
    this.#storage = storage;
    this.#prefix = `${endpoint} `;
  }

  get lasting(): boolean { return this.#storage.lasting; }

  /** What can't be read (another version wrote it) is left where it is and counts as none. */
  async read(key: DraftKey): Promise<Draft | undefined> {
    const parsed = Draft.safeParse(await this.#storage.get(this.#prefix + nameOf(key)));
    return parsed.success ? parsed.data : undefined;
  }

  write(key: DraftKey, draft: Draft): Promise<void> { return this.#storage.set(this.#prefix + nameOf(key), draft); }
  remove(key: DraftKey): Promise<void> { return this.#storage.delete(this.#prefix + nameOf(key)); }

  async clear(customer: string): Promise<void> {
    const all = await this.#storage.keys(`${this.#prefix}draft ${encodeURIComponent(customer)} `);
    await Promise.all(all.map((key) => this.#storage.delete(key)));
  }
}
