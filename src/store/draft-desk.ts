import type { Draft } from '../protocol/draft.js';
import type { Core } from './core.js';
import type { StepDesk } from './step-desk.js';
import { editsOf, mergeDrafts } from '../engine/drafts.js';

/** How long after a change the backend is told, in ms: not at each keystroke. */
const pause = 3_000;

/** What the other tabs type, and, where the backend keeps drafts, what is typed on other devices. Its failures are silent: what is kept in this browser is the truth. Loaded when the first screen stands. */
export class DraftDesk {
  readonly #core: Core;
  readonly #step: StepDesk;
  readonly #stops: readonly (() => void)[];
  #of = '';
  /** the edits that the backend has, as far as we know */
  #told: Draft['edits'];
  #reading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(core: Core, step: StepDesk) {
    this.#core = core;
    this.#step = step;
    const deaf = core.ports.tabs?.listen((message) => { if (message.type === 'draft-changed' && message.key.customer === core.customer) void step.reread(message.key); });
    this.#stops = [core.subscribe(() => this.#changed()), () => deaf?.(), () => clearTimeout(this.#timer)];
    this.#changed();
    // written before this was here to hear of it
    void this.settle();
  }

  stop(): void { for (const stop of this.#stops) stop(); }

  /** The page may go, or be gone: what the backend hasn't been told is told now. */
  leave(): void { if (this.#of && this.#step.draft?.draft.edits !== this.#told) void this.#tell(); }

  /** A field was left: what waited for that shows. */
  async settle(): Promise<void> {
    const { draft } = this.#step;
    if (draft) await this.#step.reread(draft.key);
  }

  #changed(): void {
    const { config, session, step, opportunity } = this.#core.state;
    const offered = config.status === 'ready' && config.value.drafts && this.#core.ports.client.keepDraft && session.status === 'signed-in';
    const of = offered && opportunity.status === 'ready' ? step.of : '';
    if (of !== this.#of) {
      this.#of = of;
      this.#told = undefined;
      this.#rest();
      if (of) void this.#read(of);
    }
    const now = of && !this.#reading ? this.#step.draft : undefined;
    if (!now) this.#rest();
    else if (now.draft.edits !== this.#told) this.#timer ??= setTimeout(() => void this.#tell(), pause);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** What was typed elsewhere goes into what is kept here, and shows. */
  async #read(of: string): Promise<void> {
    const { customer, ports, state: { opportunity } } = this.#core;
    if (opportunity.status !== 'ready') return;
    const { id, substate } = opportunity.value;
    const key = { customer, opportunity: id, substate: substate.id };
    this.#reading = true;
    const found = await ports.client.draft?.(id).catch(() => undefined);
    this.#reading = false;
    if (this.#of !== of) return;
    if (found?.substate === key.substate) {
      await ports.drafts.write(key, (kept) => (kept ? mergeDrafts(kept, found) : found));
      if (this.#of !== of) return;
      await this.#step.reread(key);
      ports.tabs?.tell({ type: 'draft-changed', key });
      const theirs = editsOf(found);
      const edits = this.#step.draft?.draft.edits ?? {};
      if (Object.entries(edits).every(([edited, at]) => (theirs[edited] ?? '') >= at)) this.#told = edits;
    }
    this.#changed();
  }

  async #tell(): Promise<void> {
    this.#rest();
    const { draft: now } = this.#step;
    const { send } = this.#core.state;
    // what is sent is told by being sent
    if (!now || send.status === 'sending') return;
    this.#told = now.draft.edits;
    await this.#core.ports.client.keepDraft?.(now.key.opportunity, now.draft).catch(() => { this.#told = undefined; });
  }
}
