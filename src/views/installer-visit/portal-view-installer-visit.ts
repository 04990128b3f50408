import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { shortHash } from '../../engine/hash.js';
import { PortalVisitAskChangeEvent } from '../../events/visit-ask-change.js';
import { PortalWorkChangeEvent } from '../../events/work-change.js';
import type { Messages } from '../../i18n/en.js';
import { visitWords, type VisitWords } from '../../i18n/visit/words.js';
import type { Action, Opportunity } from '../../protocol/opportunity.js';
import type { InstallerVisit } from '../../protocol/visit.js';
import type { PortalState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { contactLinks } from '../contact.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { onward } from '../onward.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { arrival, refusal, sendingNotice, underWay } from '../sending.js';
import { stepHead, whatNext } from '../step-head.js';
import { askDialog } from './ask-dialog.js';
import { calendarFile } from './calendar.js';
import { installerVisitStyles } from './portal-view-installer-visit.styles.js';
import { eventOf, news, preparedOf, visitOf } from './visit-data.js';
import { askedPart, whenPart, wherePart, whoPart, type Told } from './visit-parts.js';
import { whenOf } from './when.js';

const isVisit = ({ view }: Opportunity): boolean => view?.kind === 'installer-visit';

const notes = 'prepared';
/** Named after the action: taken, it has used the words up (the store's own rule). */
const draft = 'ask-visit-change';

/**
 * The visit of an installer: who comes, when and where, what to have ready, and a way to ask for another time.
 *
 * @tagname portal-view-installer-visit
 * @summary Who comes, when, and what to prepare.
 * @slot conditions - A `<portal-conditions>`; when there is none and the step has conditions, the view renders its own.
 * @slot empty - Instead of the sentence that shows while the substate asks for another kind of view.
 * @csspart visit - The card with the visit.
 * @csspart when - Day and time.
 * @csspart calendar - The button that gives the visit to a calendar.
 * @csspart who - The installer.
 * @csspart phone - The link that calls.
 * @csspart email - The link that writes.
 * @csspart where - The place.
 * @csspart map - The link to a map.
 * @csspart prepare - The list of what to prepare.
 * @csspart changed - That the company has changed the visit.
 * @csspart asked - What the customer asked for.
 * @csspart ask - The button that opens the request.
 * @csspart dialog - The request for another time.
 * @csspart send - The button that sends it.
 * @csspart submit - The way forward, where the company set one.
 * @csspart reason - Why something can't be done now.
 * @csspart notice - Where the last action stands: waiting, or refused.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt.
 * @csspart contact - The company's support.
 * @fires {PortalVisitAskChangeEvent} portal-visit-ask-change - The customer asks for another time (cancelable).
 * @fires {PortalWorkChangeEvent} portal-work-change - Something was ticked off, or written (cancelable).
 * @fires {PortalStepSubmitEvent} portal-step-submit - The customer goes on, where the company set a way (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewInstallerVisit extends PortalViewElement {
  static override styles = installerVisitStyles;
  static override readonly parts = `${PortalViewElement.parts},visit,when,calendar,who,phone,email,where,map,prepare,changed,asked,ask,dialog,send`;
  static override readonly area = visitWords;

  protected override get m(): Messages & VisitWords { return super.m as Messages & VisitWords; }

  @state() private asking = false;
  /** pressed with nothing written */
  @state() private missing = false;
  /** the visit as it was before the company changed it under the customer's eyes */
  @state() private earlier: InstallerVisit | undefined;
  #shown: { readonly of: string; readonly visit: InstallerVisit } | undefined;
  readonly #gate = new Gate(this, 'text', 'view');
  readonly #receipts = ['ask-visit-change', 'submit-step'].map((type) => new ReceiptController(this, type));

  protected override slices(store: Store): readonly unknown[] {
    const { step, send } = store.state;
    return [...Gate.slices(store), step.work, step.consents, step.attempted, send];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    for (const receipt of this.#receipts) receipt.watch(this.state, isVisit);
    const { opportunity, send } = this.state ?? {};
    if (send && (underWay(send) || send.status === 'accepted')) this.asking = false;
    if (opportunity?.status === 'ready') this.#compare(opportunity.value);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.asking && dialog && !dialog.open) dialog.showModal();
    if (changed.has('missing') && this.missing) this.renderRoot.querySelector<HTMLElement>('#wish')?.focus();
  }

  /** Remembers what was shown, to say when it is another visit by now. */
  #compare(opportunity: Opportunity): void {
    const visit = isVisit(opportunity) ? visitOf(opportunity).visit : undefined;
    const had = this.#shown;
    if (had?.of !== opportunity.id) this.earlier = undefined;
    else if (visit && news(visit) !== news(had.visit)) this.earlier = had.visit;
    if (visit) this.#shown = { of: opportunity.id, visit };
  }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    const [asked, sent] = this.#receipts;
    if (asked?.has(state)) return asked.render(this.m, state, this.locale, this.m.visitSent);
    if (sent?.has(state)) return sent.render(this.m, state, this.locale, this.m.stepSent);
    if (!isVisit(opportunity)) return html`${refusal(this.m, state.send, 'ask-visit-change')}<slot name="empty"><p class="soft">${this.m.visitElsewhere}</p></slot>`;
    return this.#view(opportunity, state);
  }

  get #told(): Told { return { m: this.m, language: this.locale.tag, text: (text) => this.text(text) }; }

  #view(opportunity: Opportunity, state: PortalState): TemplateResult {
    const told = this.#told;
    const { visit, asked } = visitOf(opportunity);
    const { substate } = opportunity;
    const action = opportunity.actions.find(({ type }) => type === 'ask-visit-change');
    const stale = state.opportunity.status === 'ready' ? state.opportunity.stale : undefined;
    return html`
      <section class="view" aria-label=${told.text(substate.name)}>
        ${stale ? failureNotice(this.m, stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${stepHead(substate, told.text)} ${arrival(this.m, state.send)}
        ${this.#changed(visit)}
        ${sendingNotice(this.m, state.send, this)}
        ${visit ? this.#visit(visit, opportunity) : reasonNotice(this.m, { type: '', available: false, reason: { code: 'no-visit' } }, () => '', state.config)}
        ${visit ? this.#prepare(visit, state) : nothing}
        ${visit?.notes ? html`<div class="stack tight"><h3>${this.m.visitNotes}</h3><p class="address">${told.text(visit.notes)}</p></div>` : nothing}
        ${asked ? askedPart(asked, told) : nothing}
        ${visit ? this.#ask(visit, action, Boolean(asked), state) : nothing}
        ${onward(this, opportunity, { ...told, store: this.store })}
        ${whatNext(this.m, substate, told.text)}
      </section>
      ${this.asking && visit ? this.#dialog(visit, state) : nothing}`;
  }

  #visit(visit: InstallerVisit, opportunity: Opportunity): TemplateResult {
    const told = this.#told;
    return html`
      <div class="card visit" part="visit">
        ${whenPart(whenOf(visit, told.language, new Date()), told, () => this.#addToCalendar(visit, opportunity))}
        ${visit.installer ? whoPart(visit.installer, told) : nothing}
        ${wherePart(visit, told)}
      </div>`;
  }

  #changed(visit: InstallerVisit | undefined): TemplateResult | typeof nothing {
    const { earlier } = this;
    if (!earlier || !visit) return nothing;
    const was = earlier.start === undefined || earlier.start === visit.start ? undefined : whenOf(earlier, this.locale.tag, new Date());
    return html`
      <div class="notice warning" role="status" part="changed">${icons.alert}
        <div class="stack">
          <div><strong>${this.m.visitChanged}</strong><p>${was ? this.m.visitWas(`${was.day}, ${was.time}`) : this.m.visitLook}</p></div>
          <div class="actions"><button type="button" @click=${() => { this.earlier = undefined; }}>${this.m.close}</button></div>
        </div>
      </div>`;
  }

  #prepare(visit: InstallerVisit, { step }: PortalState): TemplateResult | typeof nothing {
    const items = visit.prepare ?? [];
    if (items.length === 0 || whenOf(visit, this.locale.tag, new Date()).phase === 'over') return nothing;
    const done = preparedOf(step.work[notes], visit.id);
    return html`
      <div class="stack tight" part="prepare">
        <h3>${this.m.visitPrepare}</h3>
        <p class="help">${this.m.visitPrepareHelp}</p>
        <ul class="list">${items.map((item) => {
          const key = shortHash(JSON.stringify(item));
          return html`<li><label class="tick"><input type="checkbox" .checked=${live(done.includes(key))} @change=${(event: Event) => this.#tick(visit.id, key, event.target as HTMLInputElement)}><span>${this.text(item)}</span></label></li>`;
        })}</ul>
      </div>`;
  }

  #tick(visit: string, key: string, box: HTMLInputElement): void {
    const done = preparedOf(this.state?.step.work[notes], visit);
    const now = [...done.filter((one) => one !== key), ...(box.checked ? [key] : [])];
    // the page said no: the box shows what is true
    if (!this.ask(new PortalWorkChangeEvent({ type: 'work-change', name: notes, value: { visit, done: now } }))) box.checked = done.includes(key);
  }

  #ask(visit: InstallerVisit, action: Action | undefined, again: boolean, { send, config }: PortalState): TemplateResult | typeof nothing {
    if (!action?.available) {
      // what is over says so above; there the company is the way on
      return action?.reason?.code === 'visit-over' ? contactLinks(config) : reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config);
    }
    const busy = underWay(send);
    const open = (): void => { if (!busy) { this.missing = false; this.asking = true; } };
    return html`<div class="actions"><button type="button" part="ask" aria-haspopup="dialog" aria-disabled=${busy ? 'true' : 'false'} @click=${open}>${send.status === 'sending' ? this.m.sending : again ? this.m.visitAskAgain : visit.start ? this.m.visitAsk : this.m.visitAskDay}</button></div>`;
  }

  #dialog(visit: InstallerVisit, { step }: PortalState): TemplateResult {
    const written = step.work[draft];
    const wish = typeof written === 'string' ? written : '';
    return askDialog(this, {
      ...this.#told, wish, missing: this.missing, title: visit.start ? this.m.visitAsk : this.m.visitAskDay,
      write: (text) => { this.missing = false; this.ask(new PortalWorkChangeEvent({ type: 'work-change', name: draft, value: text === '' ? undefined : text })); },
      send: (text) => this.#send(visit, text.trim()),
      closed: () => { this.asking = false; },
    });
  }

  /** Once asked, the dialog is over, so that a second press finds nothing. */
  #send(visit: InstallerVisit, text: string): void {
    const { store } = this;
    if (!store || !this.asking || underWay(store.state.send)) return;
    this.missing = text === '';
    if (this.missing) return;
    this.asking = false;
    this.renderRoot.querySelector('dialog')?.close();
    this.ask(new PortalVisitAskChangeEvent({ type: 'visit-ask-change', visit: visit.id, text, language: this.locale.tag }));
  }

  /** A file that any calendar opens, made here: nobody else is told. */
  #addToCalendar(visit: InstallerVisit, opportunity: Opportunity): void {
    if (visit.start === undefined) return;
    const { config } = this.state ?? {};
    const company = config?.status === 'ready' ? config.value.company.name : '';
    const file = calendarFile(eventOf(visit, opportunity.id, company, this.#told, new Date()));
    const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([file], { type: 'text/calendar;charset=utf-8' })), download: `${this.m.visitFile}-${visit.start.slice(0, 10)}.ics` });
    link.click();
    // the browser reads it after this task
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
}
