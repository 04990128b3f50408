import { html, nothing, type TemplateResult } from 'lit';
import { markdown } from '../../element/markdown.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalActionCancelEvent } from '../../events/action-cancel.js';
import { PortalActionRetryEvent } from '../../events/action-retry.js';
import { PortalConsentChangeEvent } from '../../events/consent-change.js';
import { PortalReceiptCloseEvent } from '../../events/receipt-close.js';
import { PortalStepSubmitEvent } from '../../events/step-submit.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import { faultMessage } from '../../i18n/faults.js';
import { dateTime } from '../../i18n/format.js';
import type { Condition } from '../../protocol/condition.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { gate } from '../gate.js';
import { receiptPage, sendingNotice } from '../sending.js';
import { conditionsStyles } from './portal-conditions.styles.js';

/**
 * The conditions of the current substate, whatever its view: each can be read in full and ticked.
 * Where the substate has no view, the element also draws the primary button.
 *
 * @tagname portal-conditions
 * @summary The conditions of the current substate.
 * @slot empty - Instead of nothing, where the substate has no conditions.
 * @csspart condition - One condition.
 * @csspart text - Its full text.
 * @csspart submit - The primary button, where there is no view.
 * @fires {PortalConsentChangeEvent} portal-consent-change - A condition was ticked or unticked (cancelable).
 * @fires {PortalStepSubmitEvent} portal-step-submit - The customer accepts and goes on, where there is no view (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalConditions extends PortalViewElement {
  static override styles = conditionsStyles;

  /** the button that sent was ours, and so is the receipt */
  #sender = false;

  protected override slices(store: Store): readonly unknown[] {
    const { session, me, selected, opportunity, step, send } = store.state;
    return [session.status, me.status, selected, opportunity, step.consents, step.attempted, send];
  }

  /** Focuses the first condition that is owed, else the first one. */
  override focus(options?: FocusOptions): void {
    const boxes = [...this.renderRoot.querySelectorAll<HTMLInputElement>('input')];
    (boxes.find((box) => box.getAttribute('aria-invalid') === 'true') ?? boxes[0])?.focus(options);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    const passed = gate(this.m, state, () => this.ask(new PortalViewReloadEvent({ type: 'view-reload' })));
    // inside a view there is nothing to say until there is something to accept
    if ('instead' in passed || !state) return this.closest('[slot="conditions"]') || !('instead' in passed) ? nothing : passed.instead;
    const { opportunity } = passed;
    if (state.send.status === 'accepted') {
      if (!this.#sender) return nothing;
      return receiptPage(this.m, state.send.receipt, this.m.stepSent, this.text(opportunity.substate.description), this.locale.tag, () => this.ask(new PortalReceiptCloseEvent({ type: 'receipt-close' })));
    }
    if (opportunity.conditions.length === 0) return html`<slot name="empty"></slot>`;
    return html`
      <section class="conditions" aria-label=${this.m.conditionsTitle}>
        <h3>${this.m.conditionsTitle}</h3>
        ${opportunity.conditions.map((condition) => this.#condition(condition, state))}
        ${opportunity.view ? nothing : this.#send(opportunity, state)}
      </section>`;
  }

  #condition(condition: Condition, { step, send }: PortalState): TemplateResult {
    const { id, acceptedAt, mandatory } = condition;
    const name = this.text(condition.name);
    const message = this.#fault(id, step.attempted, send);
    return html`
      <div class="condition" part="condition">
        ${acceptedAt
          ? html`<p class="given">${icons.check}<span>${name}<span class="help block">${this.m.conditionAccepted(dateTime(acceptedAt, this.locale.tag))}</span></span></p>`
          : html`<label class="tick">
              <input type="checkbox" name=${id} .checked=${step.consents.includes(id)} aria-required=${mandatory ? 'true' : nothing} aria-invalid=${message ? 'true' : nothing} aria-describedby=${message ? `error-${id}` : nothing}
                @change=${(event: Event) => this.ask(new PortalConsentChangeEvent({ type: 'consent-change', condition: id, accepted: (event.target as HTMLInputElement).checked }))}>
              <span>${mandatory ? this.m.conditionAccept(name) : name}${mandatory ? nothing : html` <span class="optional">(${this.m.optional})</span>`}
                ${condition.description ? html`<span class="help block">${this.text(condition.description)}</span>` : nothing}</span>
            </label>`}
        ${message ? html`<p class="error" id="error-${id}">${icons.alert}<span>${message}</span></p>` : nothing}
        <details>
          <summary>${this.m.conditionRead(name)}${icons.down}</summary>
          <div class="text" part="text" tabindex="0" role="region" aria-label=${name} lang=${this.locale.languageOfText(condition.text) === 'und' ? nothing : this.locale.languageOfText(condition.text)}>${markdown(this.text(condition.text))}</div>
        </details>
      </div>`;
  }

  #fault(id: string, attempted: boolean, send: PortalState['send']): string {
    const faults = send.status === 'refused' ? send.failure.errors : attempted ? (this.store?.faults ?? []) : [];
    const fault = faults.find(({ pointer }) => pointedAt(pointer, 'consents') === id);
    return fault ? faultMessage(this.m, fault, 'choice', this.locale.tag) : '';
  }

  #send(opportunity: Opportunity, state: PortalState): TemplateResult {
    const action = opportunity.actions.find(({ type }) => type === 'submit-step');
    const sending = state.send.status === 'sending';
    const submit = (): void => {
      if (sending || state.send.status === 'waiting') return;
      this.#sender = true;
      this.ask(new PortalStepSubmitEvent({ type: 'step-submit', language: this.locale.tag }));
      if ((this.store?.faults.length ?? 0) > 0) void this.updateComplete.then(() => this.focus());
    };
    return html`
      ${sendingNotice(this.m, state.send, { retry: () => this.ask(new PortalActionRetryEvent({ type: 'action-retry' })), cancel: () => this.ask(new PortalActionCancelEvent({ type: 'action-cancel' })) })}
      ${action?.available
        ? html`<div class="actions"><button type="button" class="primary" part="submit" aria-disabled=${sending ? 'true' : 'false'} @click=${submit}>${sending ? this.m.sending : this.m.conditionsContinue}</button></div>`
        : html`<p class="notice" data-reason=${action?.reason?.code ?? 'none'}>${action?.reason?.text ? this.text(action.reason.text) : this.m.unavailable}</p>`}`;
  }
}
