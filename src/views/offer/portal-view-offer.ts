import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalOfferAcceptEvent } from '../../events/offer-accept.js';
import { PortalStepCheckEvent } from '../../events/step-check.js';
import type { Messages } from '../../i18n/en.js';
import { offerWords, type OfferWords } from '../../i18n/offer/words.js';
import type { FileRef } from '../../protocol/file.js';
import type { Offer, OfferView } from '../../protocol/offer.js';
import type { Action, Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { focusConditions } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { refusal, sendingNotice, underWay } from '../sending.js';
import { stepHead, whatNext } from '../step-head.js';
import { confirmation } from './confirmation.js';
import { offerCard } from './offer-card.js';
import { offerStyles } from './portal-view-offer.styles.js';

const isOffer = ({ view }: Opportunity): boolean => view?.kind === 'offer';

/**
 * All the offers of the project: price, what is in each, attachments, validity, and *Accept* with a confirmation
 * that says what is accepted, what becomes of the others, and which conditions go with it.
 *
 * @tagname portal-view-offer
 * @summary The company's offers, one of which the customer accepts.
 * @slot conditions - A `<portal-conditions>`, shown in the confirmation; when there is none, the view renders its own.
 * @slot empty - Instead of the sentence that shows while the substate asks for another kind of view.
 * @csspart offer - One offer.
 * @csspart price - Its price.
 * @csspart attachment - A file of it.
 * @csspart accept - The button that opens the confirmation.
 * @csspart dialog - The confirmation.
 * @csspart confirm - The button that accepts.
 * @csspart reason - Why nothing can be accepted now.
 * @csspart notice - Where the action stands: waiting, or refused.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt.
 * @csspart contact - The company's support.
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
  static override readonly area = offerWords;

  protected override get m(): Messages & OfferWords { return super.m as Messages & OfferWords; }

  /** id of the offer that the confirmation is about */
  @state() private chosen: string | undefined;
  readonly #gate = new Gate(this, 'offers', 'view');
  readonly #receipt = new ReceiptController(this, 'accept-budget');

  protected override slices(store: Store): readonly unknown[] {
    const { step, send } = store.state;
    return [...Gate.slices(store), step.consents, step.attempted, send];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#receipt.watch(this.state, isOffer);
    if (this.state && this.state.send.status !== 'open' && this.state.send.status !== 'refused') this.chosen = undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.chosen && dialog && !dialog.open) dialog.showModal();
  }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    if (this.#receipt.has(state)) return this.#receipt.render(this.m, state, this.locale, this.m.offerAccepted);
    if (!isOffer(opportunity)) return html`${refusal(this.m, state.send, 'accept-budget')}<slot name="empty"><p class="soft">${this.m.offersElsewhere}</p></slot>`;
    // the client read it through the schema of its kind; a payload by hand may leave it out
    const { offers = [] } = opportunity.view as unknown as Partial<OfferView>;
    const { substate } = opportunity;
    const text = this.text.bind(this);
    const chosen = offers.find(({ id, status }) => id === this.chosen && status === 'open');
    return html`
      <section class="view wide" aria-label=${text(substate.name)}>
        ${stepHead(substate, text)}
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(this.m, state.opportunity.stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${sendingNotice(this.m, state.send, this)}
        ${offers.length === 0 ? html`<p class="notice">${this.m.offersEmpty}</p>` : html`${this.#unavailable(opportunity, state)} ${this.#cards(offers, opportunity, state)}`}
        ${whatNext(this.m, substate, text)}
      </section>
      ${chosen ? this.#dialog(chosen, offers, opportunity) : nothing}`;
  }

  #cards(offers: readonly Offer[], opportunity: Opportunity, { send }: PortalState): TemplateResult {
    const available = this.#action(opportunity)?.available ?? false;
    const given = { m: this.m, language: this.locale.tag, text: this.text.bind(this), busy: underWay(send), sending: send.status === 'sending' };
    return html`
      <ul class="offers">${repeat(offers, ({ id }) => id, (offer) => offerCard(offer, {
        ...given,
        download: (file) => this.#download(file),
        accept: offer.status === 'open' && available ? () => { if (!given.busy) this.chosen = offer.id; } : undefined,
      }))}</ul>`;
  }

  #action({ actions }: Opportunity): Action | undefined { return actions.find(({ type }) => type === 'accept-budget'); }

  /** Why nothing can be accepted; an offer that is no longer open says so itself. */
  #unavailable(opportunity: Opportunity, { config }: PortalState): TemplateResult | typeof nothing {
    const action = this.#action(opportunity);
    return action?.available ? nothing : reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config);
  }

  #download(file: FileRef): void { this.ask(new PortalFileDownloadEvent({ type: 'file-download', file })); }

  #dialog(offer: Offer, offers: readonly Offer[], { conditions }: Opportunity): TemplateResult {
    return confirmation(this, offer, {
      m: this.m, language: this.locale.tag, text: this.text.bind(this),
      others: offers.filter(({ id, status }) => id !== offer.id && status === 'open').length,
      conditions: conditions.length > 0,
      accept: () => this.#accept(offer),
      closed: () => { this.chosen = undefined; },
    });
  }

  /** The conditions hold it up; once asked, the confirmation is over, so that a second press finds nothing. */
  #accept(offer: Offer): void {
    const { store } = this;
    if (!store || underWay(store.state.send) || this.chosen !== offer.id) return;
    if (store.faults.some(({ pointer }) => pointedAt(pointer, 'consents') !== undefined)) {
      this.ask(new PortalStepCheckEvent({ type: 'step-check' }));
      // after the conditions have shown what is owed
      void Promise.resolve().then(() => this.updateComplete).then(() => focusConditions(this));
      return;
    }
    this.chosen = undefined;
    this.renderRoot.querySelector('dialog')?.close();
    this.ask(new PortalOfferAcceptEvent({ type: 'offer-accept', offer: offer.id, language: this.locale.tag }));
  }
}
