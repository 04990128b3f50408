import { present, type Snapshot } from '../../src/engine/index.js';
import type { ActionRequest, Field, Flow, Value } from '../../src/protocol/index.js';

/** A project whose step asks for one field, and what sends it. `leads`: the company set where this very step leads. */
export function snapshots(field: Field, { view = 'initial-documentation', leads = true }: { view?: 'initial-documentation' | 'x-report'; leads?: boolean } = {}): { readonly snapshot: Snapshot; send(value: Value, revision?: string): ActionRequest } {
  const flow: Flow = {
    protocol: 1, type: 'own', name: 'Own', initial: 'step', languages: ['en'], fields: [field],
    states: [{ id: 'state', name: 'S', publicName: 'State', substates: [
      { id: 'step', name: '1', publicName: 'Step', view, placements: [{ field: field.id, required: true }] },
      { id: 'after', name: '2', publicName: 'After', view: null },
    ] }],
    externalActions: leads ? [{ source: 'customer-portal', action: 'submit-step', from: 'step', target: 'after' }] : [],
  };
  const snapshot: Snapshot = {
    flow, fields: new Map([[field.id, field]]), conditions: new Map(), files: new Map(), now: '2026-01-02T00:00:00.000Z',
    settings: { company: { name: 'C' }, languages: ['en'], support: {}, showSupport: false, sites: [] },
    customer: { id: 'c', name: 'C', portal: true },
    opportunity: { id: 'o', name: 'O', substate: 'step', history: [{ substate: 'step', at: '2026-01-01T00:00:00.000Z' }], values: {}, offers: [], consents: [] },
  };
  return { snapshot, send: (value, revision = present(snapshot).revision) => ({ type: 'submit-step', revision, payload: { values: { [field.id]: value }, consents: [] } }) };
}
