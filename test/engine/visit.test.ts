import { describe, expect, it } from 'vitest';
import { decide, present, visitFaults, type Decision, type Snapshot } from '../../src/engine/index.js';
import { OpportunityRecord, VisitView, type ActionPayload, type Flow, type InstallerVisit, type Substate } from '../../src/protocol/index.js';
import { snapshot } from './snapshots.js';

const visit: InstallerVisit = {
  id: 'v1', installer: { name: 'Marco Bellini', company: 'Tetti', role: 'For {{customer.name}}', phone: '+39 333 765 4321', email: 'marco@example.com', picture: 'https://example.com/marco.jpg' },
  start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T10:00:00.000Z', timeZone: 'Europe/Rome', address: 'Via Verdi 8', position: [10.92, 44.64],
  prepare: ['A ladder', { en: 'Hello {{customer.name}}', it: 'Salve {{customer.name}}' }], notes: 'From {{company.name}}', changeable: true,
};

const flowWith = (substate: Partial<Substate>, externalActions: Flow['externalActions'] = []): Flow => ({
  ...snapshot().flow, externalActions: [...externalActions],
  states: [{ id: 's', name: 's', substates: [{ id: 'visit', name: 'v', publicName: 'Visit', view: 'installer-visit', ...substate }, { id: 'after', name: 'a', publicName: 'After', view: null }] }],
});
const at = (more: Partial<Snapshot['opportunity']> = { visit }, rest: Partial<Snapshot> = {}): Snapshot => snapshot('visit', more, { flow: flowWith({}), ...rest });
const shown = (snapshotOf: Snapshot): Partial<VisitView> => VisitView.parse(present(snapshotOf).view);
const reason = (of: Snapshot, type = 'ask-visit-change'): string | undefined => { const action = present(of).actions.find((one) => one.type === type); return action?.available ? 'now' : action?.reason?.code; };
const ask = (of: Snapshot, payload: ActionPayload): Decision => decide(of, { type: 'ask-visit-change', revision: present(of).revision, payload });
const codes = (decision: Decision): string[] => (decision.verdict === 'refused' ? [decision.code, ...decision.errors.map(({ pointer, code }) => `${pointer} ${code}`)] : ['accepted']);

