import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionRules } from '../../src/engine/actions/action-rules.js';
import { actionTypes, viewKinds, type ActionPayload, type ActionType, type EndView, type FileRef, type Flow, type InstallerVisit, type Settings, type Substate, type VisitView } from '../../src/protocol/index.js';
import { accepted, consentsTo, problemOf, type Caller } from '../conformance/caller.js';
import { saleSettings } from '../fixtures/sale.js';
import { contractPdf } from './contract-world.js';
import { databases, TestBackend } from './open-backend.js';

const reset = 'reset-opportunity-process';
const entry = { source: 'customer-portal', action: reset };
const onEnd = (end: Settings['end']): Settings => ({ ...saleSettings, end });
const visit: InstallerVisit = { id: 'v1', installer: { name: 'Marco', phone: '+39 333 765 4321' }, start: '2099-11-26T08:00:00.000Z', end: '2099-11-26T10:00:00.000Z', timeZone: 'Europe/Rome', position: [10.9, 44.6], changeable: true };

/** The sale with a step where it has failed, and one where an installer comes. */
function withEnd(flow: Flow, more: Flow['externalActions'] = [{ ...entry, target: 'offer-documents' }], failed: Partial<Substate> = {}): void {
  flow.states.push({ id: 'lost', name: 'Lost', publicName: { en: 'Closed', it: 'Chiuso' }, discard: true, substates: [{ id: 'failed', name: '99 lost', view: 'finalization-failed', publicName: { en: 'Closed', it: 'Chiuso' }, ...failed }] });
  flow.states.push({ id: 'site', name: 'Site', publicName: { en: 'Site', it: 'Cantiere' }, substates: [{ id: 'visit', name: '50 visit', view: 'installer-visit', publicName: { en: 'The visit', it: 'La visita' } }] });
  flow.externalActions.push(...more);
}

