import { describe, expect, it } from 'vitest';
import { decide, present, type Decision, type Snapshot } from '../../src/engine/index.js';
import type { ActionPayload, Field, Substate } from '../../src/protocol/index.js';
import { condition, offer, pdf, snapshot } from './snapshots.js';

const consent = (id: string, version = 1): NonNullable<ActionPayload['consents']>[number] => ({ condition: id, version, language: 'und', sha256: `hash-${id}-${version}` });
type PlacementList = Substate['placements'];
const good: ActionPayload = { values: { code: 'ABC', paper: ['up-1'], owner: true }, consents: [consent('privacy')] };
const act = (at: Snapshot, payload: ActionPayload, type = 'submit-step'): Decision => decide(at, { type, revision: present(at).revision, payload });
const codes = (decision: Decision): string[] => (decision.verdict === 'refused' ? decision.errors.map(({ pointer, code }) => `${pointer} ${code}`) : ['accepted']);

describe('decide: a step', () => {
  it('stores what was shown and may be written, records consents and moves', () => {
    const decision = act(snapshot(), good);
    expect(decision).toEqual({
      verdict: 'accepted',
      effects: [
        { kind: 'set-values', values: { code: 'ABC', paper: [pdf], owner: true } },
        { kind: 'record-consent', consent: { ...consent('privacy'), at: '2026-11-24T12:00:00.000Z' } },
        { kind: 'move', from: 'first', to: 'second', at: '2026-11-24T12:00:00.000Z' },
      ],
      files: [pdf],
    });
  });

  it('refuses what is missing, each at its place', () => {
    expect(act(snapshot(), {})).toMatchObject({ status: 422, code: 'invalid' });
    expect(codes(act(snapshot(), {}))).toEqual([
      '/payload/values/code required', '/payload/values/paper required', '/payload/values/owner required', '/payload/consents/privacy consent-required',
    ]);
  });

  it('asks for a dependent field only while it is shown, and never stores a hidden one', () => {
    expect(codes(act(snapshot(), { ...good, values: { ...good.values, owner: false } }))).toEqual(['/payload/values/permission required']);
    const decision = act(snapshot(), { ...good, values: { ...good.values, permission: 'sneaked in' } });
    expect(decision.verdict === 'accepted' && decision.effects[0]).toEqual({ kind: 'set-values', values: { code: 'ABC', paper: [pdf], owner: true } });
  });

  it('refuses another revision as moved on, and says so before anything else', () => {
    expect(decide(snapshot(), { type: 'nonsense', revision: 'old', payload: {} })).toEqual({ verdict: 'refused', status: 409, code: 'moved-on', errors: [] });
  });

  it('refuses an action that the substate does not name', () => {
    expect(act(snapshot('waiting'), {})).toEqual({ verdict: 'refused', status: 422, code: 'unknown-action', errors: [{ pointer: '/type', code: 'unknown-action' }] });
    expect(act(snapshot(), {}, 'accept-budget')).toMatchObject({ status: 422, code: 'unknown-action' });
  });

  it('refuses where the company set no target', () => {
    const at = snapshot();
    const without: Snapshot = { ...at, flow: { ...at.flow, externalActions: at.flow.externalActions.filter(({ source }) => source !== 'customer-portal') } };
    expect(act(without, good)).toEqual({ verdict: 'refused', status: 422, code: 'unavailable', errors: [{ pointer: '/type', code: 'no-target' }] });
    const dangling: Snapshot = { ...at, flow: { ...at.flow, externalActions: [{ source: 'customer-portal', action: 'submit-step', target: 'nowhere' }] } };
    expect(codes(act(dangling, good))).toEqual(['/type no-target']);
  });

  it('refuses a read-only value that differs, and passes the one that is held', () => {
    const at = snapshot('second', { values: { code: 'ABC', sheet: [{ ...pdf, id: 'theirs' }] } });
    expect(codes(act(at, { values: { code: 'XYZ' } }))).toEqual(['/payload/values/code read-only']);
    expect(codes(act(at, { values: { sheet: [] } }))).toEqual(['/payload/values/sheet read-only']);
    expect(codes(act(at, { values: { sheet: ['up-1'] } }))).toEqual(['/payload/values/sheet read-only']);
    expect(act(at, { values: { code: 'ABC', sheet: ['theirs'] } }).verdict).toBe('accepted');
    // an empty one is not there to be filled, not even with a file that nobody knows
    expect(codes(act(snapshot('second'), { values: { sheet: ['made-up'] } }))).toEqual(['/payload/values/sheet read-only']);
    expect(codes(act(snapshot('second', {}, { files: new Map([['up-9', { ...pdf, id: 'up-9', field: 'sheet' }]]) }), { values: { sheet: ['up-9'] } }))).toEqual(['/payload/values/sheet read-only']);
  });

  it('lets an all-read-only step through, though a required field of it is empty', () => {
    const decision = act(snapshot('second'), {});
    expect(decision.verdict === 'accepted' && decision.effects).toEqual([{ kind: 'set-values', values: {} }, { kind: 'move', from: 'second', to: 'offers', at: '2026-11-24T12:00:00.000Z' }]);
  });

  it('takes only files that were uploaded for this field', () => {
    expect(codes(act(snapshot(), { ...good, values: { ...good.values, paper: ['up-2'] } }))).toEqual(['/payload/values/paper unknown-file']);
    expect(codes(act(snapshot(), { ...good, values: { paper: ['up-2'] } }))).toEqual(['/payload/values/code required', '/payload/values/paper unknown-file', '/payload/values/owner required']);
    const elsewhere = snapshot('first', {}, { files: new Map([['up-1', { ...pdf, field: 'sheet' }]]) });
    expect(codes(act(elsewhere, good))).toEqual(['/payload/values/paper unknown-file']);
    expect(act(snapshot('first', { values: { paper: [{ ...pdf, id: 'before' }] } }), { ...good, values: { ...good.values, paper: ['before', 'up-1'] } }).verdict).toBe('accepted');
    expect(codes(act(snapshot(), { ...good, values: { ...good.values, paper: ['up-1', 'up-1'] } }))).toEqual(['accepted']);
  });

  it('keeps what the server holds where nothing is sent', () => {
    const decision = act(snapshot('first', { values: { code: 'HELD' } }), { ...good, values: { paper: ['up-1'], owner: true } });
    expect(decision.verdict === 'accepted' && decision.effects[0]).toMatchObject({ values: { code: 'HELD' } });
  });
});

