import { describe, expect, it } from 'vitest';
import { addRule, isAwaited, ruleOf, rulesThere } from '../../src/engine/field-types/field-types.js';
import { iban } from '../../src/engine/field-types/iban-rule.js';
import { checkStep, valuesToSend } from '../../src/engine/step.js';
import type { PlacedField, Values } from '../../src/protocol/index.js';

// not by the door of the whole engine: as a page has it before an element has brought its rule
const account = (mode: Partial<PlacedField> = {}): PlacedField => ({ field: 'account', order: 0, required: false, readOnly: false, definition: { id: 'account', type: 'iban', label: 'Account' }, ...mode });
const codes = (placed: PlacedField, values: Values = {}): string[] => checkStep({ placements: [placed], values, conditions: [], accepted: [] }).map(({ code }) => code);

describe('a type whose rule comes with its element', () => {
  it('holds the step up while the rule isn’t there: nobody can say that its answer is good', () => {
    expect([isAwaited('iban'), isAwaited('short-text'), isAwaited('hologram')]).toEqual([true, false, false]);
    for (const mode of [{}, { required: true }]) for (const values of [{}, { account: 'IT60X0542811101000000123456' }, { account: '??' }] as Values[]) expect(codes(account(mode), values)).toEqual(['not-loaded']);
    expect(valuesToSend([account()], { account: 'IT60' })).toEqual({});
  });

  it('holds nothing up that nobody can change: read-only, or hidden', () => {
    expect(codes(account({ readOnly: true }))).toEqual([]);
    expect(codes(account({ dependsOn: { field: 'other' } }))).toEqual([]);
  });

  it('is judged like any other once it is', () => {
    const before = rulesThere();
    addRule('iban', iban);
    expect([rulesThere(), isAwaited('iban'), ruleOf('iban')]).toEqual([before + 1, false, iban]);
    expect([codes(account()), codes(account({ required: true })), codes(account(), { account: '??' }), codes(account(), { account: 'IT60X0542811101000000123456' })]).toEqual([[], ['required'], ['not-an-iban'], []]);
    expect(valuesToSend([account()], { account: 'IT60 X054 2811 1010 0000 0123 456' })).toEqual({ account: 'IT60X0542811101000000123456' });
  });

  it('keeps the rule that was there first', () => {
    addRule('iban', { ...iban, empty: 'another' });
    expect(ruleOf('iban')).toBe(iban);
  });
});
