import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import { dayMonth, fileSize, longDay, money, percent } from '../../i18n/format.js';
import type { FileRef } from '../../protocol/file.js';
import type { Offer, OfferLine, PlanStep, ShownOffer } from '../../protocol/offer.js';
import type { Text } from '../../protocol/text.js';
import { icons } from '../../theme/icons.js';
import type { Comparison } from './compare.js';
import { figures } from './figures.js';
import { number } from './numbers.js';

export interface CardContext {
  readonly m: Messages & OfferWords;
  readonly language: string;
  text(text: Text | undefined): string;
  /** an action is under way */
  readonly busy: boolean;
  /** the acceptance of this very offer */
  readonly sending: boolean;
  download(file: FileRef): void;
  /** each undefined where this offer can't be accepted, asked about or declined */
  readonly accept: (() => void) | undefined;
  readonly ask: (() => void) | undefined;
  readonly decline: (() => void) | undefined;
  /** a request that was begun and not sent */
  readonly begun: boolean;
  /** beside which others it stands, line by line */
  readonly comparison: Comparison | undefined;
  /** where the charts of all end */
  readonly top: number | undefined;
}

/** One offer: what it is, what it costs, what it brings, what is in it, how it is paid, until when, and how it stands. The parts are the same in each, so that they stand in rows. */
export function offerCard(offer: ShownOffer, context: CardContext): TemplateResult {
  const { m, language, text, top, comparison } = context;
  return html`
    <li class="card offer" part="offer" data-offer=${offer.id} data-status=${offer.status}>
      ${title(offer, context)}
      ${price(offer, m, language, text)}
      <div>${offer.description ? html`<p>${text(offer.description)}</p>` : nothing}</div>
      <div class="figures">${figures(offer, m, language, top)}</div>
      <div>${offer.lines.length > 0 || comparison ? html`<h4>${m.offerLines}</h4>` : nothing}</div>
      ${lines(offer, context)}
      <div>${plan(offer, context)}</div>
      <div>${attachments(offer, context)}</div>
      <div class="foot">${standing(offer, m, language)} ${asked(offer, m, language)} ${buttons(offer, context)}</div>
    </li>`;
}

/** One that isn't open any more: how it stands, and the rest where somebody wants it. */
export function pastCard(offer: ShownOffer, context: CardContext): TemplateResult {
  const { m, language, text } = context;
  const more = offer.description !== undefined || offer.lines.length > 0 || offer.attachments.length > 0;
  return html`
    <li class="card offer past" part="offer" data-offer=${offer.id} data-status=${offer.status}>
      <div class="row">${title(offer, context)}${price(offer, m, language, text)}</div>
      <div class="stack">${standing(offer, m, language)} ${offer.reason ? html`<p class="small quote">${m.offerDeclinedFor(offer.reason)}</p>` : nothing} ${asked(offer, m, language)}</div>
      ${more ? html`<details><summary>${m.offerLines}</summary><div class="stack">${offer.description ? html`<p>${text(offer.description)}</p>` : nothing}${lines(offer, { ...context, comparison: undefined })}${attachments(offer, context)}</div></details>` : nothing}
      <div class="foot">${buttons(offer, context)}</div>
    </li>`;
}

const title = ({ name, number }: Offer, { m, text }: CardContext): TemplateResult => html`
  <div class="title"><h3>${text(name)}</h3>${number ? html`<p class="soft small">${m.offerNumber(number)}</p>` : nothing}</div>`;

/** The price, with what it says of taxes, and by the month where the company names that. */
export function price({ price: amount, taxes, monthly }: Offer, m: Messages & OfferWords, language: string, text: CardContext['text']): TemplateResult {
  return html`
    <div class="price" part="price">
      <p class="amount">${money(amount, language)}</p>
      ${taxes ? html`<p class="soft small">${text(taxes)}</p>` : nothing}
      ${monthly ? html`<p>${m.offerMonthly(money(monthly, language))}</p>` : nothing}
    </div>`;
}

