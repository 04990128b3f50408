import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStep, decide, fieldRules, lint, placeOf, present, shownFields, writable, type Effect, type Snapshot } from '../../src/engine/index.js';
import { ActionRequest, fieldTypes, Flow, Opportunity, Value, type Field } from '../../src/protocol/index.js';
import { fieldOf, ids, runs, value, walk, world } from './worlds.js';

const stored = (effects: readonly Effect[]): string[] => effects.flatMap((effect) => (effect.kind === 'set-values' ? Object.keys(effect.values) : []));

describe('whatever customers do', () => {
  it('no step is left with a field that it asks for missing or wrong', () => {
    const accepted = walk(({ then, taken }) => {
      if (taken.type === 'submit-step') expect(checkStep({ ...then, conditions: [], accepted: [] })).toEqual([]);
    });
    // a walk that gets nowhere would prove nothing
    expect(accepted).toBeGreaterThan(runs / 10);
  });

  it('no mandatory condition is passed by, and none is recorded twice', () => {
    walk(({ seen, after }) => {
      const given = after.opportunity.consents.map(({ condition }) => condition);
      for (const { id, mandatory } of seen.conditions) if (mandatory) expect(given).toContain(id);
      expect(new Set(given).size).toBe(given.length);
    });
  });

  it('a read-only value stays what it is, and so does every value that the step does not show', () => {
    walk(({ before, after, then }) => {
      const open = new Set(writable(then.placements, then.values).map(({ field }) => field));
      const others = ({ opportunity }: Snapshot): [string, Value][] => Object.entries(opportunity.values).filter(([field]) => !open.has(field));
      expect(others(after)).toEqual(others(before));
    });
  });

  it('only what was shown and may be written is stored', () => {
    walk(({ then, effects }) => {
      const open = writable(then.placements, then.values).map(({ field }) => field);
      for (const field of stored(effects)) expect(open).toContain(field);
    });
  });

  it('a hidden field holds nothing up', () => {
    walk(({ seen, before }) => {
      const hidden = seen.placements.filter(({ field }) => !shownFields(seen.placements, seen.values).has(field));
      for (const { field } of hidden) {
        const decision = decide(before, { type: 'submit-step', revision: seen.revision, payload: {} });
        expect(decision.verdict === 'refused' && decision.errors.some(({ pointer }) => pointer === `/payload/values/${field}`)).toBe(false);
      }
    });
  });

  it('one offer is accepted, once, and no other stays open', () => {
    walk(({ after, effects }) => {
      const of = (status: string): number => after.opportunity.offers.filter((offer) => offer.status === status).length;
      expect(of('accepted')).toBeLessThan(2);
      if (!effects.some(({ kind }) => kind === 'accept-offer')) return;
      expect(of('accepted')).toBe(1);
      expect(present({ ...after, opportunity: { ...after.opportunity, offers: after.opportunity.offers.filter(({ status }) => status === 'accepted') } }).actions.every(({ type, available }) => type !== 'accept-budget' || !available)).toBe(true);
    });
  });

  it('the same action again is refused as moved on', () => {
    walk(({ after, taken }) => expect(decide(after, taken)).toMatchObject({ verdict: 'refused', status: 409 }));
  });

  it('it moves to where the company said, and the history grows by that', () => {
    walk(({ before, after }) => {
      expect(placeOf(after.flow, after.opportunity.substate)).toBeDefined();
      expect(after.opportunity.history).toHaveLength(before.opportunity.history.length + 1);
    });
  });
});

