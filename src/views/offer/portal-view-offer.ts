import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalOfferAcceptEvent } from '../../events/offer-accept.js';
import { PortalOfferAskChangeEvent } from '../../events/offer-ask-change.js';
import { PortalOfferDeclineEvent } from '../../events/offer-decline.js';
import { PortalStepCheckEvent } from '../../events/step-check.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import { PortalWorkChangeEvent } from '../../events/work-change.js';
import type { Messages } from '../../i18n/en.js';
import { offerWords, type OfferWords } from '../../i18n/offer/words.js';
import type { OfferView, ShownOffer } from '../../protocol/offer.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { Failure, PortalState, Store } from '../../store/state.js';
import { focusConditions } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { focusIsOurs } from '../focus.js';
import { Gate } from '../gate.js';
import { ReceiptController } from '../receipt.js';
import { arrival, refusal, savedLine, sendingNotice, underWay } from '../sending.js';
import { stepHead, whatNext } from '../step-head.js';
import { changes } from './changes.js';
import { acceptDialog, askDialog, declineDialog, longest, type DialogContext } from './dialogs.js';
import { kinds, receiptWords, takes, type Kind } from './kinds.js';
import { changedNotice, goneNotice, unavailable, type Gone } from './notices.js';
import { offerList } from './offer-list.js';
import { offerStyles } from './portal-view-offer.styles.js';

const isOffer = ({ view }: Opportunity): boolean => view?.kind === 'offer';

const dialogs = { 'accept-budget': acceptDialog, 'ask-offer-change': askDialog, 'decline-offer': declineDialog } as const;

/** What a dialog is about: exactly the offer that the customer saw when it opened. */
interface Shown { readonly kind: Kind; readonly seen: ShownOffer }

/**
 * All the offers of the project, side by side where they are few: price, what each brings, what is in it, payment, attachments, validity.
 * The customer accepts one, asks for a change or declines, after a dialog that says what becomes of the others; what changes or is taken back meanwhile is said, and never accepted.
 *
 * @tagname portal-view-offer
 * @summary The company's offers, one of which the customer accepts.
 * @slot conditions - A `<portal-conditions>`, shown in the confirmation; when there is none, the view renders its own.
 * @slot empty - Instead of the sentence that shows while the substate asks for another kind of view.
 * @csspart offer - One offer.
 * @csspart price - Its price.
 * @csspart chart - What it makes or saves, as a picture and a table.
 * @csspart plan - How it is paid.
 * @csspart attachment - A file of it.
 * @csspart asked - That a change was asked for.
 * @csspart accept - The button that opens the confirmation.
 * @csspart ask - The button to ask for a change.
 * @csspart decline - The button to decline.
 * @csspart dialog - The dialog of one of the three.
 * @csspart changed - What has changed since the dialog opened.
 * @csspart gone - That the offer of the dialog isn't open any more.
 * @csspart words - Where the customer writes to the company.
 * @csspart confirm - The button that accepts.
 * @csspart send - The button that sends the request, or declines.
 * @csspart reason - Why nothing can be accepted now.
 * @csspart notice - Where the action stands: waiting, or refused.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt.
 * @csspart contact - The company's support.
 * @fires {PortalOfferAcceptEvent} portal-offer-accept - The customer confirmed the acceptance (cancelable).
 * @fires {PortalOfferAskChangeEvent} portal-offer-ask-change - The customer asks for a change (cancelable).
 * @fires {PortalOfferDeclineEvent} portal-offer-decline - The customer declines an offer (cancelable).
 * @fires {PortalWorkChangeEvent} portal-work-change - What the customer writes is kept (cancelable).
 * @fires {PortalStepCheckEvent} portal-step-check - A condition is still owed: it is shown (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - An attachment is downloaded (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The view looks again: the customer asked, or an offer was refused (cancelable).
 */
export class PortalViewOffer extends PortalViewElement {
  static override styles = offerStyles;
  static override readonly parts = `${PortalViewElement.parts},offer,price,chart,plan,attachment,asked,accept,ask,decline,dialog,changed,gone,words,confirm,send`;
  static override readonly area = offerWords;
  protected override get m(): Messages & OfferWords { return super.m as Messages & OfferWords; }

