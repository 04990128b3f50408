import { uploadSlots } from '../engine/upload-slots.js';
import type { FileRef } from '../protocol/file.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { Core } from './core.js';
import { failureOf } from './failure.js';
import { KeptUploads, type UploadNews } from './kept-uploads.js';
import { restore } from './restore-uploads.js';
import type { UploadState } from './state.js';
import type { StepDesk } from './step-desk.js';
import type { Chosen, UploadDesk } from './upload-desk.js';

/** How many files go out at the same time. */
const lanes = 2;
/** When one that met no network, or a server that can't, is tried again by itself, in ms; the last one repeats. */
const pauses = [10_000, 30_000, 60_000];
/** How often what has been sent is written down, and told to other tabs, in ms. */
const [writes, tells] = [2000, 500];

/** Sends files, keeps them meanwhile so that they go on after the page was lost, and puts the finished ones into their fields. */
export class Uploader {
  readonly #core: Core;
  readonly #step: StepDesk;
  readonly #desk: UploadDesk;
  readonly #kept: KeptUploads;
  /** finished files: id → what was chosen, and when; they may arrive in another order */
  readonly #finished = new Map<string, Pick<Chosen, 'turn' | 'lastModified'>>();
  /** done with: a list that was read before may still name them */
  readonly #gone = new Set<string>();
  /** what is kept is being read: until it is known, nothing goes out that might be there already */
  #reading: Promise<void> | undefined;

  constructor(core: Core, step: StepDesk, desk: UploadDesk) {
    this.#core = core;
    this.#step = step;
    this.#desk = desk;
    this.#kept = new KeptUploads(core, desk);
    core.ports.tabs?.listen((message) => {
      if (message.type === 'signed-out' && (message.customer === undefined || message.customer === core.customer)) desk.leave();
      if (message.type === 'upload-changed' && message.customer === core.customer) void this.#hear(message);
    });
  }

