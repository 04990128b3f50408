import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import type { Offer } from '../../protocol/offer.js';
import type { Text } from '../../protocol/text.js';
import { conditionsSlot } from '../conditions-slot.js';
import { price } from './offer-card.js';

export interface ConfirmationContext {
  readonly m: Messages & OfferWords;
  readonly language: string;
  text(text: Text | undefined): string;
  /** how many other offers are open */
  readonly others: number;
  /** the step has conditions */
  readonly conditions: boolean;
  accept(): void;
  closed(): void;
}

/** What is accepted, at which price, what becomes of the others, and the conditions right before the button that they hold up. */
export function confirmation(view: LitElement, offer: Offer, { m, language, text, others, conditions, accept, closed }: ConfirmationContext): TemplateResult {
  const close = (): void => { view.renderRoot.querySelector('dialog')?.close(); };
  return html`
    <dialog part="dialog" aria-labelledby="confirm" @close=${closed}>
      <div class="stack">
        <h2 id="confirm">${m.offerConfirm(text(offer.name))}</h2>
        ${price(offer, m, language, text)}
        <div class="stack tight"><p>${m.offerConfirmText}</p>${others > 0 ? html`<p>${m.offerOthers(others)}</p>` : nothing}</div>
        ${conditions ? html`<div class="owed">${conditionsSlot(view)}</div>` : nothing}
        <div class="actions"><button type="button" class="primary" part="confirm" @click=${accept}>${m.offerAccept}</button><button type="button" @click=${close}>${m.cancel}</button></div>
      </div>
    </dialog>`;
}
