import { ContractView } from './contract.js';
import { DrawingView } from './drawing.js';
import { EndView } from './end.js';
import { OfferView } from './offer.js';
import type { View } from './opportunity.js';
import { VisitView } from './visit.js';

/** kind → the schema of that view's own members. A kind that isn't here has none of its own. */
export const viewSchemas: Readonly<Record<string, { parse(data: unknown): View }>> = {
  drawing: DrawingView,
  offer: OfferView,
  'installer-visit': VisitView,
  'contract-signature': ContractView,
  'finalization-success': EndView,
  'finalization-failed': EndView,
};
