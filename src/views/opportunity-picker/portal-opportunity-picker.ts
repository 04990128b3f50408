import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { PortalOpportunitySelectEvent } from '../../events/opportunity-select.js';
import { dayMonth } from '../../i18n/format.js';
import type { OpportunitySummary } from '../../protocol/opportunity.js';
import type { Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { failureNotice } from '../failure.js';
import { expectArrival } from '../focus.js';
import { Gate } from '../gate.js';
import { skeleton } from '../skeleton.js';
import { pickerStyles } from './portal-opportunity-picker.styles.js';

/**
 * The customer's projects, when there are several behind one address.
 *
 * @tagname portal-opportunity-picker
 * @summary The choice among the customer's projects.
 * @slot empty - Instead of the text shown when there is no project.
 * @csspart project - One project.
 * @csspart failure - What went wrong.
 * @csspart contact - The company's support.
 * @fires {PortalOpportunitySelectEvent} portal-opportunity-select - The customer chooses a project (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalOpportunityPicker extends PortalViewElement {
  static override readonly parts = `${PortalViewElement.parts},project`;
  static override styles = pickerStyles;

  readonly #gate = new Gate(this, 'projects', 'choice');

  protected override slices(store: Store): readonly unknown[] { return [...Gate.slices(store), store.state.waiting]; }

  protected override render(): TemplateResult | typeof nothing {
    const { store } = this;
    const signedIn = store?.state.session.status === 'signed-in';
    // it needs the list of projects alone, and shows also when one of them doesn't come
    if (!store || !signedIn) {
      const passed = this.#gate.pass(this.m, store);
      return 'instead' in passed ? passed.instead : nothing;
    }
    this.#gate.hasPlace(store, 'choice');
    const { me, selected, config } = store.state;
    if (me.status === 'failed') return failureNotice(this.m, me.failure, { retry: this.#gate.reload, config });
    if (me.status !== 'ready') return skeleton(this.m, 'projects');
    const { opportunities } = me.value;
    if (opportunities.length === 0) return html`<slot name="empty"><p class="soft">${this.m.portalEmpty}</p></slot>`;
    return html`
      <section class="view" aria-labelledby="title">
        <h2 id="title" data-arrival tabindex="-1">${this.m.pickerTitle}</h2>
        <ul>${repeat(opportunities, ({ id }) => id, (project) => html`<li>${this.#project(project, project.id === selected)}</li>`)}</ul>
      </section>`;
  }

  #project({ id, name, substate, updatedAt }: OpportunitySummary, current: boolean): TemplateResult {
    return html`
      <button type="button" part="project" aria-current=${current ? 'true' : nothing} @click=${() => expectArrival(this.ask(new PortalOpportunitySelectEvent({ type: 'opportunity-select', opportunity: id })))}>
        <span class="name">${this.text(name)}</span>
        <span>${this.text(substate)}</span>
        <span class="soft small">${this.m.timelineSince(dayMonth(updatedAt, this.locale.tag))}</span>
        ${this.state?.waiting?.includes(id) ? html`<span class="waiting small">${icons.clock}${this.m.sendOffline}</span>` : nothing}
      </button>`;
  }
}