describe('the visit of an installer', () => {
  it('is told with its texts filled in, and nothing else changed', () => {
    expect(shown(at()).visit).toEqual({ ...visit, installer: { ...visit.installer, role: 'For Anna' }, prepare: ['A ladder', { en: 'Hello Anna', it: 'Salve Anna' }], notes: 'From Sole Nostro' });
    expect(shown(at({}))).toEqual({ kind: 'installer-visit' });
    expect(shown(at({ visit: { id: 'v' } })).visit).toEqual({ id: 'v' });
  });

  it('tells what the customer last asked of this very visit', () => {
    const asked = (about: string, text: string, kind: 'visit-change' | 'offer-change' = 'visit-change') => ({ kind, about, text, at: `2026-11-2${text.length}T08:00:00.000Z` });
    expect(shown(at({ visit, asked: [asked('v1', 'a'), asked('v1', 'bb'), asked('v0', 'ccc'), asked('v1', 'dddd', 'offer-change')] })).asked).toEqual({ at: '2026-11-22T08:00:00.000Z', text: 'bb' });
    expect(shown(at({ visit, asked: [asked('v0', 'a')] })).asked).toBeUndefined();
  });

  it('is shown without what no page could show, and the company is told of each at its place', () => {
    const wrong: InstallerVisit = {
      ...visit, end: visit.start, timeZone: 'Rome', position: [10.92, 444], map: 'javascript:alert(1)',
      installer: { name: 'Marco', role: 'Chief', picture: 'http://example.com/a.png', phone: 'call me', email: 'a b@example.com?subject=x' },
    };
    expect(visitFaults(wrong)).toEqual([
      { pointer: '/end', code: 'before-start' }, { pointer: '/timeZone', code: 'time-zone' }, { pointer: '/position', code: 'position' }, { pointer: '/map', code: 'address' },
      { pointer: '/installer/picture', code: 'picture' }, { pointer: '/installer/phone', code: 'phone' }, { pointer: '/installer/email', code: 'email' },
    ]);
    const { end: _, timeZone: __, position: ___, ...rest } = visit;
    expect(shown(at({ visit: wrong })).visit).toEqual({ ...rest, installer: { name: 'Marco', role: 'Chief' }, prepare: ['A ladder', { en: 'Hello Anna', it: 'Salve Anna' }], notes: 'From Sole Nostro' });
    expect(visitFaults(visit)).toEqual([]);
    expect(visitFaults({ id: 'v' })).toEqual([]);
  });

  it('takes the addresses and places that a page can show, and no others', () => {
    const picture = (address: string): boolean => visitFaults({ id: 'v', installer: { name: 'M', picture: address } }).length === 0;
    for (const good of ['https://example.com/a.png?x=1', 'data:image/png;base64,AAAA', 'data:image/svg+xml,%3Csvg%3E', 'DATA:IMAGE/JPEG;base64,AA']) expect(picture(good), good).toBe(true);
    for (const bad of ['', 'data:text/html,x', 'data:image/tiff,x', 'javascript:x', 'https://a"onerror=', 'blob:x', '//example.com/a.png']) expect(picture(bad), bad).toBe(false);
    const place = (position: number[]): boolean => visitFaults({ id: 'v', position }).length === 0;
    for (const good of [[0, 0], [-180, 90], [180, -90], [10.9, 44.6, 34]]) expect(place(good), String(good)).toBe(true);
    for (const bad of [[], [10.9], [181, 0], [0, -91], [1, 2, 3, 4]]) expect(place(bad), String(bad)).toBe(false);
    expect(visitFaults({ id: 'v', end: visit.end })).toEqual([{ pointer: '/end', code: 'before-start' }]);
    // later by half a second, however it is written
    expect(visitFaults({ id: 'v', start: '2026-11-26T08:00:00Z', end: '2026-11-26T08:00:00.500Z' })).toEqual([]);
    for (const phone of ['112', '(02) 555-01 00', '+34612345678']) expect(visitFaults({ id: 'v', installer: { name: 'M', phone } }), phone).toEqual([]);
    expect(OpportunityRecord.safeParse({ id: 'o', customer: 'c', type: 't', name: 'n', substate: 's', visit: { id: 'v', start: 'soon' } }).success).toBe(false);
  });

  it('says why no other time can be asked for: nothing planned, fixed, or over', () => {
    expect(reason(at({}))).toBe('no-visit');
    expect(reason(at({ visit: { ...visit, changeable: false } }))).toBe('visit-fixed');
    expect(reason(at({ visit: { ...visit, changeable: undefined } }))).toBe('visit-fixed');
    expect(reason(at())).toBe('now');
    expect(reason(at({ visit }, { now: '2026-11-26T10:00:00.000Z' }))).toBe('now');
    expect(reason(at({ visit }, { now: '2026-11-26T10:00:00.001Z' }))).toBe('visit-over');
    // where no end is said, the day after
    const open = { ...visit, end: undefined };
    expect([reason(at({ visit: open }, { now: '2026-11-27T08:00:00.000Z' })), reason(at({ visit: open }, { now: '2026-11-27T08:00:00.001Z' }))]).toEqual(['now', 'visit-over']);
    expect(reason(at({ visit: { id: 'v', changeable: true } }, { now: '2099-01-01T00:00:00.000Z' }))).toBe('now');
  });

  it('takes the wish of a customer for another time, and keeps the project where it is', () => {
    expect(ask(at(), { visit: 'v1', text: '  Thursday, please.  ' })).toEqual({
      verdict: 'accepted', files: [], effects: [{ kind: 'ask', asked: { kind: 'visit-change', about: 'v1', text: 'Thursday, please.', at: '2026-11-24T12:00:00.000Z' } }],
    });
    const moving = at({ visit }, { flow: flowWith({}, [{ source: 'customer-portal', action: 'ask-visit-change', target: 'after' }]) });
    const decision = ask(moving, { visit: 'v1', text: 'Thursday' });
    expect(decision.verdict === 'accepted' && decision.effects.at(-1)).toMatchObject({ kind: 'move', to: 'after' });
  });

  it('refuses a wish without words, too long, of another visit, or of another shape', () => {
    expect(codes(ask(at(), { visit: 'v1', text: ' \n ' }))).toEqual(['required', '/payload/text required']);
    expect(codes(ask(at(), { visit: 'v1' }))).toEqual(['required', '/payload/text required']);
    expect(codes(ask(at(), { visit: 'v1', text: 7 }))).toEqual(['required', '/payload/text required']);
    expect(codes(ask(at(), { visit: 'v1', text: 'x'.repeat(2001) }))).toEqual(['invalid', '/payload/text too-long']);
    expect(ask(at(), { visit: 'v1', text: 'x'.repeat(2000) }).verdict).toBe('accepted');
    expect(codes(ask(at(), { visit: 'v0', text: 'Thursday' }))).toEqual(['unknown-visit', '/payload/visit unknown-visit']);
    expect(codes(ask(at({ visit: { ...visit, changeable: false } }), { visit: 'v1', text: 'Thursday' }))).toEqual(['unavailable', '/type visit-fixed']);
  });

  it('is not held up by conditions when another time is asked for', () => {
    const held = at({ visit }, { flow: flowWith({ conditions: ['privacy'] }) });
    expect(ask(held, { visit: 'v1', text: 'Thursday' }).verdict).toBe('accepted');
  });

  it('has another revision when the visit changes or is asked about, and none with the clock', () => {
    const { revision } = present(at());
    expect(present(at({ visit: { ...visit, start: '2026-11-27T08:00:00.000Z' } })).revision).not.toBe(revision);
    expect(present(at({ visit, asked: [{ kind: 'visit-change', about: 'v1', text: 'x', at: '2026-11-24T12:00:00.000Z' }] })).revision).not.toBe(revision);
    expect(present(at({ visit }, { now: '2027-01-01T00:00:00.000Z' })).revision).toBe(revision);
  });

  it('F207 has a way forward where the company set one for this very step, or where conditions are to be accepted', () => {
    const onward = (substate: Partial<Substate>, ...entries: Flow['externalActions']): string | undefined => reason(at({ visit }, { flow: flowWith(substate, entries) }), 'submit-step');
    const entry = { source: 'customer-portal', action: 'submit-step', target: 'after' };
    for (const view of ['installer-visit', 'finalization-success'] as const) {
      expect(onward({ view }), view).toBeUndefined();
      // one for all steps isn't meant for a step that only informs
      expect(onward({ view }, entry), view).toBeUndefined();
      expect(onward({ view }, { ...entry, from: 'visit' }), view).toBe('now');
      expect(onward({ view, conditions: ['privacy'] }, entry), view).toBe('now');
      expect(onward({ view, conditions: ['privacy'] }), view).toBe('no-target');
      expect(onward({ view, conditions: ['gone'] }, entry), view).toBeUndefined();
    }
    const of = at({ visit }, { flow: flowWith({}, [{ ...entry, from: 'visit' }]) });
    expect(decide(of, { type: 'submit-step', revision: present(of).revision, payload: {} })).toMatchObject({ verdict: 'accepted', effects: [{ kind: 'set-values', values: {} }, { kind: 'move', to: 'after' }] });
  });
});
