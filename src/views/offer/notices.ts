import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import type { ShownOffer } from '../../protocol/offer.js';
import type { Action, Opportunity } from '../../protocol/opportunity.js';
import type { Text } from '../../protocol/text.js';
import type { PortalState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { reasonWords } from '../failure.js';
import { reasonNotice } from '../reason.js';

type Words = Messages & OfferWords;
type Reader = (text: Text | undefined) => string;

/** Why something can't be done; an offer that is no longer open says so itself. The same reason is given once. */
export function unavailable(m: Words, { actions }: Opportunity, config: PortalState['config'], text: Reader): TemplateResult {
  const of = (kind: string): Action | undefined => actions.find(({ type }) => type === kind);
  const accept = of('accept-budget');
  const others = ([['ask-offer-change', m.offerNoAsk], ['decline-offer', m.offerNoDecline]] as const).map(([kind, title]) => {
    const action = of(kind);
    if (!action || action.available || (!accept?.available && accept?.reason?.code === action.reason?.code)) return nothing;
    const why = text(action.reason?.text) || (reasonWords(m, action.reason?.code)?.text ?? m.unavailable);
    return html`<div class="notice" part="reason" data-reason=${action.reason?.code ?? 'none'}>${icons.alert}<div><strong>${title}</strong><p>${why}</p></div></div>`;
  });
  return html`${accept?.available ? nothing : reasonNotice(m, accept, ({ reason }) => text(reason?.text), config)} ${others}`;
}

/** The offer of a dialog that is over. */
export interface Gone {
  readonly offer: ShownOffer;
  /** as the server would refuse it */
  readonly code: string;
}

export function goneNotice(m: Words, { offer, code }: Gone, text: Reader): TemplateResult {
  return html`
    <div class="notice warning" role="alert" part="gone" tabindex="-1" data-reason=${code}>${icons.alert}
      <div><strong>${reasonWords(m, code)?.title}</strong><p>${m.offerGone(text(offer.name))} ${m.offerNothingDone}</p></div></div>`;
}

/** What the company changed of an offer that the customer accepted as it was before. */
export function changedNotice(m: Words, offer: ShownOffer, told: readonly string[], text: Reader): TemplateResult {
  return html`
    <div class="notice warning" role="status" part="changed">${icons.alert}
      <div class="stack"><div><strong>${m.offerChanged(text(offer.name))}</strong><p>${m.offerChangedText}</p></div><ul class="bullets">${told.map((one) => html`<li>${one}</li>`)}</ul></div></div>`;
}
