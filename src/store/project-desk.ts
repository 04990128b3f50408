import type { Opportunity } from '../protocol/opportunity.js';
import type { Core } from './core.js';
import { failureOf, settled } from './failure.js';
import type { SendDesk } from './send-desk.js';
import type { StepDesk } from './step-desk.js';
import type { UploadDesk } from './upload-desk.js';

/** Whose page it is, which project it is about, and what the server says of that project. What comes late never shows over what is newer, nor to another. */
export class ProjectDesk {
  readonly #core: Core;
  readonly #desks: { readonly step: StepDesk; readonly uploads: UploadDesk; readonly send: SendDesk };
  readonly #named: string | undefined;
  /** counts what was asked of the server, and remembers the newest of it that shows */
  #asked = 0;
  #shown = 0;
  /** another one each time that all of it is dropped */
  #era = 0;
  #meeting: Promise<void> | undefined;
  /** the customer of what is here, also while they sign in again */
  #whose: string | undefined;
  /** to be told as soon as that is known */
  #known: (() => void) | undefined;
  /** the project and substate that the page was told of */
  #at: string | undefined;

  constructor(core: Core, desks: { step: StepDesk; uploads: UploadDesk; send: SendDesk }, named: string | undefined) {
    this.#core = core;
    this.#desks = desks;
    this.#named = named;
  }

  /** Signed in, perhaps as another: nothing shows until that is known. What stood there waits for the same customer, unseen until then. */
  begin(known: () => void): Promise<void> {
    this.#drop();
    this.#core.patch({ me: { status: 'loading' } });
    this.#known = known;
    if (this.#whose === undefined || this.#core.state.opportunity.status !== 'ready') this.#show();
    return this.#meet();
  }

  #show(): void {
    const known = this.#known;
    this.#known = undefined;
    known?.();
  }

  async look(): Promise<void> {
    const { selected, session, opportunity, me } = this.#core.state;
    if (session.status !== 'signed-in') return;
    // what is kept is kept by customer: first of all, who is it?
    if (!selected || me.status !== 'ready') return this.#meet();
    const turn = ++this.#asked;
    if (opportunity.status !== 'ready') this.#core.patch({ opportunity: { status: 'loading' } });
    try {
      await this.show(await this.#core.ports.client.opportunity(selected), turn);
    } catch (error) {
      if (turn < this.#shown) return;
      const failure = failureOf(error);
      const { opportunity: had } = this.#core.state;
      this.#core.patch({ opportunity: had.status === 'ready' ? { ...had, stale: failure } : { status: 'failed', failure } });
    }
  }

  /** Publishes an opportunity together with what was typed for it, unless a newer one shows. `turn`: when it was asked for; now when absent. */
  async show(value: Opportunity, turn = ++this.#asked): Promise<void> {
    if (turn < this.#shown) return;
    this.#shown = turn;
    const { step, uploads, send } = this.#desks;
    const kept = await send.kept();
    if (!(await step.open(value, () => this.#shown === turn))) return;
    uploads.only(value);
    const at = `${value.id} ${value.substate.id}`;
    if (at !== this.#at) {
      this.#at = at;
      this.#core.tell({ type: 'opportunity-changed', opportunity: value.id, substate: value.substate.id });
    }
    await send.resume(value.id, kept);
  }

  async select(opportunity: string | undefined): Promise<void> {
    if (opportunity === this.#core.state.selected) return;
    const { step, uploads, send } = this.#desks;
    this.#drop();
    uploads.leave();
    send.leave();
    // at once: of two choices in a row the later one counts
    this.#core.patch({ selected: opportunity, opportunity: { status: opportunity ? 'loading' : 'idle' } });
    const era = this.#era;
    await step.flush();
    if (era !== this.#era || this.#core.state.opportunity.status === 'ready') return;
    step.leave();
    if (opportunity) await this.look();
  }

  /** Signed out: nothing of the customer shows, and nothing that is under way for them. */
  leave(): void {
    this.#whose = undefined;
    this.#clear();
    this.#core.patch({ me: { status: 'idle' }, opportunity: { status: 'idle' }, selected: this.#named });
  }

  #meet(): Promise<void> {
    const run: Promise<void> = this.#meeting ?? this.#ask().finally(() => { if (this.#meeting === run) this.#meeting = undefined; });
    this.#meeting = run;
    return run;
  }

  /** Who is it, and which project? Quietly while that is known. */
  async #ask(): Promise<void> {
    const era = this.#era;
    if (this.#core.state.me.status !== 'ready') this.#core.patch({ me: { status: 'loading' }, ...(!this.#known && { opportunity: { status: 'loading' } as const }) });
    const me = await settled(this.#core.ports.client.me());
    if (era !== this.#era) return;
    if (me.status === 'failed') {
      const { me: had } = this.#core.state;
      this.#core.patch(had.status === 'ready' ? { me: { ...had, stale: me.failure } } : { me, opportunity: me });
      return this.#show();
    }
    // another customer than before: nothing of the one is shown to the other
    if (this.#whose !== undefined && this.#whose !== me.value.id) {
      this.#clear();
      this.#core.patch({ selected: this.#named, opportunity: { status: 'loading' } });
    }
    // who hands in the token says who it is
    if (this.#whose !== me.value.id && this.#core.ports.client.session?.status === 'signed-in') void this.#core.ports.owner?.set(me.value.id);
    this.#whose = me.value.id;
    const only = me.value.opportunities.length === 1 ? me.value.opportunities[0]?.id : undefined;
    const selected = this.#core.state.selected ?? only;
    this.#core.patch({ me, selected, ...(!selected && { opportunity: { status: 'idle' } as const }) });
    this.#show();
    if (selected) await this.look();
  }

  /** What is under way shows nothing any more. */
  #drop(): void {
    this.#era++;
    this.#shown = ++this.#asked;
    this.#meeting = undefined;
    this.#at = undefined;
  }

  #clear(): void {
    this.#drop();
    this.#desks.uploads.leave();
    this.#desks.send.leave();
    this.#desks.step.leave();
    this.#core.patch({ help: { status: 'idle' }, ticket: { status: 'open' } });
  }
}
