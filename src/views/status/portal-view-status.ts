import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { dayMonth } from '../../i18n/format.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { conditionsSlot } from '../conditions-slot.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { arrival, sendingNotice } from '../sending.js';
import { stepHead, whatNext } from '../step-head.js';
import { statusStyles } from './portal-view-status.styles.js';

/**
 * For a substate with no view: where the project stands, what is done, and what happens next.
 * Conditions, when there are any, are accepted here too.
 *
 * @tagname portal-view-status
 * @summary Where the project stands, when nothing is to be filled in.
 * @slot conditions - A `<portal-conditions>`; when there is none and conditions are owed, the view renders its own.
 * @slot empty - Instead of the sentence that shows while the substate asks for a view.
 * @csspart status - The box.
 * @csspart done - The list of what is done.
 * @csspart notice - Where the last action stands: waiting, or refused.
 * @csspart failure - What went wrong.
 * @csspart contact - The company's support.
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewStatus extends PortalViewElement {
  static override readonly parts = `${PortalViewElement.parts},status`;
  static override styles = statusStyles;

  /** Don't list what is done: a `<portal-timeline>` on the page does. */
  @property({ type: Boolean, attribute: 'without-done' }) withoutDone = false;

  readonly #gate = new Gate(this, 'text', 'view');
  /** the step that the conditions' button sent was this view's: until its receipt is closed, the receipt is the page */
  #ours = false;

  protected override slices(store: Store): readonly unknown[] {
    return [...Gate.slices(store), store.state.send];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { state } = this;
    if (state?.opportunity.status === 'ready' && state.send.status !== 'accepted') this.#ours = state.opportunity.value.view === null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity, state } = passed;
    const { substate, view, conditions } = opportunity;
    // one place for the conditions in both cases: the element that sent is the one that shows the receipt
    const received = state.send.status === 'accepted' && state.send.type === 'submit-step' && this.#ours;
    if (view && !received) return html`<slot name="empty"><p class="soft">${this.m.statusAsked}</p></slot>`;
    const text = this.text.bind(this);
    return html`
      <section class="view" part="status" aria-label=${text(substate.name)}>
        ${received ? nothing : this.#head(opportunity, state)}
        ${received || conditions.length > 0 ? conditionsSlot(this) : html`<p class="calm">${icons.check}<span>${this.m.statusNothing}</span></p>`}
        ${received ? nothing : whatNext(this.m, substate, text)}
        ${received || this.withoutDone ? nothing : this.#done(opportunity)}
      </section>`;
  }

  #head({ substate, timeline, conditions }: Opportunity, state: PortalState): TemplateResult {
    const since = timeline.find(({ status }) => status === 'current')?.at;
    const stale = state.opportunity.status === 'ready' ? state.opportunity.stale : undefined;
    return html`
      ${stale ? failureNotice(this.m, stale, { retry: this.#gate.reload, stale: true }) : nothing}
      ${conditions.length === 0 ? sendingNotice(this.m, state.send, this) : nothing}
      ${stepHead(substate, (of) => this.text(of), since ? this.m.timelineSince(dayMonth(since, this.locale.tag)) : '')} ${arrival(this.m, state.send)}`;
  }

  #done({ timeline }: Opportunity): TemplateResult | typeof nothing {
    const done = timeline.filter(({ status }) => status === 'done');
    if (done.length === 0) return nothing;
    return html`
      <div class="stack tight">
        <h3>${this.m.statusDone}</h3>
        <ul class="done" part="done">${done.map(({ name, at }) => html`<li>${icons.check}<span>${this.text(name)}</span>${at ? html`<span class="soft small">${dayMonth(at, this.locale.tag)}</span>` : nothing}</li>`)}</ul>
      </div>`;
  }
}
