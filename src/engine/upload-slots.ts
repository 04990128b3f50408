import type { ContractView } from '../protocol/contract.js';
import type { PlacedField } from '../protocol/field.js';
import type { Opportunity } from '../protocol/opportunity.js';

/** What a customer may attach to a query or an incident, whatever the step asks. */
export const ticketSlot: PlacedField = {
  field: 'ticket', order: 0, required: false, readOnly: false,
  definition: { id: 'ticket', type: 'file', label: '', maxFiles: 5, maxSize: 25_000_000, accept: ['image/*', 'application/pdf'] },
};

/** Where the signed copy of a contract is uploaded to, and a picture of a signature for it. */
export const contractSlot = (id: string): string => `contract.${id}`;
export const signatureSlot = (id: string): string => `signature.${id}`;

function contractSlots({ contracts = [] }: Partial<ContractView>): PlacedField[] {
  const slot = (id: string, label: PlacedField['definition']['label'], maxSize: number, accept: string[]): PlacedField => ({ field: id, order: 0, required: false, readOnly: false, definition: { id, type: 'file', label, maxSize, accept } });
  return contracts.filter(({ status }) => status === 'open').flatMap(({ id, name, ways }) => [
    ...(ways.includes('upload') ? [slot(contractSlot(id), name, 25_000_000, ['application/pdf'])] : []),
    ...(ways.includes('page') ? [slot(signatureSlot(id), name, 5_000_000, ['image/png', 'image/jpeg'])] : []),
  ]);
}

/** Kind → the places for files that its view has beside the placed fields, from what the view carries. */
const ofView: Readonly<Record<string, (view: object) => readonly PlacedField[]>> = { 'contract-signature': contractSlots };

/** Every place that files may be uploaded to now: the placed fields, what the view itself asks for, and the help. */
export function uploadSlots({ placements, view }: Opportunity): readonly PlacedField[] {
  const own = view && Object.hasOwn(ofView, view.kind) ? ofView[view.kind]?.(view) : undefined;
  return [...placements, ...(own ?? []), ticketSlot];
}
