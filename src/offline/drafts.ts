import { Draft } from '../protocol/draft.js';
import type { DraftKey, DraftsPort, StoragePort } from './ports.js';

/** How drafts are written; those of a later version are left where they are and count as none, those of the first have no version in their key. */
const version = 2;

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

  async read(key: DraftKey): Promise<Draft | undefined> {
    const name = this.#prefix + nameOf(key);
    return parsed(await this.#storage.get(`${name} ${version}`)) ?? parsed(await this.#storage.get(name));
  }

  async write(key: DraftKey, change: (kept: Draft | undefined) => Draft): Promise<void> {
    await this.#storage.update(`${this.#prefix}${nameOf(key)} ${version}`, (kept) => change(parsed(kept)));
  }

  /** Of every version: it is done with. */
  async remove(key: DraftKey): Promise<void> {
    const name = this.#prefix + nameOf(key);
    await this.#drop((await this.#storage.keys(name)).filter((one) => one === name || one.startsWith(`${name} `)));
  }

  async clear(customer: string | undefined): Promise<void> {
    const all = await this.#storage.keys(`${this.#prefix}draft ${customer === undefined ? '' : `${encodeURIComponent(customer)} `}`);
    await this.#drop(all);
  }

  async #drop(keys: readonly string[]): Promise<void> { await Promise.all(keys.map((key) => this.#storage.delete(key))); }
}

/** What can't be read counts as none. */
function parsed(value: unknown): Draft | undefined {
  const found = Draft.safeParse(value);
  return found.success ? found.data : undefined;
}
