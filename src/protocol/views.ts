import type { View } from './opportunity.js';

/** kind → the schema of that view's own members, loaded with the first payload of the kind. A kind that isn't here has none of its own. */
export const viewSchemas: Record<string, () => Promise<{ parse(data: unknown): View }>> = {
  offer: () => import('./offer.js').then((m) => m.OfferView),
};
