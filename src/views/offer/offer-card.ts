import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import { fileSize, longDay, money } from '../../i18n/format.js';
import type { FileRef } from '../../protocol/file.js';
import type { Offer, OfferLine } from '../../protocol/offer.js';
import type { Text } from '../../protocol/text.js';
import { icons } from '../../theme/icons.js';

export interface CardContext {
  readonly m: Messages & OfferWords;
  readonly language: string;
  text(text: Text | undefined): string;
  /** an action is under way */
  readonly busy: boolean;
  readonly sending: boolean;
  download(file: FileRef): void;
  /** undefined where this offer can't be accepted */
  readonly accept: (() => void) | undefined;
}

/** One offer: what it is, what it costs, what is in it, until when, and how it stands. */
export function offerCard(offer: Offer, { m, language, text, busy, sending, download, accept }: CardContext): TemplateResult {
  return html`
    <li class="card offer" part="offer" data-offer=${offer.id} data-status=${offer.status}>
      <div class="title">
        <h3>${text(offer.name)}</h3>
        ${offer.number ? html`<p class="soft small">${m.offerNumber(offer.number)}</p>` : nothing}
      </div>
      ${price(offer, m, language, text)}
      ${offer.description ? html`<p>${text(offer.description)}</p>` : nothing}
      ${offer.lines.length > 0 ? html`<div class="inside"><h4>${m.offerLines}</h4><ul class="lines">${offer.lines.map((one) => line(one, language, text))}</ul></div>` : nothing}
      ${offer.attachments.length > 0 ? html`
        <ul class="attachments" aria-label=${m.offerAttachments}>${offer.attachments.map((file) => html`
          <li><button type="button" class="quiet" part="attachment" @click=${() => download(file)}>${icons.download}<span><bdi>${file.name}</bdi> <span class="soft small">${fileSize(file.size, language)}</span></span></button></li>`)}</ul>` : nothing}
      <div class="foot">
        ${standing(offer, m, language)}
        ${accept ? html`<button type="button" class="primary" part="accept" aria-disabled=${busy ? 'true' : 'false'} aria-label=${m.offerAcceptNamed(text(offer.name))} @click=${accept}>${sending ? m.sending : m.offerAccept}</button>` : nothing}
      </div>
    </li>`;
}

/** The price, with what it says of taxes, and by the month where the company names that. */
export function price({ price: amount, taxes, monthly }: Offer, m: Messages & OfferWords, language: string, text: CardContext['text']): TemplateResult {
  return html`
    <div class="price" part="price">
      <p class="amount">${money(amount, language)}</p>
      ${taxes ? html`<p class="soft small">${text(taxes)}</p>` : nothing}
      ${monthly ? html`<p>${m.offerMonthly(money(monthly, language))}</p>` : nothing}
    </div>`;
}

function line({ name, description, quantity, unit, price: amount }: OfferLine, language: string, text: CardContext['text']): TemplateResult {
  const count = quantity === undefined ? '' : new Intl.NumberFormat(language).format(quantity);
  return html`
    <li>
      <span class="what">${count ? html`<b>${count} ${unit ? text(unit) : '×'}</b> ` : nothing}${text(name)}${description ? html`<span class="help block">${text(description)}</span>` : nothing}</span>
      ${amount ? html`<span class="amounts">${money(amount, language)}</span>` : nothing}
    </li>`;
}

function standing({ status, validUntil }: Offer, m: Messages & OfferWords, language: string): TemplateResult | typeof nothing {
  const day = validUntil ? longDay(validUntil, language) : '';
  switch (status) {
    case 'open': return day ? html`<p class="soft small">${m.offerValid(day)}</p>` : nothing;
    case 'accepted': return html`<p class="standing good">${icons.check}${m.offerStatusAccepted}</p>`;
    case 'declined': return html`<p class="standing">${icons.close}${m.offerStatusDeclined}</p>`;
    case 'expired': return html`<p class="standing">${icons.clock}${day ? m.offerExpiredOn(day) : m.offerStatusExpired}</p>`;
    case 'withdrawn': return html`<p class="standing">${icons.close}${m.offerStatusWithdrawn}</p>`;
    // a status of a later version: nothing is said rather than something wrong
    default: return nothing;
  }
}