describe('whatever comes over the border', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom(...ids, '__proto__', 'constructor', 'toString', 'privacy', 'up-a'));
  const json = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof({ maxDepth: 3 }, value, fc.string(), fc.double(), fc.constantFrom(undefined, NaN, 1e308, -0, '9'.repeat(400), '__proto__', '{{field.a}}'), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(key, tie('any'), { maxKeys: 3 })),
  })).any;

  it('decide never throws, and accepts nothing of the wrong shape', () => {
    const hostile = fc.record({ values: fc.oneof(fc.dictionary(key, json), json), consents: fc.oneof(fc.array(fc.dictionary(key, json)), json), offer: json }, { requiredKeys: [] });
    fc.assert(fc.property(world, hostile, json, fc.boolean(), fc.dictionary(fc.constantFrom(...ids), json), (start, payload, type, known, values) => {
      const { revision, actions } = present(start);
      const taken = ActionRequest.safeParse(JSON.parse(JSON.stringify({ type: known ? actions[0]?.type ?? type : type, revision, payload })));
      if (taken.success) expect(['accepted', 'refused']).toContain(decide(start, taken.data).verdict);
      // and values of any shape, had a border let them through
      const decision = decide(start, { type: 'submit-step', revision, payload: { values: values as Record<string, Value> } });
      const written = decision.verdict === 'accepted' ? decision.effects.flatMap((effect) => (effect.kind === 'set-values' ? Object.values(effect.values) : [])) : [];
      for (const one of written) expect(Value.safeParse(one).success).toBe(true);
    }), { numRuns: runs });
  });

  it('each type makes something of its own of it, twice the same; what is good stays good over the wire', () => {
    fc.assert(fc.property(fc.constantFrom(...fieldTypes), fieldOf('f'), json, fc.constantFrom('en', 'it', 'und', 'not a language', ''), (type, field, given, language) => {
      const rule = fieldRules[type];
      const define: Field = { ...field, type };
      const once = rule.sanitize(given, define);
      expect(Value.safeParse(once).success).toBe(true);
      expect(rule.sanitize(once, define)).toEqual(once);
      expect(typeof rule.format(once, define, language)).toBe('string');
      const wire = rule.toWire(once);
      const again = rule.sanitize(wire, define);
      expect(rule.toWire(again)).toEqual(wire);
      expect(rule.isEmpty(again)).toBe(rule.isEmpty(once));
      // files go as ids, and only the server knows what is behind one
      if (rule.isEmpty(once) || ['file', 'photo', 'signature'].includes(type) || rule.validate(once, define)) return;
      expect(rule.validate(again, define)).toBeUndefined();
    }), { numRuns: 5 * runs });
  });

  it('the lint never throws', () => {
    const text = fc.oneof(fc.string(), fc.dictionary(key, fc.string()));
    fc.assert(fc.property(world, text, fc.array(key), fc.array(key), fc.array(fc.record({ source: key, action: key, from: key, target: key }, { requiredKeys: ['source', 'action'] })), (start, name, languages, placed, externalActions) => {
      const flow = Flow.parse({ ...start.flow, name, languages, externalActions, fields: [...start.fields.values()].map((field) => ({ ...field, label: name, help: name })), conditions: [...start.conditions.values()].map((one) => ({ ...one, text: name })) });
      flow.states[0]!.publicName = name;
      flow.states[0]!.substates[0]!.placements = placed.map((field, i) => ({ field, dependsOn: { field: placed[(i + 1) % placed.length] ?? field } }));
      for (const { pointer } of lint({ flow, fields: [], conditions: [], settings: start.settings })) expect(pointer).toMatch(/^\//);
    }), { numRuns: runs });
  });
});

describe('present', () => {
  const frozen = <T>(one: T): T => {
    if (typeof one === 'object' && one !== null && !(one instanceof Map)) Object.values(Object.freeze(one)).forEach(frozen);
    if (one instanceof Map) one.forEach(frozen);
    return one;
  };

  it('gives the same for the same, keeps to the protocol, and changes nothing that it is given', () => {
    fc.assert(fc.property(world, (start) => {
      const once = present(frozen(start));
      expect(present(start)).toEqual(once);
      expect(Opportunity.safeParse(once).success).toBe(true);
      decide(start, { type: 'submit-step', revision: once.revision, payload: {} });
    }), { numRuns: runs });
  });

  it('has a revision that no clock, customer or company changes, and that every change of the step or of what is held in it does', () => {
    fc.assert(fc.property(world, fc.constantFrom(...ids), value, (start, field, other) => {
      const { revision, placements, values } = present(start);
      const at = (change: Partial<Snapshot>): string => present({ ...start, ...change }).revision;
      expect(at({ now: '2031-01-01T00:00:00.000Z', customer: { ...start.customer, name: 'Else' }, settings: { ...start.settings, company: { name: 'Else' } } })).toBe(revision);
      const changed = { ...start, opportunity: { ...start.opportunity, values: { ...start.opportunity.values, [field]: other } } };
      expect(present(changed).revision === revision).toBe(JSON.stringify(present(changed).values) === JSON.stringify(values));
      const definition = start.fields.get(field)!;
      const renamed = at({ fields: new Map([...start.fields, [field, { ...definition, label: 'Another' }]]) });
      expect(renamed === revision).toBe(!placements.some((one) => one.field === field));
    }), { numRuns: runs });
  });
});

describe('shownFields', () => {
  it('comes to an end whatever depends on whatever, and shows nothing that depends on what is hidden', () => {
    const dependent = fc.record({ field: fc.constantFrom(...ids), dependsOn: fc.record({ field: fc.constantFrom(...ids) }) }, { requiredKeys: ['field'] });
    fc.assert(fc.property(fc.uniqueArray(dependent, { selector: ({ field }) => field }), fc.dictionary(fc.constantFrom(...ids), value), (placements, values) => {
      const shown = shownFields(placements, values);
      for (const { field, dependsOn } of placements) {
        if (!dependsOn) expect(shown.has(field)).toBe(true);
        else if (shown.has(field)) expect(shown.has(dependsOn.field)).toBe(true);
      }
    }), { numRuns: runs });
  });
});
