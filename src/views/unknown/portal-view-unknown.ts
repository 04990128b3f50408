import { html, nothing, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import type { Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { gate } from '../gate.js';
import { viewStyles } from '../view.styles.js';

/**
 * The polite fallback for a view that this version doesn't know: what the step is about, and how to reach the company.
 *
 * @tagname portal-view-unknown
 * @summary The fallback for a view that this version doesn't know.
 * @csspart notice - The box.
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewUnknown extends PortalViewElement {
  static override styles = viewStyles;

  protected override slices(store: Store): readonly unknown[] {
    const { session, me, selected, opportunity, config } = store.state;
    return [session.status, me.status, selected, opportunity, config];
  }

  protected override render(): TemplateResult {
    const passed = gate(this.m, this.state, () => this.ask(new PortalViewReloadEvent({ type: 'view-reload' })));
    if ('instead' in passed) return passed.instead;
    const { substate, view } = passed.opportunity;
    const support = this.state?.config.status === 'ready' ? this.state.config.value.support : undefined;
    return html`
      <section class="view" aria-label=${this.text(substate.name)}>
        <div class="head"><h2>${this.text(substate.name)}</h2>${substate.description ? html`<p class="lead">${this.text(substate.description)}</p>` : nothing}</div>
        <div class="notice" part="notice" data-kind=${view?.kind ?? ''}>${icons.alert}
          <div class="stack"><div><strong>${this.m.unknownTitle}</strong><p>${this.m.unknownText}</p></div>
            ${support?.email || support?.phone ? html`<div class="actions">
              ${support.email ? html`<a href="mailto:${support.email}">${support.email}</a>` : nothing}
              ${support.phone ? html`<a href="tel:${support.phone.replace(/[^+\d]/g, '')}">${support.phone}</a>` : nothing}</div>` : nothing}
          </div>
        </div>
      </section>`;
  }
}
