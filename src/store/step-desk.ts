import { editsOf } from '../engine/drafts.js';
import { valuesToSend } from '../engine/step.js';
import { uploadSlots } from '../engine/upload-slots.js';
import type { ActionRequest } from '../protocol/action.js';
import type { Condition } from '../protocol/condition.js';
import type { Draft } from '../protocol/draft.js';
import type { Value, Values } from '../protocol/field.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { DraftKey } from '../offline/ports.js';
import type { Core } from './core.js';
import { fits, givenBefore, laid, ofSameText, overlaid, same, without } from './answers.js';
import type { StepState } from './state.js';

/** What the customer has typed and ticked and not sent: shown over what the server holds, and kept as a draft at every change. */
export class StepDesk {
  readonly #core: Core;
  #typed: Values = {};
  #work: Record<string, unknown> = {};
  #key: DraftKey | undefined;
  /** when each of it was changed last: of two tabs or devices the newer edit counts */
  #edits: Readonly<Record<string, string>> = {};
  /** fields that were typed into on this page */
  #own = new Set<string>();
  /** what this page had in fields where a newer edit has come from elsewhere: offered back */
  #overruled: Values = {};
  /** revision of the step that is typed into */
  #definition = '';
  /** the conditions as they show, and are ticked */
  #conditions: readonly Condition[] = [];
  #writing: Promise<void> | undefined;
  #dirty = false;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Publishes an opportunity as the server has it now, with what was typed for it on top. False: by then it wasn't `wanted` any more. */
  async open(opportunity: Opportunity, wanted: () => boolean): Promise<boolean> {
    const of = `${opportunity.id} ${opportunity.substate.id}`;
    let step: StepState | undefined;
    if (this.#core.state.step.of !== of) {
      const key = { customer: this.#core.customer, opportunity: opportunity.id, substate: opportunity.substate.id };
      await this.flush();
      const draft = await this.#core.ports.drafts.read(key);
      // what was typed while it was read still belongs to the step before; from here to the patch nothing waits
      while (this.#writing) await this.#writing;
      if (!wanted()) return false;
      if (this.#core.state.step.of !== of) step = this.#begun(opportunity, of, key, draft);
    }
    const { consents: ticked, saved, attempted } = this.#core.state.step;
    const consents = ofSameText(ticked, this.#conditions, opportunity.conditions);
    this.#conditions = opportunity.conditions;
    this.#definition = opportunity.revision;
    this.#core.patch({ opportunity: { status: 'ready', value: opportunity }, step: step ?? this.#over(opportunity, of, consents, saved, attempted) });
    return true;
  }

  #begun(opportunity: Opportunity, of: string, key: DraftKey, draft: Draft | undefined): StepState {
    const { step } = this.#core.state;
    // in a draft of another revision another text may have been ticked
    const found = draft && { values: draft.values, work: draft.work, consents: draft.definition === opportunity.revision ? draft.consents : [] };
    // sent, and the project stays where it was: what was typed since then is here
    const kept = !this.#at(key) ? found : step.saved === 'untouched' ? undefined : { values: this.#typed, work: this.#work, consents: step.consents };
    this.#key = key;
    this.#typed = kept?.values ?? {};
    this.#work = kept?.work ?? {};
    if (!kept || kept === found) {
      this.#edits = kept && draft ? editsOf(draft) : {};
      this.#own.clear();
      this.#overruled = {};
    }
    return this.#over(opportunity, of, kept?.consents ?? givenBefore(opportunity), kept ? this.#savedNow : 'untouched', false);
  }

  change(field: string, value: Value): void {
    const { step } = this.#core.state;
    // no step stands open
    if (!this.#key) return;
    this.#typed = { ...this.#typed, [field]: value };
    this.#own.add(field);
    const { [field]: _, ...overruled } = this.#overruled;
    this.#overruled = overruled;
    this.#core.patch({ step: { ...step, values: { ...step.values, [field]: value }, saved: 'saving', overruled } });
    this.#save(`values/${field}`);
  }

  /** What a view makes that isn't a field: kept like what is typed. */
  work(name: string, value: unknown): void {
    const { step } = this.#core.state;
    if (!this.#key) return;
    const { [name]: _, ...others } = this.#work;
    this.#work = value === undefined ? others : { ...others, [name]: value };
    this.#core.patch({ step: { ...step, work: this.#work, saved: 'saving' } });
    this.#save(`work/${name}`);
  }

  consent(condition: string, accepted: boolean): void {
    const { step } = this.#core.state;
    if (!this.#key) return;
    const others = step.consents.filter((id) => id !== condition);
    this.#core.patch({ step: { ...step, consents: accepted ? [...others, condition] : others, saved: 'saving' } });
    this.#save(`consents/${condition}`);
  }

  attempt(): void {
    const { step } = this.#core.state;
    if (!step.attempted) this.#core.patch({ step: { ...step, attempted: true } });
  }

  /** What goes out with the action. */
  sending(opportunity: Opportunity): Values {
    return valuesToSend(opportunity.placements, this.#core.state.step.values);
  }

  /**
   * The server has it: nothing of it stays here. A step that the customer has gone on to meanwhile is left alone.
   * An action that goes no way forward carries no consents: it has used up the work of its name (`<type>`, `<type> <offer>`), and everything else is still to be sent.
   */
  async sent(key: DraftKey, { type, payload }: ActionRequest): Promise<void> {
    const free = !payload.consents;
    if (this.#at(key)) {
      const used = [type, `${type} ${payload.offer ?? ''}`];
      if (free) for (const name of used) { if (name in this.#work) this.#stamp(`work/${name}`); }
      else [this.#typed, this.#edits, this.#overruled] = [{}, {}, {}];
      this.#work = free ? without(this.#work, ...used) : {};
      this.#dirty = false;
      await this.flush();
    } else if (free) return;
    await this.#core.ports.drafts.remove(key);
    if (!this.#at(key)) return;
    const { opportunity, step } = this.#core.state;
    if (opportunity.status !== 'ready') return this.#forget();
    // it may show for a while yet, as the server had it; the next look begins it anew
    const consents = free ? step.consents : givenBefore(opportunity.value);
    const again = Object.keys(this.#typed).length + Object.keys(this.#work).length + (free ? consents.length : 0) > 0;
    this.#core.patch({ step: this.#over(opportunity.value, '', consents, again ? 'saving' : 'untouched', false) });
    if (again) this.#save();
  }

  /** What is typed here and not sent, and whose; undefined while nothing is. */
  get draft(): { readonly key: DraftKey; readonly draft: Draft } | undefined {
    return this.#key && this.#core.state.step.saved !== 'untouched' ? { key: this.#key, draft: this.#draft() } : undefined;
  }

  /** Another tab, or another device, has written: of each thing the newer edit shows. The field in the customer's hands waits until they leave it. */
  async reread(key: DraftKey): Promise<void> {
    if (!this.#at(key)) return;
    const kept = await this.#core.ports.drafts.read(key);
    if (kept && this.#at(key)) this.#lay(kept);
  }

  /** Signed out: nothing of it may be seen by the next one. */
  leave(): void {
    [this.#typed, this.#work, this.#edits, this.#overruled] = [{}, {}, {}, {}];
    this.#dirty = false;
    this.#forget();
  }

  /** Resolves when what was typed is kept. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  #at({ opportunity, substate }: DraftKey): boolean { return this.#key?.opportunity === opportunity && this.#key.substate === substate; }

  #forget(): void {
    this.#key = undefined;
    this.#core.patch({ step: { of: '', values: {}, consents: [], attempted: false, saved: 'untouched', orphans: {}, work: {} } });
  }

  #over(opportunity: Opportunity, of: string, consents: readonly string[], saved: StepState['saved'], attempted: boolean): StepState {
    const writable = new Map(uploadSlots(opportunity).filter((p) => !p.readOnly).map((p) => [p.field, p.definition]));
    const values: Values = { ...opportunity.values };
    const orphans: Values = {};
    for (const [field, value] of Object.entries(this.#typed)) (fits(writable.get(field), value) ? values : orphans)[field] = value;
    const known = new Set(opportunity.conditions.map((c) => c.id));
    return { of, values, orphans, consents: consents.filter((id) => known.has(id)), saved, attempted, work: this.#work, overruled: this.#overruled };
  }

  /** One write at a time, always of the latest: a keystroke during a write is written right after it. */
  #save(edited?: string): void {
    if (edited) this.#stamp(edited);
    this.#dirty = true;
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    try {
      while (this.#dirty && this.#key) {
        this.#dirty = false;
        const key = this.#key;
        const mine = this.#draft();
        let theirs: Draft | undefined;
        await this.#core.ports.drafts.write(key, (kept) => {
          theirs = kept;
          return kept ? overlaid(kept, mine) : mine;
        });
        this.#core.ports.tabs?.tell({ type: 'draft-changed', key });
        if (theirs && key === this.#key) this.#lay(theirs);
      }
    } finally {
      // at once, not a moment later: what is typed now needs a write of its own
      this.#writing = undefined;
    }
    const { step } = this.#core.state;
    if (step.saved === 'saving') this.#core.patch({ step: { ...step, saved: this.#savedNow }, lasting: this.#core.ports.drafts.lasting });
  }

  /** Changed now, and after whatever it was changed by that we know of, though that clock be ahead. */
  #stamp(edited: string): void {
    const before = Date.parse(this.#edits[edited] ?? '') || 0;
    this.#edits = { ...this.#edits, [edited]: new Date(Math.max(this.#core.ports.now(), before + 1)).toISOString() };
  }

  #draft(): Draft {
    return {
      substate: this.#key?.substate ?? '',
      definition: this.#definition,
      values: this.#typed,
      ...(Object.keys(this.#work).length > 0 && { work: this.#work }),
      consents: [...this.#core.state.step.consents],
      edits: this.#edits,
      savedAt: new Date(this.#core.ports.now()).toISOString(),
    };
  }

  #lay(kept: Draft): void {
    const { opportunity, step, send } = this.#core.state;
    // what goes out with an action that is under way stays as it is
    if (opportunity.status !== 'ready' || send.status === 'sending' || send.status === 'waiting') return;
    const held = this.#core.ports.held?.();
    const { values, work = {}, consents, edits = {}, lost } = laid(this.#draft(), kept, held);
    const overruled = { ...this.#overruled };
    for (const [field, value] of Object.entries(lost)) if (this.#own.delete(field)) overruled[field] = value;
    this.#edits = edits;
    if (same([values, work, [...consents].sort()], [this.#typed, this.#work, [...step.consents].sort()])) return;
    [this.#typed, this.#work, this.#overruled] = [values, work, overruled];
    this.#core.patch({ step: this.#over(opportunity.value, step.of, consents, step.saved === 'untouched' ? this.#savedNow : step.saved, step.attempted) });
  }

  get #savedNow(): 'saved' | 'memory' { return this.#core.ports.drafts.lasting ? 'saved' : 'memory'; }
}