describe('decide: fields of every kind', () => {
  const field = (id: string, type: string): Field => ({ id, type, label: id, maxFiles: 2, options: [{ value: 'x', label: 'X' }] });
  const of = (placements: PlacementList, values: Snapshot['opportunity']['values'] = {}): Snapshot => {
    const base = snapshot('first', { values });
    const fields = [field('text', 'short-text'), field('list', 'choices'), field('box', 'checkbox'), field('odd', 'hologram'), field('shown', 'displayed-text'), field('size', 'number'), field('paper', 'file')];
    const states = [{ id: 's', name: 's', substates: [{ id: 'first', name: 'f', view: 'initial-documentation' as const, placements }, { id: 'second', name: 's', view: null }] }];
    return { ...base, flow: { ...base.flow, states }, fields: new Map(fields.map((one) => [one.id, one])) };
  };
  const stored = (decision: Decision): unknown => (decision.verdict === 'accepted' ? decision.effects.find((effect) => effect.kind === 'set-values') : codes(decision));

  it('a hidden file holds nothing up, though nobody knows it, and is not stored', () => {
    const at = of([{ field: 'box' }, { field: 'paper', dependsOn: { field: 'box' } }, { field: 'text' }]);
    expect(stored(act(at, { values: { paper: ['made-up'], text: 'a' } }))).toStrictEqual({ kind: 'set-values', values: { box: false, text: 'a' } });
    expect(stored(act(at, { values: { paper: ['made-up'], box: true } }))).toEqual(['/payload/values/paper unknown-file']);
  });

  it('a type of a later version is left alone, and what was not answered is not stored', () => {
    const at = of([{ field: 'odd' }, { field: 'text' }, { field: 'list' }], { odd: [pdf] });
    const decision = act(at, { values: { odd: 'x', list: ['x'] } });
    expect(stored(decision)).toStrictEqual({ kind: 'set-values', values: { list: ['x'] } });
    expect(decision).toMatchObject({ files: [] });
    expect(stored(act(of([{ field: 'odd', readOnly: true }], { odd: 'x' }), { values: { odd: 'y' } }))).toStrictEqual({ kind: 'set-values', values: {} });
  });

  it('a read-only one may come back as it is held, or empty as it is', () => {
    const types = ['text', 'list', 'box', 'shown', 'size', 'paper'];
    const fixed = types.map((one) => ({ field: one, readOnly: true }));
    for (const empty of [null, '', [], undefined]) expect(act(of(fixed), { values: Object.fromEntries(types.map((one) => [one, empty])) as ActionPayload['values'] }).verdict).toBe('accepted');
    const values = { text: 'a', list: ['x'], box: true, size: 3.5, paper: [pdf] };
    expect(act(of(fixed, values), { values: { ...values, text: ' a ', size: '3,5', paper: ['up-1'] } }).verdict).toBe('accepted');
    expect(codes(act(of(fixed, values), { values: { text: '', list: [], box: false, size: null, paper: [] } }))).toEqual(Object.keys(values).map((one) => `/payload/values/${one} read-only`));
  });

  it('the receipt has the files that were kept, those held before too', () => {
    const at = of([{ field: 'paper' }, { field: 'text' }], { paper: [{ ...pdf, id: 'before' }] });
    expect(act(at, { values: { text: 'a' } })).toMatchObject({ files: [{ id: 'before' }] });
    expect(act(at, { values: { paper: ['up-1', 'before'] } })).toMatchObject({ files: [pdf, { ...pdf, id: 'before' }] });
    expect(act(at, { values: { paper: [] } })).toMatchObject({ files: [] });
  });
});

