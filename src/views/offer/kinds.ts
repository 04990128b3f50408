import type { OfferWords } from '../../i18n/offer/words.js';

/** What a customer can do with an offer: the action of each. */
export const kinds = ['accept-budget', 'ask-offer-change', 'decline-offer'] as const;
export type Kind = (typeof kinds)[number];

/** In which statuses of an offer each can be taken. */
export const takes: Readonly<Record<Kind, readonly string[]>> = { 'accept-budget': ['open'], 'ask-offer-change': ['open', 'expired'], 'decline-offer': ['open'] };

/** The title of a receipt, and what happens next where that isn't what the step says. */
export function receiptWords(m: OfferWords, kind: Kind): [title: string, after?: string] {
  switch (kind) {
    case 'accept-budget': return [m.offerAccepted];
    case 'ask-offer-change': return [m.offerAskTaken, m.offerAskNext];
    case 'decline-offer': return [m.offerDeclineTaken, ''];
  }
}
