import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { dayMonth } from '../../i18n/format.js';
import type { TimelineStep } from '../../protocol/opportunity.js';
import type { Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { Gate } from '../gate.js';
import { timelineStyles } from './portal-timeline.styles.js';

/** How many of the steps ahead show at first. */
const few = 3;

/**
 * Where the project stands: what is done, with dates, and what is now; what comes next only where the company marked a main path.
 *
 * @tagname portal-timeline
 * @summary What is done, what is now.
 * @slot empty - Instead of the text that shows when the customer has no project.
 * @csspart step - One step.
 * @csspart current - The current step.
 * @csspart toggle - The button that unfolds the steps on a narrow page.
 * @csspart failure - What went wrong.
 * @csspart contact - The company's support.
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalTimeline extends PortalViewElement {
  static override styles = timelineStyles;

  /** Show every step, also where there is little room. */
  @property({ type: Boolean, reflect: true }) unfolded = false;
  @state() private open = false;
  /** also those steps that are far ahead */
  @state() private all = false;

  readonly #gate = new Gate(this, 'steps', 'piece');

  protected override slices(store: Store): readonly unknown[] { return Gate.slices(store); }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { timeline, state } = passed.opportunity;
    const ahead = timeline.filter(({ status }) => status === 'next');
    const steps = this.all || ahead.length <= few + 1 ? timeline : [...timeline.filter(({ status }) => status !== 'next'), ...ahead.slice(0, few)];
    const current = timeline.find(({ status }) => status === 'current');
    const open = this.open ? 'open' : '';
    return html`
      <section class="steps ${open}" aria-label=${this.m.timelineTitle}>
        <button type="button" class="toggle" part="toggle" aria-expanded=${this.open ? 'true' : 'false'} aria-controls="list" @click=${() => { this.open = !this.open; }}>
          <span>${current ? this.m.timelineNow({ name: this.text(current.name), since: current.at ? dayMonth(current.at, this.locale.tag) : '' }) : this.m.timelineTitle}</span>${icons.down}
        </button>
        <div id="list" class="list">
          <div class="state"><strong>${this.text(state.name)}</strong>${state.description ? html`<span class="note">${this.text(state.description)}</span>` : nothing}</div>
          <ol>${steps.map((step) => this.#step(step, step === ahead[0]))}</ol>
          ${steps.length < timeline.length ? html`<button type="button" class="quiet more" @click=${() => { this.all = true; }}>${this.m.timelineMore(timeline.length - steps.length)}</button>` : nothing}
        </div>
      </section>`;
  }

  #step({ name, status, at }: TimelineStep, first: boolean): TemplateResult {
    const note = this.#note(status, at, first);
    return html`
      <li class=${status} part=${status === 'current' ? 'step current' : 'step'} aria-current=${status === 'current' ? 'step' : nothing}>
        <span class="mark">${status === 'done' ? icons.check : nothing}</span>
        <span><span class="name">${this.text(name)}</span>${note ? html`<span class="note">${note}</span>` : nothing}</span>
      </li>`;
  }

  #note(status: TimelineStep['status'], at: string | undefined, first: boolean): string {
    const date = at ? dayMonth(at, this.locale.tag) : '';
    switch (status) {
      case 'done': return date ? this.m.timelineDone(date) : this.m.timelineDoneUndated;
      case 'current': return date ? this.m.timelineSince(date) : '';
      case 'next': return first ? this.m.timelineNext : '';
    }
  }
}