describe.each(databases)('the end of a project on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => {
    portal = await TestBackend.open(database);
    await portal.changeFlow((flow) => withEnd(flow));
    await portal.put('/company/settings', onEnd({ reactivation: true }));
  });
  afterAll(() => portal?.close());

  const history = [{ substate: 'send-documents', at: '2026-01-01T08:00:00Z' }, { substate: 'in-review', at: '2026-01-02T08:00:00Z' }, { substate: 'failed', at: '2026-01-03T08:00:00Z' }];
  const stored = (id: string) => portal.backend.db.selectFrom('opportunities').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const closed = () => portal.anna({ substate: 'failed', history });
  const receipts = async (id: string) => (await portal.backend.db.selectFrom('audit').select('id').where('opportunity', '=', id).where('action', '=', reset).execute()).length;
  /** What comes of a request for it that goes round the page, and where the project stands then. */
  async function tried({ anna, project }: { anna: Caller; project: string }, payload: ActionPayload = {}): Promise<string> {
    const answer = await anna.act(project, reset, payload);
    const said = answer.status === 200 ? 'taken' : `${answer.status} ${problemOf(answer).errors?.map(({ code }) => code).join() ?? ''}`;
    return `${said}, at ${(await stored(project)).substate}`;
  }
  const viewOf = async ({ anna, project }: { anna: Caller; project: string }): Promise<EndView> => (await anna.opportunity(project)).view as unknown as EndView;

  it('F64 goes to the substate of the action, once for a key and once for a revision', async () => {
    const who = await closed();
    const { revision } = await who.anna.opportunity(who.project);
    const first = await who.anna.act(who.project, reset, {}, { key: 'key-of-the-first', revision });
    expect(accepted(first)).toMatchObject({ receipt: { type: reset }, opportunity: { substate: { id: 'offer-documents' } } });
    expect((await who.anna.act(who.project, reset, {}, { key: 'key-of-the-first', revision })).text).toBe(first.text);
    const second = await who.anna.act(who.project, reset, {}, { revision });
    expect([second.status, problemOf(second).code]).toEqual([409, 'moved-on']);
    expect((await stored(who.project)).history.map(({ substate }) => substate)).toEqual([...history.map(({ substate }) => substate), 'offer-documents']);
    expect(await receipts(who.project)).toBe(1);
    const both = await closed();
    const at = (await both.anna.opportunity(both.project)).revision;
    const answers = await Promise.all([both.anna.act(both.project, reset, {}, { revision: at }), both.anna.act(both.project, reset, {}, { revision: at })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await receipts(both.project)).toBe(1);
  });

  it('F63 F65 is refused, and the project stays, unless settings and view agree and there is a substate to go to', async () => {
    const who = await closed();
    for (const end of [undefined, {}, { reactivation: false }, { success: 'Well done', failure: 'Pity' }]) {
      await portal.put('/company/settings', onEnd(end));
      expect(await tried(who)).toBe('422 reactivation-off, at failed');
      expect(await viewOf(who)).not.toHaveProperty('reactivation');
    }
    await portal.put('/company/settings', onEnd({ reactivation: true }));
    await portal.changeFlow((flow) => withEnd(flow, [{ ...entry, target: 'offer-documents' }], { view: 'finalization-success' }));
    expect(await tried(who)).toBe('422 unknown-action, at failed');
    for (const more of [[], [entry]]) {
      await portal.changeFlow((flow) => withEnd(flow, more));
      expect(await tried(who)).toBe('422 no-target, at failed');
      expect((await who.anna.opportunity(who.project)).actions).toEqual([{ type: reset, available: false, reason: { code: 'no-target' } }]);
    }
    await portal.changeFlow((flow) => withEnd(flow));
    expect(await tried(who)).toBe('taken, at offer-documents');
  });

  it('F66 goes to the target before it goes back, and back to the last step that had a view', async () => {
    await portal.changeFlow((flow) => withEnd(flow, [{ ...entry, option: 'previous' }]));
    const who = await closed();
    expect(await viewOf(who)).toMatchObject({ leadsTo: { en: 'Send your documents', it: 'Invii i documenti' } });
    expect(await tried(who)).toBe('taken, at send-documents');
    await portal.changeFlow((flow) => withEnd(flow, [{ ...entry, option: 'previous', target: 'choose-offer' }]));
    expect(await tried(await closed())).toBe('taken, at choose-offer');
    await portal.changeFlow((flow) => withEnd(flow));
  });

  it('F75b merges what the settings say of the end with what the flow says of the substate, in one view', async () => {
    await portal.put('/company/settings', onEnd({ success: 'Well done, {{customer.name}}', failure: { en: 'Until {{field.note}}', it: 'Peccato' }, reactivation: true }));
    const failed = await portal.anna({ substate: 'failed', history, values: { note: 'spring' } });
    expect(await viewOf(failed)).toEqual({ kind: 'finalization-failed', discard: true, text: { en: 'Until spring', it: 'Peccato' }, reactivation: true, leadsTo: { en: 'More documents', it: 'Altri documenti' } });
    const { revision } = await failed.anna.opportunity(failed.project);
    await portal.put('/company/settings', onEnd({ failure: 'Another text', reactivation: true }));
    expect(await failed.anna.opportunity(failed.project)).toMatchObject({ revision, view: { text: 'Another text' } });
    const done = await portal.anna({ substate: 'done' });
    expect(await viewOf(done)).toEqual({ kind: 'finalization-success', discard: false });
    await portal.put('/company/settings', onEnd({ reactivation: true }));
  });

  it('another customer can’t take it up, nor see it', async () => {
    const [anna, ben] = [await closed(), await closed()];
    const { revision } = await anna.anna.opportunity(anna.project);
    expect((await ben.anna.act(anna.project, reset, {}, { revision })).status).toBe(404);
    expect((await stored(anna.project)).substate).toBe('failed');
  });
});

