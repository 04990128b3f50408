import { describe, expect, it } from 'vitest';
import { decide, present, type Decision, type Snapshot } from '../../src/engine/index.js';
import type { ActionPayload } from '../../src/protocol/index.js';
import { condition, offer, pdf, snapshot } from './snapshots.js';

const consent = (id: string, version = 1): NonNullable<ActionPayload['consents']>[number] => ({ condition: id, version, language: 'und', sha256: `hash-${id}-${version}` });
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
    expect(act(snapshot('waiting'), {})).toMatchObject({ status: 422, code: 'unknown-action' });
    expect(act(snapshot(), {}, 'accept-budget')).toMatchObject({ status: 422, code: 'unknown-action' });
  });

  it('refuses where the company set no target', () => {
    const at = snapshot();
    const without: Snapshot = { ...at, flow: { ...at.flow, externalActions: at.flow.externalActions.filter(({ source }) => source !== 'customer-portal') } };
    expect(codes(act(without, good))).toEqual(['/type no-target']);
    const dangling: Snapshot = { ...at, flow: { ...at.flow, externalActions: [{ source: 'customer-portal', action: 'submit-step', target: 'nowhere' }] } };
    expect(codes(act(dangling, good))).toEqual(['/type no-target']);
  });

  it('refuses a read-only value that differs, and passes the one that is held', () => {
    const at = snapshot('second', { values: { code: 'ABC', sheet: [{ ...pdf, id: 'theirs' }] } });
    expect(codes(act(at, { values: { code: 'XYZ' } }))).toEqual(['/payload/values/code read-only']);
    expect(codes(act(at, { values: { sheet: [] } }))).toEqual(['/payload/values/sheet read-only']);
    expect(codes(act(at, { values: { sheet: ['up-1'] } }))).toEqual(['/payload/values/sheet read-only']);
    expect(act(at, { values: { code: 'ABC', sheet: ['theirs'] } }).verdict).toBe('accepted');
  });

  it('lets an all-read-only step through, though a required field of it is empty', () => {
    const decision = act(snapshot('second'), {});
    expect(decision.verdict === 'accepted' && decision.effects).toEqual([{ kind: 'set-values', values: {} }, { kind: 'move', from: 'second', to: 'offers', at: '2026-11-24T12:00:00.000Z' }]);
  });

  it('takes only files that were uploaded for this field', () => {
    expect(codes(act(snapshot(), { ...good, values: { ...good.values, paper: ['up-2'] } }))).toEqual(['/payload/values/paper unknown-file']);
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
  });

  it('refuses what is not open, each with its reason', () => {
    expect(accept('old')).toMatchObject({ code: 'offer-expired', status: 422 });
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
});

describe('decide: starting again', () => {
  it('goes back to the last substate that had a view, or says that it cannot', () => {
    const history = ['first', 'waiting', 'failed'].map((substate) => ({ substate, at: '2026-11-01T08:00:00.000Z' }));
    const decision = act(snapshot('failed', { history }), {}, 'reset-opportunity-process');
    expect(decision.verdict === 'accepted' && decision.effects.at(-1)).toMatchObject({ kind: 'move', to: 'first' });
    expect(codes(act(snapshot('failed', { history: history.slice(1) }), {}, 'reset-opportunity-process'))).toEqual(['/type no-target']);
  });
});
