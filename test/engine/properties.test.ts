import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStep, decide, placeOf, present, shownFields, type Effect, type Snapshot } from '../../src/engine/index.js';
import { ActionRequest, type Condition, type Field, type Flow, type Opportunity, type Value } from '../../src/protocol/index.js';

const ids = ['a', 'b', 'c', 'd'] as const;
const types = ['short-text', 'yes-no', 'choice', 'number', 'checkbox', 'email'] as const;
const steps = ['s0', 's1', 's2'] as const;

const fieldsOf = fc.tuple(...ids.map(() => fc.constantFrom(...types))).map((chosen) => chosen.map((type, i): Field => ({
  id: ids[i] ?? '', type, label: 'L', ...(type === 'choice' ? { options: [{ value: 'x', label: 'X' }, { value: 'y', label: 'Y' }] } : {}),
})));
const value: fc.Arbitrary<Value> = fc.oneof(fc.constantFrom('x', 'y', '', 'z@example.com', '12'), fc.boolean(), fc.integer({ min: -3, max: 30 }), fc.constant(null));
const placement = (field: string) => fc.record({
  field: fc.constant(field), required: fc.boolean(), readOnly: fc.boolean(),
  dependsOn: fc.option(fc.record({ field: fc.constantFrom(...ids), equals: fc.option(fc.oneof(fc.boolean(), fc.constantFrom('x', 'y')), { nil: undefined }) }), { nil: undefined, freq: 3 }),
});
const substate = (id: string) => fc.record({
  id: fc.constant(id), name: fc.constant(id), publicName: fc.constant(id), view: fc.constantFrom('initial-documentation' as const, 'offer-documentation' as const),
  placements: fc.tuple(...ids.map(placement)).chain((all) => fc.subarray(all)),
  conditions: fc.subarray(['privacy', 'news']),
});
const world = fc.record({
  fields: fieldsOf,
  substates: fc.tuple(...steps.map(substate)),
  values: fc.dictionary(fc.constantFrom(...ids), value),
});

const condition = (id: string, mandatory: boolean): Condition => ({ id, version: 1, name: id, text: id, mandatory, sha256: { und: id } });

function begin({ fields, substates, values }: { fields: Field[]; substates: Flow['states'][number]['substates']; values: Record<string, Value> }): Snapshot {
  const flow: Flow = {
    protocol: 1, type: 'random', name: 'Random', initial: 's0', languages: ['en'],
    states: [{ id: 'all', name: 'all', publicName: 'All', substates: [...substates, { id: 'end', name: 'end', publicName: 'End', view: null }] }],
    externalActions: [['s0', 's1'], ['s1', 's2'], ['s2', 'end']].map(([from, target]) => ({ source: 'customer-portal', action: 'submit-step', from, target })),
  };
  return {
    flow, fields: new Map(fields.map((field) => [field.id, field])), conditions: new Map([condition('privacy', true), condition('news', false)].map((one) => [one.id, one])),
    settings: { company: { name: 'C' }, languages: ['en'], support: {}, showSupport: false, sites: [] }, customer: { id: 'c', name: 'C', portal: true },
    opportunity: { id: 'o', name: 'O', substate: 's0', history: [{ substate: 's0', at: '2026-01-01T00:00:00.000Z' }], values, offers: [], consents: [] },
    files: new Map(), now: '2026-11-24T12:00:00.000Z',
  };
}

function apply(snapshot: Snapshot, effects: readonly Effect[]): Snapshot {
  let { opportunity } = snapshot;
  for (const effect of effects) {
    if (effect.kind === 'set-values') opportunity = { ...opportunity, values: { ...opportunity.values, ...effect.values } };
    if (effect.kind === 'record-consent') opportunity = { ...opportunity, consents: [...opportunity.consents, effect.consent] };
    if (effect.kind === 'move') opportunity = { ...opportunity, substate: effect.to, history: [...opportunity.history, { substate: effect.to, at: effect.at }] };
  }
  return { ...snapshot, opportunity };
}

