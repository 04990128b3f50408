import { html, nothing, render, type LitElement, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { pointedAt } from '../engine/pointer.js';
import type { PortalFieldElement } from '../fields/field-element.js';
import { loadField } from '../fields/field-types.js';
import { renderField } from '../fields/render-field.js';
import type { Messages } from '../i18n/en.js';
import { faultMessage } from '../i18n/faults.js';
import { languageOf } from '../i18n/locale.js';
import type { PlacedField } from '../protocol/field.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { ProblemError } from '../protocol/problem.js';
import type { Text } from '../protocol/text.js';
import type { PortalState, Store, UploadState } from '../store/state.js';
import { icons } from '../theme/icons.js';
import { focusConditions } from './conditions-slot.js';
import { failureNotice } from './failure.js';
import { focusIsOurs } from './focus.js';
import { kindOf } from './kind.js';
import { Layout, type Group } from './layout.js';
import type { overruledNotice as OverruledNotice } from './overruled.js';
import { underWay } from './sending.js';
import { skeleton } from './skeleton.js';
import { errorSummary, standing, summaryLines, type SummaryLine, type Verdict } from './summary.js';

const none: readonly UploadState[] = [];

/** The uploads of each field. */
function byField(uploads: readonly UploadState[]): Map<string, readonly UploadState[]> {
  const map = new Map<string, UploadState[]>();
  for (const upload of uploads) map.set(upload.field, [...(map.get(upload.field) ?? []), upload]);
  return map;
}

/** What the form needs of its view. */
export interface FormSpeech {
  readonly m: Messages;
  readonly language: string;
  readonly store: Store | undefined;
  text(text: Text | undefined): string;
  /** what else holds the step up, beside its fields, files and conditions */
  own?(): readonly SummaryLine[];
}

/** The fields that a step places, wherever they stand: their elements, what is wrong with them, and all that holds the step up in one place. */
export class StepForm {
  readonly #host: LitElement;
  readonly #speech: () => FormSpeech;
  /** field types whose chunks are there */
  readonly #loaded = new Set<string>();
  #broken = false;
  /** what held the step up when it was last sent; empty before and after */
  #lines: readonly SummaryLine[] = [];
  /** the server's last verdict, for the object that it came in */
  #verdict: { of: PortalState['send'] } & Verdict | undefined;
  #focusSummary = false;
  /** Holds the fields: filled before it stands in the form, since a form looks through itself at each control it is given. */
  #body: HTMLElement | undefined;
  #layout: { of: Opportunity; language: string; layout: Layout } | undefined;
  #uploads: { of: readonly UploadState[]; by: Map<string, readonly UploadState[]> } | undefined;
  #step = '';
  #notice: typeof OverruledNotice | undefined;
  /** the answers went out and have no verdict: they read as text until they have */
  #locked = false;

  constructor(host: LitElement, speech: () => FormSpeech) {
    this.#host = host;
    this.#speech = speech;
  }

  /** Call before rendering. */
  watch(state: PortalState | undefined): void {
    if (state?.opportunity.status !== 'ready') return;
    const { send, step } = state;
    void this.#load(state.opportunity.value);
    if (step.of !== this.#step) { this.#step = step.of; this.#body = undefined; this.#lines = []; }
    if (send.status === 'waiting') this.#locked = true;
    else if (send.status !== 'sending') this.#locked = false;
    if (underWay(send) || send.status === 'accepted') { this.#lines = []; this.#focusSummary = false; }
    if (send.status !== 'refused') this.#verdict = undefined;
    else if (this.#verdict?.of !== send) {
      this.#verdict = { of: send, errors: send.failure.errors, step };
      if (send.failure.errors.length > 0) this.summarise(focusIsOurs(this.#host));
    }
  }

  /** Call after rendering. */
  updated(): void {
    const summary = this.#focusSummary && this.#host.renderRoot.querySelector<HTMLElement>('.summary');
    if (!summary) return;
    this.#focusSummary = false;
    summary.focus();
  }

  async #load(opportunity: Opportunity): Promise<void> {
    const types = [...new Set(opportunity.placements.map(({ definition }) => definition.type))].filter((type) => !this.#loaded.has(type));
    if (types.length === 0 || this.#broken) return;
    try {
      await Promise.all(types.map((type) => loadField(type, languageOf(this.#speech().language))));
      for (const type of types) this.#loaded.add(type);
    } catch {
      this.#broken = true;
      addEventListener('online', this.#again, { once: true });
    }
    this.#host.requestUpdate();
  }

  readonly #again = (): void => { this.#broken = false; this.#host.requestUpdate(); };

  /** Says what holds the step up, and brings the focus there. */
  summarise(focus: boolean): void {
    const speech = this.#speech();
    const { store, own } = speech;
    const { opportunity } = store?.state ?? {};
    if (opportunity?.status !== 'ready' || !store) return;
    this.#lines = [...(own?.() ?? []), ...summaryLines({ ...speech, say: (error, placed) => this.#say(error, placed), opportunity: opportunity.value, state: store.state, faults: store.faults, verdict: this.#verdict })];
    this.#focusSummary = focus && this.#lines.length > 0;
    this.#host.requestUpdate();
  }

  /** A field that holds what its element can't read. */
  get unread(): HTMLElement | null | undefined { return this.#body?.querySelector<HTMLElement>('[name]:invalid'); }

  /** What shows in the form's place while its fields aren't there. */
  instead({ placements }: Opportunity): TemplateResult | undefined {
    const { m } = this.#speech();
    if (this.#broken) return failureNotice(m, { code: 'offline', errors: [] }, { retry: this.#again });
    return placements.some(({ definition }) => !this.#loaded.has(definition.type)) ? skeleton(m, 'form') : undefined;
  }

  /** The summary says it already, line by line. */
  says({ send }: PortalState): boolean { return this.#lines.length > 0 && send.status === 'refused' && send.failure.code === 'invalid'; }

  summary(state: PortalState): TemplateResult | typeof nothing {
    const { m, store } = this.#speech();
    const faults = store?.faults ?? [];
    return this.#lines.length > 0 ? errorSummary(m, this.#lines.map((line) => ({ line, stands: line.stands(state, faults) })), (line) => this.#goTo(line)) : nothing;
  }

  /** Answers of this page that a newer edit from elsewhere has taken the place of. */
  overruled({ placements }: Opportunity, { step }: PortalState): TemplateResult | typeof nothing {
    if (!step.overruled || Object.keys(step.overruled).length === 0) return nothing;
    // seldom: it comes when there is something to say
    if (!this.#notice) void import('./overruled.js').then((m) => { this.#notice = m.overruledNotice; this.#host.requestUpdate(); }, () => undefined);
    const notice = this.#notice?.(this.#speech(), placements, step, this.#host);
    return notice ? html`<div class="notice" role="status" part="overruled">${notice}</div>` : nothing;
  }

  fields(opportunity: Opportunity, state: PortalState): HTMLElement {
    const { language, text } = this.#speech();
    if (this.#layout?.of !== opportunity || this.#layout.language !== language) {
      this.#layout = { of: opportunity, language, layout: new Layout(opportunity.placements, text) };
    }
    if (this.#uploads?.of !== state.uploads) this.#uploads = { of: state.uploads, by: byField(state.uploads) };
    this.#body ??= this.#container();
    this.#body.inert = state.send.status === 'sending';
    const groups = this.#layout.layout.groups(state.step.values);
    const errors = standing(this.#verdict, state.step);
    render(repeat(groups, ({ name }) => name, (group) => this.#group(group, groups.length > 1, state, errors)), this.#body, { host: this.#host });
    return this.#body;
  }

  #container(): HTMLElement {
    const body = Object.assign(document.createElement('div'), { className: 'fields' });
    // a focus that stays inside the view is heard of nowhere else
    body.addEventListener('focusout', () => this.#speech().store?.settle?.());
    return body;
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
    const { m, text } = this.#speech();
    const { definition } = placed;
    const value = step.values[placed.field];
    const uploads = this.#uploads?.by.get(placed.field) ?? none;
    const refused = errors.length > 0 ? errors.find(({ pointer }) => pointedAt(pointer, 'values') === placed.field) : undefined;
    return guard([placed, value, uploads, step.attempted, refused, this.#locked, m], () => {
      const error = refused ? this.#say(refused, placed) : '';
      return renderField({ placed: this.#locked ? { ...placed, readOnly: true } : placed, value, uploads, showFaults: step.attempted, error },
        html`<div class="notice" data-unknown-field=${definition.type}>${icons.alert}<div><strong>${text(definition.label)}</strong><p>${m.fieldUnknown}</p></div></div>`);
    });
  }

  #element(field: string | undefined): PortalFieldElement | undefined {
    return [...this.#host.renderRoot.querySelectorAll<PortalFieldElement>('.fields [name]')].find((one) => one.getAttribute('name') === field);
  }

  /** A fault in words: a field has those of its own type. */
  #say(error: ProblemError, placed: PlacedField | undefined): string {
    const { m, language } = this.#speech();
    return this.#element(placed?.field)?.say?.(error) || faultMessage(m, error, kindOf(placed?.definition.type), language);
  }

  #goTo({ field, condition, go }: SummaryLine): void {
    if (field !== undefined) this.#element(field)?.focus();
    else if (condition !== undefined) focusConditions(this.#host);
    else go?.();
  }
}
