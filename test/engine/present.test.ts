import { describe, expect, it } from 'vitest';
import { MissingSubstateError, present, shownFields, substitute } from '../../src/engine/index.js';
import { Opportunity, OfferView } from '../../src/protocol/index.js';
import { flow, offer, pdf, snapshot } from './snapshots.js';

describe('present', () => {
  it('gives a payload of the protocol, in every substate', () => {
    for (const substate of flow.states.flatMap((state) => state.substates)) {
      const payload = present(snapshot(substate.id, { offers: [offer('a')] }));
      expect(Opportunity.safeParse(payload).success, substate.id).toBe(true);
      if (payload.view?.kind === 'offer') expect(OfferView.safeParse(payload.view).success).toBe(true);
    }
  });

  it('shows public names and never internal ones', () => {
    expect(JSON.stringify(present(snapshot('second')))).not.toContain('internal');
    expect(present(snapshot('second')).substate.name).toBe('Start');
    expect(present(snapshot('first')).state.name).toBe('Start');
  });

  it('fills substitution codes once, and leaves unknown ones to be seen', () => {
    const payload = present(snapshot());
    expect(payload.substate.description).toBe('For Anna');
    expect(payload.placements.find(({ field }) => field === 'intro')?.definition.text).toBe('Hello Anna, {{unknown}}');
    const sly = snapshot('first', { values: { code: '{{customer.name}}' } });
    expect(substitute('{{field.code}}', sly)).toBe('{{customer.name}}');
    expect(substitute({ en: '{{ company.name }}', it: 'x' }, sly)).toEqual({ en: 'Sole Nostro', it: 'x' });
    expect(substitute('{{opportunity.name}} {{field.paper}}{{field.none}}', sly)).toBe('A roof {{field.none}}');
    expect(substitute(undefined, sly)).toBeUndefined();
  });

  it('leaves out a placement whose field is gone, and values of fields that are not placed', () => {
    const payload = present(snapshot('second', { values: { code: 'A', permission: 'secret' } }));
    expect(payload.placements.map(({ field }) => field)).toEqual(['code', 'sheet']);
    expect(payload.values).toEqual({ code: 'A' });
    expect(present(snapshot()).placements.map(({ field }) => field)).toEqual(['code', 'paper', 'owner', 'permission', 'intro']);
  });

  it('orders by order and fills defaults into what is empty', () => {
    const at = snapshot();
    const [first, ...rest] = at.flow.states;
    const placements = [{ field: 'code', order: 2, defaultValue: 'D' }, { field: 'permission', order: 1, defaultValue: 'P' }];
    const changed = { ...at, flow: { ...at.flow, states: [{ ...first!, substates: [{ ...first!.substates[0]!, placements }] }, ...rest] } };
    expect(present(changed).placements.map(({ field }) => field)).toEqual(['permission', 'code']);
    expect(present(changed).values).toEqual({ code: 'D', permission: 'P' });
    expect(present({ ...changed, opportunity: { ...at.opportunity, values: { code: 'typed' } } }).values).toEqual({ code: 'typed', permission: 'P' });
  });

  it('tells in the timeline what is done with its dates, what is now, and what comes on the marked path', () => {
    const at = (substate: string, day: number): { substate: string; at: string } => ({ substate, at: `2026-11-0${day}T08:00:00.000Z` });
    const steps = present(snapshot('second', { history: [at('first', 1), at('accepting', 2), at('first', 3), at('second', 4)] })).timeline;
    expect(steps.map(({ id, status, at: when }) => [id, status, when?.slice(8, 10)])).toEqual([
      ['accepting', 'done', '02'], ['first', 'done', '03'], ['second', 'current', '04'], ['offers', 'next', undefined], ['waiting', 'next', undefined],
    ]);
  });

  it('announces nothing from a substate off the marked path, nor from a discard state', () => {
    expect(present(snapshot('accepting')).timeline.filter(({ status }) => status === 'next')).toEqual([]);
    expect(present(snapshot('failed')).timeline.filter(({ status }) => status === 'next')).toEqual([]);
  });

  it('changes the revision with the step, its substate or a value, and with nothing else', () => {
    const base = present(snapshot()).revision;
    expect(present(snapshot()).revision).toBe(base);
    expect(present(snapshot('first', {}, { now: '2027-01-01T00:00:00.000Z' })).revision).toBe(base);
    expect(present(snapshot('first', { values: { code: 'x' } })).revision).not.toBe(base);
    expect(present(snapshot('first', { values: { sheet: [pdf] } })).revision).toBe(base);
    expect(present(snapshot('first', { history: [{ substate: 'second', at: '2026-01-01T00:00:00.000Z' }, { substate: 'first', at: '2026-11-01T08:00:00.000Z' }] })).revision).not.toBe(base);
    expect(present(snapshot('second')).revision).not.toBe(base);
  });

  it('says which actions there are, and of those it cannot take yet why not', () => {
    expect(present(snapshot('waiting')).actions).toEqual([]);
    expect(present(snapshot('drawing')).actions).toEqual([{ type: 'submit-drawing', available: false, reason: { code: 'not-supported' } }]);
    expect(present(snapshot('accepting')).actions).toEqual([{ type: 'submit-step', available: true }]);
  });

  it('throws its own error for a substate that the flow does not have', () => {
    expect(() => present(snapshot('nowhere'))).toThrow(MissingSubstateError);
  });
});

describe('shownFields', () => {
  const dep = (field: string, on?: string, more: object = {}): { field: string; dependsOn?: { field: string } } => ({ field, ...(on ? { dependsOn: { field: on, ...more } } : {}) });
  it('follows chains, and hides circles and fields of other views', () => {
    const chain = [dep('a'), dep('b', 'a', { equals: true }), dep('c', 'b', { oneOf: ['x', 'y'] })];
    expect([...shownFields(chain, { a: true, b: 'x' })]).toEqual(['a', 'b', 'c']);
    expect([...shownFields(chain, { a: false, b: 'x' })]).toEqual(['a']);
    expect([...shownFields(chain, { a: true, b: 'z' })]).toEqual(['a', 'b']);
    expect([...shownFields([dep('a', 'b'), dep('b', 'a'), dep('c', 'c'), dep('d', 'elsewhere')], { a: 'x', b: 'x', c: 'x' })]).toEqual([]);
  });

  it('takes any answer where no value is named, and looks into several', () => {
    expect([...shownFields([dep('a'), dep('b', 'a')], { a: '' })]).toEqual(['a']);
    expect([...shownFields([dep('a'), dep('b', 'a')], { a: 0 })]).toEqual(['a', 'b']);
    expect([...shownFields([dep('a'), dep('b', 'a')], { a: false })]).toEqual(['a']);
    expect([...shownFields([dep('a'), dep('b', 'a', { equals: 'x' })], { a: ['y', 'x'] })]).toEqual(['a', 'b']);
  });
});
