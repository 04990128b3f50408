import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { fileTypes } from '../../engine/field-types/field-types.js';
import { pointedAt } from '../../engine/pointer.js';
import { shownFields } from '../../engine/shown.js';
import { PortalActionCancelEvent } from '../../events/action-cancel.js';
import { PortalActionRetryEvent } from '../../events/action-retry.js';
import { PortalReceiptCloseEvent } from '../../events/receipt-close.js';
import { PortalStepSubmitEvent } from '../../events/step-submit.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import { loadField } from '../../fields/field-types.js';
import { renderField } from '../../fields/render-field.js';
import { faultMessage } from '../../i18n/faults.js';
import type { PlacedField } from '../../protocol/field.js';
import { documentationKinds, type Opportunity } from '../../protocol/opportunity.js';
import type { ProblemError } from '../../protocol/problem.js';
import type { PortalState, Store } from '../../store/state.js';
import { conditionsSlot } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { gate, skeleton } from '../gate.js';
import { receiptPage, savedLine, sendingNotice } from '../sending.js';
import { documentationStyles } from './portal-view-documentation.styles.js';
import { errorSummary, type SummaryLine } from './error-summary.js';

/**
 * The five documentation views: the fields that the substate asks for, the conditions, and *Send*.
 *
 * @tagname portal-view-documentation
 * @summary Information and documents that the current substate asks for.
 * @slot conditions - A `<portal-conditions>`; when there is none, the view renders its own.
 * @slot empty - Instead of nothing, while the substate asks for another kind of view.
 * @csspart form - The form.
 * @csspart group - A group of fields.
 * @csspart submit - The primary button.
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
  /** the button was pressed while something was wrong: the summary shows, and has had the focus */
  @state() private summary = false;
  #focus: 'summary' | 'receipt' | undefined;
  #receipt = '';

  protected override slices(store: Store): readonly unknown[] {
    const { session, me, selected, opportunity, step, uploads, send } = store.state;
    return [session.status, me.status, selected, opportunity, step, uploads, send];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { state } = this;
    if (state?.opportunity.status === 'ready') void this.#load(state.opportunity.value);
    if (state?.send.status === 'accepted' && this.#receipt !== state.send.receipt.key) {
      this.#receipt = state.send.receipt.key;
      this.#focus = 'receipt';
      this.summary = false;
    }
    if (state?.send.status === 'refused' && !this.summary) this.#ask();
    if (this.summary && state?.send.status !== 'refused' && this.store?.faults.length === 0 && !this.#lateFiles(state)) this.summary = false;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.#focus) return;
    const target = this.renderRoot.querySelector<HTMLElement>(`.${this.#focus}`);
    if (!target) return;
    this.#focus = undefined;
    target.focus();
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

  /** Shows the summary and brings the focus to it. */
  #ask(): void {
    this.summary = true;
    this.#focus = 'summary';
  }

  #lateFiles(state: PortalState | undefined): boolean { return (state?.uploads.length ?? 0) > 0; }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { store } = this;
    if (!store || store.state.send.status === 'sending' || store.state.send.status === 'waiting') return;
    if (!this.ask(new PortalStepSubmitEvent({ type: 'step-submit', language: this.locale.tag }))) return;
    if (store.faults.length > 0 || this.#lateFiles(store.state)) this.#ask();
  };

  readonly #enter = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    if (event.key !== 'Enter' || event.defaultPrevented || !(target instanceof HTMLInputElement) || target.type === 'file') return;
    event.preventDefault();
    (event.currentTarget as HTMLFormElement).requestSubmit();
  };

  readonly #reload = (): void => { this.ask(new PortalViewReloadEvent({ type: 'view-reload' })); };

  protected override render(): TemplateResult {
    const { state } = this;
    const passed = gate(this.m, state, this.#reload);
    if ('instead' in passed || !state) return 'instead' in passed ? passed.instead : skeleton(this.m);
    const { opportunity } = passed;
    if (state.send.status === 'accepted' && state.send.type === 'submit-step') {
      return receiptPage(this.m, state.send.receipt, this.m.stepSent, this.text(opportunity.substate.description), this.locale.tag, () => this.ask(new PortalReceiptCloseEvent({ type: 'receipt-close' })));
    }
    const kinds: readonly string[] = documentationKinds;
    if (!opportunity.view || !kinds.includes(opportunity.view.kind)) return html`<slot name="empty"></slot>`;
    if (this.broken) return failureNotice(this.m, { code: 'offline', errors: [] }, () => { this.broken = false; });
    if (opportunity.placements.some(({ definition }) => !this.loaded.has(definition.type))) return skeleton(this.m);
    return this.#form(opportunity, state);
  }

  #form(opportunity: Opportunity, state: PortalState): TemplateResult {
    const { substate } = opportunity;
    const shown = shownFields(opportunity.placements, state.step.values);
    const placements = opportunity.placements.filter(({ field }) => shown.has(field));
    const sending = state.send.status === 'sending';
    return html`
      <form class="view" part="form" novalidate @submit=${this.#submit} @keydown=${this.#enter} aria-label=${this.text(substate.name)}>
        <div class="head">
          <h2>${this.text(substate.name)}</h2>
          ${substate.description ? html`<p class="lead">${this.text(substate.description)}</p>` : nothing}
          ${substate.duration ? html`<p class="soft small">${this.text(substate.duration)}</p>` : nothing}
        </div>
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(this.m, state.opportunity.stale, this.#reload) : nothing}
        ${this.summary ? errorSummary(this.m, this.#lines(opportunity, state), (line) => this.#goTo(line)) : nothing}
        ${this.#groups(placements, state)}
        ${this.#orphans(state)}
        ${opportunity.conditions.length > 0 ? conditionsSlot(this) : nothing}
        ${sendingNotice(this.m, state.send, { retry: () => this.ask(new PortalActionRetryEvent({ type: 'action-retry' })), cancel: () => this.ask(new PortalActionCancelEvent({ type: 'action-cancel' })) })}
        <div class="submit">
          ${this.#button(opportunity, sending)}
          ${savedLine(this.m, state.step)}
        </div>
        ${substate.next ? html`<p class="soft next"><strong>${this.m.whatNext}</strong> ${this.text(substate.next)}</p>` : nothing}
      </form>`;
  }

  #button(opportunity: Opportunity, sending: boolean): TemplateResult {
    const action = opportunity.actions.find(({ type }) => type === 'submit-step');
    if (!action?.available) {
      const reason = action?.reason?.text ? this.text(action.reason.text) : this.m.unavailable;
      return html`<p class="notice" data-reason=${action?.reason?.code ?? 'none'}>${reason}</p>`;
    }
    const writable = opportunity.placements.filter(({ readOnly }) => !readOnly);
    const label = writable.length === 0 ? this.m.stepContinue : writable.some(({ definition }) => fileTypes.includes(definition.type)) ? this.m.stepSendDocuments : this.m.stepSend;
    return html`<button type="submit" class="primary" part="submit" aria-disabled=${sending ? 'true' : 'false'}>${sending ? this.m.sending : label}</button>`;
  }

  #groups(placements: readonly PlacedField[], state: PortalState): TemplateResult {
    const groups = new Map<string, PlacedField[]>();
    for (const placed of placements) {
      const name = this.text(placed.group);
      groups.set(name, [...(groups.get(name) ?? []), placed]);
    }
    const cards = groups.size > 1;
    return html`${repeat(groups, ([name]) => name, ([name, members]) => html`
      <section class="group ${cards ? 'card' : ''}" part="group" aria-label=${name || nothing}>
        ${name ? html`<h3>${name}</h3>` : nothing}
        ${repeat(members, ({ field }) => field, (placed) => this.#field(placed, state))}
      </section>`)}`;
  }

  #field(placed: PlacedField, { step, uploads, send }: PortalState): TemplateResult {
    const refused = send.status === 'refused' ? send.failure.errors.find(({ pointer }) => pointedAt(pointer, 'values') === placed.field) : undefined;
    const files = fileTypes.includes(placed.definition.type);
    const field = renderField({
      placed,
      value: step.values[placed.field],
      uploads: uploads.filter((upload) => upload.field === placed.field),
      showFaults: step.attempted,
      error: refused ? faultMessage(this.m, refused, files ? 'files' : 'text', this.locale.tag) : '',
    });
    return field ?? html`<div class="notice" data-unknown-field=${placed.definition.type}><div><strong>${this.text(placed.definition.label)}</strong><p>${this.m.fieldUnknown}</p></div></div>`;
  }

  /** Answers of an earlier form that have no place in this one: shown, not dropped. */
  #orphans({ step }: PortalState): TemplateResult | typeof nothing {
    const texts = Object.values(step.orphans).filter((value) => typeof value === 'string' && value !== '');
    if (texts.length === 0) return nothing;
    return html`<div class="notice warning"><div><strong>${this.m.orphansTitle}</strong><p>${this.m.orphansText}</p><ul class="bullets">${texts.map((text) => html`<li>${text}</li>`)}</ul></div></div>`;
  }

  #lines(opportunity: Opportunity, state: PortalState): SummaryLine[] {
    const errors: readonly ProblemError[] = state.send.status === 'refused' ? state.send.failure.errors : (this.store?.faults ?? []);
    const lines = errors.map((error): SummaryLine => {
      const field = pointedAt(error.pointer, 'values');
      const condition = pointedAt(error.pointer, 'consents');
      const placed = opportunity.placements.find((one) => one.field === field);
      const owed = opportunity.conditions.find(({ id }) => id === condition);
      const kind = placed && fileTypes.includes(placed.definition.type) ? 'files' : 'text';
      return { field, condition, label: this.text(placed?.definition.label ?? owed?.name), message: faultMessage(this.m, error, kind, this.locale.tag) };
    });
    const late = state.uploads.map((upload): SummaryLine => ({ field: upload.field, condition: undefined, label: upload.name, message: upload.status === 'failed' ? this.m.fileFailedLine : this.m.fileLateLine }));
    return [...lines.filter(({ label }) => label), ...late];
  }

  #goTo({ field, condition }: SummaryLine): void {
    if (field !== undefined) [...this.renderRoot.querySelectorAll<HTMLElement>('[name]')].find((one) => one.getAttribute('name') === field)?.focus();
    else if (condition !== undefined) (this.querySelector<HTMLElement>('portal-conditions') ?? this.renderRoot.querySelector<HTMLElement>('portal-conditions'))?.focus();
  }
}
