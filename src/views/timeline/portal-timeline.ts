import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import { dayMonth } from '../../i18n/format.js';
import type { TimelineStep } from '../../protocol/opportunity.js';
import type { Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { gate } from '../gate.js';
import { timelineStyles } from './portal-timeline.styles.js';

/** How many of the steps ahead show at first. */
const few = 3;

/**
 * Where the project stands: what is done, with dates, and what is now; what comes next only where the company marked a main path.
 *
 * @tagname portal-timeline
 * @summary What is done, what is now.
 * @csspart step - One step.
 * @csspart current - The current step.
 * @csspart toggle - The button that unfolds the steps on a narrow page.
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalTimeline extends PortalViewElement {
  static override styles = timelineStyles;

  /** Show every step, also where there is little room. */
  @property({ type: Boolean, reflect: true }) unfolded = false;
  @state() private open = false;
  /** also those steps that are far ahead */
  @state() private all = false;

  protected override slices(store: Store): readonly unknown[] {
    const { session, me, selected, opportunity } = store.state;
    return [session.status, me.status, selected, opportunity];
  }

  protected override render(): TemplateResult {
    const passed = gate(this.m, this.state, () => this.ask(new PortalViewReloadEvent({ type: 'view-reload' })));
    if ('instead' in passed) return passed.instead;
    const { timeline } = passed.opportunity;
    const ahead = timeline.filter(({ status }) => status === 'next');
    const steps = this.all || ahead.length <= few + 1 ? timeline : [...timeline.filter(({ status }) => status !== 'next'), ...ahead.slice(0, few)];
    const current = timeline.find(({ status }) => status === 'current');
    return html`
      <nav aria-label=${this.m.timelineTitle}>
        <button type="button" class="toggle" part="toggle" aria-expanded=${this.open ? 'true' : 'false'} aria-controls="steps" @click=${() => { this.open = !this.open; }}>
          <span>${current ? this.m.timelineNow({ name: this.text(current.name), since: current.at ? dayMonth(current.at, this.locale.tag) : '' }) : this.m.timelineTitle}</span>${icons.down}
        </button>
        <ol id="steps" class=${this.open ? 'open' : ''}>${steps.map((step) => this.#step(step, step === ahead[0]))}</ol>
        ${steps.length < timeline.length ? html`<button type="button" class="quiet more ${this.open ? 'open' : ''}" @click=${() => { this.all = true; }}>${this.m.timelineMore(timeline.length - steps.length)}</button>` : nothing}
      </nav>`;
  }

  #step({ name, status, at }: TimelineStep, first: boolean): TemplateResult {
    const note = status === 'done' && at ? this.m.timelineDone(dayMonth(at, this.locale.tag)) : status === 'current' && at ? this.m.timelineSince(dayMonth(at, this.locale.tag)) : first ? this.m.timelineNext : '';
    return html`
      <li class=${status} part=${status === 'current' ? 'step current' : 'step'} aria-current=${status === 'current' ? 'step' : nothing}>
        <span class="mark">${status === 'done' ? icons.check : nothing}</span>
        <span><span class="name">${this.text(name)}</span>${note ? html`<span class="note">${note}</span>` : nothing}</span>
      </li>`;
  }
}
