import { offerAt } from '../offers.js';
import type { Effect } from '../snapshot.js';
import { refusedAt, type ActionRule } from './action-rule.js';

export const acceptBudget: ActionRule = {
  moves: 'needed',
  blocked({ opportunity, now }) {
    // one is accepted, once: a second waits until the company has withdrawn the first
    if (opportunity.offers.some(({ status }) => status === 'accepted')) return 'already-accepted';
    return opportunity.offers.some((offer) => offerAt(offer, now).status === 'open') ? undefined : 'nothing-open';
  },
  take({ opportunity, now }, _shown, payload) {
    const offers = opportunity.offers.map((offer) => offerAt(offer, now));
    const offer = offers.find(({ id }) => id === payload.offer);
    if (!offer) return refusedAt('offer', 'unknown-offer');
    if (offer.status === 'expired' || offer.status === 'withdrawn') return refusedAt('offer', `offer-${offer.status}`);
    if (offer.status !== 'open') return refusedAt('offer', 'offer-not-open');
    const others = offers.filter(({ id, status }) => id !== offer.id && status === 'open');
    const declined = others.map(({ id }): Effect => ({ kind: 'decline-offer', offer: id }));
    return { effects: [{ kind: 'accept-offer', offer: offer.id }, ...declined] };
  },
};
