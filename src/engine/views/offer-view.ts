import type { OfferView } from '../../protocol/offer.js';
import { offerAt } from '../offers.js';
import type { Snapshot } from '../snapshot.js';
import { substitute } from '../substitute.js';

/** The offers as they stand now. */
export function offerMembers(snapshot: Snapshot): Omit<OfferView, 'kind'> {
  return { offers: snapshot.opportunity.offers.map((offer) => {
    const now = offerAt(offer, snapshot.now);
    return { ...now, name: substitute(now.name, snapshot), description: substitute(now.description, snapshot) };
  }) };
}
