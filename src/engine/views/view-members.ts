import type { Snapshot } from '../snapshot.js';
import { offerMembers } from './offer-view.js';

/** Kind → what its view carries beside `kind`, merged from settings, flow and opportunity. A kind that isn't here has nothing of its own. */
export const viewMembers: Readonly<Record<string, (snapshot: Snapshot) => object>> = {
  offer: offerMembers,
};

/** Kind → what the project itself holds of it: when that changes, so does the revision. */
export const viewHeld: Readonly<Record<string, (opportunity: Snapshot['opportunity']) => unknown>> = {
  offer: ({ offers }) => offers,
};
