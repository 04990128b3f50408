import { describe, expect, it } from 'vitest';
import { decide, present, type Snapshot } from '../../src/engine/index.js';
import { actionRules } from '../../src/engine/actions/action-rules.js';
import { actionTypes, viewKinds, type ActionPayload, type ActionType, type Flow, type ViewKind } from '../../src/protocol/index.js';
import { offer, pdf, snapshot } from './snapshots.js';

/** For each action what a customer could send at a substate where it may be taken. A new type needs its line here, and is held up by conditions unless its rule says that it is free. */
const payloads: Record<ActionType, ActionPayload> = {
  'submit-step': { values: {} },
  'accept-budget': { offer: 'a' },
  'decline-offer': { offer: 'a', reason: 'too-dear' },
  'ask-offer-change': { offer: 'a', text: 'Two panels more' },
  'submit-drawing': { drawing: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[10, 44], [10.0002, 44], [10.0002, 44.0001], [10, 44.0001], [10, 44]]] }, properties: { pitch: 20, eave: 0 } }] } },
  'sign-contract': { contract: 'c1', sha256: pdf.sha256, signature: { way: 'typed', name: 'Anna Ferri' } },
  'ask-visit-change': { visit: 'v1', text: 'Thursday' },
  'reset-opportunity-process': {},
};

/** A project at a substate with this view, where everything can be taken that the view asks for; one condition is owed. */
function at(view: ViewKind | null, mandatory = true): Snapshot {
  const base = snapshot();
  const privacy = base.conditions.get('privacy');
  const flow: Flow = {
    ...base.flow,
    states: [{ id: 's', name: 's', publicName: 'S', substates: [{ id: 'here', name: 'h', publicName: 'Here', view, conditions: ['privacy'] }, { id: 'there', name: 't', publicName: 'There', view: null }] }],
    externalActions: actionTypes.map((action) => ({ source: 'customer-portal', action, target: 'there' })),
  };
  return snapshot('here', {
    offers: [offer('a')], visit: { id: 'v1', changeable: true },
    contracts: [{ id: 'c1', name: 'Contract', document: pdf, ways: ['page'], status: 'open' }],
  }, { flow, conditions: new Map(privacy && [['privacy', { ...privacy, mandatory }]]) });
}
const consents = [{ condition: 'privacy', version: 1, language: 'und', sha256: 'hash-privacy-1' }];
const owed = { pointer: '/payload/consents/privacy', code: 'consent-required' };

describe('the conditions of a substate', () => {
  it('are about every action that there is', () => {
    expect(Object.keys(actionRules).sort()).toEqual([...actionTypes].sort());
  });

  const taken = new Set<string>();
  for (const kind of [...viewKinds, null]) {
    const { revision, actions } = present(at(kind));
    for (const { type, available } of actions) {
      taken.add(type);
      const payload = payloads[type as ActionType];
      const free = actionRules[type as ActionType]?.free ?? false;
      it(`${free ? 'don’t hold up' : 'hold up'} ${type} in ${kind ?? 'a substate without a view'}`, () => {
        expect(available).toBe(true);
        const without = decide(at(kind), { type, revision, payload });
        if (free) expect(without.verdict).toBe('accepted');
        else expect(without).toEqual({ verdict: 'refused', status: 422, code: 'invalid', errors: [owed] });
        const accepted = decide(at(kind), { type, revision, payload: { ...payload, consents } });
        expect(accepted.verdict === 'accepted' && accepted.effects.some(({ kind: effect }) => effect === 'record-consent')).toBe(true);
        // a text that the customer didn't see is no consent
        expect(decide(at(kind), { type, revision, payload: { ...payload, consents: [{ condition: 'privacy', version: 1, language: 'und', sha256: 'another' }] } })).toMatchObject({ verdict: 'refused', errors: [{ code: 'consent-changed' }] });
        // nor does an optional one hold anything up
        const optional = at(kind, false);
        expect(decide(optional, { type, revision: present(optional).revision, payload }).verdict).toBe('accepted');
      });
    }
  }

  it('come before every way forward: each view has one, and each action belongs to a view', () => {
    expect([...taken].sort()).toEqual([...actionTypes].sort());
    for (const kind of [...viewKinds, null]) expect(present(at(kind)).actions.some(({ type }) => !actionRules[type as ActionType]?.free), String(kind)).toBe(true);
  });
});
