import { describe, expect, it } from 'vitest';
import { availableActions, checkValue, decide, lint, present, registerRule, ruleOf } from '../../src/engine/index.js';
import { Flow, type Field } from '../../src/protocol/index.js';
import { snapshots } from './own-snapshot.js';

const slope: Field = { id: 'slope', type: 'x-slope', label: 'Slope' };
const placed = (definition: Field, required = true) => ({ field: definition.id, order: 0, required, readOnly: false, definition });

describe('a field type of a company’s own', () => {
  it('F215 without its rule is neither judged nor kept, not even where it is required', () => {
    expect(checkValue(placed({ ...slope, type: 'x-unheard' }), undefined)).toBeUndefined();
    const { snapshot, send } = snapshots({ ...slope, type: 'x-unheard' });
    const decision = decide(snapshot, send(12));
    expect(decision.verdict).toBe('accepted');
    expect(decision.verdict === 'accepted' && decision.effects.find(({ kind }) => kind === 'set-values')).toEqual({ kind: 'set-values', values: {} });
  });

  it('F215 with its rule is asked for, judged by the company’s own code, kept, and read as the rule writes it', () => {
    registerRule('x-slope', { sanitize: (value) => (typeof value === 'number' ? value : null), validate: (value) => ((value as number) > 45 ? { code: 'too-steep', params: { max: 45 } } : undefined), format: (value) => `${Number(value)}°` });
    expect(checkValue(placed(slope), null)).toEqual({ pointer: '/payload/values/slope', code: 'required' });
    const { snapshot, send } = snapshots(slope);
    expect(decide(snapshot, send(60))).toMatchObject({ verdict: 'refused', status: 422, errors: [{ pointer: '/payload/values/slope', code: 'too-steep', params: { max: 45 } }] });
    expect(decide(snapshot, send('<b>'))).toMatchObject({ verdict: 'refused', errors: [{ code: 'required' }] });
    const decision = decide(snapshot, send(30));
    expect(decision.verdict === 'accepted' && decision.effects.find(({ kind }) => kind === 'set-values')).toEqual({ kind: 'set-values', values: { slope: 30 } });
    expect(ruleOf('x-slope')?.format(30, slope, 'en')).toBe('30°');
  });

  it('has a plain answer for whatever the rule leaves out', () => {
    registerRule('x-plain', {});
    const rule = ruleOf('x-plain');
    expect([rule?.isEmpty(''), rule?.isEmpty([]), rule?.isEmpty(null), rule?.isEmpty(undefined), rule?.isEmpty(0), rule?.isEmpty(false)]).toEqual([true, true, true, true, false, false]);
    expect([rule?.sanitize(undefined, slope), rule?.sanitize('a', slope), rule?.validate('a', slope), rule?.toWire(4)]).toEqual([null, 'a', undefined, 4]);
    expect([rule?.format('a', slope, 'en'), rule?.format(4, slope, 'en'), rule?.format({ a: 1 }, slope, 'en')]).toEqual(['a', '4', '{"a":1}']);
  });

  it('keeps its first rule, and no name without x- is taken', () => {
    registerRule('x-first', { format: () => 'first' });
    registerRule('x-first', { format: () => 'second' });
    expect(ruleOf('x-first')?.format(1, slope, 'en')).toBe('first');
    for (const name of ['slope', 'number', 'X-slope', 'x-', 'x-a b']) expect(() => registerRule(name, {}), name).toThrow(TypeError);
  });
});

describe('a view of a company’s own', () => {
  it('F215 is sent where the company set where the step leads, or has conditions, and else only shows', () => {
    const own = (more: Parameters<typeof snapshots>[1]) => snapshots({ ...slope, type: 'number' }, { view: 'x-report', ...more }).snapshot;
    expect(present(own({})).view).toEqual({ kind: 'x-report' });
    expect(availableActions(own({}))).toEqual([{ type: 'submit-step', available: true }]);
    expect(availableActions(own({ leads: false }))).toEqual([]);
    expect(decide(own({}), snapshots(slope).send(4, present(own({})).revision))).toMatchObject({ verdict: 'accepted', effects: [{ kind: 'set-values', values: { slope: 4 } }, { kind: 'move', to: 'after' }] });
  });

  it('may stand in a flow, and a view that is neither ours nor a company’s own may not', () => {
    const { snapshot: { flow, settings } } = snapshots(slope, { view: 'x-report' });
    expect(Flow.safeParse(flow).success).toBe(true);
    expect(lint({ flow, settings, fields: flow.fields ?? [], conditions: [] }).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Flow.safeParse(JSON.parse(JSON.stringify(flow).replace('x-report', 'ofer'))).success).toBe(false);
  });
});
