import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalActionCancelEvent } from '../../events/action-cancel.js';
import { PortalActionRetryEvent } from '../../events/action-retry.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalOfferAcceptEvent } from '../../events/offer-accept.js';
import { PortalReceiptCloseEvent } from '../../events/receipt-close.js';
import { PortalStepCheckEvent } from '../../events/step-check.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import { fileSize, longDay, money } from '../../i18n/format.js';
import type { Offer, OfferView } from '../../protocol/offer.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { conditionsSlot } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { gate } from '../gate.js';
import { receiptPage, sendingNotice } from '../sending.js';
import { offerStyles } from './portal-view-offer.styles.js';

/**
 * All the offers of the project: price, what is in each, attachments, validity, and *Accept* with a confirmation.
 *
 * @tagname portal-view-offer
 * @summary The company's offers, one of which the customer accepts.
 * @slot conditions - A `<portal-conditions>`; when there is none, the view renders its own.
 * @slot empty - Instead of nothing, while the substate asks for another kind of view.
 * @csspart offer - One offer.
 * @csspart price - Its price.
 * @csspart accept - The button that accepts it.
 * @csspart dialog - The confirmation.
 * @fires {PortalOfferAcceptEvent} portal-offer-accept - The customer confirmed the acceptance (cancelable).
 * @fires {PortalStepCheckEvent} portal-step-check - A condition is still owed: it is shown (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - An attachment is downloaded (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewOffer extends PortalViewElement {
  static override styles = offerStyles;

  /** the offer that the confirmation is about */
  @state() private chosen: Offer | undefined;
  #receipt = '';

  protected override slices(store: Store): readonly unknown[] {
    const { session, me, selected, opportunity, step, send } = store.state;
    return [session.status, me.status, selected, opportunity, step.consents, step.attempted, send];
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.chosen && dialog && !dialog.open) dialog.showModal();
    const { send } = this.state ?? {};
    if (send?.status === 'accepted' && this.#receipt !== send.receipt.key) {
      this.#receipt = send.receipt.key;
      this.renderRoot.querySelector<HTMLElement>('.receipt')?.focus();
    }
  }

  readonly #reload = (): void => { this.ask(new PortalViewReloadEvent({ type: 'view-reload' })); };

  protected override render(): TemplateResult {
    const { state } = this;
    const passed = gate(this.m, state, this.#reload);
    if ('instead' in passed) return passed.instead;
    const { opportunity } = passed;
    if (!state) return html``;
    if (state.send.status === 'accepted' && state.send.type === 'accept-budget') {
      return receiptPage(this.m, state.send.receipt, this.m.offerAccepted, this.text(opportunity.substate.description), this.locale.tag, () => this.ask(new PortalReceiptCloseEvent({ type: 'receipt-close' })));
    }
    if (opportunity.view?.kind !== 'offer') return html`<slot name="empty"></slot>`;
    // the client read it through the schema of its kind
    const { offers } = opportunity.view as unknown as OfferView;
    const { substate } = opportunity;
    return html`
      <section class="view wide" aria-label=${this.text(substate.name)}>
        <div class="head"><h2>${this.text(substate.name)}</h2>${substate.description ? html`<p class="lead">${this.text(substate.description)}</p>` : nothing}</div>
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(this.m, state.opportunity.stale, this.#reload) : nothing}
        ${offers.length === 0 ? html`<p class="notice">${this.m.offersEmpty}</p>` : nothing}
        <ul class="offers">${repeat(offers, ({ id }) => id, (offer) => html`<li class="card offer" part="offer" data-status=${offer.status}>${this.#offer(offer, opportunity, state)}</li>`)}</ul>
        ${opportunity.conditions.length > 0 ? conditionsSlot(this) : nothing}
        ${this.#unavailable(opportunity)}
        ${sendingNotice(this.m, state.send, { retry: () => this.ask(new PortalActionRetryEvent({ type: 'action-retry' })), cancel: () => this.ask(new PortalActionCancelEvent({ type: 'action-cancel' })) })}
        ${substate.next ? html`<p class="soft"><strong>${this.m.whatNext}</strong> ${this.text(substate.next)}</p>` : nothing}
      </section>
      ${this.chosen ? this.#dialog(this.chosen, offers) : nothing}`;
  }

  /** Why nothing can be accepted; an offer that stands open has the reason in its place. */
  #unavailable(opportunity: Opportunity): TemplateResult | typeof nothing {
    const action = opportunity.actions.find(({ type }) => type === 'accept-budget');
    if (action?.available) return nothing;
    const code = action?.reason?.code ?? 'none';
    const text = action?.reason?.text ? this.text(action.reason.text) : code === 'nothing-open' ? this.m.offersNoneOpen : code === 'already-accepted' ? this.m.offersAlready : this.m.unavailable;
    return html`<p class="notice" data-reason=${code}>${text}</p>`;
  }

  #offer(offer: Offer, opportunity: Opportunity, state: PortalState): TemplateResult {
    const available = opportunity.actions.some(({ type, available: can }) => type === 'accept-budget' && can);
    const busy = state.send.status === 'sending' || state.send.status === 'waiting';
    const { tag } = this.locale;
    return html`
      <div class="title"><h3>${this.text(offer.name)}</h3>${offer.number ? html`<span class="soft small">${offer.number}</span>` : nothing}</div>
      ${offer.description ? html`<p>${this.text(offer.description)}</p>` : nothing}
      <p class="price" part="price"><span class="amount">${money(offer.price, tag)}</span>${offer.taxes ? html` <span class="soft small">${this.text(offer.taxes)}</span>` : nothing}
        ${offer.monthly ? html`<span class="block">${this.m.offerMonthly(money(offer.monthly, tag))}</span>` : nothing}</p>
      ${offer.lines.length > 0 ? html`<div><h4>${this.m.offerLines}</h4><ul class="lines">${offer.lines.map((line) => html`
        <li><span>${line.quantity !== undefined ? html`<b>${new Intl.NumberFormat(tag).format(line.quantity)}${line.unit ? html` ${this.text(line.unit)}` : ' ×'}</b> ` : nothing}${this.text(line.name)}${line.description ? html`<span class="help block">${this.text(line.description)}</span>` : nothing}</span>
          ${line.price ? html`<span class="amounts">${money(line.price, tag)}</span>` : nothing}</li>`)}</ul></div>` : nothing}
      ${offer.attachments.length > 0 ? html`<ul class="attachments">${offer.attachments.map((file) => html`
        <li><button type="button" class="quiet" @click=${() => this.ask(new PortalFileDownloadEvent({ type: 'file-download', file }))}>${icons.download}${file.name} <span class="soft small">${fileSize(file.size, tag)}</span></button></li>`)}</ul>` : nothing}
      <div class="foot">
        ${this.#standing(offer)}
        ${offer.status === 'open' && available ? html`<button type="button" class="primary" part="accept" aria-disabled=${busy ? 'true' : 'false'} @click=${() => { if (!busy) this.#choose(offer); }}>${busy ? this.m.sending : this.m.offerAccept}<span class="visually-hidden"> ${this.text(offer.name)}</span></button>` : nothing}
      </div>`;
  }

  #standing({ status, validUntil }: Offer): TemplateResult | typeof nothing {
    switch (status) {
      case 'open': return validUntil ? html`<p class="soft small">${this.m.offerValid(longDay(validUntil, this.locale.tag))}</p>` : nothing;
      case 'accepted': return html`<p class="standing good">${icons.check}${this.m.offerStatusAccepted}</p>`;
      case 'declined': return html`<p class="standing">${this.m.offerStatusDeclined}</p>`;
      case 'expired': return html`<p class="standing warn">${icons.clock}${validUntil ? this.m.offerExpiredOn(longDay(validUntil, this.locale.tag)) : this.m.offerStatusExpired}</p>`;
      default: return html`<p class="standing">${this.m.offerStatusWithdrawn}</p>`;
    }
  }

  /** Conditions first: they hold the acceptance up. */
  #choose(offer: Offer): void {
    const owed = (this.store?.faults ?? []).some(({ pointer }) => pointedAt(pointer, 'consents'));
    if (owed) this.ask(new PortalStepCheckEvent({ type: 'step-check' }));
    if (owed) (this.querySelector<HTMLElement>('portal-conditions') ?? this.renderRoot.querySelector<HTMLElement>('portal-conditions'))?.focus();
    else this.chosen = offer;
  }

  #dialog(offer: Offer, offers: readonly Offer[]): TemplateResult {
    const others = offers.filter(({ id, status }) => id !== offer.id && status === 'open').length;
    const close = (): void => { this.renderRoot.querySelector('dialog')?.close(); };
    const accept = (): void => {
      close();
      this.ask(new PortalOfferAcceptEvent({ type: 'offer-accept', offer: offer.id, language: this.locale.tag }));
    };
    return html`
      <dialog part="dialog" aria-labelledby="confirm" @close=${() => { this.chosen = undefined; }}>
        <div class="stack">
          <h2 id="confirm">${this.m.offerConfirm(this.text(offer.name))}</h2>
          <p><b>${money(offer.price, this.locale.tag)}</b>${offer.taxes ? html` <span class="soft">${this.text(offer.taxes)}</span>` : nothing}</p>
          <p>${this.m.offerConfirmText}</p>
          ${others > 0 ? html`<p>${this.m.offerOthers(others)}</p>` : nothing}
          <div class="actions"><button type="button" class="primary" @click=${accept}>${this.m.offerAccept}</button><button type="button" @click=${close}>${this.m.cancel}</button></div>
        </div>
      </dialog>`;
  }
}
