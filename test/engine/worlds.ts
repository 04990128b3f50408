import fc from 'fast-check';
import { decide, present, type Effect, type Snapshot } from '../../src/engine/index.js';
import { fieldTypes, type ActionRequest, type Condition, type Field, type Flow, type Offer, type Opportunity, type Value } from '../../src/protocol/index.js';

/** How often a property is tried: `npm run mutate` tries each on a thousand changed engines. */
export const runs = fc.readConfigureGlobal().numRuns ?? 200;

/** Field ids; one is a word that every object knows. */
export const ids = ['a', 'b', 'constructor', 'd'] as const;
const steps = ['s0', 's1', 's2'] as const;
const held = fc.constantFrom('x', 'y', '', 'z@example.com', '12', '2026-11-24', '12:30', ' ');
/** A value of the protocol, often one that some field takes. */
export const value: fc.Arbitrary<Value> = fc.oneof(held, fc.boolean(), fc.integer({ min: -3, max: 30 }), fc.constant(null), fc.array(fc.constantFrom('x', 'y', 'up-a', 'up-b', 'nowhere'), { maxLength: 3 }),
  fc.constantFrom<Value>({ amount: 1250, currency: 'EUR' }, { street: 'x', city: 'y', country: 'FR', postcode: '69001' }, { country: 'IT' }, { amount: 1.5, currency: '' }, 'IT60X0542811101000000123456', '00743110157', '2026-06-01T10:00:00Z'));

const options = [{ value: 'x', label: 'X' }, { value: 'y', label: 'Y' }];
export const fieldOf = (id: string): fc.Arbitrary<Field> => fc.record({
  id: fc.constant(id), type: fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...fieldTypes) }, { weight: 1, arbitrary: fc.constant('hologram') }), label: fc.constant('L'), options: fc.constant(options),
}).chain((field) => fc.record({ minLength: fc.constant(2), min: fc.constant(0), step: fc.constant(1), maxFiles: fc.constant(2), accept: fc.constant<string[]>(['.pdf']) }, { requiredKeys: [] }).map((more): Field => ({ ...field, ...more })));

const dependsOn = fc.record({ field: fc.constantFrom(...ids, 'elsewhere'), equals: fc.oneof(fc.boolean(), fc.constantFrom('x', 'y')), oneOf: fc.subarray(['x', 'y', true]) }, { requiredKeys: ['field'] });
const placement = (field: string) => fc.record({ field: fc.constant(field), required: fc.boolean(), readOnly: fc.boolean(), order: fc.integer({ min: 0, max: 3 }), defaultValue: value, dependsOn }, { requiredKeys: ['field'] });
const substate = (id: string) => fc.record({
  id: fc.constant(id), name: fc.constant(id), publicName: fc.constant('{{field.a}}'),
  view: fc.constantFrom('initial-documentation' as const, 'offer-documentation' as const, 'offer' as const, 'finalization-failed' as const, null),
  placements: fc.tuple(...ids.map(placement)).chain((all) => fc.subarray(all)),
  conditions: fc.subarray(['privacy', 'news', 'gone']),
});
const offer = (id: string): fc.Arbitrary<Offer> => fc.record({
  id: fc.constant(id), name: fc.constant(id), price: fc.constant({ amount: 1, currency: 'EUR' }), lines: fc.constant([]), attachments: fc.constant([]),
  status: fc.constantFrom('open', 'open', 'open', 'declined', 'withdrawn'), validUntil: fc.constantFrom(undefined, '2026-11-23', '2026-11-24', '2026-11-25'),
});

const actions = ['submit-step', 'accept-budget', 'reset-opportunity-process'] as const;
const condition = (id: string, mandatory: boolean): Condition => ({ id, version: 1, name: id, text: id, mandatory, sha256: { und: id } });

