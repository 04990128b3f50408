import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { fileTypes } from '../../engine/field-types/field-types.js';
import { PortalStepSubmitEvent } from '../../events/step-submit.js';
import { documentationKinds, type Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { conditionsSlot } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { orphanNotice } from '../orphans.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { arrival, refusal, savedLine, sendingNotice, underWay } from '../sending.js';
import { StepForm } from '../step-form.js';
import { stepHead, whatNext } from '../step-head.js';
import { documentationStyles } from './portal-view-documentation.styles.js';

const kinds: readonly string[] = documentationKinds;

/**
 * The five documentation views: the fields that the substate asks for, the conditions, and *Send*.
 *
 * @tagname portal-view-documentation
 * @summary Information and documents that the current substate asks for.
 * @slot conditions - A `<portal-conditions>`; when there is none, the view renders its own.
 * @slot empty - Instead of the sentence that shows while the substate asks for another kind of view.
 * @csspart form - The form.
 * @csspart group - A group of fields.
 * @csspart summary - All that holds the step up, with links.
 * @csspart submit - The primary button.
 * @csspart reason - Why the step can't be sent now.
 * @csspart notice - Where the action stands: waiting, or refused.
 * @csspart orphans - Answers that no longer fit.
 * @csspart overruled - Answers written here where a newer one has come from another tab or device.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt.
 * @csspart contact - The company's support.
 * @fires {PortalStepSubmitEvent} portal-step-submit - The customer sends the step (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewDocumentation extends PortalViewElement {
  static override styles = documentationStyles;

  readonly #gate = new Gate(this, 'form', 'view');
  readonly #receipt = new ReceiptController(this, 'submit-step');
  readonly #form = new StepForm(this, () => ({ m: this.m, language: this.locale.tag, store: this.store, text: (text) => this.text(text) }));

  /** a step that this element shows */
  protected shows({ view }: Opportunity): boolean { return view !== null && kinds.includes(view.kind); }

  /** a step of which nothing is asked is no step that can't be sent */
  protected readonly informs: boolean = false;
  /** what stands between the head and the fields: a company's own view has its element there */
  protected lead(_opportunity: Opportunity, _state: PortalState): TemplateResult | typeof nothing { return nothing; }

  protected override slices(store: Store): readonly unknown[] {
    const { step, uploads, send, online } = store.state;
    return [...Gate.slices(store), step, uploads, send, online];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#receipt.watch(this.state, (opportunity) => this.shows(opportunity));
    this.#form.watch(this.state);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#form.updated();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { store } = this;
    if (!store || underWay(store.state.send)) return;
    // a half-typed date is none to the engine: it would be left out without a word
    const unread = store.faults.length === 0 ? this.#form.unread : undefined;
    if (unread) { unread.focus(); return; }
    if (this.ask(new PortalStepSubmitEvent({ type: 'step-submit', language: this.locale.tag }))) this.#form.summarise(true);
  };

  readonly #enter = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented || !(target instanceof HTMLInputElement) || target.type === 'file') return;
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  };

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    if (this.#receipt.has(state)) return this.#receipt.render(this.m, state, this.locale, this.m.stepSent);
    if (!this.shows(opportunity)) return html`${refusal(this.m, state.send, 'submit-step')}<slot name="empty"><p class="soft">${this.m.documentationEmpty}</p></slot>`;
    return this.#form.instead(opportunity) ?? this.#step(opportunity, state);
  }

  #step(opportunity: Opportunity, state: PortalState): TemplateResult {
    const { substate } = opportunity;
    return html`
      <form class="view" part="form" novalidate @submit=${this.#submit} @keydown=${this.#enter} aria-label=${this.text(substate.name)}>
        ${stepHead(substate, (text) => this.text(text))} ${arrival(this.m, state.send)}
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(this.m, state.opportunity.stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${this.#form.summary(state)}
        ${this.lead(opportunity, state)}
        ${this.#form.fields(opportunity, state)}
        ${this.#form.overruled(opportunity, state)}
        ${orphanNotice(this.m, state.step.orphans, this.locale.tag)}
        ${opportunity.conditions.length > 0 ? conditionsSlot(this) : nothing}
        ${this.#form.says(state) ? nothing : sendingNotice(this.m, state.send, this)}
        <div class="submit">${this.#button(opportunity, state)} ${savedLine(this.m, state)}</div>
        ${whatNext(this.m, substate, (text) => this.text(text))}
      </form>`;
  }

  #button(opportunity: Opportunity, { send, config }: PortalState): TemplateResult | typeof nothing {
    // *Send now* stands in the notice
    if (send.status === 'waiting') return nothing;
    const action = opportunity.actions.find(({ type }) => type === 'submit-step');
    if (!action && this.informs) return nothing;
    if (!action?.available) return reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config);
    const writable = opportunity.placements.filter(({ readOnly }) => !readOnly);
    const label = writable.length === 0 ? this.m.stepContinue : writable.some(({ definition }) => fileTypes.includes(definition.type)) ? this.m.stepSendDocuments : this.m.stepSend;
    return html`<button type="submit" class="primary" part="submit" aria-disabled=${underWay(send) ? 'true' : 'false'}>${send.status === 'sending' ? this.m.sending : label}</button>`;
  }
}
