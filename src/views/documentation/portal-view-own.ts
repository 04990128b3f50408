import { html, nothing, type TemplateResult } from 'lit';
import { OwnBox, tell } from '../../element/own-table.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState } from '../../store/state.js';
import { PortalViewDocumentation } from './portal-view-documentation.js';
import { failureNotice } from '../failure.js';
import { ownViews } from '../own-views.js';
import { skeleton } from '../skeleton.js';

/**
 * A view of the company's own kind: its element between the head of the step and what the portal does as in every other step,
 * the placed fields, the conditions, *Send*, waiting, refusal and receipt. `<portal-view-unknown>` puts it in its place.
 */
export class PortalViewOwn extends PortalViewDocumentation {
  readonly #box = new OwnBox(() => this.requestUpdate());

  protected override readonly informs = true;

  protected override shows({ view }: Opportunity): boolean { return ownViews.get(view?.kind) !== undefined; }

  protected override lead(opportunity: Opportunity, state: PortalState): TemplateResult | typeof nothing {
    const entry = ownViews.get(opportunity.view?.kind);
    if (!entry) return nothing;
    this.#box.show(entry);
    if (this.#box.state === 'failed') return failureNotice(this.m, { code: 'offline', errors: [] }, { retry: this.#box.retry });
    const { element } = this.#box;
    if (!element) return skeleton(this.m, 'text');
    tell(element, { opportunity, view: opportunity.view, values: state.step.values, language: this.locale.tag });
    return html`${element}`;
  }
}
