import type { FilesPort, KeptUpload, TabMessage } from '../offline/ports.js';
import type { Core } from './core.js';
import type { Chosen, UploadDesk } from './upload-desk.js';

export type UploadNews = Extract<TabMessage, { type: 'upload-changed' }>;

/** Writes uploads down, beyond the page, and tells the other tabs of them. */
export class KeptUploads {
  readonly #core: Core;
  readonly #desk: UploadDesk;
  #files: Promise<FilesPort | undefined> | undefined;

  constructor(core: Core, desk: UploadDesk) {
    this.#core = core;
    this.#desk = desk;
  }

  files(): Promise<FilesPort | undefined> {
    this.#files ??= this.#core.ports.files?.().catch(() => { this.#files = undefined; return undefined; }) ?? Promise.resolve(undefined);
    return this.#files;
  }

  /** The file first: whoever finds the entry finds it with its file, or without one for good. */
  async keep(local: string): Promise<void> {
    const chosen = this.#desk.files.get(local);
    if (!chosen?.file || !this.#core.ports.files) return;
    const files = await this.files();
    await files?.keep(local, chosen.file);
    if (this.#desk.files.get(local) !== chosen) return files?.remove(local);
    chosen.kept = true;
    await this.write(local);
    this.tell({ local });
  }

  /** One after the other, and none after it is gone. */
  write(local: string): Promise<void> {
    const chosen = this.#desk.files.get(local);
    if (!chosen?.kept) return Promise.resolve();
    chosen.writing = chosen.writing.then(async () => {
      const row = this.#core.state.uploads.find((upload) => upload.local === local);
      const { opportunity } = this.#core.state;
      if (!row || opportunity.status !== 'ready' || this.#desk.files.get(local) !== chosen) return;
      const { field, name, size, type, sent, status } = row;
      const entry: KeptUpload = { local, customer: this.#core.customer, opportunity: opportunity.value.id, field, name, size, type, lastModified: chosen.lastModified, at: chosen.at, paused: status === 'paused', sent, begun: chosen.begun };
      await (await this.files())?.write(entry);
      chosen.written = true;
    });
    return chosen.writing;
  }

  /** `quiet`: other tabs know, or are told otherwise. `elsewhere`: it is kept there first. */
  forget(local: string, chosen: Chosen, quiet: boolean, elsewhere?: Promise<void>): void {
    if (!this.#core.ports.files) return;
    void Promise.all([chosen.writing, elsewhere]).then(async () => {
      await (await this.files())?.remove(local);
      if (!quiet) this.tell({ local });
    });
  }

  tell(message: Omit<UploadNews, 'type' | 'customer'>): void {
    if (this.#core.customer) this.#core.ports.tabs?.tell({ type: 'upload-changed', customer: this.#core.customer, ...message });
  }
}
