import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { PortalReceiptCloseEvent } from '../events/receipt-close.js';
import type { Messages } from '../i18n/en.js';
import { dateTime, fileSize } from '../i18n/format.js';
import type { LocaleController } from '../i18n/locale.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { PortalState } from '../store/state.js';
import { icons } from '../theme/icons.js';
import { expectArrival, focusIsOurs } from './focus.js';

/** Success is a page: what was received, its number and time, and what happens next. Shown by the element that sent. */
export class ReceiptController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #type: string;
  /** the step that was sent: by the time of the receipt the project may stand elsewhere */
  #step: Opportunity['substate'] | undefined;
  #seen = false;
  #shown = '';

  /** `type`: the action that the element sends */
  constructor(host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment }, type: string) {
    this.#host = host;
    this.#type = type;
    host.addController(this);
  }

  /** Call before rendering. `ours` tells whether a step is one that this element sends; `fresh` whether an element that comes when the action is already taken shows its receipt. */
  watch(state: PortalState | undefined, ours: (opportunity: Opportunity) => boolean, fresh = true): void {
    if (!state || state.opportunity.status !== 'ready') return;
    const { value } = state.opportunity;
    if (state.send.status !== 'accepted') this.#step = ours(value) ? value.substate : undefined;
    else if (!this.#seen && fresh && ours(value)) this.#step = value.substate;
    this.#seen = true;
  }

  /** An action of this element was taken, and the customer hasn't closed the receipt. */
  has(state: PortalState): boolean { return state.send.status === 'accepted' && state.send.type === this.#type && this.#step !== undefined; }

  hostUpdated(): void {
    const page = this.#host.renderRoot.querySelector<HTMLElement>('.receipt');
    const number = page?.dataset['receipt'] ?? '';
    if (number && number !== this.#shown && focusIsOurs(this.#host)) page?.focus();
    this.#shown = number;
  }

  /** `after`: what happens next, where it isn't what follows the step; empty for nothing. `kept`: what stands in the place of the files that were received */
  render(m: Messages, state: PortalState, locale: LocaleController, title: string, after?: string, kept?: TemplateResult): TemplateResult | typeof nothing {
    if (state.send.status !== 'accepted') return nothing;
    const { number, at, files } = state.send.receipt;
    const current = state.opportunity.status === 'ready' ? state.opportunity.value.substate : undefined;
    const moved = current && current.id !== this.#step?.id;
    const next = after ?? locale.text(this.#step?.next ?? (moved ? current.description : undefined));
    return html`
      <section class="receipt" part="receipt" tabindex="-1" aria-labelledby="received" data-receipt=${number}>
        <span class="badge">${icons.check}</span>
        <div class="stack tight">
          <h2 id="received">${title}</h2>
          <p>${m.receiptAt({ number, at: dateTime(at, locale.tag) })}</p>
        </div>
        ${kept ?? html`${files?.length ? html`<div class="stack tight"><h3>${m.receiptFiles}</h3><ul class="received">${files.map((file) => html`<li>${icons.file}<span><bdi>${file.name}</bdi> <span class="soft small">${fileSize(file.size, locale.tag)}</span></span></li>`)}</ul></div>` : nothing}`}
        ${next ? html`<div class="stack tight"><h3>${m.whatNext}</h3><p>${next}</p></div>` : nothing}
        ${moved ? html`<p class="soft">${m.timelineNow({ name: locale.text(current.name), since: '' })}</p>` : nothing}
        <div class="actions"><button type="button" class="primary" @click=${() => expectArrival(this.#host.dispatchEvent(new PortalReceiptCloseEvent({ type: 'receipt-close' })))}>${m.receiptClose}</button></div>
      </section>`;
  }
}
