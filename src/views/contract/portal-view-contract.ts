import { html, nothing, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import type { Messages } from '../../i18n/en.js';
import { contractWords, type ContractWords } from '../../i18n/contract/words.js';
import type { Store } from '../../store/state.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { stepHead, whatNext } from '../step-head.js';
import { contractStyles } from './portal-view-contract.styles.js';

/**
 * What it shows, and what the customer does with it.
 *
 * @tagname portal-view-contract
 * @summary One line for an editor's list.
 * @slot empty - Instead of the text that shows when the customer has no project.
 * @csspart contact - The company's support.
 * @csspart failure - What went wrong.
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewContract extends PortalViewElement {
  static override styles = contractStyles;
  static override readonly area = contractWords;

  protected override get m(): Messages & ContractWords { return super.m as Messages & ContractWords; }

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
