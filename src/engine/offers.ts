import type { Offer } from '../protocol/offer.js';
import type { Snapshot } from './snapshot.js';

/** An offer as it stands at an instant: an open one is expired after the last day on which it could be accepted. */
export function offerAt(offer: Offer, now: string): Offer {
  const expired = offer.status === 'open' && offer.validUntil !== undefined && now.slice(0, 10) > offer.validUntil;
  return expired ? { ...offer, status: 'expired' } : offer;
}

/** The offers that the company has sent: a draft is its own. */
export const sentOffers = ({ offers }: Pick<Snapshot['opportunity'], 'offers'>): Offer[] => offers.filter(({ status }) => status !== 'draft');

/** The offers that the customer may know of, as they stand now. */
export const offersAt = ({ opportunity, now }: Snapshot): Offer[] => sentOffers(opportunity).map((offer) => offerAt(offer, now));
