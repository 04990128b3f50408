import { html, nothing, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import type { Messages } from '../../i18n/en.js';
import { visitWords, type VisitWords } from '../../i18n/visit/words.js';
import type { Store } from '../../store/state.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { stepHead, whatNext } from '../step-head.js';
import { installerVisitStyles } from './portal-view-installer-visit.styles.js';

/**
 * What it shows, and what the customer does with it.
 *
 * @tagname portal-view-installer-visit
 * @summary One line for an editor's list.
 * @slot empty - Instead of the text that shows when the customer has no project.
 * @csspart contact - The company's support.
 * @csspart failure - What went wrong.
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewInstallerVisit extends PortalViewElement {
  static override styles = installerVisitStyles;
  static override readonly area = visitWords;

  protected override get m(): Messages & VisitWords { return super.m as Messages & VisitWords; }

  readonly #gate = new Gate(this, 'text', 'view');

  protected override slices(store: Store): readonly unknown[] { return Gate.slices(store); }

  protected override render(): TemplateResult | typeof nothing {
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity: { substate }, state } = passed;
    const text = this.text.bind(this);
    const stale = state.opportunity.status === 'ready' ? state.opportunity.stale : undefined;
    return html`
      <section class="view" aria-label=${text(substate.name)}>
        ${stale ? failureNotice(this.m, stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${stepHead(substate, text)}
        ${whatNext(this.m, substate, text)}
      </section>`;
  }
}
