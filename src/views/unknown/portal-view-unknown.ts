import { html, nothing, type TemplateResult } from 'lit';
import { PortalViewElement } from '../../element/portal-view-element.js';
import type { Messages } from '../../i18n/en.js';
import { unknownWords, type UnknownWords } from '../../i18n/unknown/words.js';
import type { Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { isClosed } from '../closed.js';
import { contactLinks } from '../contact.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { ownViews } from '../own-views.js';
import { arrival, sendingNotice } from '../sending.js';
import { stepHead, whatNext } from '../step-head.js';
import { viewStyles } from '../view.styles.js';

/**
 * The polite fallback for a view that this version doesn't know: what the step is about, and how to reach the company.
 * It also says that there is no portal here, where the company hasn't contracted one.
 *
 * @tagname portal-view-unknown
 * @summary The fallback for a view that this version doesn't know.
 * @slot empty - Instead of the text that shows when the customer has no project.
 * @csspart notice - The box.
 * @csspart contact - The company's support.
 * @csspart failure - What went wrong.
 * @fires {PortalActionRetryEvent} portal-action-retry - A waiting action is tried now (cancelable).
 * @fires {PortalActionCancelEvent} portal-action-cancel - A waiting action is taken back (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalViewUnknown extends PortalViewElement {
  static override styles = viewStyles;
  static override readonly area = unknownWords;

  protected override get m(): Messages & UnknownWords { return super.m as Messages & UnknownWords; }

  readonly #gate = new Gate(this, 'text', 'view');
  /** shows a view of the company's own, and its receipt when the project has gone on */
  #own = false;
  #unwatch: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unwatch = ownViews.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatch?.();
  }

  protected override slices(store: Store): readonly unknown[] { return [...Gate.slices(store), store.state.send]; }

  protected override render(): TemplateResult | typeof nothing {
    if (isClosed(this.state?.config)) return html`<div class="view head" part="notice"><h2>${this.m.closedTitle}</h2><p class="lead">${this.m.closedText}</p></div>`;
    const passed = this.#gate.pass(this.m, this.store);
    if ('instead' in passed) return passed.instead;
    const { opportunity: { substate, view }, state } = passed;
    this.#own = ownViews.get(view?.kind) !== undefined || (this.#own && state.send.status === 'accepted');
    if (this.#own) return html`<portal-view-own></portal-view-own>`;
    const text = this.text.bind(this);
    const stale = state.opportunity.status === 'ready' ? state.opportunity.stale : undefined;
    return html`
      <section class="view" aria-label=${text(substate.name)}>
        ${stale ? failureNotice(this.m, stale, { retry: this.#gate.reload, stale: true }) : nothing}
        ${sendingNotice(this.m, state.send, this)}
        ${stepHead(substate, text)} ${arrival(this.m, state.send)}
        <div class="notice" part="notice" data-kind=${view?.kind ?? ''}>${icons.alert}
          <div class="stack tight"><strong>${this.m.unknownTitle}</strong><p>${this.m.unknownText}</p>${contactLinks(state.config)}</div>
        </div>
        ${whatNext(this.m, substate, text)}
      </section>`;
  }
}
