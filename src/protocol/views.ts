import type { View } from './opportunity.js';

/** kind → the schema of that view's own members, loaded with the first payload of the kind. A kind that isn't here has none of its own. */
export const viewSchemas: Record<string, () => Promise<{ parse(data: unknown): View }>> = {
  drawing: () => import('./drawing.js').then((m) => m.DrawingView),
  'installer-visit': () => import('./visit.js').then((m) => m.VisitView),
  'contract-signature': () => import('./contract.js').then((m) => m.ContractView),
  'finalization-success': () => import('./end.js').then((m) => m.EndView),
  'finalization-failed': () => import('./end.js').then((m) => m.EndView),
  offer: () => import('./offer.js').then((m) => m.OfferView),
};
