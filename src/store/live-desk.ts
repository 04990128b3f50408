import type { LiveEvent } from '../protocol/live-event.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { Core } from './core.js';
import { failureOf, settled } from './failure.js';

/** Whether somebody has the page before them; `gone` when none of its elements is there any more. */
export type Watching = 'seen' | 'hidden' | 'gone';

/** How long a page that nobody sees goes on to follow, in ms: each connection that stays open is one less for the other tabs. */
const patience = 15_000;
/** What happens in a row is looked at once, this many ms later; what everybody is told, up to so many, so that not all look at once. */
const [soon, spread] = [150, 1_000];

/** Follows what happens at the backend while somebody looks, and looks again when it is about what shows. Loaded when the first screen stands. */
export class LiveDesk {
  readonly #core: Core;
  readonly #look: () => Promise<void>;
  #watching: Watching = 'hidden';
  #stream: AbortController | undefined;
  /** the backend has no events, or its adapter gave up: looked for again when somebody comes back, unless there are none at all */
  #over: 'no' | 'for-now' | 'for-good' = 'no';
  /** the newest event that was heard, and whose it was */
  #last: string | undefined;
  #whose = '';
  /** what to look at, once it is time: the revision that a project has by now, or whatever it has */
  #news: { readonly revision?: string | undefined; readonly anything?: boolean; readonly others?: boolean } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** what the customer's own action was taken on: what comes in its place is what became of it, though the receipt may be closed by then */
  #acted: Opportunity | undefined;
  /** the project and the substate that show */
  #at: { readonly id: string; readonly substate: string } | undefined;

  constructor(core: Core, look: () => Promise<void>) {
    this.#core = core;
    this.#look = look;
    core.subscribe(() => this.#changed());
    this.#changed();
  }

  follow(watching: Watching): void {
    this.#watching = watching;
    clearTimeout(this.#leaving);
    if (watching === 'hidden') this.#leaving = setTimeout(() => this.#close(), patience);
    if (watching === 'gone') this.#close();
    if (watching === 'seen' && this.#over === 'for-now') this.#over = 'no';
    this.#changed();
  }

  #changed(): void {
    this.#arrive();
    const { session, me, online } = this.#core.state;
    const whose = session.status === 'signed-in' && me.status === 'ready' ? me.value.id : '';
    if (whose !== this.#whose) {
      this.#close();
      this.#whose = whose;
      this.#last = undefined;
    }
    if (!whose || !online) this.#close();
    else if (!this.#stream && this.#watching === 'seen' && this.#over === 'no') this.#open();
    // an action is under way: its answer may be the very thing
    if (this.#news && !this.#timer) this.#later(soon);
  }

  #open(): void {
    const { me } = this.#core.state;
    const stream = new AbortController();
    this.#stream = stream;
    const after = this.#last ?? (me.status === 'ready' ? me.value.event : undefined);
    const heard = this.#core.ports.client.events?.(after, (id, event) => { if (this.#stream === stream) this.#hear(id, event); }, stream.signal);
    const ended = (over: 'for-now' | 'for-good'): void => {
      if (this.#stream !== stream) return;
      this.#over = over;
      this.#close();
    };
    void heard?.then(() => ended('for-now'), (error: unknown) => ended(['not-found', 'configuration', 'forbidden', 'gone'].includes(failureOf(error).code) ? 'for-good' : 'for-now'));
  }

  #close(): void {
    this.#stream?.abort();
    this.#stream = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#news = undefined;
  }

  #hear(id: string, { kind, opportunity: about, revision, type }: LiveEvent): void {
    this.#last = id;
    const { selected, opportunity } = this.#core.state;
    const shown = opportunity.status === 'ready' ? opportunity.value.type : undefined;
    if (kind === 'config' || (kind === 'flow' && (type === undefined || shown === undefined || type === shown))) {
      this.#news = { ...this.#news, anything: true };
      this.#later(Math.random() * spread);
    } else if (kind === 'opportunity') {
      const others = about === undefined || about !== selected;
      const ours = about === undefined || about === selected || !selected;
      this.#news = { revision: ours ? revision : this.#news?.revision, anything: this.#news?.anything || (ours && revision === undefined), others: this.#news?.others || others };
      this.#later(soon);
    }
  }

  #later(ms: number): void { this.#timer ??= setTimeout(() => void this.#settle(), ms); }

  async #settle(): Promise<void> {
    this.#timer = undefined;
    const { send, opportunity, selected } = this.#core.state;
    if (!this.#news || send.status === 'sending') return;
    const { revision, anything, others } = this.#news;
    this.#news = undefined;
    const known = opportunity.status === 'ready' ? opportunity.value.revision : undefined;
    if (others && selected) await this.#meet();
    if (anything || (revision !== undefined && revision !== known)) await this.#look();
  }

  /** The list of the customer's projects, quietly. */
  async #meet(): Promise<void> {
    const me = await settled(this.#core.ports.client.me());
    const { me: had } = this.#core.state;
    if (me.status === 'ready' && had.status === 'ready' && me.value.id === had.value.id) this.#core.patch({ me });
  }

  /** Notices that a project went on by itself while it showed. What the customer did shows as a receipt, or as a refusal. */
  #arrive(): void {
    const { opportunity, send, moved } = this.#core.state;
    if (moved && (opportunity.status !== 'ready' || send.status === 'sending' || send.status === 'accepted')) return this.#core.patch({ moved: undefined });
    if (opportunity.status !== 'ready') return;
    const { value } = opportunity;
    const own = this.#acted !== undefined && this.#acted !== value;
    if (send.status === 'sending') this.#acted = value;
    else if (own || send.status === 'refused') this.#acted = undefined;
    const { id, substate } = value;
    const before = this.#at;
    if (before?.id === id && before.substate === substate.id) return;
    this.#at = { id, substate: substate.id };
    const told = own || (send.status !== 'open' && !(send.status === 'refused' && send.failure.code !== 'conflict'));
    const by = before?.id === id && !told ? substate.id : undefined;
    if (by !== moved) this.#core.patch({ moved: by });
  }
}
