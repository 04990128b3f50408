import type { Offer } from '../protocol/offer.js';

/** An offer as it stands at an instant: an open one is expired after the last day on which it could be accepted. */
export function offerAt(offer: Offer, now: string): Offer {
  const expired = offer.status === 'open' && offer.validUntil !== undefined && now.slice(0, 10) > offer.validUntil;
  return expired ? { ...offer, status: 'expired' } : offer;
}
