import { html, nothing, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import { dayMonth } from '../../i18n/format.js';
import type { Store } from '../../store/state.js';
import { failureNotice } from '../failure.js';
import { gate } from '../gate.js';
import { viewStyles } from '../view.styles.js';

/**
 * For a substate with no view: nothing is asked of the customer, who sees where the project stands and what happens next.
 *
 * @tagname portal-view-status
 * @summary Where the project stands, when nothing is asked of the customer.
 * @slot empty - Instead of nothing, while the substate asks for a view.
 * @csspart status - The box.
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewStatus extends PortalViewElement {
  static override styles = viewStyles;

  protected override slices(store: Store): readonly unknown[] {
    const { session, me, selected, opportunity } = store.state;
    return [session.status, me.status, selected, opportunity];
  }

  protected override render(): TemplateResult {
    const reload = (): void => { this.ask(new PortalViewReloadEvent({ type: 'view-reload' })); };
    const passed = gate(this.m, this.state, reload);
    if ('instead' in passed) return passed.instead;
    const { substate, timeline, view, conditions } = passed.opportunity;
    if (view) return html`<slot name="empty"></slot>`;
    const since = timeline.find(({ status }) => status === 'current')?.at;
    const stale = this.state?.opportunity.status === 'ready' ? this.state.opportunity.stale : undefined;
    return html`
      <section class="view" part="status" aria-label=${this.text(substate.name)}>
        ${stale ? failureNotice(this.m, stale, reload) : nothing}
        <div class="head">
          <h2>${this.text(substate.name)}</h2>
          ${since ? html`<p class="soft small">${this.m.timelineSince(dayMonth(since, this.locale.tag))}</p>` : nothing}
          ${substate.description ? html`<p class="lead">${this.text(substate.description)}</p>` : nothing}
        </div>
        ${substate.next ? html`<div><h3>${this.m.whatNext}</h3><p>${this.text(substate.next)}</p></div>` : nothing}
        ${conditions.length === 0 ? html`<p class="soft">${this.m.statusNothing}</p>` : nothing}
      </section>`;
  }
}
