import { OfferChangePayload, OfferDeclinePayload, type Offer } from '../../protocol/offer.js';
import { offersAt } from '../offers.js';
import type { Effect, Snapshot } from '../snapshot.js';
import { refusedAt, type ActionRule, type Taken } from './action-rule.js';

/** The longest text that a customer may send with a wish or a reason, in characters. */
const longest = 2000;

/** Why nothing can be done with the offers any more. `takes` are the statuses in which it could be. */
const blockedBy = (...takes: readonly string[]) => (snapshot: Snapshot): string | undefined => {
  const offers = offersAt(snapshot);
  // one is accepted, once: a second waits until the company has withdrawn the first
  if (offers.some(({ status }) => status === 'accepted')) return 'already-accepted';
  return offers.some(({ status }) => takes.includes(status)) ? undefined : 'nothing-open';
};

/** The offer that a payload names, or why it isn't one of those that can be taken. */
function named(snapshot: Snapshot, id: string | undefined, ...takes: readonly string[]): Offer | Taken {
  const offer = offersAt(snapshot).find((one) => one.id === id);
  if (!offer) return refusedAt('offer', 'unknown-offer');
  if (takes.includes(offer.status)) return offer;
  return refusedAt('offer', offer.status === 'expired' || offer.status === 'withdrawn' ? `offer-${offer.status}` : 'offer-not-open');
}

const tooLong = (member: string, { length }: string): Taken => ({ code: 'invalid', errors: [{ pointer: `/payload/${member}`, code: 'too-long', params: { max: longest, length } }] });

const others = (snapshot: Snapshot, { id }: Offer): Offer[] => offersAt(snapshot).filter((one) => one.id !== id && one.status === 'open');

export const acceptBudget: ActionRule = {
  moves: 'needed',
  blocked: blockedBy('open'),
  take(snapshot, _shown, payload) {
    const offer = named(snapshot, payload.offer, 'open');
    if (!('status' in offer)) return offer;
    const declined = others(snapshot, offer).map(({ id }): Effect => ({ kind: 'decline-offer', offer: id }));
    return { effects: [{ kind: 'accept-offer', offer: offer.id }, ...declined] };
  },
};

/** Another one is wished for: nothing is accepted or declined. One whose last day has passed can be asked for anew. */
export const askOfferChange: ActionRule = {
  moves: 'if-set',
  free: true,
  blocked: blockedBy('open', 'expired'),
  take(snapshot, _shown, payload) {
    const read = OfferChangePayload.safeParse(payload);
    const text = read.data?.text.trim() ?? '';
    const offer = named(snapshot, payload.offer, 'open', 'expired');
    if (!('status' in offer)) return offer;
    if (text === '') return refusedAt('text', 'required');
    if (text.length > longest) return tooLong('text', text);
    return { effects: [{ kind: 'ask', asked: { kind: 'offer-change', about: offer.id, text, at: snapshot.now } }] };
  },
};

/** One is declined: the project goes on only when that was the last that was open. */
export const declineOffer: ActionRule = {
  moves: 'if-set',
  free: true,
  blocked: blockedBy('open'),
  take(snapshot, _shown, payload) {
    const read = OfferDeclinePayload.safeParse(payload);
    const offer = named(snapshot, payload.offer, 'open');
    if (!('status' in offer)) return offer;
    if (!read.success) return refusedAt('reason', 'invalid');
    const reason = read.data.reason?.trim();
    if (reason && reason.length > longest) return tooLong('reason', reason);
    return { effects: [{ kind: 'decline-offer', offer: offer.id, ...(reason && { reason }) }], stays: others(snapshot, offer).length > 0 };
  },
};
