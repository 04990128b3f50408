import { uploadSlots } from '../engine/upload-slots.js';
import type { FileRef } from '../protocol/file.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { Core } from './core.js';
import { failureOf } from './failure.js';
import type { UploadState } from './state.js';
import type { StepDesk } from './step-desk.js';

/** How many files go out at the same time. */
const lanes = 2;

/** Sends files one after the other and puts the finished ones into their fields. */
export class UploadDesk {
  readonly #core: Core;
  readonly #step: StepDesk;
  readonly #files = new Map<string, { file: File; turn: number; abort: AbortController }>();
  /** finished files: id → when they were chosen, counted; they may arrive in another order */
  readonly #turns = new Map<string, number>();
  #turn = 0;

  constructor(core: Core, step: StepDesk) {
    this.#core = core;
    this.#step = step;
  }

  add(field: string, files: readonly File[]): void {
    const added = files.map((file): UploadState => {
      const local = this.#core.ports.newKey();
      this.#files.set(local, { file, turn: ++this.#turn, abort: new AbortController() });
      return { local, field, name: file.name, size: file.size, type: file.type, status: 'waiting', sent: 0 };
    });
    this.#core.patch({ uploads: [...this.#core.state.uploads, ...added] });
    this.#next();
  }

  /** Lets it rest: what has arrived is kept, and the next file may go. */
  pause(local: string): void {
    if (!['waiting', 'sending'].includes(this.#status(local) ?? '')) return;
    this.#files.get(local)?.abort.abort('pause');
    this.#change(local, { status: 'paused' });
    this.#next();
  }

  /** A failed one again, or a paused one on. */
  retry(local: string): void {
    const kept = this.#files.get(local);
    // a second press finds it under way again
    if (!kept || !['failed', 'paused'].includes(this.#status(local) ?? '')) return;
    kept.abort = new AbortController();
    this.#change(local, { status: 'waiting', failure: undefined });
    this.#next();
  }

  /** An upload under way is cancelled; a finished file leaves the field, and the server when it was never sent. */
  remove(field: string, file: string): void {
    const kept = this.#files.get(file);
    if (kept) {
      kept.abort.abort('cancel');
      this.#drop(file);
      return this.#next();
    }
    const held = this.#held(field);
    if (!held.some((ref) => ref.id === file)) return;
    this.#step.change(field, held.filter((ref) => ref.id !== file));
    this.#discard(field, file);
  }

  /** What the step no longer asks for holds it up no longer. */
  only(opportunity: Opportunity): void {
    const asked = new Set(uploadSlots(opportunity).filter(({ readOnly }) => !readOnly).map(({ field }) => field));
    for (const { local, field } of this.#core.state.uploads.filter((upload) => !asked.has(upload.field))) this.remove(field, local);
  }

  leave(): void {
    for (const { abort } of this.#files.values()) abort.abort();
    this.#files.clear();
    this.#core.patch({ uploads: [] });
  }

  #next(): void {
    const { uploads } = this.#core.state;
    const free = lanes - uploads.filter((upload) => upload.status === 'sending').length;
    for (const upload of uploads.filter((one) => one.status === 'waiting').slice(0, Math.max(0, free))) void this.#send(upload);
  }

  async #send(upload: UploadState): Promise<void> {
    const kept = this.#files.get(upload.local);
    const { opportunity } = this.#core.state;
    if (!kept || opportunity.status !== 'ready') return;
    const { client } = this.#core.ports;
    const { abort } = kept;
    this.#change(upload.local, { status: 'sending' });
    try {
      if (!client.upload) throw Object.assign(new Error('configuration'), { name: 'PortalError', code: 'configuration' });
      const ref = await client.upload(kept.file, { opportunity: opportunity.value.id, field: upload.field }, {
        signal: abort.signal,
        onProgress: (sent) => { if (!abort.signal.aborted) this.#change(upload.local, { sent }); },
      });
      if (this.#files.get(upload.local) !== kept || kept.abort !== abort) return;
      this.#drop(upload.local);
      this.#turns.set(ref.id, kept.turn);
      this.#place(upload.field, ref);
    } catch (error) {
      if (this.#files.get(upload.local) === kept && !abort.signal.aborted) this.#change(upload.local, { status: 'failed', failure: failureOf(error) });
    } finally {
      this.#next();
    }
  }

  /** A field for one file holds the new one instead; the others add it, in the order in which they were chosen. */
  #place(field: string, ref: FileRef): void {
    const { opportunity } = this.#core.state;
    const placed = opportunity.status === 'ready' ? uploadSlots(opportunity.value).find((p) => p.field === field) : undefined;
    const most = placed?.definition.maxFiles ?? 1;
    const turn = ({ id }: FileRef): number => this.#turns.get(id) ?? 0;
    const all = [...this.#held(field), ref].sort((a, b) => turn(a) - turn(b));
    this.#step.change(field, all.slice(-most));
    for (const { id } of all.slice(0, -most)) this.#discard(field, id);
  }

  /** A file that a sent step holds stays on the server until the next one replaces it; any other goes. */
  #discard(field: string, file: string): void {
    const { opportunity } = this.#core.state;
    const sent = opportunity.status === 'ready' ? opportunity.value.values[field] : undefined;
    const onServer = Array.isArray(sent) && sent.some((ref) => typeof ref === 'object' && ref.id === file);
    if (!onServer) void this.#core.ports.client.removeUpload?.(file).catch(() => undefined);
  }

  #held(field: string): FileRef[] {
    const value = this.#core.state.step.values[field];
    return Array.isArray(value) ? value.filter((ref): ref is FileRef => typeof ref === 'object') : [];
  }

  #status(local: string): UploadState['status'] | undefined { return this.#core.state.uploads.find((upload) => upload.local === local)?.status; }

  #change(local: string, patch: Partial<UploadState>): void {
    this.#core.patch({ uploads: this.#core.state.uploads.map((upload) => (upload.local === local ? { ...upload, ...patch } : upload)) });
  }

  #drop(local: string): void {
    this.#files.delete(local);
    this.#core.patch({ uploads: this.#core.state.uploads.filter((upload) => upload.local !== local) });
  }
}
