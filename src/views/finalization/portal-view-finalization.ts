import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { markdown } from '../../element/markdown.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalOpportunityReactivateEvent } from '../../events/opportunity-reactivate.js';
import { PortalStepCheckEvent } from '../../events/step-check.js';
import type { Messages } from '../../i18n/en.js';
import { finalizationWords, type FinalizationWords } from '../../i18n/finalization/words.js';
import { dayMonth } from '../../i18n/format.js';
import type { EndView } from '../../protocol/end.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { focusConditions } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { onward } from '../onward.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { arrival, refusal, sendingNotice, underWay } from '../sending.js';
import { stepHead, whatNext } from '../step-head.js';
import { confirmation, contactPart, documentsPart, donePart, type Told } from './end-parts.js';
import { illustration } from './illustration.js';
import { finalizationStyles } from './portal-view-finalization.styles.js';

const reset = 'reset-opportunity-process';
const isEnd = ({ view }: Opportunity): boolean => view?.kind === 'finalization-success' || view?.kind === 'finalization-failed';

/**
 * The end of a project, finished or closed: the company's words, what to keep, and whom to ask from here on.
 * A closed project can be taken up again here, where the company allows it.
 *
 * @tagname portal-view-finalization
 * @summary How the project ended, and what stays.
 * @slot conditions - A `<portal-conditions>`; when there is none and the step has conditions, the view renders its own.
 * @slot empty - Instead of the sentence that shows while the substate asks for another kind of view.
 * @csspart end - The box with picture and heading.
 * @csspart text - The company's text, or ours.
 * @csspart document - A document to keep.
 * @csspart done - What was done, step by step.
 * @csspart reactivate - The button that opens the confirmation.
 * @csspart dialog - The confirmation.
 * @csspart confirm - The button that takes the project up again.
 * @csspart submit - The way forward, where the company set one.
 * @csspart reason - Why something can't be done now.
 * @csspart notice - Where the last action stands: waiting, or refused.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt.
 * @csspart contact - The company's support.
 * @fires {PortalOpportunityReactivateEvent} portal-opportunity-reactivate - The customer takes the project up again (cancelable).
 * @fires {PortalStepCheckEvent} portal-step-check - A condition is still owed: it is shown (cancelable).
 * @fires {PortalStepSubmitEvent} portal-step-submit - The customer goes on, where the company set a way (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - A document is downloaded (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewFinalization extends PortalViewElement {
  static override styles = finalizationStyles;
  static override readonly parts = `${PortalViewElement.parts},end,document,reactivate,dialog,confirm`;
  static override readonly area = finalizationWords;

  protected override get m(): Messages & FinalizationWords { return super.m as Messages & FinalizationWords; }

  @state() private confirming = false;
  readonly #gate = new Gate(this, 'text', 'view');
  readonly #receipts = [reset, 'submit-step'].map((type) => new ReceiptController(this, type));

  protected override slices(store: Store): readonly unknown[] {
    const { step, send } = store.state;
    return [...Gate.slices(store), step.consents, step.attempted, send];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    for (const receipt of this.#receipts) receipt.watch(this.state, isEnd);
    const { send } = this.state ?? {};
    if (send && send.status !== 'open' && send.status !== 'refused') this.confirming = false;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.confirming && dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    const [again, sent] = this.#receipts;
    if (again?.has(state)) return again.render(this.m, state, this.locale, this.m.endReactivated);
    if (sent?.has(state)) return sent.render(this.m, state, this.locale, this.m.stepSent);
    if (!isEnd(opportunity)) return html`${refusal(this.m, state.send, reset)}<slot name="empty"><p class="soft">${this.m.finalizationElsewhere}</p></slot>`;
    return this.#view(opportunity, state);
  }

  get #told(): Told { return { m: this.m, language: this.locale.tag, text: (text) => this.text(text) }; }

  #view(opportunity: Opportunity, state: PortalState): TemplateResult {
    const told = this.#told;
    const view = opportunity.view as unknown as EndView;
    const { substate, timeline } = opportunity;
    const discard = view.discard ?? view.kind === 'finalization-failed';
    const at = timeline.find(({ status }) => status === 'current')?.at;
    const date = at ? dayMonth(at, told.language) : '';
    const stale = state.opportunity.status === 'ready' ? state.opportunity.stale : undefined;
    const words = told.text(view.text);
    return html`
      <section class="view" aria-label=${told.text(substate.name)}>
        ${stale ? failureNotice(this.m, stale, { retry: this.#gate.reload, stale: true }) : nothing}
        <div class="end ${discard ? 'discard' : ''}" part="end">
          ${illustration(discard)}
          ${stepHead(substate, told.text, date && (discard ? this.m.endClosedOn(date) : this.m.endFinishedOn(date)))} ${arrival(this.m, state.send)}
        </div>
        <div class="text" part="text">${words ? markdown(words) : html`<p>${discard ? this.m.endFailure : this.m.endSuccess}</p>`}</div>
        ${sendingNotice(this.m, state.send, this)}
        ${view.reactivation && view.kind === 'finalization-failed' ? this.#again(opportunity, view, state) : nothing}
        ${onward(this, opportunity, { ...told, store: this.store })}
        ${whatNext(this.m, substate, told.text)}
        ${documentsPart(view.documents ?? [], told, (file) => { this.ask(new PortalFileDownloadEvent({ type: 'file-download', file })); })}
        ${donePart(opportunity, told)}
        ${contactPart(opportunity, state.config, told)}
      </section>
      ${this.confirming ? this.#confirmation(opportunity, view) : nothing}`;
  }

  #again(opportunity: Opportunity, { leadsTo }: EndView, { send, config }: PortalState): TemplateResult {
    const action = opportunity.actions.find(({ type }) => type === reset);
    if (!action?.available) return reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config);
    const busy = underWay(send);
    return html`
      <section class="card stack again" aria-labelledby="again">
        <div class="stack tight">
          <h3 id="again">${this.m.endReactivateTitle}</h3>
          <p>${this.m.endReactivateText} ${leadsTo ? this.m.endLeadsTo(this.text(leadsTo)) : nothing}</p>
        </div>
        ${send.status === 'waiting' ? nothing : html`<div class="actions"><button type="button" class="primary" part="reactivate" aria-haspopup="dialog" aria-disabled=${busy ? 'true' : 'false'} @click=${() => { if (!busy) this.confirming = true; }}>${send.status === 'sending' ? this.m.sending : this.m.endReactivate}</button></div>`}
      </section>`;
  }

  #confirmation({ conditions, actions }: Opportunity, { leadsTo }: EndView): TemplateResult | typeof nothing {
    // the company took it back while the customer thought about it
    if (!actions.some(({ type, available }) => type === reset && available)) return nothing;
    return confirmation(this, { ...this.#told, leadsTo, conditions: conditions.length > 0, reactivate: () => this.#reactivate(), closed: () => { this.confirming = false; } });
  }

  /** The conditions hold it up; once asked, the confirmation is over, so that a second press finds nothing. */
  #reactivate(): void {
    const { store } = this;
    if (!store || !this.confirming || underWay(store.state.send)) return;
    if (store.faults.some(({ pointer }) => pointedAt(pointer, 'consents') !== undefined)) {
      this.ask(new PortalStepCheckEvent({ type: 'step-check' }));
      // after the conditions have shown what is owed
      void Promise.resolve().then(() => this.updateComplete).then(() => focusConditions(this));
      return;
    }
    this.confirming = false;
    this.renderRoot.querySelector('dialog')?.close();
    this.ask(new PortalOpportunityReactivateEvent({ type: 'opportunity-reactivate', language: this.locale.tag }));
  }
}
