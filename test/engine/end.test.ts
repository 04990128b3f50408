import { describe, expect, it } from 'vitest';
import { decide, present, type Snapshot } from '../../src/engine/index.js';
import { EndView, type Flow, type Settings, type Substate } from '../../src/protocol/index.js';
import { offer, pdf, snapshot } from './snapshots.js';

const reset = 'reset-opportunity-process';
const entry = { source: 'customer-portal', action: reset };

interface World { readonly view?: Substate['view']; readonly discard?: boolean; readonly end?: Settings['end']; readonly entries?: Flow['externalActions']; readonly more?: Partial<Snapshot['opportunity']> }

/** A project that has come to its end by way of two steps. */
function at(world: World = {}): Snapshot {
  const { view = 'finalization-failed', discard = true, entries = [{ ...entry, target: 'offers' }], more = {} } = world;
  const end = 'end' in world ? world.end : { reactivation: true };
  const base = snapshot();
  const flow: Flow = {
    ...base.flow, externalActions: [...entries],
    states: [
      { id: 'sale', name: 's', publicName: 'Sale', substates: [{ id: 'papers', name: 'p', publicName: 'Papers', view: 'initial-documentation' }, { id: 'offers', name: 'o', publicName: 'Offers for {{customer.name}}', view: 'offer' }] },
      { id: 'over', name: 'o', publicName: 'Over', discard, substates: [{ id: 'end', name: 'e', publicName: 'The end', view }] },
    ],
  };
  const history = ['papers', 'end'].map((substate) => ({ substate, at: '2026-11-01T08:00:00.000Z' }));
  return snapshot('end', { history, ...more }, { flow, settings: { ...base.settings, end } });
}
const shown = (world?: World): EndView => EndView.parse(present(at(world)).view);
const action = (world?: World): string | undefined => { const found = present(at(world)).actions.find(({ type }) => type === reset); return found && (found.available ? 'now' : found.reason?.code); };
const taken = (world?: World): string => {
  const of = at(world);
  const decision = decide(of, { type: reset, revision: present(of).revision, payload: {} });
  return decision.verdict === 'accepted' ? decision.effects.map((effect) => (effect.kind === 'move' ? `to ${effect.to}` : effect.kind)).join() : `${decision.code} ${decision.errors.map(({ code }) => code).join()}`;
};

describe('the end of a project', () => {
  const end = { success: 'Well done, {{customer.name}}', failure: { en: 'Closed by {{company.name}}', it: 'Chiuso' }, reactivation: true };

  it('has the company’s text by the state’s discard mark, whatever the view is called, with its codes filled in', () => {
    for (const view of ['finalization-success', 'finalization-failed'] as const) {
      expect(shown({ view, discard: false, end }), view).toMatchObject({ kind: view, discard: false, text: 'Well done, Anna' });
      expect(shown({ view, discard: true, end }), view).toMatchObject({ kind: view, discard: true, text: { en: 'Closed by Sole Nostro', it: 'Chiuso' } });
      // one that is off leaves the word to the view
      expect(shown({ view, discard: true, end: { success: 'x' } }).text, view).toBeUndefined();
      expect(shown({ view, end: undefined }).text, view).toBeUndefined();
    }
  });

  it('can be taken up again where the settings and the view of the substate agree, and goes where the company said', () => {
    expect(shown()).toMatchObject({ reactivation: true, leadsTo: 'Offers for Anna' });
    expect([action(), taken()]).toEqual(['now', 'to offers']);
    expect(shown({ end: {} }).reactivation).toBeUndefined();
    expect([action({ end: {} }), taken({ end: {} })]).toEqual(['reactivation-off', 'unavailable reactivation-off']);
    expect(shown({ end: undefined }).reactivation).toBeUndefined();
    expect([action({ end: { reactivation: false } }), taken({ end: { reactivation: false } })]).toEqual(['reactivation-off', 'unavailable reactivation-off']);
    expect(shown({ view: 'finalization-success' })).not.toHaveProperty('reactivation');
    expect([action({ view: 'finalization-success' }), taken({ view: 'finalization-success' })]).toEqual([undefined, 'unknown-action unknown-action']);
  });

  it('goes to the target, else back, and says so where the company set neither', () => {
    const both = { entries: [{ ...entry, target: 'offers', option: 'previous' as const }] };
    expect([shown(both).leadsTo, taken(both)]).toEqual(['Offers for Anna', 'to offers']);
    const previous = { entries: [{ ...entry, option: 'previous' as const }] };
    expect([shown(previous).leadsTo, taken(previous)]).toEqual(['Papers', 'to papers']);
    const neither = { entries: [] };
    expect(shown(neither)).toMatchObject({ reactivation: true });
    expect(shown(neither)).not.toHaveProperty('leadsTo');
    expect([action(neither), taken(neither)]).toEqual(['no-target', 'unavailable no-target']);
    const gone = { entries: [{ ...entry, target: 'nowhere' }] };
    expect([shown(gone).leadsTo, taken(gone)]).toEqual([undefined, 'unavailable no-target']);
  });

  it('has another revision when it can be taken up or leads elsewhere, and none when a text changes', () => {
    const revision = (world?: World): string => present(at(world)).revision;
    const base = revision({ end });
    expect(revision({ end: { ...end, success: 'Other', failure: 'Other' } })).toBe(base);
    expect(revision({ end: { ...end, reactivation: false } })).not.toBe(base);
    expect(revision({ end, entries: [] })).not.toBe(base);
    // the customer was told where it leads
    expect(revision({ end, entries: [{ ...entry, target: 'papers' }] })).not.toBe(base);
  });

  it('lists what the customer keeps: signed contracts, and the files of the offer that was accepted', () => {
    const contract = (id: string, status: string, signed: boolean) => ({ id, name: `Contract {{customer.name}} ${id}`, document: { ...pdf, id: `d-${id}` }, ways: [], status, ...(signed && { signed: { file: { ...pdf, id: `s-${id}` }, at: '2026-11-01T08:00:00.000Z', way: 'upload' } }) });
    const documents = shown({ view: 'finalization-success', discard: false, more: {
      contracts: [contract('1', 'signed', true), contract('2', 'open', true), contract('3', 'signed', false), contract('4', 'withdrawn', false)],
      offers: [offer('a', { status: 'declined', attachments: [pdf] }), offer('b', { status: 'accepted', name: 'B', attachments: [{ ...pdf, id: 'x' }, { ...pdf, id: 'y' }] })],
    } }).documents;
    expect(documents?.map(({ kind, name, file }) => `${kind} ${typeof name === 'string' ? name : ''} ${file.id}`)).toEqual(['contract Contract Anna 1 s-1', 'offer B x', 'offer B y']);
    expect(shown()).not.toHaveProperty('documents');
  });

  it('is taken up once: the second of two presses finds that the project has moved on', () => {
    const before = at();
    const press = { type: reset, revision: present(before).revision, payload: {} };
    expect(decide(before, press).verdict).toBe('accepted');
    const after = at({ more: { history: ['papers', 'end', 'offers', 'end'].map((substate) => ({ substate, at: '2026-11-02T08:00:00.000Z' })) } });
    expect(decide(after, press)).toMatchObject({ status: 409, code: 'moved-on' });
  });
});