describe('decide: consents', () => {
  it('refuses one that does not echo what was shown', () => {
    for (const wrong of [{ version: 2 }, { sha256: 'other' }, { language: 'fr' }, { language: 'constructor' }, { condition: 'other' }]) {
      const [first] = codes(act(snapshot(), { ...good, consents: [consent('privacy'), { ...consent('privacy'), ...wrong }] }));
      expect(first).toContain('consent-changed');
    }
  });

  it('takes an optional one, and each only once', () => {
    const decision = act(snapshot(), { ...good, consents: [consent('privacy'), consent('privacy'), consent('news')] });
    expect(decision.verdict === 'accepted' && decision.effects.filter(({ kind }) => kind === 'record-consent')).toHaveLength(2);
  });

  it('asks no more for a version that was accepted, and again for a new one', () => {
    const given = [{ ...consent('privacy'), at: '2026-01-01T00:00:00.000Z' }];
    expect(act(snapshot('first', { consents: given }), { values: good.values }).verdict).toBe('accepted');
    const newer = new Map([condition('privacy', true, 2), condition('news', false)].map((one) => [one.id, one]));
    expect(codes(act(snapshot('first', { consents: given }, { conditions: newer }), { values: good.values }))).toEqual(['/payload/consents/privacy consent-required']);
    const repeated = act(snapshot('first', { consents: given }), good);
    expect(repeated.verdict === 'accepted' && repeated.effects.some(({ kind }) => kind === 'record-consent')).toBe(false);
    const other = act(snapshot('first', { consents: given }), { ...good, consents: [consent('privacy'), consent('news')] });
    expect(other.verdict === 'accepted' && other.effects.flatMap((effect) => (effect.kind === 'record-consent' ? effect.consent.condition : []))).toEqual(['news']);
  });

  it('holds up a substate with no view and an offer as well', () => {
    expect(codes(act(snapshot('accepting'), {}))).toEqual(['/payload/consents/privacy consent-required']);
    expect(act(snapshot('accepting'), { consents: [consent('privacy')] }).verdict).toBe('accepted');
    expect(codes(act(snapshot('offers', { offers: [offer('a')] }), { offer: 'a' }, 'accept-budget'))).toEqual(['/payload/consents/privacy consent-required']);
  });
});

