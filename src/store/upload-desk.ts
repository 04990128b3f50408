import type { FileRef } from '../protocol/file.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { Core } from './core.js';
import type { Failure, UploadState } from './state.js';
import type { StepDesk } from './step-desk.js';
import type { Uploader } from './uploader.js';

const offline: Failure = Object.freeze({ code: 'offline', errors: [] });

/** What is behind the row of an upload. */
export interface Chosen {
  /** undefined: the browser couldn't keep it; it must be chosen again */
  file: File | undefined;
  readonly lastModified: number;
  /** ms since the epoch, and counted, when it was chosen */
  readonly at: number;
  readonly turn: number;
  abort: AbortController;
  begun: { readonly id: string; readonly address: string } | undefined;
  /** it goes out, or waits until no other tab sends it */
  claimed: boolean;
  /** its file is kept beyond the page, as far as there was room */
  kept: boolean;
  /** and so is what is known of it: when that is gone, another tab is done with it */
  written: boolean;
  writing: Promise<void>;
  tries: number;
}

/** Takes files, and takes them out again. What sends them comes when the first screen stands. */
export class UploadDesk {
  readonly files = new Map<string, Chosen>();
  readonly #core: Core;
  readonly #step: StepDesk;
  #turn = 0;
  #uploader: Uploader | undefined;
  #coming: Promise<Uploader> | undefined;

  constructor(core: Core, step: StepDesk) {
    this.#core = core;
    this.#step = step;
  }

  /** Loads what sends; rejects when that can't come now. */
  async ready(): Promise<void> {
    if (this.#uploader) return;
    this.#coming ??= import('./uploader.js').then((m) => (this.#uploader = new m.Uploader(this.#core, this.#step, this))).catch((error: unknown) => {
      this.#coming = undefined;
      throw error;
    });
    await this.#coming;
    const { opportunity } = this.#core.state;
    if (opportunity.status === 'ready') this.only(opportunity.value);
  }

  add(field: string, files: readonly File[]): void {
    const rows = (this.#uploader?.again(field, files) ?? files).map((file): UploadState => {
      const row: UploadState = { local: this.#core.ports.newKey(), field, name: file.name, size: file.size, type: file.type, status: 'waiting', sent: 0 };
      this.take(row, { file, lastModified: file.lastModified, at: this.#core.ports.now() });
      return row;
    });
    if (rows.length > 0) this.#with((uploader) => uploader.begin(rows));
  }

  /** Shows a row for a file. */
  take(row: UploadState, of: Pick<Chosen, 'file' | 'lastModified' | 'at'> & Partial<Chosen>): void {
    this.files.set(row.local, { turn: ++this.#turn, abort: new AbortController(), begun: undefined, claimed: false, kept: false, written: false, writing: Promise.resolve(), tries: 0, ...of });
    this.#core.patch({ uploads: [...this.#core.state.uploads, row] });
  }

  pause(local: string): void { this.#with((uploader) => uploader.pause(local)); }
  retry(local: string): void { this.#with((uploader) => uploader.retry(local)); }

  /** An upload under way is cancelled; a finished file leaves the field, and the server when it was never sent. */
  remove(field: string, file: string): void {
    if (this.files.has(file)) return this.#uploader ? this.#uploader.cancel(file) : this.drop(file);
    const held = this.held(field);
    if (!held.some((ref) => ref.id === file)) return;
    this.#step.change(field, held.filter((ref) => ref.id !== file));
    this.discard(field, file);
  }

  only(opportunity: Opportunity): void {
    if (this.#uploader) this.#uploader.show(opportunity);
    // rows of an earlier page come with the form, not when the browser has time for them
    else void this.#core.ports.filesKept?.().then((kept) => { if (kept) void this.ready().catch(() => undefined); });
  }

  /** The row of this very file, where there is one. */
  rowOf(field: string, { name, size, lastModified }: Pick<File, 'name' | 'size' | 'lastModified'>): UploadState | undefined {
    return this.#core.state.uploads.find((one) => one.field === field && one.name === name && one.size === size && this.files.get(one.local)?.lastModified === lastModified);
  }

  /** What is under way rests; it is kept. */
  leave(): void {
    for (const { abort } of this.files.values()) abort.abort();
    this.files.clear();
    this.#core.patch({ uploads: [] });
  }

  /** Nothing of a customer's stays in the browser. */
  async clear(customer: string | undefined): Promise<void> { await (await this.#core.ports.files?.().catch(() => undefined))?.clear(customer); }

  /** A file that a sent step holds stays on the server until the next one replaces it; any other goes. */
  discard(field: string, file: string): void {
    const { opportunity } = this.#core.state;
    const sent = opportunity.status === 'ready' ? opportunity.value.values[field] : undefined;
    const onServer = Array.isArray(sent) && sent.some((ref) => typeof ref === 'object' && ref.id === file);
    if (onServer) return;
    // a draft that still names it would be sent with a file that nobody has
    void this.#step.flush().then(() => this.#core.ports.client.removeUpload?.(file)).catch(() => undefined);
  }

  held(field: string): FileRef[] {
    const value = this.#core.state.step.values[field];
    return Array.isArray(value) ? value.filter((ref): ref is FileRef => typeof ref === 'object') : [];
  }

  change(local: string, patch: Partial<UploadState>): void {
    this.#core.patch({ uploads: this.#core.state.uploads.map((upload) => (upload.local === local ? { ...upload, ...patch } : upload)) });
  }

  drop(local: string): void {
    this.files.delete(local);
    this.#core.patch({ uploads: this.#core.state.uploads.filter((upload) => upload.local !== local) });
  }

  #with(work: (uploader: Uploader) => void): void {
    if (this.#uploader) return work(this.#uploader);
    void this.ready().then(() => { if (this.#uploader) work(this.#uploader); }, () => {
      for (const { local } of this.#core.state.uploads) this.change(local, { status: 'failed', failure: offline });
    });
  }
}