const attempt = fc.record({ values: fc.dictionary(fc.constantFrom(...ids, 'other'), value), consents: fc.subarray(['privacy', 'news', 'none']), stale: fc.boolean() });
const action = (shown: Opportunity, { values, consents, stale }: { values: Record<string, Value>; consents: string[]; stale: boolean }): ActionRequest => ({
  type: 'submit-step', revision: stale ? 'stale' : shown.revision, payload: { values, consents: consents.map((id) => ({ condition: id, version: 1, language: 'und', sha256: id })) },
});

/** Walks a world through attempts, and looks at every accepted one. */
function walk(run: (before: Snapshot, after: Snapshot, taken: ActionRequest, effects: readonly Effect[]) => void): void {
  fc.assert(fc.property(world, fc.array(attempt, { minLength: 1, maxLength: 8 }), (start, attempts) => {
    let snapshot = begin(start);
    for (const one of attempts) {
      const shown = present(snapshot);
      const taken = action(shown, one);
      const decision = decide(snapshot, taken);
      if (decision.verdict === 'refused') continue;
      const after = apply(snapshot, decision.effects);
      run(snapshot, after, taken, decision.effects);
      snapshot = after;
    }
  }), { numRuns: 400 });
}

describe('whatever customers do', () => {
  it('no substate is left with a required field of it missing or wrong', () => {
    walk((before, after) => {
      const { placements } = present(before);
      expect(checkStep({ placements, values: after.opportunity.values, conditions: [], accepted: [] })).toEqual([]);
    });
  });

  it('no mandatory condition is passed by', () => {
    walk((before, after) => {
      for (const { id, mandatory } of present(before).conditions) if (mandatory) expect(after.opportunity.consents.some((consent) => consent.condition === id)).toBe(true);
    });
  });

  it('a read-only value stays what it is', () => {
    walk((before, after) => {
      for (const { field, readOnly } of present(before).placements) if (readOnly) expect(after.opportunity.values[field]).toEqual(before.opportunity.values[field]);
    });
  });

  it('a hidden field is never stored, nor one that is not placed', () => {
    walk((before, after, _taken, effects) => {
      const { placements } = present(before);
      const shown = shownFields(placements, { ...before.opportunity.values, ...after.opportunity.values });
      const stored = effects.flatMap((effect) => (effect.kind === 'set-values' ? Object.keys(effect.values) : []));
      for (const field of stored) expect(shown.has(field)).toBe(true);
    });
  });

  it('the same action again is refused as moved on', () => {
    walk((_before, after, taken) => expect(decide(after, taken)).toMatchObject({ verdict: 'refused', status: 409 }));
  });

  it('it moves to where the company said, and the history grows by that', () => {
    walk((before, after) => {
      expect(placeOf(after.flow, after.opportunity.substate)).toBeDefined();
      expect(after.opportunity.history).toHaveLength(before.opportunity.history.length + 1);
    });
  });

  it('nothing that the border lets through makes it throw', () => {
    const consent = fc.record({ condition: fc.oneof(fc.string(), fc.constant('privacy')), version: fc.integer(), language: fc.oneof(fc.string(), fc.constantFrom('und', '__proto__')), sha256: fc.string() });
    const payload = fc.record({ values: fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...ids)), fc.oneof(value, fc.array(fc.string()))), consents: fc.array(consent), offer: fc.string() }, { requiredKeys: [] });
    fc.assert(fc.property(world, payload, fc.oneof(fc.string(), fc.constantFrom('submit-step', 'accept-budget')), (start, given, type) => {
      const snapshot = begin(start);
      const taken = ActionRequest.safeParse({ type, revision: present(snapshot).revision, payload: given });
      if (taken.success) decide(snapshot, taken.data);
    }), { numRuns: 400 });
  });
});
