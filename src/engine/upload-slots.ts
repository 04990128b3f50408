import type { PlacedField } from '../protocol/field.js';
import type { Opportunity } from '../protocol/opportunity.js';

/** What a customer may attach to a query or an incident, whatever the step asks. */
export const ticketSlot: PlacedField = {
  field: 'ticket', order: 0, required: false, readOnly: false,
  definition: { id: 'ticket', type: 'file', label: '', maxFiles: 5, maxSize: 25_000_000, accept: ['image/*', 'application/pdf'] },
};

/** Kind → the places for files that its view has beside the placed fields, from what the view carries. */
const ofView: Readonly<Record<string, (view: object) => readonly PlacedField[]>> = {};

/** Every place that files may be uploaded to now: the placed fields, what the view itself asks for, and the help. */
export function uploadSlots({ placements, view }: Opportunity): readonly PlacedField[] {
  const own = view && Object.hasOwn(ofView, view.kind) ? ofView[view.kind]?.(view) : undefined;
  return [...placements, ...(own ?? []), ticketSlot];
}
