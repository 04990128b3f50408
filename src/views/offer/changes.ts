import type { Messages } from '../../i18n/en.js';
import { longDay, money } from '../../i18n/format.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import type { ShownOffer } from '../../protocol/offer.js';

/** What the company has changed of an offer since the customer saw it, in words; what the customer asked for themselves is no change. */
export function changes(seen: ShownOffer, now: ShownOffer, m: Messages & OfferWords, language: string): string[] {
  const differs = (member: keyof ShownOffer): boolean => JSON.stringify(seen[member]) !== JSON.stringify(now[member]);
  const told: string[] = [];
  if (differs('price')) told.push(m.offerChangedPrice({ before: money(seen.price, language), now: money(now.price, language) }));
  if (differs('monthly') && seen.monthly && now.monthly) told.push(m.offerChangedMonthly({ before: money(seen.monthly, language), now: money(now.monthly, language) }));
  if (differs('lines')) told.push(m.offerLines);
  if (differs('plan')) told.push(m.offerPlan);
  if (differs('validUntil') && now.validUntil) told.push(m.offerValid(longDay(now.validUntil, language)));
  const rest = (['name', 'number', 'description', 'taxes', 'production', 'savings', 'payback', 'attachments'] as const).some(differs)
    || (differs('monthly') && !(seen.monthly && now.monthly)) || (differs('validUntil') && !now.validUntil);
  return rest ? [...told, m.offerChangedRest] : told;
}