function lines(offer: Offer, { m, language, text, comparison }: CardContext): TemplateResult {
  if (!comparison) return html`<ul class="lines">${offer.lines.map((one) => line(one, language, text))}</ul>`;
  const { ids, names, differing } = comparison;
  return html`<ul class="lines">${ids.map((id) => {
    const own = offer.lines.find((one) => one.id === id);
    return own ? line(own, language, text, differing.has(id)) : html`<li class="absent soft">${m.offerNotIncluded(text(names.get(id)))}</li>`;
  })}</ul>`;
}

function line({ name, description, quantity, unit, price: amount }: OfferLine, language: string, text: CardContext['text'], differs = false): TemplateResult {
  const count = quantity === undefined ? '' : number(quantity, language);
  return html`
    <li class=${differs ? 'differs' : ''}>
      <span class="what">${count ? html`<b>${count} ${unit ? text(unit) : '×'}</b> ` : nothing}<bdi>${text(name)}</bdi>${description ? html`<span class="help block">${text(description)}</span>` : nothing}</span>
      ${amount ? html`<span class="amounts">${money(amount, language)}</span>` : nothing}
    </li>`;
}

function plan({ plan: steps = [] }: Offer, { m, language, text }: CardContext): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  const part = ({ amount, share }: PlanStep): string => (amount ? money(amount, language) : share === undefined ? '' : percent(share, language));
  return html`
    <h4>${m.offerPlan}</h4>
    <ol class="lines" part="plan">${steps.map((step) => html`
      <li><span class="what">${text(step.name)}${step.when ? html`<span class="help block">${text(step.when)}</span>` : nothing}</span><span class="amounts">${part(step)}</span></li>`)}</ol>`;
}

function attachments({ attachments: files }: Offer, { m, language, download }: CardContext): TemplateResult | typeof nothing {
  return files.length === 0 ? nothing : html`
    <ul class="attachments" aria-label=${m.offerAttachments}>${files.map((file) => html`
      <li><button type="button" class="quiet" part="attachment" @click=${() => download(file)}>${icons.download}<span><bdi>${file.name}</bdi> <span class="soft small">${fileSize(file.size, language)}</span></span></button></li>`)}</ul>`;
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

/** That a change was asked for, and whether the company has sent it anew since. */
function asked({ asked: wish, sentAt }: ShownOffer, m: Messages & OfferWords, language: string): TemplateResult | typeof nothing {
  if (!wish) return nothing;
  const at = dayMonth(wish.at, language);
  const said = sentAt !== undefined && sentAt > wish.at ? m.offerAskedSince({ asked: at, sent: dayMonth(sentAt, language) }) : m.offerAsked(at);
  return html`<div class="asked" part="asked"><p class="small">${icons.check}<span>${said}</span></p><details><summary>${m.offerAskedText}</summary><p class="small quote">${wish.text}</p></details></div>`;
}

function buttons({ name }: Offer, { m, text, busy, sending, accept, ask, decline, begun }: CardContext): TemplateResult {
  const disabled = busy ? 'true' : 'false';
  return html`
    ${accept ? html`<button type="button" class="primary" part="accept" aria-disabled=${disabled} aria-label=${m.offerAcceptNamed(text(name))} @click=${accept}>${sending ? m.sending : m.offerAccept}</button>` : nothing}
    ${ask || decline ? html`<div class="answers">
      ${ask ? html`<button type="button" class="quiet" part="ask" aria-disabled=${disabled} aria-label=${begun ? nothing : m.offerAskNamed(text(name))} @click=${ask}>${begun ? m.offerAskGoOn : m.offerAsk}</button>` : nothing}
      ${decline ? html`<button type="button" class="quiet" part="decline" aria-disabled=${disabled} aria-label=${m.offerDeclineNamed(text(name))} @click=${decline}>${m.offerDecline}</button>` : nothing}
    </div>` : nothing}`;
}
