import { html, nothing, render, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { fileTypes } from '../../engine/field-types/field-types.js';
import { pointedAt } from '../../engine/pointer.js';
import { PortalStepSubmitEvent } from '../../events/step-submit.js';
import { loadField } from '../../fields/field-types.js';
import { renderField } from '../../fields/render-field.js';
import { faultMessage } from '../../i18n/faults.js';
import type { PlacedField } from '../../protocol/field.js';
import { documentationKinds, type Opportunity } from '../../protocol/opportunity.js';
import type { ProblemError } from '../../protocol/problem.js';
import type { PortalState, Store, UploadState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { conditionsSlot, focusConditions } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { focusIsOurs } from '../focus.js';
import { Gate } from '../gate.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { refusal, savedLine, sendingNotice, underWay } from '../sending.js';
import { skeleton } from '../skeleton.js';
import { stepHead, whatNext } from '../step-head.js';
import { kindOf } from './kind.js';
import { Layout, type Group } from './layout.js';
import { orphanNotice } from './orphans.js';
import { documentationStyles } from './portal-view-documentation.styles.js';
import { errorSummary, standing, summaryLines, type SummaryLine, type Verdict } from './summary.js';

const kinds: readonly string[] = documentationKinds;
const isDocumentation = ({ view }: Opportunity): boolean => view !== null && kinds.includes(view.kind);
const none: readonly UploadState[] = [];

/** The uploads of each field. */
function byField(uploads: readonly UploadState[]): Map<string, readonly UploadState[]> {
  const map = new Map<string, UploadState[]>();
  for (const upload of uploads) map.set(upload.field, [...(map.get(upload.field) ?? []), upload]);
  return map;
}

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

  /** field types whose chunks are there */
  @state() private loaded: ReadonlySet<string> = new Set();
  @state() private broken = false;
  /** what held the step up when it was last sent; empty before and after */
  @state() private lines: readonly SummaryLine[] = [];
  readonly #gate = new Gate(this, 'form', 'view');
  readonly #receipt = new ReceiptController(this, 'submit-step');
  /** the server's last verdict, for the object that it came in */
  #verdict: { of: PortalState['send'] } & Verdict | undefined;
  #focusSummary = false;
  /** Holds the fields: filled before it stands in the form, since a form looks through itself at each control it is given. */
  #body: HTMLElement | undefined;
  #layout: { of: Opportunity; language: string; layout: Layout } | undefined;
  #uploads: { of: readonly UploadState[]; by: Map<string, readonly UploadState[]> } | undefined;
  #step = '';
  /** the answers went out and have no verdict: they read as text until they have */
  #locked = false;

  protected override slices(store: Store): readonly unknown[] {
    const { step, uploads, send, online } = store.state;
    return [...Gate.slices(store), step, uploads, send, online];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { state } = this;
    this.#receipt.watch(state, isDocumentation);
    if (state?.opportunity.status !== 'ready') return;
    const { send, step } = state;
    void this.#load(state.opportunity.value);
    if (step.of !== this.#step) { this.#step = step.of; this.#body = undefined; this.lines = []; }
    if (send.status === 'waiting') this.#locked = true;
    else if (send.status !== 'sending') this.#locked = false;
    if (underWay(send) || send.status === 'accepted') this.lines = [];
    if (send.status !== 'refused') this.#verdict = undefined;
    else if (this.#verdict?.of !== send) {
      this.#verdict = { of: send, errors: send.failure.errors, step };
      if (send.failure.errors.length > 0) this.#summarise(focusIsOurs(this));
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const summary = this.#focusSummary && this.renderRoot.querySelector<HTMLElement>('.summary');
    if (!summary) return;
    this.#focusSummary = false;
    summary.focus();
  }

  async #load(opportunity: Opportunity): Promise<void> {
    const types = [...new Set(opportunity.placements.map(({ definition }) => definition.type))].filter((type) => !this.loaded.has(type));
    if (types.length === 0 || this.broken) return;
    try {
      await Promise.all(types.map(loadField));
      if (types.some((type) => !this.loaded.has(type))) this.loaded = new Set([...this.loaded, ...types]);
    } catch {
      this.broken = true;
    }
  }

  /** Says what holds the step up, and brings the focus there. */
  #summarise(focus: boolean): void {
    const { state, store } = this;
    if (state?.opportunity.status !== 'ready' || !store) return;
    this.lines = summaryLines({ opportunity: state.opportunity.value, state, faults: store.faults, verdict: this.#verdict, m: this.m, language: this.locale.tag, text: (text) => this.text(text) });
    this.#focusSummary = focus && this.lines.length > 0;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { store } = this;
    if (!store || underWay(store.state.send)) return;
    // a half-typed date is none to the engine: it would be left out without a word
    const unread = store.faults.length === 0 ? this.#body?.querySelector<HTMLElement>('[name]:invalid') : undefined;
    if (unread) { unread.focus(); return; }
    if (!this.ask(new PortalStepSubmitEvent({ type: 'step-submit', language: this.locale.tag }))) return;
    if (store.faults.length > 0 || store.state.uploads.length > 0) this.#summarise(true);
    else this.lines = [];
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
    if (!isDocumentation(opportunity)) return html`${refusal(this.m, state.send, 'submit-step')}<slot name="empty"><p class="soft">${this.m.documentationEmpty}</p></slot>`;
    if (this.broken) return failureNotice(this.m, { code: 'offline', errors: [] }, { retry: () => { this.broken = false; } });
    if (opportunity.placements.some(({ definition }) => !this.loaded.has(definition.type))) return skeleton(this.m, 'form');
    return this.#form(opportunity, state);
  }

  #form(opportunity: Opportunity, state: PortalState): TemplateResult {
    const { substate } = opportunity;
    const faults = this.store?.faults ?? [];
    // the summary says it already, line by line
    const said = this.lines.length > 0 && state.send.status === 'refused' && state.send.failure.code === 'invalid';
    return html`
      <form class="view" part="form" novalidate @submit=${this.#submit} @keydown=${this.#enter} aria-label=${this.text(substate.name)}>
        ${stepHead(substate, (text) => this.text(text))}
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(this.m, state.opportunity.stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${this.lines.length > 0 ? errorSummary(this.m, this.lines.map((line) => ({ line, stands: line.stands(state, faults) })), (line) => this.#goTo(line)) : nothing}
        ${this.#fields(opportunity, state)}
        ${orphanNotice(this.m, state.step.orphans)}
        ${opportunity.conditions.length > 0 ? conditionsSlot(this) : nothing}
        ${said ? nothing : sendingNotice(this.m, state.send, this)}
        <div class="submit">${this.#button(opportunity, state)} ${savedLine(this.m, state)}</div>
        ${whatNext(this.m, substate, (text) => this.text(text))}
      </form>`;
  }

  #button(opportunity: Opportunity, { send, config }: PortalState): TemplateResult | typeof nothing {
    // *Send now* stands in the notice
    if (send.status === 'waiting') return nothing;
    const action = opportunity.actions.find(({ type }) => type === 'submit-step');
    if (!action?.available) return reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config);
    const writable = opportunity.placements.filter(({ readOnly }) => !readOnly);
    const label = writable.length === 0 ? this.m.stepContinue : writable.some(({ definition }) => fileTypes.includes(definition.type)) ? this.m.stepSendDocuments : this.m.stepSend;
    return html`<button type="submit" class="primary" part="submit" aria-disabled=${underWay(send) ? 'true' : 'false'}>${send.status === 'sending' ? this.m.sending : label}</button>`;
  }

  #fields(opportunity: Opportunity, state: PortalState): HTMLElement {
    const language = this.locale.tag;
    if (this.#layout?.of !== opportunity || this.#layout.language !== language) {
      this.#layout = { of: opportunity, language, layout: new Layout(opportunity.placements, (text) => this.text(text)) };
    }
    if (this.#uploads?.of !== state.uploads) this.#uploads = { of: state.uploads, by: byField(state.uploads) };
    this.#body ??= Object.assign(document.createElement('div'), { className: 'fields' });
    this.#body.inert = state.send.status === 'sending';
    const groups = this.#layout.layout.groups(state.step.values);
    const errors = standing(this.#verdict, state.step);
    render(repeat(groups, ({ name }) => name, (group) => this.#group(group, groups.length > 1, state, errors)), this.#body, { host: this });
    return this.#body;
  }

  #group({ name, members }: Group, card: boolean, state: PortalState, errors: readonly ProblemError[]): TemplateResult {
    return html`
      <section class="group ${card ? 'card' : ''}" part="group" aria-label=${name || nothing}>
        ${name ? html`<h3>${name}</h3>` : nothing}
        ${repeat(members, ({ field }) => field, (placed) => this.#field(placed, state, errors))}
      </section>`;
  }

  /** A field's template is made again only when something of that field is another: a keystroke costs one field, not all. */
  #field(placed: PlacedField, { step }: PortalState, errors: readonly ProblemError[]): unknown {
    const { definition } = placed;
    const value = step.values[placed.field];
    const uploads = this.#uploads?.by.get(placed.field) ?? none;
    const refused = errors.length > 0 ? errors.find(({ pointer }) => pointedAt(pointer, 'values') === placed.field) : undefined;
    return guard([placed, value, uploads, step.attempted, refused, this.#locked, this.m], () => {
      const error = refused ? faultMessage(this.m, refused, kindOf(definition.type), this.locale.tag) : '';
      return renderField({ placed: this.#locked ? { ...placed, readOnly: true } : placed, value, uploads, showFaults: step.attempted, error })
        ?? html`<div class="notice" data-unknown-field=${definition.type}>${icons.alert}<div><strong>${this.text(definition.label)}</strong><p>${this.m.fieldUnknown}</p></div></div>`;
    });
  }

  #goTo({ field, condition }: SummaryLine): void {
    if (field !== undefined) [...this.renderRoot.querySelectorAll<HTMLElement>('.fields [name]')].find((one) => one.getAttribute('name') === field)?.focus();
    else if (condition !== undefined) focusConditions(this);
  }
}
