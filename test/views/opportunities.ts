import type { Condition } from '../../src/protocol/condition.js';
import type { Contract } from '../../src/protocol/contract.js';
import type { Field, PlacedField } from '../../src/protocol/field.js';
import type { ShownOffer } from '../../src/protocol/offer.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import type { Receipt } from '../../src/protocol/action.js';
import type { EndView } from '../../src/protocol/end.js';
import type { VisitView } from '../../src/protocol/visit.js';

export const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({ id, type, label: { en: `Label ${id}`, it: `Etichetta ${id}` }, ...more });
export const placed = (definition: Field, more: Partial<PlacedField> = {}): PlacedField => ({ field: definition.id, order: 0, required: false, readOnly: false, definition, ...more });
export const condition = (id: string, more: Partial<Condition> = {}): Condition => ({ id, version: 1, name: 'Privacy notice', text: 'We keep **little**.', mandatory: true, sha256: { und: 'a'.repeat(64) }, ...more });
export const receipt = (more: Partial<Receipt> = {}): Receipt => ({ number: 'R-2026-000042', at: '2026-11-24T12:10:00.000Z', type: 'submit-step', key: 'key-1', ...more });

/** A payload at a documentation view, with what a test changes. */
export function opportunity(more: Partial<Opportunity> = {}): Opportunity {
  return {
    id: 'anna-1', type: 'solar', name: 'Solar roof, Via Verdi 8', revision: 'r1',
    state: { id: 'documents', name: 'Documents' },
    substate: { id: 'send-documents', name: { en: 'Your documents', it: 'I suoi documenti' }, description: 'Send us two things.', next: 'We check them within two days.' },
    timeline: [
      { id: 'asked', name: 'Request received', status: 'done', at: '2026-11-02T09:00:00.000Z' },
      { id: 'send-documents', name: 'Your documents', status: 'current', at: '2026-11-12T09:00:00.000Z' },
    ],
    view: { kind: 'initial-documentation' },
    placements: [placed(field('tax-id', 'short-text'), { required: true }), placed(field('identity', 'file', { accept: ['application/pdf'], maxSize: 1000 }), { required: true, order: 1 })],
    values: {}, conditions: [condition('privacy')],
    actions: [{ type: 'submit-step', available: true }],
    ...more,
  };
}

export const offer = (id: string, more: Partial<ShownOffer> = {}): ShownOffer => ({
  id, number: `2026-${id}`, name: `Offer ${id}`, price: { amount: 1240050, currency: 'EUR' }, taxes: 'VAT 10 % included', lines: [{ name: 'Panels', quantity: 14 }], attachments: [], validUntil: '2026-12-10', status: 'open', ...more,
});

/** A payload at the offer view. */
export function withOffers(offers: readonly ShownOffer[], more: Partial<Opportunity> = {}): Opportunity {
  return opportunity({
    substate: { id: 'choose-offer', name: 'Your offers', description: 'Choose one.', next: 'We prepare the contract.' },
    view: { kind: 'offer', offers: [...offers] }, placements: [], conditions: [], actions: [{ type: 'accept-budget', available: true }], ...more,
  });
}

/** A payload at a substate that asks nothing. */
export function waiting(more: Partial<Opportunity> = {}): Opportunity {
  return opportunity({
    substate: { id: 'in-review', name: 'We check your documents', description: 'Giulia looks at them.', next: 'We call you within two days.' },
    view: null, placements: [], conditions: [], actions: [], ...more,
  });
}

/** A payload at the visit of an installer. */
export function withVisit(view: Partial<VisitView>, more: Partial<Opportunity> = {}): Opportunity {
  return opportunity({
    substate: { id: 'visit', name: 'The visit', description: 'Your installer looks at the roof.', next: 'We send you the plan.' },
    view: { kind: 'installer-visit', ...view }, placements: [], conditions: [], actions: [{ type: 'ask-visit-change', available: true }], ...more,
  });
}

/** A payload at the end of a project. */
export function atEnd(view: Partial<EndView>, more: Partial<Opportunity> = {}): Opportunity {
  return opportunity({
    substate: { id: 'end', name: 'The end', description: 'Nothing is left to do.' },
    timeline: [{ id: 'asked', name: 'Request received', status: 'done', at: '2026-11-02T09:00:00.000Z' }, { id: 'end', name: 'The end', status: 'current', at: '2026-11-20T09:00:00.000Z' }],
    view: { kind: 'finalization-success', ...view }, placements: [], conditions: [], actions: [], ...more,
  });
}

export const contract = (id: string, more: Partial<Contract> = {}): Contract => ({
  id, number: `C-${id}`, name: `Contract ${id}`, document: { id: `document-${id}`, name: 'contract.pdf', size: 412_000, type: 'application/pdf', sha256: 'a'.repeat(64) }, ways: ['page', 'upload'], status: 'open', ...more,
});
export const signedFile = { id: 'signed', name: 'contract (signed).pdf', size: 420_000, type: 'application/pdf', sha256: 'b'.repeat(64) };

/** A payload at the view of contracts. */
export function withContracts(contracts: readonly Contract[], more: Partial<Opportunity> = {}): Opportunity {
  return opportunity({
    substate: { id: 'sign-contract', name: 'Your contract', description: 'Read it and sign it.', next: 'We order the panels.' },
    view: { kind: 'contract-signature', contracts: [...contracts] }, placements: [], conditions: [], actions: [{ type: 'sign-contract', available: true }], ...more,
  });
}
