import type { Contract } from '../../protocol/contract.js';
import type { Drawing } from '../../protocol/drawing.js';
import type { Offer } from '../../protocol/offer.js';
import type { Effect, Snapshot } from '../snapshot.js';

/** What a contract was made from: a signature under it counts only as long as these stay as they were. */
export interface Grounds { readonly drawing?: Drawing | undefined; readonly offers: readonly Offer[] }

/** The same text whatever the order of the members: databases keep another one than they were given. */
function canonical(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) => (typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value)) ?? '';
}

/** What was agreed: which offer, for how much, and what is in it. */
function agreed(offers: readonly Offer[]): string | undefined {
  const offer = offers.find(({ status }) => status === 'accepted');
  return offer && canonical([offer.id, offer.price, offer.monthly, offer.lines]);
}

/** Why a signature doesn't count any more, as a code: the design or the price is another one. A first design, or a price that is open again, changes nothing yet. */
export function changedSince(before: Grounds, after: Grounds): 'design-changed' | 'price-changed' | undefined {
  if (before.drawing && after.drawing && canonical(before.drawing) !== canonical(after.drawing)) return 'design-changed';
  const [was, is] = [agreed(before.offers), agreed(after.offers)];
  return was !== undefined && is !== undefined && was !== is ? 'price-changed' : undefined;
}

const isSigned = ({ status }: Contract): boolean => status === 'signed';

/** The signatures that an action's own effects make void: another roof, or another offer. */
export function droppedSignatures({ opportunity, now: at }: Snapshot, effects: readonly Effect[]): Effect[] {
  const signed = opportunity.contracts?.filter(isSigned) ?? [];
  if (signed.length === 0) return [];
  const { drawing } = opportunity;
  const another = effects.some((effect) => effect.kind === 'set-drawing' && drawing !== undefined && canonical(effect.drawing) !== canonical(drawing));
  const reason = another ? 'design-changed' : effects.some(({ kind }) => kind === 'accept-offer') ? 'price-changed' : undefined;
  return reason === undefined ? [] : signed.map(({ id }) => ({ kind: 'drop-signature', contract: id, reason, at }));
}