/** A company of any kind, and a customer's project at the beginning of its flow. */
export const world: fc.Arbitrary<Snapshot> = fc.record({
  fields: fc.tuple(...ids.map(fieldOf)), substates: fc.tuple(...steps.map(substate)), values: fc.dictionary(fc.constantFrom(...ids), value),
  offers: fc.tuple(...['o1', 'o2', 'o3'].map(offer)), option: fc.boolean(),
}).map(({ fields, substates, values, offers, option }): Snapshot => {
  const flow: Flow = {
    protocol: 1, type: 'random', name: 'Random', initial: 's0', languages: ['en'],
    states: [{ id: 'all', name: 'all', publicName: 'All', substates: [...substates, { id: 'end', name: 'end', publicName: 'End', view: null }] }],
    externalActions: [['s0', 's1'], ['s1', 's2'], ['s2', 'end']].flatMap(([from, target]) => actions.map((action) => ({
      source: 'customer-portal', action, from, ...(action === 'reset-opportunity-process' && option ? { option: 'previous' as const } : { target }),
    }))),
  };
  return {
    flow, fields: new Map(fields.map((field) => [field.id, field])), conditions: new Map([condition('privacy', true), condition('news', false)].map((one) => [one.id, one])),
    settings: { company: { name: 'C' }, languages: ['en'], support: {}, showSupport: false, sites: [], end: { reactivation: true } }, customer: { id: 'c', name: 'C', portal: true },
    opportunity: { id: 'o', name: 'O', substate: 's0', history: [{ substate: 's0', at: '2026-01-01T00:00:00.000Z' }], values, offers, consents: [] },
    files: new Map(['a', 'b'].map((field) => [`up-${field}`, { id: `up-${field}`, name: `${field}.pdf`, size: 1, type: 'application/pdf', field }])), now: '2026-11-24T12:00:00.000Z',
  };
});

/** What a backend does with the effects of an action. */
export function apply(snapshot: Snapshot, effects: readonly Effect[]): Snapshot {
  let { opportunity } = snapshot;
  const mark = (id: string, status: string) => opportunity.offers.map((one) => (one.id === id ? { ...one, status } : one));
  for (const effect of effects) {
    switch (effect.kind) {
      case 'set-values': opportunity = { ...opportunity, values: { ...opportunity.values, ...effect.values } }; break;
      case 'record-consent': opportunity = { ...opportunity, consents: [...opportunity.consents, effect.consent] }; break;
      case 'accept-offer': opportunity = { ...opportunity, offers: mark(effect.offer, 'accepted') }; break;
      case 'decline-offer': opportunity = { ...opportunity, offers: mark(effect.offer, 'declined') }; break;
      case 'move': opportunity = { ...opportunity, substate: effect.to, history: [...opportunity.history, { substate: effect.to, at: effect.at }] };
    }
  }
  return { ...snapshot, opportunity };
}

interface Attempt { values: Record<string, Value>; consents: string[]; offer: string; type: string | undefined; stale: boolean }

const attempt: fc.Arbitrary<Attempt> = fc.record({
  values: fc.dictionary(fc.constantFrom(...ids, 'other', '__proto__'), value), consents: fc.shuffledSubarray(['privacy', 'privacy', 'news']), offer: fc.constantFrom('o1', 'o2', 'o3', 'none'),
  type: fc.option(fc.constantFrom(...actions, 'sign-contract'), { nil: undefined, freq: 3 }), stale: fc.integer({ max: 9, min: 0 }).map((n) => n === 0),
});
const action = (shown: Opportunity, { values, consents, offer: id, type, stale }: Attempt): ActionRequest => ({
  // mostly what the page offers, now and then what it doesn't
  type: type ?? shown.actions[0]?.type ?? 'submit-step', revision: stale ? 'stale' : shown.revision,
  payload: { values, offer: id, consents: consents.map((one) => ({ condition: one, version: 1, language: 'und', sha256: one })).filter((one) => shown.conditions.some(({ id: there }) => there === one.condition)) },
});

/** One accepted action. `seen` is what the customer's page showed; `then` what it would show after, had the step not been left. */
export interface Step { readonly before: Snapshot; readonly after: Snapshot; readonly seen: Opportunity; readonly then: Opportunity; readonly taken: ActionRequest; readonly effects: readonly Effect[] }

/** Walks worlds through attempts, and looks at every accepted one. Resolves to how many there were. */
export function walk(look: (step: Step) => void): number {
  let accepted = 0;
  fc.assert(fc.property(world, fc.array(attempt, { minLength: 1, maxLength: 8 }), (start, attempts) => {
    let snapshot = start;
    for (const one of attempts) {
      const seen = present(snapshot);
      const taken = action(seen, one);
      const decision = decide(snapshot, taken);
      if (decision.verdict === 'refused') continue;
      accepted++;
      const after = apply(snapshot, decision.effects);
      const then = present({ ...after, opportunity: { ...after.opportunity, substate: snapshot.opportunity.substate } });
      look({ before: snapshot, after, seen, then, taken, effects: decision.effects });
      snapshot = after;
    }
  }), { numRuns: runs });
  return accepted;
}
