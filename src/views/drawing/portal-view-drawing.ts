import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { checkDrawing } from '../../engine/roof/check.js';
import { finished } from '../../engine/roof/figures.js';
import { facesOf } from '../../engine/roof/read-drawing.js';
import { PortalDrawingSubmitEvent } from '../../events/drawing-submit.js';
import { PortalStepCheckEvent } from '../../events/step-check.js';
import { PortalWorkChangeEvent } from '../../events/work-change.js';
import type { Messages } from '../../i18n/en.js';
import { drawingWords, type DrawingWords } from '../../i18n/drawing/words.js';
import type { DrawingView } from '../../protocol/drawing.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { conditionsSlot } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { orphanNotice } from '../orphans.js';
import { reasonNotice } from '../reason.js';
import { ReceiptController } from '../receipt.js';
import { arrival, refusal, savedLine, sendingNotice, underWay } from '../sending.js';
import { StepForm } from '../step-form.js';
import { stepHead, whatNext } from '../step-head.js';
import type { SummaryLine } from '../summary.js';
import { finishedRoof } from './finished-roof.js';
import { drawingStyles } from './portal-view-drawing.styles.js';
import { drawingFaults } from './roof-faults.js';
import { RoofWork } from './roof-work.js';

const isDrawing = ({ view }: Opportunity): boolean => view?.kind === 'drawing';
/** the client read it through the schema of its kind; a payload by hand may leave all out */
const viewOf = ({ view }: Opportunity): Partial<DrawingView> => view as unknown as Partial<DrawingView>;