  /** Takes up what was chosen: rows that show already. */
  begin(rows: readonly UploadState[]): void {
    if (this.#reading) return void this.#reading.then(() => this.begin(rows));
    for (const { local } of rows) void this.#kept.keep(local);
    this.#next();
  }

  /** A file that is chosen again is there once: it goes on where it stood. Returns the others; they take the place of those that nobody brings back. */
  again(field: string, files: readonly File[]): File[] {
    const others = files.filter((file) => {
      const row = this.#desk.rowOf(field, file);
      const chosen = row && this.#desk.files.get(row.local);
      if (!chosen) return !this.#held(field).some((ref) => ref.name === file.name && ref.size === file.size && this.#finished.get(ref.id)?.lastModified === file.lastModified);
      if (row.status !== 'missing') this.retry(row.local);
      else {
        chosen.file = file;
        this.#change(row.local, { status: 'waiting' });
        this.begin([row]);
      }
      return false;
    });
    const rows = this.#core.state.uploads.filter((one) => one.field === field);
    if (others.length > 0 && this.#held(field).length + rows.length + others.length > this.#most(field)) for (const row of rows) if (row.status === 'missing') this.cancel(row.local);
    return others;
  }

  /** Lets it rest: what has arrived is kept, and the next file may go. */
  pause(local: string): void {
    const chosen = this.#desk.files.get(local);
    if (!chosen || !['waiting', 'sending'].includes(this.#status(local) ?? '')) return;
    chosen.abort.abort('pause');
    chosen.claimed = false;
    this.#change(local, { status: 'paused' });
    void this.#kept.write(local);
    this.#next();
  }

  /** A failed one again, or a paused one on. */
  retry(local: string): void {
    const chosen = this.#desk.files.get(local);
    // a second press finds it under way again
    if (!chosen?.file || !['failed', 'paused'].includes(this.#status(local) ?? '')) return;
    chosen.abort = new AbortController();
    chosen.claimed = false;
    this.#change(local, { status: 'waiting', failure: undefined });
    void this.#kept.write(local);
    this.#next();
  }

  /** Ends it, here, in other tabs and at the server. */
  cancel(local: string): void {
    const chosen = this.#desk.files.get(local);
    if (!chosen) return;
    const sending = this.#status(local) === 'sending';
    chosen.abort.abort('cancel');
    // who sends it takes it back by itself
    if (!sending && chosen.begun) void this.#core.ports.client.removeUpload?.(chosen.begun.id).catch(() => undefined);
    this.#drop(local, chosen);
    this.#next();
  }

  /** What the step no longer asks for holds it up no longer; what was begun before goes on, and what met no network is tried again. */
  show(opportunity: Opportunity): void {
    const asked = new Set(uploadSlots(opportunity).filter(({ readOnly }) => !readOnly).map(({ field }) => field));
    for (const { local, field, status, failure } of this.#core.state.uploads) {
      if (!asked.has(field)) this.cancel(local);
      else if (status === 'failed' && ['offline', 'unauthorized'].includes(failure?.code ?? '')) this.retry(local);
    }
    if (!this.#core.ports.files) return;
    const run = Promise.all([this.#reading, restore(this.#core, { desk: this.#desk, kept: this.#kept, gone: this.#gone }, opportunity.id, asked)]).then(() => {
      if (this.#reading === run) this.#reading = undefined;
      this.#next();
    });
    this.#reading = run;
  }

  /** What another tab tells of an upload. */
  async #hear({ local, sent, file }: UploadNews): Promise<void> {
    const chosen = this.#desk.files.get(local);
    const field = this.#core.state.uploads.find((upload) => upload.local === local)?.field;
    if (chosen && field !== undefined && file) {
      this.#arrived(local, field, file, chosen);
    } else if (chosen && sent !== undefined) {
      if (this.#status(local) !== 'sending') this.#change(local, { status: 'elsewhere', sent });
    } else {
      if (chosen?.written && (await (await this.#kept.files())?.gone(local)) && this.#desk.files.get(local) === chosen) {
        chosen.abort.abort('cancel');
        this.#drop(local, chosen, true);
      }
      const { opportunity } = this.#core.state;
      if (opportunity.status === 'ready') this.show(opportunity.value);
    }
    this.#next();
  }

  #next(): void {
    if (this.#reading) return;
    const { uploads } = this.#core.state;
    const claimed = ({ local }: UploadState): boolean => this.#desk.files.get(local)?.claimed === true;
    const free = lanes - uploads.filter((upload) => upload.status === 'sending' || (upload.status === 'waiting' && claimed(upload))).length;
    for (const upload of uploads.filter((one) => one.status === 'waiting' && !claimed(one)).slice(0, Math.max(0, free))) void this.#send(upload);
  }

  async #send({ local, field }: UploadState): Promise<void> {
    const chosen = this.#desk.files.get(local);
    const { opportunity } = this.#core.state;
    if (!chosen?.file || opportunity.status !== 'ready') return;
    const { abort } = chosen;
    const { tabs } = this.#core.ports;
    const mine = (): boolean => this.#desk.files.get(local) === chosen && chosen.abort === abort && !abort.signal.aborted;
    chosen.claimed = true;
    const run = async (): Promise<void> => {
      if (!mine()) return;
      // another tab may have finished it, or cancelled it, while this one waited for its turn
      if (tabs && chosen.written && (await (await this.#kept.files())?.gone(local))) return mine() ? this.#drop(local, chosen, true) : undefined;
      if (mine()) await this.#run(local, { opportunity: opportunity.value.id, field }, chosen, mine);
    };
    try {
      await (tabs ? tabs.alone(`upload ${local}`, run) : run());
    } finally {
      if (chosen.abort === abort) chosen.claimed = false;
      this.#next();
    }
  }

  async #run(local: string, target: { opportunity: string; field: string }, chosen: Chosen, mine: () => boolean): Promise<void> {
    const { client, now } = this.#core.ports;
    const { abort, file } = chosen;
    let [written, told] = [0, 0];
    this.#change(local, { status: 'sending' });
    try {
      if (!client.upload || !file) throw Object.assign(new Error('configuration'), { name: 'PortalError', code: 'configuration' });
      const ref = await client.upload(file, target, {
        begun: chosen.begun,
        signal: abort.signal,
        onBegun: (begun) => { chosen.begun = begun; void this.#kept.write(local); },
        onProgress: (sent) => {
          if (!mine()) return;
          this.#change(local, { sent });
          const at = now();
          if (at - told > tells) { told = at; this.#kept.tell({ local, sent }); }
          if (at - written > writes) { written = at; void this.#kept.write(local); }
        },
      });
      if (this.#desk.files.get(local) !== chosen || chosen.abort !== abort) return;
      this.#arrived(local, target.field, ref, chosen);
      this.#kept.tell({ local, file: ref });
    } catch (error) {
      if (!mine()) return;
      const failure = failureOf(error);
      this.#change(local, { status: 'failed', failure });
      if (['offline', 'server'].includes(failure.code)) {
        const pause = pauses[Math.min(chosen.tries++, pauses.length - 1)];
        setTimeout(() => { if (mine() && this.#status(local) === 'failed') this.retry(local); }, pause);
      }
    }
  }

  #arrived(local: string, field: string, ref: FileRef, chosen: Chosen): void {
    this.#finished.set(ref.id, { turn: chosen.turn, lastModified: chosen.lastModified });
    this.#place(field, ref);
    this.#drop(local, chosen, true, this.#step.flush());
  }

  /** A field for one file holds the new one instead; the others add it, in the order in which they were chosen. */
  #place(field: string, ref: FileRef): void {
    const before = this.#held(field);
    if (before.some(({ id }) => id === ref.id)) return;
    const turn = ({ id }: FileRef): number => this.#finished.get(id)?.turn ?? 0;
    const all = [...before, ref].sort((a, b) => turn(a) - turn(b));
    const most = this.#most(field);
    this.#step.change(field, all.slice(-most));
    for (const { id } of all.slice(0, -most)) this.#desk.discard(field, id);
  }

  #most(field: string): number {
    const { opportunity } = this.#core.state;
    return (opportunity.status === 'ready' && uploadSlots(opportunity.value).find((p) => p.field === field)?.definition.maxFiles) || 1;
  }

  /** Nothing of it is kept any more, as soon as it is kept elsewhere; `quiet`: other tabs know, or are told otherwise. */
  #drop(local: string, chosen: Chosen, quiet = false, elsewhere?: Promise<void>): void {
    this.#gone.add(local);
    this.#desk.drop(local);
    this.#kept.forget(local, chosen, quiet, elsewhere);
  }


  #held(field: string): FileRef[] { return this.#desk.held(field); }
  #status(local: string): UploadState['status'] | undefined { return this.#core.state.uploads.find((upload) => upload.local === local)?.status; }
  #change(local: string, patch: Partial<UploadState>): void { this.#desk.change(local, patch); }
}
