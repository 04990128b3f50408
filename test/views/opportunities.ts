import type { Field, PlacedField } from '../../src/protocol/field.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';

export const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({ id, type, label: { en: `Label ${id}`, it: `Etichetta ${id}` }, ...more });
export const placed = (definition: Field, more: Partial<PlacedField> = {}): PlacedField => ({ field: definition.id, order: 0, required: false, readOnly: false, definition, ...more });

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
    values: {}, conditions: [{ id: 'privacy', version: 1, name: 'Privacy notice', text: 'We keep **little**.', mandatory: true, sha256: { und: 'a'.repeat(64) } }],
    actions: [{ type: 'submit-step', available: true }],
    ...more,
  };
}
