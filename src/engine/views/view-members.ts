import type { Snapshot } from '../snapshot.js';
import { contractMembers } from './contract-view.js';
import { drawingMembers } from './drawing-view.js';
import { endHeld, endMembers } from './end-view.js';
import { offerMembers, offersHeld } from './offer-view.js';
import { visitMembers } from './visit-view.js';

/** Kind → what its view carries beside `kind`, merged from settings, flow and opportunity. A kind that isn't here has nothing of its own. */
export const viewMembers: Readonly<Record<string, (snapshot: Snapshot) => object>> = {
  drawing: drawingMembers,
  offer: offerMembers,
  'contract-signature': contractMembers,
  'installer-visit': visitMembers,
  'finalization-success': endMembers,
  'finalization-failed': endMembers,
};

/** Kind → what the project itself holds of it: when that changes, so does the revision. */
export const viewHeld: Readonly<Record<string, (opportunity: Snapshot['opportunity'], snapshot: Snapshot) => unknown>> = {
  drawing: ({ drawing }) => drawing,
  offer: offersHeld,
  'contract-signature': ({ contracts }) => contracts,
  'installer-visit': ({ visit, asked }) => [visit, asked?.length ?? 0],
  'finalization-failed': endHeld,
};
