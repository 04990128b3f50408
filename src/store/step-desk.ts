import { valuesToSend } from '../engine/step.js';
import type { Draft } from '../protocol/draft.js';
import type { Value, Values } from '../protocol/field.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { DraftKey } from '../offline/ports.js';
import type { Core } from './core.js';
import type { StepState } from './state.js';

/** What the customer has typed and ticked and not sent: shown over what the server holds, and kept as a draft at every change. */
export class StepDesk {
  readonly #core: Core;
  #typed: Values = {};
  #key: DraftKey | undefined;
  #writing: Promise<void> | undefined;
  #dirty = false;

  constructor(core: Core) {
    this.#core = core;
  }

  /** The step for an opportunity as the server has it now, with what was typed on top. */
  async open(opportunity: Opportunity): Promise<StepState> {
    const { step } = this.#core.state;
    const of = `${opportunity.id} ${opportunity.substate.id}`;
    if (step.of === of) return this.#over(opportunity, of, step.consents, step.saved, step.attempted);
    await this.flush();
    this.#key = { customer: this.#core.customer, opportunity: opportunity.id, substate: opportunity.substate.id };
    const draft = await this.#core.ports.drafts.read(this.#key);
    this.#typed = draft?.values ?? {};
    const consents = draft?.consents ?? opportunity.conditions.filter((c) => c.acceptedByDefault && !c.acceptedAt).map((c) => c.id);
    return this.#over(opportunity, of, consents, draft ? this.#savedNow : 'untouched', false);
  }

  change(field: string, value: Value): void {
    const { step } = this.#core.state;
    this.#typed = { ...this.#typed, [field]: value };
    this.#core.patch({ step: { ...step, values: { ...step.values, [field]: value }, saved: 'saving' } });
    this.#save();
  }

  consent(condition: string, accepted: boolean): void {
    const { step } = this.#core.state;
    const others = step.consents.filter((id) => id !== condition);
    this.#core.patch({ step: { ...step, consents: accepted ? [...others, condition] : others, saved: 'saving' } });
    this.#save();
  }

  attempt(): void {
    const { step } = this.#core.state;
    if (!step.attempted) this.#core.patch({ step: { ...step, attempted: true } });
  }

  /** What goes out with the action. */
  sending(opportunity: Opportunity): Values {
    return valuesToSend(opportunity.placements, this.#core.state.step.values);
  }

  /** The server has it: nothing of it stays here. A step that the customer has gone on to meanwhile is left alone. */
  async sent(key: DraftKey): Promise<void> {
    const current = this.#key?.opportunity === key.opportunity && this.#key.substate === key.substate;
    if (current) {
      this.#typed = {};
      this.#dirty = false;
      await this.#writing;
    }
    await this.#core.ports.drafts.remove(key);
    if (current) this.#forget();
  }

  /** Signed out: nothing of it may be seen by the next one. */
  leave(): void {
    this.#typed = {};
    this.#dirty = false;
    this.#forget();
  }

  /** Resolves when what was typed is kept. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  #forget(): void {
    this.#key = undefined;
    this.#core.patch({ step: { of: '', values: {}, consents: [], attempted: false, saved: 'untouched', orphans: {} } });
  }

  #over(opportunity: Opportunity, of: string, consents: readonly string[], saved: StepState['saved'], attempted: boolean): StepState {
    const writable = new Set(opportunity.placements.filter((p) => !p.readOnly).map((p) => p.field));
    const values: Values = { ...opportunity.values };
    const orphans: Values = {};
    for (const [field, value] of Object.entries(this.#typed)) (writable.has(field) ? values : orphans)[field] = value;
    const known = new Set(opportunity.conditions.map((c) => c.id));
    return { of, values, orphans, consents: consents.filter((id) => known.has(id)), saved, attempted };
  }

  /** One write at a time, always of the latest: a keystroke during a write is written right after it. */
  #save(): void {
    this.#dirty = true;
    this.#writing ??= this.#write().finally(() => { this.#writing = undefined; });
  }

  async #write(): Promise<void> {
    while (this.#dirty && this.#key) {
      this.#dirty = false;
      const { opportunity, step } = this.#core.state;
      const draft: Draft = {
        substate: this.#key.substate,
        definition: opportunity.status === 'ready' ? opportunity.value.revision : '',
        values: this.#typed,
        consents: [...step.consents],
        savedAt: new Date(this.#core.ports.now()).toISOString(),
      };
      await this.#core.ports.drafts.write(this.#key, draft);
    }
    const { step } = this.#core.state;
    if (step.saved === 'saving') this.#core.patch({ step: { ...step, saved: this.#savedNow }, lasting: this.#core.ports.drafts.lasting });
  }

  get #savedNow(): 'saved' | 'memory' { return this.#core.ports.drafts.lasting ? 'saved' : 'memory'; }
}
