import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { markdown } from '../../element/markdown.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalConsentChangeEvent } from '../../events/consent-change.js';
import { PortalStepSubmitEvent } from '../../events/step-submit.js';
import { faultMessage } from '../../i18n/faults.js';
import { dateTime } from '../../i18n/format.js';
import type { Condition } from '../../protocol/condition.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { Gate } from '../gate.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { sendingNotice, underWay } from '../sending.js';
import { conditionsStyles } from './portal-conditions.styles.js';

/**
 * The conditions of the current substate, whatever its view: each can be read in full and ticked.
 * Where the substate has no view, the element also draws the primary button.
 *
 * @tagname portal-conditions
 * @summary The conditions of the current substate.
 * @slot empty - Shown where the substate has no conditions; nothing when absent.
 * @csspart condition - One condition.
 * @csspart text - Its full text.
 * @csspart submit - The primary button, where there is no view.
 * @csspart reason - Why it can't be pressed now.
 * @csspart notice - Where the action stands: waiting, or refused.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt, where there is no view.
 * @csspart contact - The company's support.
 * @fires {PortalConsentChangeEvent} portal-consent-change - A condition was ticked or unticked (cancelable).
 * @fires {PortalStepSubmitEvent} portal-step-submit - The customer accepts and goes on, where there is no view (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalConditions extends PortalViewElement {
  static override styles = conditionsStyles;

  readonly #gate = new Gate(this, 'text', 'piece');
  readonly #receipt = new ReceiptController(this, 'submit-step');

  protected override slices(store: Store): readonly unknown[] {
    const { step, send } = store.state;
    return [...Gate.slices(store), step.consents, step.attempted, send];
  }

  /** Focuses the first condition that is owed, else the first one. */
  override focus(options?: FocusOptions): void {
    const boxes = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input')];
    (boxes.find((box) => box.getAttribute('aria-invalid') === 'true') ?? boxes[0])?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // an element that comes with the next step has nothing to do with the receipt of the one before
    this.#receipt.watch(this.state, ({ view, conditions }) => view === null && conditions.length > 0, false);
  }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    // beside a view there is nothing to say until there is something to accept
    if ('instead' in passed) return this.slot === 'conditions' ? nothing : passed.instead;
    const { opportunity, state } = passed;
    if (state.send.status === 'accepted') return this.#receipt.has(state) ? this.#receipt.render(this.m, state, this.locale, this.m.conditionsReceived) : nothing;
    if (opportunity.conditions.length === 0) return html`<slot name="empty"></slot>`;
    return html`
      <section class="conditions" aria-labelledby="title">
        <h3 id="title">${this.m.conditionsTitle}</h3>
        <ul class="list">${repeat(opportunity.conditions, ({ id }) => id, (condition, index) => this.#condition(condition, index, state))}</ul>
        ${opportunity.view ? nothing : this.#send(opportunity, state)}
      </section>`;
  }

  #condition(condition: Condition, index: number, { step, send }: PortalState): TemplateResult {
    const { id, acceptedAt, mandatory } = condition;
    const name = this.text(condition.name);
    const message = acceptedAt ? '' : this.#fault(id, step.attempted, send);
    const note = condition.description ? html`<span class="help block">${this.text(condition.description)}</span>` : nothing;
    const language = this.locale.languageOfText(condition.text);
    return html`
      <li class="condition" part="condition" data-condition=${id}>
        ${acceptedAt
          ? html`<div class="given">${icons.check}<span>${name}${note}<span class="help block">${this.m.conditionAccepted(dateTime(acceptedAt, this.locale.tag))}</span></span></div>`
          : html`<label class="tick">
              <input type="checkbox" name=${id} .checked=${step.consents.includes(id)} ?disabled=${underWay(send)} aria-required=${mandatory ? 'true' : nothing} aria-invalid=${message ? 'true' : nothing} aria-describedby=${message ? `error-${index}` : nothing} @change=${this.#tick}>
              <span>${mandatory ? this.m.conditionAccept(name) : html`${name} <span class="optional">(${this.m.optional})</span>`}${note}</span>
            </label>`}
        ${message ? html`<p class="error" id="error-${index}">${icons.alert}<span>${message}</span></p>` : nothing}
        <details>
          <summary aria-label=${this.m.conditionRead(name)}>${this.m.conditionText}${icons.down}</summary>
          <div class="text" part="text" tabindex="0" role="region" aria-label=${name} lang=${language === 'und' ? nothing : language}>${markdown(this.text(condition.text))}</div>
        </details>
      </li>`;
  }

  readonly #tick = (event: Event): void => {
    const box = event.target as HTMLInputElement;
    const asked = this.ask(new PortalConsentChangeEvent({ type: 'consent-change', condition: box.name, accepted: box.checked }));
    // the page said no: the box shows what is true
    if (!asked) box.checked = this.state?.step.consents.includes(box.name) ?? false;
  };

  #fault(id: string, attempted: boolean, send: PortalState['send']): string {
    const refused = send.status === 'refused' ? send.failure.errors : [];
    const fault = [...(attempted ? (this.store?.faults ?? []) : []), ...refused].find(({ pointer }) => pointedAt(pointer, 'consents') === id);
    return fault ? faultMessage(this.m, fault, 'choice', this.locale.tag) : '';
  }

  readonly #submit = (): void => {
    const { store } = this;
    if (!store || underWay(store.state.send)) return;
    if (!this.ask(new PortalStepSubmitEvent({ type: 'step-submit', language: this.locale.tag }))) return;
    if (store.faults.length > 0) void Promise.resolve().then(() => this.updateComplete).then(() => this.focus());
  };

  #send(opportunity: Opportunity, { send, config }: PortalState): TemplateResult {
    const action = opportunity.actions.find(({ type }) => type === 'submit-step');
    // *Send now* stands in the notice
    if (send.status === 'waiting') return html`${sendingNotice(this.m, send, this)}`;
    return html`
      ${sendingNotice(this.m, send, this)}
      ${action?.available
        ? html`<div class="actions"><button type="button" class="primary" part="submit" aria-disabled=${underWay(send) ? 'true' : 'false'} @click=${this.#submit}>${send.status === 'sending' ? this.m.sending : this.m.conditionsContinue}</button></div>`
        : reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config)}`;
  }
}
