import type { Offer, OfferLine } from '../../protocol/offer.js';
import type { Text } from '../../protocol/text.js';

/** The lines of a few offers beside each other. */
export interface Comparison {
  /** ids of lines, in the order of the offers */
  readonly ids: readonly string[];
  /** what a line is called, for an offer that lacks it */
  readonly names: ReadonlyMap<string, Text>;
  /** ids of those that aren't the same in all */
  readonly differing: ReadonlySet<string>;
}

/** How many can be taken in side by side. */
const most = 4;

/** Undefined where they can't be compared line by line: one alone, too many, or lines that the company gave no ids. */
export function comparison(offers: readonly Offer[]): Comparison | undefined {
  if (offers.length < 2 || offers.length > most) return undefined;
  const ids: string[] = [];
  const names = new Map<string, Text>();
  for (const { lines } of offers) {
    let place = 0;
    const own = new Set<string>();
    for (const { id, name } of lines) {
      if (id === undefined || own.has(id)) return undefined;
      own.add(id);
      if (!names.has(id)) names.set(id, name);
      // one that the others lack comes after what it comes after in its own offer
      if (!ids.includes(id)) ids.splice(place, 0, id);
      place = ids.indexOf(id) + 1;
    }
  }
  const told = (line: OfferLine | undefined): string => JSON.stringify(line && [line.name, line.quantity, line.unit, line.description]) ?? '';
  const differing = ids.filter((id) => new Set(offers.map(({ lines }) => told(lines.find((one) => one.id === id)))).size > 1);
  return ids.length === 0 ? undefined : { ids, names, differing: new Set(differing) };
}