/**
 * The customer draws the faces of their roof on a map, or puts them in by their measures: areas, edges, pitch and where each looks
 * are shown as they change. What lies under the drawing is the company's to set; without it, or when it doesn't come, there is a grid.
 * The map is a part of its own that is loaded with this view; the page's policy has to allow the hosts of tiles and pictures
 * (`img-src`) and of the address search (`connect-src`).
 *
 * @tagname portal-view-drawing
 * @summary The customer draws their roof.
 * @slot conditions - A `<portal-conditions>`; when there is none, the view renders its own.
 * @slot empty - Instead of the sentence that shows while the substate asks for another kind of view.
 * @csspart map - The map with its buttons, and the search for an address.
 * @csspart faces - The list of faces.
 * @csspart face - One face.
 * @csspart preview - The picture of a finished roof.
 * @csspart form - What is asked beside the drawing, and the button.
 * @csspart group - A group of fields.
 * @csspart summary - All that holds the step up, with links.
 * @csspart submit - The primary button.
 * @csspart reason - Why the roof can't be sent now.
 * @csspart notice - Where the action stands: waiting, or refused.
 * @csspart orphans - Answers that no longer fit.
 * @csspart overruled - Answers written here where a newer one has come from another tab or device.
 * @csspart failure - What went wrong.
 * @csspart receipt - The receipt.
 * @csspart contact - The company's support.
 * @fires {PortalWorkChangeEvent} portal-work-change - The drawing changed: it is kept on the device (cancelable).
 * @fires {PortalDrawingSubmitEvent} portal-drawing-submit - The customer sends the roof (cancelable).
 * @fires {PortalStepCheckEvent} portal-step-check - Something is still missing: it is shown (cancelable).
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalReceiptCloseEvent} portal-receipt-close - The receipt was read (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewDrawing extends PortalViewElement {
  static override styles = drawingStyles;
  static override readonly parts = `${PortalViewElement.parts},map,faces,face,preview`;
  static override readonly area = drawingWords;

  protected override get m(): Messages & DrawingWords { return super.m as Messages & DrawingWords; }

  readonly #gate = new Gate(this, 'form', 'view');
  readonly #receipt = new ReceiptController(this, 'submit-drawing');
  readonly #form = new StepForm(this, () => ({ m: this.m, language: this.locale.tag, store: this.store, text: (text) => this.text(text), own: () => this.#faults() }));
  readonly #work = new RoofWork(this, () => ({ m: this.m, language: this.locale.tag, store: this.store }), (drawing) => {
    this.#made.add(drawing);
    this.ask(new PortalWorkChangeEvent({ type: 'work-change', name: 'drawing', value: drawing }));
  });
  /** what this element made of the roof: it comes back from the store, and perhaps after the next */
  readonly #made = new WeakSet<object>();
  /** what the roof that shows was read from, and the step that it belongs to */
  #source: unknown;
  #step = '';

  protected override slices(store: Store): readonly unknown[] {
    const { step, uploads, send, online } = store.state;
    return [...Gate.slices(store), step, uploads, send, online];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { state } = this;
    this.#receipt.watch(state, isDrawing);
    this.#form.watch(state);
    if (state?.opportunity.status !== 'ready' || !isDrawing(state.opportunity.value)) return;
    const source = state.step.work['drawing'] ?? viewOf(state.opportunity.value).drawing;
    const ours = source === this.#source || (source !== undefined && this.#made.has(source));
    // what is not kept, since the host page said no or not yet, is still here
    if (state.step.of === this.#step && (ours || (state.step.work['drawing'] === undefined && this.#work.dirty))) return;
    this.#source = source;
    this.#step = state.step.of;
    this.#work.begin(facesOf(source));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#form.updated();
    const { opportunity } = this.state ?? {};
    if (opportunity?.status === 'ready') this.#work.show(viewOf(opportunity.value)?.map);
  }

  /** The faces' own faults, for the summary. */
  #faults(): SummaryLine[] {
    const { state } = this;
    return state ? drawingFaults(this.#work, state.send) : [];
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { store } = this;
    if (!store || underWay(store.state.send)) return;
    const { drawing } = this.#work.plan;
    if (checkDrawing(drawing).length > 0) this.ask(new PortalStepCheckEvent({ type: 'step-check' }));
    else {
      const unread = store.faults.length === 0 ? this.#form.unread : undefined;
      if (unread) { unread.focus(); return; }
      if (!this.ask(new PortalDrawingSubmitEvent({ type: 'drawing-submit', drawing: finished(drawing), language: this.locale.tag }))) return;
    }
    this.#form.summarise(true);
  };

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    if (this.#receipt.has(state)) return this.#receipt.render(this.m, state, this.locale, this.m.drawingSent);
    if (!isDrawing(opportunity)) return html`${refusal(this.m, state.send, 'submit-drawing')}<slot name="empty"><p class="soft">${this.m.drawingElsewhere}</p></slot>`;
    return this.#form.instead(opportunity) ?? this.#view(opportunity, state);
  }

  #view(opportunity: Opportunity, state: PortalState): TemplateResult {
    const { substate, actions } = opportunity;
    const text = this.text.bind(this);
    const asked = actions.some(({ type }) => type === 'submit-drawing');
    return html`
      <section class="view wide" aria-label=${text(substate.name)} @keydown=${this.#work.key}>
        ${stepHead(substate, text)} ${arrival(this.m, state.send)}
        ${state.opportunity.status === 'ready' && state.opportunity.stale ? failureNotice(this.m, state.opportunity.stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${this.#form.summary(state)}
        ${asked && !underWay(state.send) ? this.#work.render() : finishedRoof(this.#work)}
        ${this.#rest(opportunity, state, asked)}
        ${whatNext(this.m, substate, text)}
      </section>`;
  }

  #rest(opportunity: Opportunity, state: PortalState, asked: boolean): TemplateResult {
    return html`
      <form class="stack" part="form" novalidate @submit=${this.#submit} aria-label=${this.m.drawingRoof}>
        ${opportunity.placements.length > 0 ? this.#form.fields(opportunity, state) : nothing}
        ${this.#form.overruled(opportunity, state)}
        ${orphanNotice(this.m, state.step.orphans, this.locale.tag)}
        ${opportunity.conditions.length > 0 ? conditionsSlot(this) : nothing}
        ${this.#form.says(state) ? nothing : sendingNotice(this.m, state.send, this)}
        ${asked ? html`<div class="submit">${this.#button(opportunity, state)} ${savedLine(this.m, state)}</div>` : nothing}
      </form>`;
  }

  #button({ actions }: Opportunity, { send, config }: PortalState): TemplateResult | typeof nothing {
    // *Send now* stands in the notice
    if (send.status === 'waiting') return nothing;
    const action = actions.find(({ type }) => type === 'submit-drawing');
    if (!action?.available) return reasonNotice(this.m, action, ({ reason }) => this.text(reason?.text), config);
    return html`<button type="submit" class="primary" part="submit" aria-disabled=${underWay(send) ? 'true' : 'false'}>${send.status === 'sending' ? this.m.sending : this.m.drawingSend}</button>`;
  }
}
