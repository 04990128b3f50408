import { describe, expect, it } from 'vitest';
import { availableActions, MissingSubstateError, offerAt, present, shownFields, substitute, type Snapshot } from '../../src/engine/index.js';
import { Opportunity, OfferView } from '../../src/protocol/index.js';
import { condition, flow, offer, pdf, snapshot } from './snapshots.js';

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
      ['accepting', 'done', '03'], ['first', 'done', '04'], ['second', 'current', '04'], ['offers', 'next', undefined], ['waiting', 'next', undefined],
    ]);
  });

  it('has what was done in the order in which it was done last, with the day on which it was', () => {
    const history = ['offers', 'drawing', 'accepting', 'waiting', 'drawing', 'first'].map((substate, i) => ({ substate, at: `2026-11-0${i + 1}T08:00:00.000Z` }));
    const done = present(snapshot('first', { history })).timeline.filter(({ status }) => status === 'done');
    expect(done.map(({ id, at: when }) => `${id} ${when?.slice(8, 10)}`)).toEqual(['offers 02', 'accepting 04', 'waiting 05', 'drawing 06']);
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
    expect(present(snapshot('drawing')).actions).toEqual([{ type: 'submit-drawing', available: true }]);
    expect(present(snapshot('accepting')).actions).toEqual([{ type: 'submit-step', available: true }]);
    expect(availableActions(snapshot('nowhere'))).toEqual([]);
  });

  it('has for each view the action that it asks for, and says when the company set no target for it', () => {
    const at = (view: Snapshot['flow']['states'][number]['substates'][number]['view'], conditions?: string[], targets = true): Snapshot => {
      const base = snapshot('only');
      const externalActions = ['submit-step', 'accept-budget', 'reset-opportunity-process', 'submit-drawing', 'sign-contract'].map((action) => ({ source: 'customer-portal', action, target: 'only' }));
      return { ...base, flow: { ...base.flow, states: [{ id: 's', name: 's', substates: [{ id: 'only', name: 'o', view, conditions }] }], externalActions: targets ? externalActions : [] } };
    };
    const actions = (...[view, ...rest]: Parameters<typeof at>): string[] => present(at(view, ...rest)).actions.map(({ type, reason }) => `${type} ${reason?.code ?? 'now'}`);
    for (const kind of ['initial', 'financing', 'installation'] as const) expect(actions(`${kind}-documentation`)).toEqual(['submit-step now']);
    expect([actions('drawing'), actions('contract-signature'), actions('finalization-failed'), actions('finalization-success'), actions('installer-visit')])
      .toEqual([['submit-drawing now'], ['sign-contract no-contract'], ['reset-opportunity-process now'], [], ['ask-visit-change no-visit']]);
    expect([actions(null), actions(null, []), actions(null, ['gone']), actions(null, ['gone', 'privacy'])]).toEqual([[], [], [], ['submit-step now']]);
    expect([actions('offer')[0], actions('offer', [], false)[0], actions('initial-documentation', [], false)]).toEqual(['accept-budget nothing-open', 'accept-budget no-target', ['submit-step no-target']]);
    expect(present(at('installer-visit')).view).toEqual({ kind: 'installer-visit' });
    expect(present(at(null)).view).toBeNull();
  });

  it('has a revision of its own for other conditions, offers where they are shown, and another way on', () => {
    const differs = (substate: string, more: Partial<Snapshot['opportunity']>, rest: Partial<Snapshot> = {}): boolean => present(snapshot(substate, more, rest)).revision !== present(snapshot(substate)).revision;
    const conditions = (...list: ReturnType<typeof condition>[]) => ({ conditions: new Map(list.map((one) => [one.id, one])) });
    expect(differs('first', {}, conditions(condition('privacy', true), condition('news', false)))).toBe(false);
    expect(differs('first', {}, conditions(condition('privacy', true, 2), condition('news', false)))).toBe(true);
    expect(differs('first', {}, conditions(condition('privacy', true), condition('news', true)))).toBe(true);
    expect(differs('first', {}, conditions(condition('privacy', true)))).toBe(true);
    expect([differs('first', { offers: [offer('a')] }), differs('offers', { offers: [offer('a')] })]).toEqual([false, true]);
    expect(present(snapshot('offers', { offers: [offer('a', { status: 'withdrawn' })] })).revision).not.toBe(present(snapshot('offers', { offers: [offer('a')] })).revision);
    const priced = (substate: string, amount: number): string => present(snapshot(substate, { offers: [offer('a', { price: { amount, currency: 'EUR' } })] })).revision;
    expect([priced('offers', 100) === priced('offers', 200), priced('first', 100) === priced('first', 200)]).toEqual([false, true]);
    expect([differs('first', {}, { flow: { ...flow, externalActions: [] } }), differs('waiting', {}, { flow: { ...flow, externalActions: [] } })]).toEqual([true, false]);
  });

  it('tells of each condition whether this very version of it was accepted', () => {
    const given = (id: string, version: number) => ({ condition: id, version, language: 'und', sha256: 'x', at: '2026-01-01T00:00:00.000Z' });
    const { conditions } = present(snapshot('first', { consents: [given('news', 2), given('privacy', 1)] }));
    expect(conditions).toEqual([{ ...condition('privacy', true), acceptedAt: '2026-01-01T00:00:00.000Z' }, condition('news', false)]);
    // accepted in one substate, it is accepted in the other
    expect(present(snapshot('accepting', { consents: [given('privacy', 1)] })).conditions[0]?.acceptedAt).toBeDefined();
    expect(present(snapshot('accepting', { consents: [given('news', 1)] })).conditions[0]?.acceptedAt).toBeUndefined();
  });

  it('shows a condition once, though the company listed it twice', () => {
    const at = snapshot('first');
    const states = at.flow.states.map((state) => ({ ...state, substates: state.substates.map((substate) => ({ ...substate, conditions: ['privacy', 'news', 'privacy'] })) }));
    expect(present({ ...at, flow: { ...at.flow, states } }).conditions.map(({ id }) => id)).toEqual(['privacy', 'news']);
  });

  it('only an open offer expires, and one without a last day never does', () => {
    const at = (status: string, validUntil?: string): string => offerAt(offer('a', { status, validUntil }), '2026-11-24T12:00:00.000Z').status;
    expect([at('open', '2026-11-23'), at('open', '2026-11-24'), at('open', '2026-11-25'), at('open')]).toEqual(['expired', 'open', 'open', 'open']);
    expect(['accepted', 'declined', 'withdrawn'].map((status) => at(status, '2026-11-23'))).toEqual(['accepted', 'declined', 'withdrawn']);
  });

  it('throws its own error for a substate that the flow does not have', () => {
    expect(() => present(snapshot('nowhere'))).toThrow(MissingSubstateError);
    expect(() => present(snapshot('nowhere'))).toThrow(expect.objectContaining({ name: 'MissingSubstateError', message: 'nowhere' }));
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