describe('decide: an offer', () => {
  const offers = [offer('a'), offer('b', { validUntil: '2026-11-24' }), offer('old', { validUntil: '2026-11-23' }), offer('gone', { status: 'withdrawn' }), offer('no', { status: 'declined' })];
  const at = snapshot('offers', { offers });
  const accept = (id: string | undefined): Decision => act(at, { offer: id, consents: [consent('privacy')] }, 'accept-budget');

  it('accepts one, declines the other open ones and moves', () => {
    const decision = accept('b');
    expect(decision.verdict === 'accepted' && decision.effects.map((effect) => ('offer' in effect ? `${effect.kind} ${effect.offer}` : effect.kind)))
      .toEqual(['accept-offer b', 'decline-offer a', 'record-consent', 'move']);
    expect(decision.verdict === 'accepted' && decision.effects.at(-1)).toMatchObject({ to: 'waiting' });
    expect(decision).toMatchObject({ files: [] });
  });

  it('refuses what is not open, each with its reason', () => {
    expect(accept('old')).toEqual({ verdict: 'refused', status: 422, code: 'offer-expired', errors: [{ pointer: '/payload/offer', code: 'offer-expired' }] });
    expect(accept('gone')).toMatchObject({ code: 'offer-withdrawn' });
    expect(accept('no')).toMatchObject({ code: 'offer-not-open' });
    expect(accept('else')).toMatchObject({ code: 'unknown-offer' });
    expect(accept(undefined)).toMatchObject({ code: 'unknown-offer' });
  });

  it('says why nothing can be accepted', () => {
    const reason = (list: typeof offers): string | undefined => present(snapshot('offers', { offers: list })).actions[0]?.reason?.code;
    expect(reason([])).toBe('nothing-open');
    expect(reason([offer('old', { validUntil: '2020-01-01' })])).toBe('nothing-open');
    expect(reason([offer('a', { status: 'accepted' })])).toBe('already-accepted');
    expect(reason([offer('a')])).toBeUndefined();
  });

  it('accepts once: a second waits until the company has withdrawn the first', () => {
    const both = (status: string): Snapshot => snapshot('offers', { offers: [offer('a', { status }), offer('b')] });
    const second = (status: string): Decision => act(both(status), { offer: 'b', consents: [consent('privacy')] }, 'accept-budget');
    expect(codes(second('accepted'))).toEqual(['/type already-accepted']);
    expect(second('withdrawn').verdict).toBe('accepted');
  });

  it('takes an offer to the end of its last day, and no longer', () => {
    const last = snapshot('offers', { offers: [offer('a', { validUntil: '2026-11-24' }), offer('b')] });
    const at = (now: string): Decision => decide({ ...last, now }, { type: 'accept-budget', revision: present(last).revision, payload: { offer: 'a', consents: [consent('privacy')] } });
    expect(at('2026-11-24T00:00:00.000Z').verdict).toBe('accepted');
    expect(at('2026-11-24T23:59:59.999Z').verdict).toBe('accepted');
    // and says that of this offer, not that the whole page is out of date
    expect(at('2026-11-25T00:00:00.000Z')).toMatchObject({ status: 422, code: 'offer-expired' });
    expect(present({ ...last, now: '2026-11-25T00:00:00.000Z' }).view).toMatchObject({ offers: [{ id: 'a', status: 'expired' }, { id: 'b', status: 'open' }] });
  });
});

describe('decide: starting again', () => {
  const reset = (substate: string, history: readonly string[], flow = snapshot().flow): string => {
    const at = snapshot(substate, { history: history.map((one) => ({ substate: one, at: '2026-11-01T08:00:00.000Z' })) }, { flow });
    const decision = act(at, {}, 'reset-opportunity-process');
    return decision.verdict === 'accepted' ? decision.effects.map((effect) => (effect.kind === 'move' ? `to ${effect.to}` : effect.kind)).join() : codes(decision).join();
  };

  it('goes back to the last substate that had a view, or says that it cannot', () => {
    expect(reset('failed', ['first', 'second', 'waiting', 'failed'])).toBe('to second');
    expect(reset('failed', ['waiting', 'failed'])).toBe('/type no-target');
    expect(reset('failed', ['failed'])).toBe('/type no-target');
    expect(reset('failed', [])).toBe('/type no-target');
    expect(reset('failed', ['taken out of the flow', 'failed'])).toBe('/type no-target');
  });

  it('never goes from one failure to another, or the customer would go to and fro', () => {
    const { flow } = snapshot();
    const substate = (id: string, view: 'finalization-failed' | 'installer-visit') => ({ id, name: id, publicName: id, view });
    const states = [...flow.states, { id: 'more', name: 'x', discard: true, substates: [substate('too-late', 'installer-visit')] }, { id: 'other', name: 'x', substates: [substate('refused', 'finalization-failed')] }];
    expect(reset('failed', ['first', 'too-late', 'refused', 'failed'], { ...flow, states })).toBe('to first');
    expect(reset('failed', ['refused', 'failed'], { ...flow, states })).toBe('/type no-target');
  });

  it('goes where the company said, when it said so', () => {
    const { flow } = snapshot();
    const to = (target: string) => ({ ...flow, externalActions: [{ source: 'customer-portal', action: 'reset-opportunity-process', target, option: 'previous' as const }] });
    expect(reset('failed', ['first', 'failed'], to('offers'))).toBe('to offers');
    expect(reset('failed', ['first', 'failed'], to('nowhere'))).toBe('/type no-target');
    expect(reset('failed', ['first', 'failed'], { ...flow, externalActions: [] })).toBe('/type no-target');
  });

  it('another action may go back too, and never to where it is', () => {
    const at = snapshot('second', { history: ['first', 'second'].map((substate) => ({ substate, at: '2026-11-01T08:00:00.000Z' })) });
    const decision = act({ ...at, flow: { ...at.flow, externalActions: [{ source: 'customer-portal', action: 'submit-step', option: 'previous' }] } }, {});
    expect(decision.verdict === 'accepted' && decision.effects.at(-1)).toMatchObject({ from: 'second', to: 'first' });
  });
});