  @state() private shown: Shown | undefined;
  /** the words were sent too soon: what is wrong with them shows */
  @state() private attempted = false;
  /** the dialog was closed because its offer is no longer open */
  @state() private gone: Gone | undefined;
  /** what was accepted last, as it was seen */
  #accepted: ShownOffer | undefined;
  #refused: Failure | undefined;
  readonly #gate = new Gate(this, 'offers', 'view');
  readonly #receipts = kinds.map((type) => ({ type, receipt: new ReceiptController(this, type) }));

  protected override slices(store: Store): readonly unknown[] {
    const { step, send } = store.state;
    return [...Gate.slices(store), step.consents, step.attempted, step.work, step.saved, send];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    for (const { receipt } of this.#receipts) receipt.watch(this.state, isOffer);
    if (!this.state) return;
    const { send } = this.state;
    if (send.status === 'accepted') this.#accepted = this.gone = undefined;
    if (send.status !== 'open' && send.status !== 'refused') this.shown = undefined;
    if (this.shown) this.#check(this.shown, this.state);
  }

  /** The offer of a dialog that can't be taken any more: the dialog is over, and why is said. */
  #check({ kind, seen }: Shown, { opportunity }: PortalState): void {
    const now = this.#offers.find(({ id }) => id === seen.id);
    if (now && takes[kind].includes(now.status)) return;
    this.shown = undefined;
    // accepted elsewhere, or the project has moved on: the page says so itself
    if (now?.status === 'accepted' || opportunity.status !== 'ready' || !isOffer(opportunity.value)) return;
    const code = !now || now.status === 'withdrawn' ? 'offer-withdrawn' : now.status === 'expired' ? 'offer-expired' : 'offer-not-open';
    this.gone = { offer: seen, code };
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.shown && dialog && !dialog.open) dialog.showModal();
    if (changed.has('gone') && this.gone && focusIsOurs(this)) this.renderRoot.querySelector<HTMLElement>('[part=gone]')?.focus();
    this.#lookAgain();
  }

  /** The server knows more of the offers than shows here: their last day has passed, or another was accepted. A conflict looks again by itself. */
  #lookAgain(): void {
    const send = this.state?.send;
    const failure = send?.status === 'refused' && kinds.some((type) => type === send.type) ? send.failure : undefined;
    if (failure === this.#refused) return;
    this.#refused = failure;
    if (failure && failure.code !== 'conflict') this.ask(new PortalViewReloadEvent({ type: 'view-reload' }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    const { m } = this;
    const taken = this.#receipts.find(({ receipt }) => receipt.has(state));
    if (taken) return taken.receipt.render(m, state, this.locale, ...receiptWords(m, taken.type));
    if (!isOffer(opportunity)) return html`${kinds.map((type) => refusal(m, state.send, type))}<slot name="empty"><p class="soft">${m.offersElsewhere}</p></slot>`;
    const { substate } = opportunity;
    const offers = this.#offers;
    const text = this.text.bind(this);
    return html`
      <section class="view wide" aria-label=${text(substate.name)}>
        ${stepHead(substate, text)} ${arrival(this.m, state.send)}
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(m, state.opportunity.stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${sendingNotice(m, state.send, this)} ${this.#meanwhile(state)}
        ${offers.length === 0 ? html`<p class="notice">${m.offersEmpty}</p>` : html`${unavailable(m, opportunity, state.config, text)} ${this.#cards(opportunity, state)}`}
        ${whatNext(m, substate, text)}
      </section>
      ${this.shown ? this.#dialog(this.shown, opportunity, state) : nothing}`;
  }

  /** The client read them through the schema of their kind; a payload by hand may leave them out. */
  get #offers(): readonly ShownOffer[] {
    const opportunity = this.state?.opportunity;
    return (opportunity?.status === 'ready' ? (opportunity.value.view as unknown as Partial<OfferView> | null)?.offers : undefined) ?? [];
  }

  #cards({ actions: named }: Opportunity, { send, step }: PortalState): TemplateResult {
    const busy = underWay(send);
    return offerList(this.#offers, this.m, (offer) => {
      const opens = (kind: Kind) => (takes[kind].includes(offer.status) && named.some(({ type, available }) => type === kind && available) ? () => { if (!busy) this.#open({ kind, seen: offer }); } : undefined);
      return {
        m: this.m, language: this.locale.tag, text: this.text.bind(this), busy, sending: send.status === 'sending' && this.#accepted?.id === offer.id,
        download: (file) => this.ask(new PortalFileDownloadEvent({ type: 'file-download', file })),
        accept: opens('accept-budget'), ask: opens('ask-offer-change'), decline: opens('decline-offer'), begun: typeof step.work[`ask-offer-change ${offer.id}`] === 'string',
      };
    });
  }

  #open(shown: Shown): void {
    this.attempted = false;
    this.gone = this.#accepted = undefined;
    this.shown = shown;
  }

  /** What happened to an offer while the customer was about to take it. */
  #meanwhile({ send }: PortalState): TemplateResult | typeof nothing {
    const text = this.text.bind(this);
    if (this.gone) return goneNotice(this.m, this.gone, text);
    const before = send.status === 'refused' ? this.#accepted : undefined;
    const now = before && this.#offers.find(({ id }) => id === before.id);
    const told = now ? changes(before, now, this.m, this.locale.tag) : [];
    return now && told.length > 0 ? changedNotice(this.m, now, told, text) : nothing;
  }

  #dialog({ kind, seen }: Shown, { conditions }: Opportunity, state: PortalState): TemplateResult {
    const now = this.#offers.find(({ id }) => id === seen.id) ?? seen;
    const name = `${kind} ${seen.id}`;
    const written = state.step.work[name];
    const context: DialogContext = {
      m: this.m, language: this.locale.tag, text: this.text.bind(this),
      others: this.#offers.filter(({ id, status }) => id !== seen.id && status === 'open').length,
      conditions: conditions.length > 0,
      changes: changes(seen, now, this.m, this.locale.tag),
      seen: () => { this.shown = { kind, seen: now }; },
      go: () => { if (kind === 'accept-budget') this.#accept(seen); else this.#say(kind, seen); },
      closed: () => { this.shown = undefined; },
      written: typeof written === 'string' ? written : '',
      write: (text) => { this.ask(new PortalWorkChangeEvent({ type: 'work-change', name, value: text === '' ? undefined : text })); },
      attempted: this.attempted,
      saved: savedLine(this.m, state),
    };
    return dialogs[kind](this, now, context);
  }

  /** A second press finds nothing: once asked, the dialog is over. */
  #ready({ id }: ShownOffer): boolean { return this.store !== undefined && !underWay(this.store.state.send) && this.shown?.seen.id === id; }

  #close(): void {
    this.shown = undefined;
    this.renderRoot.querySelector('dialog')?.close();
  }

  /** The conditions hold it up. */
  #accept(offer: ShownOffer): void {
    if (!this.#ready(offer)) return;
    if (this.store?.faults.some(({ pointer }) => pointedAt(pointer, 'consents') !== undefined)) {
      this.ask(new PortalStepCheckEvent({ type: 'step-check' }));
      // after the conditions have shown what is owed
      void Promise.resolve().then(() => this.updateComplete).then(() => focusConditions(this));
      return;
    }
    this.#close();
    this.#accepted = offer;
    this.ask(new PortalOfferAcceptEvent({ type: 'offer-accept', offer: offer.id, language: this.locale.tag }));
  }

  /** What the customer writes is what stands in the box, though the page may not let us keep it. */
  #say(kind: Exclude<Kind, 'accept-budget'>, offer: ShownOffer): void {
    if (!this.#ready(offer)) return;
    const box = this.renderRoot.querySelector<HTMLTextAreaElement>('#words');
    const words = box?.value.trim() ?? '';
    if (words.length > longest || (words === '' && kind === 'ask-offer-change')) {
      this.attempted = true;
      box?.focus();
      return;
    }
    this.#close();
    const request = { offer: offer.id, language: this.locale.tag };
    if (kind === 'ask-offer-change') this.ask(new PortalOfferAskChangeEvent({ type: 'offer-ask-change', ...request, text: words }));
    else this.ask(new PortalOfferDeclineEvent({ type: 'offer-decline', ...request, ...(words && { reason: words }) }));
  }
}
