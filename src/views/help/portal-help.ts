import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { markdown } from '../../element/markdown.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { ticketFaults } from '../../engine/help.js';
import { ticketSlot } from '../../engine/upload-slots.js';
import { PortalFileDownloadEvent } from '../../events/file-download.js';
import { PortalHelpLoadEvent } from '../../events/help-load.js';
import { PortalTicketCloseEvent } from '../../events/ticket-close.js';
import { PortalTicketSendEvent } from '../../events/ticket-send.js';
import type { PortalValueChangeEvent } from '../../events/value-change.js';
import { PortalWorkChangeEvent } from '../../events/work-change.js';
import { loadField } from '../../fields/field-types.js';
import type { Messages } from '../../i18n/en.js';
import { fileSize } from '../../i18n/format.js';
import { helpWords, type HelpWords } from '../../i18n/help/words.js';
import type { Help, TicketRequest } from '../../protocol/help.js';
import type { PortalState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { failureNotice } from '../failure.js';
import { expectArrival, focusIsOurs } from '../focus.js';
import { Gate } from '../gate.js';
import { orphanNotice } from '../orphans.js';
import { skeleton } from '../skeleton.js';
import { helpIcons } from './help-icons.js';
import { helpStyles } from './portal-help.styles.js';
import { sentPage } from './sent.js';
import { draftsOf, kinds, TicketDrafts, workName, type Kind, type TicketDraft } from './ticket-draft.js';
import { textField, ticketFailed, ticketForm, typeField } from './ticket-form.js';

/**
 * The company's help: how to reach it, a question, the report of a problem, and documents to read.
 * Each part shows where the company has switched it on. It needs no project: a customer without one can ask too.
 *
 * @tagname portal-help
 * @summary Contact, questions, reports of problems, and help documents.
 * @slot empty - Instead of the sentence that shows where the company has switched nothing on.
 * @csspart contact - How the company's support is reached.
 * @csspart option - A question or a report, closed or open.
 * @csspart form - Its form.
 * @csspart submit - The button that sends it.
 * @csspart notice - That it couldn't be sent, and why.
 * @csspart orphans - What was written where the company takes it no more.
 * @csspart receipt - That it has arrived.
 * @csspart number - Its number.
 * @csspart done - The button that leads back.
 * @csspart document - A help document.
 * @csspart failure - What went wrong.
 * @fires {PortalHelpLoadEvent} portal-help-load - The help is looked for (cancelable).
 * @fires {PortalTicketSendEvent} portal-ticket-send - The customer sends a question or a report (cancelable).
 * @fires {PortalTicketCloseEvent} portal-ticket-close - The confirmation was read (cancelable).
 * @fires {PortalWorkChangeEvent} portal-work-change - What is typed is kept (cancelable).
 * @fires {PortalFileDownloadEvent} portal-file-download - A document is downloaded (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalHelp extends PortalViewElement {
  static override styles = helpStyles;
  static override readonly parts = `${PortalViewElement.parts},option,number,document`;
  static override readonly area = helpWords;

  protected override get m(): Messages & HelpWords { return super.m as Messages & HelpWords; }

  /** what is open; undefined until the customer opens or closes something: then it is what they had begun */
  @state() private chosen: Kind | 'none' | undefined;
  @state() private attempted = false;
  /** the form's field types: there, or why not */
  @state() private fields: 'absent' | 'loading' | 'there' | 'broken' = 'absent';
  readonly #gate = new Gate(this, 'text', 'piece');
  #drafts = new TicketDrafts();
  #asked = false;
  /** the last ticket that arrived here, and whether a page of its own says so: as the company wanted it then */
  #arrived: { readonly number: string; readonly confirm: boolean } | undefined;
  /** number of the ticket whose arrival has taken the focus */
  #told = '';

  protected override slices(store: Store): readonly unknown[] {
    const { help, ticket, step, uploads } = store.state;
    return [...Gate.slices(store), help, ticket, step, uploads];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const now = this.state;
    if (!now || !this.store) return;
    this.#drafts = draftsOf(this.store);
    this.#drafts.watch(now);
    if (now.ticket.status === 'sent' && now.help.status === 'ready' && now.ticket.ticket.number !== this.#arrived?.number) {
      const { number, kind } = now.ticket.ticket;
      this.#arrived = { number, confirm: now.help.value[kind as Kind]?.confirm ?? false };
      this.chosen = 'none';
      this.attempted = false;
    }
    if (this.#open(now) && this.fields === 'absent') this.#bring();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const now = this.state;
    if (!now) return;
    const wanted = now.session.status === 'signed-in' && now.me.status === 'ready' && now.help.status === 'idle';
    if (wanted && !this.#asked) this.#load();
    this.#asked = wanted;
    const number = now.ticket.status === 'sent' ? now.ticket.ticket.number : '';
    if (number && number !== this.#told && focusIsOurs(this)) this.renderRoot.querySelector<HTMLElement>('.receipt, .quietly')?.focus();
    this.#told = number || this.#told;
  }

  readonly #load = (): void => { this.ask(new PortalHelpLoadEvent({ type: 'help-load' })); };

  #bring(): void {
    this.fields = 'loading';
    void Promise.all(['text-area', 'choice', 'file'].map((type) => loadField(type))).then(() => { this.fields = 'there'; }, () => { this.fields = 'broken'; });
  }

  #open(now: PortalState): Kind | undefined {
    if (now.help.status !== 'ready' || this.chosen === 'none') return undefined;
    const kind = this.chosen ?? this.#drafts.begun(now, now.help.value);
    return kind && now.help.value[kind] ? kind : undefined;
  }

  #toggle(kind: Kind, open: boolean): void {
    const now = this.state;
    this.chosen = open ? 'none' : kind;
    this.attempted = false;
    if (now && (now.ticket.status === 'sent' || (now.ticket.status === 'open' && now.ticket.failure))) this.ask(new PortalTicketCloseEvent({ type: 'ticket-close' }));
  }

  #type(kind: Kind, event: PortalValueChangeEvent): void {
    // the form's own fields are none of the step's
    event.stopPropagation();
    event.preventDefault();
    const now = this.state;
    if (!now) return;
    const { field, value } = event.request;
    const before = this.#drafts.read(now, kind);
    const draft: TicketDraft = field === textField ? { ...before, text: typeof value === 'string' ? value : '' } : field === typeField ? { ...before, type: typeof value === 'string' ? value : undefined } : before;
    this.#drafts.write(kind, draft);
    this.requestUpdate();
    this.ask(new PortalWorkChangeEvent({ type: 'work-change', name: workName(kind), value: draft }));
  }

  #send(kind: Kind, help: Help, event: SubmitEvent): void {
    event.preventDefault();
    const now = this.state;
    if (!now || now.ticket.status === 'sending') return;
    this.attempted = true;
    this.chosen = kind;
    const ticket = this.#request(kind, now);
    const faults = ticketFaults(ticket, help);
    const late = now.uploads.some(({ field }) => field === ticketSlot.field);
    if (faults.length === 0 && !late) this.ask(new PortalTicketSendEvent({ type: 'ticket-send', ticket }));
    else void this.updateComplete.then(() => this.#focusField(faults[0]?.pointer === '/type' ? typeField : faults[0]?.pointer === '/text' ? textField : ticketSlot.field));
  }

  #focusField(name: string): void { this.renderRoot.querySelector<HTMLElement>(`form [name="${name}"]`)?.focus(); }

  #request(kind: Kind, now: PortalState): TicketRequest {
    const { text, type } = this.#drafts.read(now, kind);
    const held = now.step.values[ticketSlot.field];
    const files = Array.isArray(held) ? held.flatMap((one) => (typeof one === 'object' ? one.id : [])) : [];
    const { opportunity } = now;
    return { kind, ...(kind === 'incident' && type !== undefined && { type }), ...(opportunity.status === 'ready' && { opportunity: opportunity.value.id }), text: text.trim(), ...(opportunity.status === 'ready' && files.length > 0 && { files }) };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { store } = this;
    if (store?.state.session.status !== 'signed-in') {
      const passed = this.#gate.pass(this.m, store);
      return 'instead' in passed ? passed.instead : nothing;
    }
    const { state: now } = store;
    if (now.ticket.status === 'sent' && this.#arrived?.confirm && this.#arrived.number === now.ticket.ticket.number) {
      const { ticket } = now.ticket;
      const copy = now.help.status === 'ready' && now.help.value[ticket.kind as Kind]?.acknowledge && now.me.status === 'ready' ? now.me.value.email : undefined;
      return sentPage(ticket, { m: this.m, language: this.locale.tag, copy, close: () => expectArrival(this.ask(new PortalTicketCloseEvent({ type: 'ticket-close' }))) });
    }
    const contact = this.#contact(now);
    const { company } = now.config.status === 'ready' ? now.config.value : { company: { name: '' } };
    return html`
      <section class="view" aria-labelledby="help">
        <div class="head"><h2 id="help" data-arrival tabindex="-1">${this.m.helpTitle}</h2>${contact === nothing ? nothing : html`<p class="lead">${this.m.helpLead(company.name)}</p>`}</div>
        ${contact}
        ${this.#modules(now, contact === nothing)}
      </section>`;
  }

  #contact({ config }: PortalState): TemplateResult | typeof nothing {
    const { email, phone } = (config.status === 'ready' && config.value.support) || {};
    if (!email && !phone) return nothing;
    return html`
      <div class="ways" part="contact">
        ${phone ? html`<a class="way" href="tel:${phone.replace(/[^+\d]/g, '')}">${helpIcons.phone}<span><b>${this.m.helpCall}</b><bdi dir="ltr">${phone}</bdi></span></a>` : nothing}
        ${email ? html`<a class="way" href="mailto:${email}">${helpIcons.mail}<span><b>${this.m.helpWrite}</b><bdi>${email}</bdi></span></a>` : nothing}
      </div>`;
  }

  #modules(now: PortalState, alone: boolean): TemplateResult | typeof nothing {
    const { help, me, config } = now;
    if (me.status === 'failed') return failureNotice(this.m, me.failure, { retry: this.#gate.reload, config });
    if (help.status === 'failed') return failureNotice(this.m, help.failure, { retry: this.#load, config });
    if (help.status !== 'ready') return skeleton(this.m, 'text');
    const { value, stale } = help;
    const offered = kinds.filter((kind) => value[kind]);
    // refused since it is switched off, and gone from the page by now: the word stays
    const gone = now.ticket.status === 'open' && this.chosen && this.chosen !== 'none' && !value[this.chosen] ? now.ticket.failure : undefined;
    const orphans = orphanNotice(this.m, Object.fromEntries(kinds.filter((kind) => !value[kind]).map((kind) => [kind, this.#drafts.read(now, kind).text])), this.locale.tag);
    if (alone && offered.length === 0 && !value.files && !gone && orphans === nothing) return html`<slot name="empty"><p class="soft">${this.m.helpEmpty}</p></slot>`;
    return html`
      ${stale ? failureNotice(this.m, stale, { retry: this.#load, stale: true }) : nothing}
      ${now.ticket.status === 'sent' ? html`<p class="quietly" role="status" tabindex="-1" data-sent=${now.ticket.ticket.number}>${icons.check}<span>${now.ticket.ticket.kind === 'incident' ? this.m.helpIncidentQuiet : this.m.helpQueryQuiet}</span></p>` : nothing}
      ${gone ? ticketFailed(this.m, gone, now) : nothing} ${orphans}
      ${offered.length > 0 ? html`<div class="options">${offered.map((kind) => this.#option(kind, value, now))}</div>` : nothing}
      ${value.files ? this.#documents(value.files) : nothing}`;
  }

  #option(kind: Kind, help: Help, now: PortalState): TemplateResult {
    const open = this.#open(now) === kind;
    return html`
      <div class="option" part="option" data-option=${kind}>
        <h3><button type="button" aria-expanded=${open ? 'true' : 'false'} aria-controls=${open ? kind : nothing} @click=${() => this.#toggle(kind, open)}>${kind === 'query' ? helpIcons.question : helpIcons.problem}<span>${kind === 'query' ? this.m.helpQuery : this.m.helpIncident}</span>${icons.down}</button></h3>
        ${open ? html`<div id=${kind}>${this.#form(kind, help, now)}</div>` : nothing}
      </div>`;
  }

  #form(kind: Kind, help: Help, now: PortalState): TemplateResult {
    if (this.fields === 'broken') return html`<div class="notice danger" role="alert" part="failure">${icons.alert}<div class="stack tight"><p>${this.m.portalChunkFailed}</p><div class="actions"><button type="button" @click=${() => this.#bring()}>${icons.retry}${this.m.tryAgain}</button></div></div></div>`;
    if (this.fields !== 'there') return skeleton(this.m, 'form');
    return ticketForm({
      m: this.m, language: this.locale.tag, kind, state: now, attempted: this.attempted, draft: this.#drafts.read(now, kind), types: kind === 'incident' ? (help.incident?.types ?? []) : [],
      send: (event) => this.#send(kind, help, event), change: (event) => this.#type(kind, event as PortalValueChangeEvent),
    });
  }

  #documents({ text, list }: NonNullable<Help['files']>): TemplateResult {
    return html`
      <div class="stack">
        <div class="stack tight"><h3>${this.m.helpFiles}</h3>${text ? markdown(this.text(text)) : nothing}</div>
        <ul class="documents">${list.map(({ file, name, text: about }) => html`
          <li part="document">
            <div class="what"><span class="name">${this.text(name) || file.name}</span>${about ? markdown(this.text(about)) : nothing}<span class="soft small">${fileSize(file.size, this.locale.tag)}</span></div>
            <button type="button" @click=${() => this.ask(new PortalFileDownloadEvent({ type: 'file-download', file }))}>${icons.download}${this.m.fileDownload}<span class="visually-hidden"> ${this.text(name) || file.name}</span></button>
          </li>`)}</ul>
      </div>`;
  }
}
