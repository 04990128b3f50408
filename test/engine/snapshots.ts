import type { Snapshot } from '../../src/engine/index.js';
import type { Condition, Field, Flow, Offer } from '../../src/protocol/index.js';

export const fields: Field[] = [
  { id: 'code', type: 'short-text', label: 'Code', maxLength: 10 },
  { id: 'paper', type: 'file', label: 'Paper', accept: ['application/pdf'], maxSize: 1000, maxFiles: 2 },
  { id: 'owner', type: 'yes-no', label: 'Owner' },
  { id: 'permission', type: 'short-text', label: 'Permission' },
  { id: 'sheet', type: 'file', label: 'Sheet' },
  { id: 'intro', type: 'displayed-text', label: 'Intro', text: 'Hello {{customer.name}}, {{unknown}}' },
];

export const condition = (id: string, mandatory: boolean, version = 1): Condition => ({ id, version, name: id, text: `${id} text`, mandatory, sha256: { und: `hash-${id}-${version}` } });

export const flow: Flow = {
  protocol: 1, type: 'small', name: 'Small', initial: 'first', languages: ['en'],
  states: [
    { id: 'start', name: 'internal', publicName: 'Start', substates: [
      { id: 'first', name: 'internal first', publicName: 'First', description: 'For {{customer.name}}', view: 'initial-documentation', mainPath: true, conditions: ['privacy', 'news'], placements: [
        { field: 'code', required: true }, { field: 'paper', required: true }, { field: 'owner', required: true },
        { field: 'permission', required: true, dependsOn: { field: 'owner', equals: false } }, { field: 'gone' }, { field: 'intro' }] },
      { id: 'second', name: 'internal second', view: 'contracts-documentation', mainPath: true, placements: [{ field: 'code', required: true, readOnly: true }, { field: 'sheet', readOnly: true }] },
      { id: 'accepting', name: 'internal accepting', publicName: 'Rules', view: null, conditions: ['privacy'] },
    ] },
    { id: 'deal', name: 'internal deal', publicName: 'Deal', substates: [
      { id: 'offers', name: 'x', publicName: 'Offers', view: 'offer', mainPath: true, conditions: ['privacy'] },
      { id: 'waiting', name: 'x', publicName: 'Waiting', view: null, mainPath: true },
      { id: 'drawing', name: 'x', publicName: 'Drawing', view: 'drawing' },
    ] },
    { id: 'lost', name: 'x', publicName: 'Lost', discard: true, substates: [{ id: 'failed', name: 'x', publicName: 'Closed', view: 'finalization-failed', mainPath: true }] },
  ],
  externalActions: [
    { source: 'simulator', action: 'submit-step', target: 'waiting' },
    { source: 'customer-portal', action: 'submit-step', target: 'waiting' },
    { source: 'customer-portal', action: 'submit-step', from: 'first', target: 'second' },
    { source: 'customer-portal', action: 'submit-step', from: 'second', target: 'offers' },
    { source: 'customer-portal', action: 'accept-budget', target: 'waiting' },
    { source: 'customer-portal', action: 'submit-drawing', target: 'offers' },
    { source: 'customer-portal', action: 'reset-opportunity-process', option: 'previous' },
  ],
};

export const offer = (id: string, more: Partial<Offer> = {}): Offer => ({ id, name: id, price: { amount: 100, currency: 'EUR' }, lines: [], attachments: [], status: 'open', ...more });
export const pdf = { id: 'up-1', name: 'a.pdf', size: 100, type: 'application/pdf', sha256: 'f'.repeat(64) };

/** A snapshot at a substate, with what a test changes. */
export function snapshot(substate = 'first', more: Partial<Snapshot['opportunity']> = {}, rest: Partial<Snapshot> = {}): Snapshot {
  return {
    flow,
    fields: new Map(fields.map((field) => [field.id, field])),
    conditions: new Map([condition('privacy', true), condition('news', false)].map((one) => [one.id, one])),
    settings: { company: { name: 'Sole Nostro' }, languages: ['en'], support: {}, showSupport: false, sites: [], end: { reactivation: true } },
    customer: { id: 'anna', name: 'Anna', portal: true },
    opportunity: { id: 'anna-1', name: 'A roof', substate, history: [{ substate, at: '2026-11-01T08:00:00.000Z' }], values: {}, offers: [], consents: [], ...more },
    files: new Map([[pdf.id, { ...pdf, field: 'paper' }]]),
    now: '2026-11-24T12:00:00.000Z',
    ...rest,
  };
}
