import type { OfferView } from '../../protocol/offer.js';
import { offersAt, sentOffers } from '../offers.js';
import type { Snapshot } from '../snapshot.js';
import { substitute } from '../substitute.js';

type Project = Snapshot['opportunity'];

const wishes = ({ asked = [] }: Project) => asked.filter(({ kind }) => kind === 'offer-change');

/** The offers as they stand now, each with the change that was last asked for. */
export function offerMembers(snapshot: Snapshot): Omit<OfferView, 'kind'> {
  const asked = new Map(wishes(snapshot.opportunity).map(({ about, at, text }) => [about, { at, text }]));
  return { offers: offersAt(snapshot).map((offer) => ({ ...offer, name: substitute(offer.name, snapshot), description: substitute(offer.description, snapshot), asked: asked.get(offer.id) })) };
}

/** What the project holds of it: the offers that were sent, and what was asked about them. */
export const offersHeld = (project: Project): unknown => [sentOffers(project), wishes(project)];
