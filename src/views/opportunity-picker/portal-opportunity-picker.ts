import { css, html, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { PortalOpportunitySelectEvent } from '../../events/opportunity-select.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import { dayMonth } from '../../i18n/format.js';
import type { OpportunitySummary } from '../../protocol/opportunity.js';
import type { Store } from '../../store/state.js';
import { failureNotice } from '../failure.js';
import { skeleton } from '../gate.js';
import { viewStyles } from '../view.styles.js';

/**
 * The customer's projects, when there are several behind one address.
 *
 * @tagname portal-opportunity-picker
 * @summary The choice among the customer's projects.
 * @slot empty - Instead of the text shown when there is no project.
 * @csspart project - One project.
 * @fires {PortalOpportunitySelectEvent} portal-opportunity-select - The customer chooses a project (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalOpportunityPicker extends PortalViewElement {
  static override styles = [...viewStyles, css`
    ul { display: grid; gap: var(--_s3); }
    button { display: grid; justify-items: start; gap: var(--_s1); inline-size: 100%; padding: var(--_s4); border-color: var(--_color-border); border-radius: var(--_radius-card); font-weight: 400; text-align: start; }
    button[aria-current='true'] { border-color: var(--_color-accent); box-shadow: inset 0 0 0 1px var(--_color-accent); }
    .name { font-size: var(--_font-size-l); font-weight: 650; }
  `];

  protected override slices(store: Store): readonly unknown[] {
    return [store.state.session.status, store.state.me, store.state.selected];
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (!state || state.session.status === 'starting') return skeleton(this.m);
    if (state.session.status !== 'signed-in') return html`<portal-sign-in></portal-sign-in>`;
    if (state.me.status === 'failed') return failureNotice(this.m, state.me.failure, () => this.ask(new PortalViewReloadEvent({ type: 'view-reload' })));
    if (state.me.status !== 'ready') return skeleton(this.m);
    const { opportunities } = state.me.value;
    if (opportunities.length === 0) return html`<slot name="empty"><p class="soft">${this.m.portalEmpty}</p></slot>`;
    return html`
      <section class="view" aria-label=${this.m.pickerTitle}>
        <h2>${this.m.pickerTitle}</h2>
        <ul>${opportunities.map((project) => html`<li>${this.#project(project, project.id === state.selected)}</li>`)}</ul>
      </section>`;
  }

  #project({ id, name, substate, updatedAt }: OpportunitySummary, current: boolean): TemplateResult {
    return html`
      <button type="button" part="project" aria-current=${current ? 'true' : 'false'} @click=${() => this.ask(new PortalOpportunitySelectEvent({ type: 'opportunity-select', opportunity: id }))}>
        <span class="name">${this.text(name)}</span>
        <span>${this.text(substate)}</span>
        <span class="soft small">${this.m.timelineSince(dayMonth(updatedAt, this.locale.tag))}</span>
      </button>`;
  }
}