describe.each(databases)('every way forward on %s', (database) => {
  let portal: TestBackend;
  let document: FileRef;
  beforeAll(async () => {
    portal = await TestBackend.open(database);
    const answer = await portal.company.ask('/company/files?name=contract.pdf', { method: 'POST', body: await contractPdf() });
    document = answer.json as FileRef;
    await portal.put('/company/settings', onEnd({ reactivation: true }));
    await portal.changeFlow((flow) => {
      flow.states.push({ id: 'all', name: 'All', publicName: { en: 'All', it: 'Tutto' }, substates: [...viewKinds, null].map((view) => ({ id: `at-${view ?? 'nothing'}`, name: 'x', publicName: { en: 'Here', it: 'Qui' }, view, conditions: ['privacy'] })) });
      flow.externalActions = actionTypes.map((action) => ({ source: 'customer-portal', action, target: 'done' }));
    });
  });
  afterAll(() => portal?.close());

  const payloadOf = (type: ActionType): ActionPayload => {
    switch (type) {
      case 'accept-budget': case 'decline-offer': return { offer: 'a' };
      case 'ask-offer-change': return { offer: 'a', text: 'Two panels more' };
      case 'submit-drawing': return { drawing: { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[[10, 44], [10.0002, 44], [10.0002, 44.0001], [10, 44.0001], [10, 44]]] }, properties: { pitch: 20, eave: 0 } }] } };
      case 'sign-contract': return { contract: 'c1', sha256: document.sha256, signature: { way: 'typed', name: 'Anna Ferri' } };
      case 'ask-visit-change': return { visit: 'v1', text: 'Thursday' };
      default: return {};
    }
  };

  it('F46 is held up by the conditions of the substate, whatever the page says, and goes on when they are given', async () => {
    const seen = new Set<string>();
    for (const kind of [...viewKinds, null]) {
      const substate = `at-${kind ?? 'nothing'}`;
      const project = { substate, visit, offers: [{ id: 'a', name: 'A', price: { amount: 1, currency: 'EUR' }, lines: [], attachments: [], status: 'open' }], contracts: [{ id: 'c1', name: 'Contract', document, ways: ['page'], status: 'open' }] };
      const { anna, project: id } = await portal.anna(project);
      const shown = await anna.opportunity(id);
      const forward = shown.actions.filter(({ type }) => !actionRules[type as ActionType]?.free);
      expect(forward.length, substate).toBe(1);
      for (const { type } of forward) {
        seen.add(type);
        const payload = payloadOf(type as ActionType);
        const without = await anna.act(id, type, payload);
        expect([substate, without.status, problemOf(without).errors]).toEqual([substate, 422, [{ pointer: '/payload/consents/privacy', code: 'consent-required' }]]);
        expect(await portal.backend.db.selectFrom('opportunities').select(['substate', 'drawing', 'held']).where('id', '=', id).executeTakeFirst()).toMatchObject({ substate, drawing: null, held: {} });
        const answer = await anna.act(id, type, { ...payload, consents: consentsTo(shown) });
        expect([substate, answer.status, answer.status === 200 || answer.text]).toEqual([substate, 200, true]);
        expect((await portal.backend.db.selectFrom('consents').select('condition').where('opportunity', '=', id).execute())).toEqual([{ condition: 'privacy' }]);
      }
    }
    expect([...seen].sort()).toEqual(actionTypes.filter((type) => !actionRules[type]?.free).sort());
  });
});

describe.each(databases)('the visit of an installer on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => {
    portal = await TestBackend.open(database);
    await portal.changeFlow((flow) => withEnd(flow));
  });
  afterAll(() => portal?.close());

  it('refuses what no page could show, each at its place, and keeps what was there', async () => {
    const { anna, customer, project } = await portal.anna({ substate: 'visit', visit });
    const put = (change: object) => portal.company.ask(`/company/opportunities/${project}`, { method: 'PUT', body: { id: project, customer: customer.id, type: 'sale', name: 'x', substate: 'visit', visit: { ...visit, ...change } } });
    for (const [change, ...at] of [
      [{ end: '2099-11-26T08:00:00.000Z' }, '/visit/end before-start'],
      [{ timeZone: 'Rome' }, '/visit/timeZone time-zone'],
      [{ position: [200, 44] }, '/visit/position position'],
      [{ map: 'http://example.com' }, '/visit/map address'],
      [{ installer: { name: 'M', picture: 'javascript:alert(1)', phone: 'x', email: 'x' } }, '/visit/installer/picture picture', '/visit/installer/phone phone', '/visit/installer/email email'],
    ] as const) {
      const answer = await put(change);
      expect([answer.status, ...(problemOf(answer).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)]).toEqual([422, ...at]);
    }
    expect((await put({ start: 'soon' })).status).toBe(422);
    expect((await anna.opportunity(project)).view).toEqual({ kind: 'installer-visit', visit });
  });

  it('tells the company what the customer asks for, and the project stays', async () => {
    const { anna, project } = await portal.anna({ substate: 'visit', visit });
    const asked = accepted(await anna.act(project, 'ask-visit-change', { visit: 'v1', text: '  Thursday, <b>please</b>  ' }));
    expect(asked.opportunity?.substate.id).toBe('visit');
    expect((asked.opportunity?.view as unknown as VisitView).asked).toMatchObject({ text: 'Thursday, <b>please</b>' });
    const record = await portal.company.ask(`/company/opportunities/${project}`);
    expect(record.json).toMatchObject({ asked: [{ kind: 'visit-change', about: 'v1', text: 'Thursday, <b>please</b>' }] });
    for (const [payload, code] of [[{ visit: 'v1', text: ' ' }, 'required'], [{ visit: 'v0', text: 'x' }, 'unknown-visit'], [{ visit: 'v1', text: 'x'.repeat(2001) }, 'too-long']] as const) {
      const answer = await anna.act(project, 'ask-visit-change', payload);
      expect([answer.status, problemOf(answer).errors?.[0]?.code]).toEqual([422, code]);
    }
    expect((await portal.company.ask(`/company/opportunities/${project}`)).json).toMatchObject({ asked: { length: 1 } });
  });
});
