import { describe, expect, it } from 'vitest';
import { decide, present, type Snapshot } from '../../src/engine/index.js';
import { actionRules } from '../../src/engine/actions/action-rules.js';
import { applied } from '../../src/mock/mock-state.js';
import { actionTypes, viewKinds, type ActionPayload, type ActionType, type Flow, type ViewKind } from '../../src/protocol/index.js';
import { offer, pdf, snapshot } from './snapshots.js';

const consents = [{ condition: 'privacy', version: 1, language: 'und', sha256: 'hash-privacy-1' }];
/** For each action what a customer could send. */
const payloads: Record<ActionType, ActionPayload> = {
  'submit-step': { values: { code: 'ABC' }, consents },
  'accept-budget': { offer: 'a', consents },
  'decline-offer': { offer: 'a', reason: 'too-dear' },
  'ask-offer-change': { offer: 'a', text: 'Two panels more' },
  'submit-drawing': { consents, drawing: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[10, 44], [10.0002, 44], [10.0002, 44.0001], [10, 44.0001], [10, 44]]] }, properties: { pitch: 20, eave: 0 } }] } },
  'sign-contract': { contract: 'c1', sha256: pdf.sha256, signature: { way: 'typed', name: 'Anna Ferri' }, consents },
  'ask-visit-change': { visit: 'v1', text: 'Thursday' },
  'reset-opportunity-process': { consents },
};

/** A project at a substate of this view, where whatever may stay where it is does so, and goes back to the same substate where it has to go on. */
function at(view: ViewKind | null, more: Partial<Snapshot['opportunity']> = {}): Snapshot {
  const base = snapshot();
  const flow: Flow = {
    ...base.flow,
    states: [{ id: 's', name: 's', publicName: 'S', substates: [{ id: 'here', name: 'h', publicName: 'Here', view, conditions: ['privacy'], placements: [{ field: 'code' }] }] }],
    externalActions: actionTypes.filter((type) => actionRules[type]?.moves === 'needed').map((action) => ({ source: 'customer-portal', action, target: 'here' })),
  };
  return snapshot('here', {
    offers: [offer('a'), offer('b')], visit: { id: 'v1', changeable: true }, values: { code: 'ABC' },
    contracts: [{ id: 'c1', name: 'Contract', document: pdf, ways: ['page'], status: 'open' }, { id: 'c2', name: 'Contract', document: pdf, ways: ['page'], status: 'open' }], ...more,
  }, { flow });
}

describe('an action that was taken', () => {
  const tried = new Set<string>();
  for (const view of [...viewKinds, null]) {
    for (const { type } of present(at(view)).actions) {
      tried.add(type);
      it(`F211 ${type} in ${view ?? 'a substate without a view'} is no longer what the project asks, whether or not it moves: its revision refuses it under another key, or after the keys are gone`, () => {
        const before = at(view);
        const action = { type, revision: present(before).revision, payload: payloads[type as ActionType] };
        const first = decide(before, action);
        expect(first.verdict).toBe('accepted');
        const effects = first.verdict === 'accepted' ? first.effects : [];
        expect(effects.length).toBeGreaterThan(0);
        const after = { ...before, opportunity: effects.reduce(applied, before.opportunity) };
        expect(decide(after, action)).toEqual({ verdict: 'refused', status: 409, code: 'moved-on', errors: [] });
      });
    }
  }

  it('is every one that there is', () => { expect([...tried].sort()).toEqual([...actionTypes].sort()); });
});
