import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Messages } from '../../i18n/en.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import type { ShownOffer } from '../../protocol/offer.js';
import { comparison } from './compare.js';
import { highestMonth } from './figures.js';
import { offerCard, pastCard, type CardContext } from './offer-card.js';

/** From here on those out of sight aren't laid out before they come near. */
const many = 12;

const over: readonly string[] = ['declined', 'expired', 'withdrawn'];

/** The offers that count, side by side where they are few, and below them those that are over. */
export function offerList(offers: readonly ShownOffer[], m: Messages & OfferWords, contextOf: (offer: ShownOffer) => Omit<CardContext, 'comparison' | 'top'>): TemplateResult {
  const past = offers.filter(({ status }) => over.includes(status));
  const current = offers.filter((offer) => !past.includes(offer));
  const compared = comparison(current);
  const top = highestMonth(current);
  const context = (offer: ShownOffer): CardContext => ({ ...contextOf(offer), comparison: compared, top });
  return html`
    ${compared && compared.differing.size > 0 ? html`<p class="soft small legend">${m.offerDiffers}</p>` : nothing}
    ${current.length === 0 ? nothing : html`<ul class="offers ${compared ? 'compared' : current.length > many ? 'many' : ''}" data-count=${current.length} .style=${`--_lines: ${compared?.ids.length ?? 0}`}>${repeat(current, ({ id }) => id, (offer) => offerCard(offer, context(offer)))}</ul>`}
    ${past.length === 0 ? nothing : html`<section class="stack closed"><h3>${m.offerPast}</h3><ul class="offers">${repeat(past, ({ id }) => id, (offer) => pastCard(offer, context(offer)))}</ul></section>`}`;
}
