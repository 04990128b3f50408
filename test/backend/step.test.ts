import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentationKinds, Opportunity, type Offer } from '../../src/protocol/index.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { accepted, consentsTo, newKey, problemOf, sha256, type Caller } from '../conformance/caller.js';
import { databases, TestBackend } from './open-backend.js';

const offer = (id: string, more: Partial<Offer> = {}): Offer => ({ id, name: `Offer ${id}`, price: { amount: 900_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open', ...more });

describe.each(databases)('a step on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => { portal = await TestBackend.open(database); });
  afterAll(() => portal?.close());

  const stored = (id: string) => portal.backend.db.selectFrom('opportunities').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const receipts = async () => (await portal.backend.db.selectFrom('receipts').select('id').execute()).length;

  /** A step that can be sent: what it carries, and the file's id. */
  async function ready(anna: Caller, project: string): Promise<{ values: Record<string, string | string[]>; consents: ReturnType<typeof consentsTo>; file: string }> {
    const { id: file } = await anna.upload(project, 'identity', pdfBytes());
    return { values: { 'tax-id': 'FRRNNA80A41F205X', identity: [file] }, consents: consentsTo(await anna.opportunity(project)), file };
  }

  it('F14 F15 moves on to the substate that the company set, with values, file and consent in the database once', async () => {
    const { anna, customer, project } = await portal.anna();
    const { file, ...payload } = await ready(anna, project);
    const { receipt, opportunity } = accepted(await anna.act(project, 'submit-step', payload));
    expect(receipt.number).toMatch(/^R-20\d\d-\d{6}$/);
    expect(receipt.files).toEqual([{ id: file, name: 'file.pdf', size: pdfBytes().length, type: 'application/pdf', sha256: sha256(pdfBytes()) }]);
    expect(opportunity?.substate.id).toBe('in-review');
    const row = await stored(project);
    expect(row.substate).toBe('in-review');
    expect(row.history.map(({ substate }) => substate)).toEqual(['send-documents', 'in-review']);
    expect(row.held).toEqual({ 'tax-id': 'FRRNNA80A41F205X', identity: receipt.files });
    const consents = await portal.backend.db.selectFrom('consents').selectAll().where('opportunity', '=', project).execute();
    expect(consents).toMatchObject([{ condition: 'privacy', version: 1, language: 'en', sha256: sha256('We use your data for your project.') }]);
    const audit = await portal.company.ask(`/company/opportunities/${project}/audit`);
    expect(audit.json).toMatchObject([{ action: 'company-save' }, { action: 'submit-step', customer: customer.id, detail: { receipt: receipt.number } }]);
    expect(audit.text).not.toContain('FRRNNA80A41F205X');
  });

  it('F39 refuses a step without a required value, whatever the page says, and the substate stays', async () => {
    const { anna, project } = await portal.anna();
    const { values, consents } = await ready(anna, project);
    for (const [left, ...pointers] of [
      [{ 'tax-id': '  ', identity: values['identity'] ?? [] }, '/payload/values/tax-id'],
      [{ 'tax-id': null, identity: [] }, '/payload/values/tax-id', '/payload/values/identity'],
      [{}, '/payload/values/tax-id', '/payload/values/identity'],
    ] as const) {
      const answer = await anna.act(project, 'submit-step', { values: left as never, consents });
      expect(answer.status).toBe(422);
      expect(problemOf(answer).errors).toEqual(pointers.map((pointer) => ({ pointer, code: 'required' })));
      expect(await stored(project)).toMatchObject({ substate: 'send-documents', held: {} });
    }
  });

  it('F216 refuses a step without a mandatory consent, and one to a text that the customer wasn’t shown', async () => {
    const { anna, project } = await portal.anna();
    const { values, consents } = await ready(anna, project);
    const [privacy] = consents;
    if (!privacy) throw new Error('no condition');
    for (const [given, code] of [
      [[], 'consent-required'],
      [[{ ...privacy, sha256: sha256('another text') }], 'consent-changed'],
      [[{ ...privacy, version: 2 }], 'consent-changed'],
      [[{ ...privacy, language: 'fr' }], 'consent-changed'],
      [[privacy, { ...privacy, condition: 'another' }], 'consent-changed'],
    ] as const) {
      const answer = await anna.act(project, 'submit-step', { values, consents: [...given] });
      expect(answer.status).toBe(422);
      expect(problemOf(answer).errors?.map((error) => error.code)).toContain(code);
      expect((await stored(project)).substate).toBe('send-documents');
    }
    expect(await portal.backend.db.selectFrom('consents').selectAll().where('opportunity', '=', project).execute()).toEqual([]);
  });

  it('F24 asks for the placed fields and nothing else, information and documents alike, in each of the five documentation views', async () => {
    for (const view of documentationKinds) {
      const { anna, project } = await portal.anna();
      await portal.changeFlow((flow) => { for (const substate of flow.states[0]?.substates ?? []) if (substate.id === 'send-documents') substate.view = view; });
      const { file: _, ...payload } = await ready(anna, project);
      expect((await anna.opportunity(project)).view).toEqual({ kind: view });
      const refused = await anna.act(project, 'submit-step', { ...payload, values: {} });
      expect(problemOf(refused).errors?.map(({ pointer }) => pointer)).toEqual(['/payload/values/tax-id', '/payload/values/identity']);
      expect((await anna.act(project, 'submit-step', payload)).status).toBe(200);
      expect(Object.keys((await stored(project)).held).sort()).toEqual(['identity', 'tax-id']);
    }
    await portal.changeFlow(() => undefined);
  });

  it('F41 refuses to write to a read-only field', async () => {
    const { anna, customer, project } = await portal.anna();
    await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'Via Verdi 8', substate: 'send-documents', values: { advisor: 'Carla Neri' } });
    const { values, consents } = await ready(anna, project);
    const answer = await anna.act(project, 'submit-step', { values: { ...values, advisor: 'Somebody' }, consents });
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors).toEqual([{ pointer: '/payload/values/advisor', code: 'read-only' }]);
    expect(await stored(project)).toMatchObject({ substate: 'send-documents', held: { advisor: 'Carla Neri' } });
  });

  it('F135 keeps nothing of a hidden field, and never asks for it', async () => {
    const { anna, project } = await portal.anna();
    const { values, consents } = await ready(anna, project);
    const shown = await anna.act(project, 'submit-step', { values: { ...values, note: 'late' }, consents });
    expect(problemOf(shown).errors).toEqual([{ pointer: '/payload/values/why', code: 'required' }]);
    expect((await anna.act(project, 'submit-step', { values: { ...values, note: 'soon', why: 'sent all the same' }, consents })).status).toBe(200);
    expect((await stored(project)).held).not.toHaveProperty('why');
  });

  it('ignores values of fields that stand in other substates, or nowhere', async () => {
    const { anna, project } = await portal.anna();
    const { values, consents } = await ready(anna, project);
    expect((await anna.act(project, 'submit-step', { values: { ...values, contract: 'x', __proto__: 'x', constructor: 'x' }, consents })).status).toBe(200);
    expect(Object.keys((await stored(project)).held).sort()).toEqual(['identity', 'tax-id']);
  });

  it('refuses an unknown action, one of another view, and one that leads nowhere', async () => {
    const { anna, project } = await portal.anna();
    for (const type of ['accept-budget', 'fly-away', 'constructor']) {
      const answer = await anna.act(project, type, {});
      expect([answer.status, problemOf(answer).code]).toEqual([422, 'unknown-action']);
    }
    expect((await stored(project)).substate).toBe('send-documents');
  });

  it('answers 409 with the opportunity as it is now when it has moved on', async () => {
    const { anna, customer, project } = await portal.anna();
    const { revision } = await anna.opportunity(project);
    const { values, consents } = await ready(anna, project);
    await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: 'Via Verdi 8', substate: 'in-review' });
    const answer = await anna.act(project, 'submit-step', { values, consents }, { revision });
    expect([answer.status, problemOf(answer).code]).toEqual([409, 'moved-on']);
    expect(Opportunity.parse(problemOf(answer).opportunity).substate.id).toBe('in-review');
  });

  describe('an idempotency key', () => {
    it.each([undefined, '', 'short', 'with a space in it'])('%j is refused', async (key) => {
      const { anna, project } = await portal.anna();
      const answer = await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: { type: 'submit-step', revision: 'x', payload: {} }, headers: key === undefined ? {} : { 'Idempotency-Key': key } });
      expect([answer.status, problemOf(answer).code]).toEqual([400, 'idempotency-key-missing']);
    });

    it('gives the same answer again, and does nothing again', async () => {
      const { anna, project } = await portal.anna();
      const { file: _, ...payload } = await ready(anna, project);
      const { revision } = await anna.opportunity(project);
      const key = newKey();
      const first = await anna.act(project, 'submit-step', payload, { key, revision });
      const count = await receipts();
      const again = await anna.act(project, 'submit-step', payload, { key, revision });
      expect([again.status, again.text]).toEqual([200, first.text]);
      expect(await receipts()).toBe(count);
      expect((await stored(project)).history).toHaveLength(2);
    });

    it('sent many times at once is taken once', async () => {
      const { anna, project } = await portal.anna();
      const { file: _, ...payload } = await ready(anna, project);
      const { revision } = await anna.opportunity(project);
      const key = newKey();
      const answers = await Promise.all(Array.from({ length: 8 }, () => anna.act(project, 'submit-step', payload, { key, revision })));
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers[0]?.status).toBe(200);
      expect((await stored(project)).history).toHaveLength(2);
    });

    it('keeps refusals too, so that a mended answer needs a new key', async () => {
      const { anna, project } = await portal.anna();
      const { values, consents } = await ready(anna, project);
      const { revision } = await anna.opportunity(project);
      const key = newKey();
      const refused = await anna.act(project, 'submit-step', { values: {}, consents }, { key, revision });
      const again = await anna.act(project, 'submit-step', { values: {}, consents }, { key, revision });
      expect([refused.status, again.status, again.text]).toEqual([422, 422, refused.text]);
      const mended = await anna.act(project, 'submit-step', { values, consents }, { key, revision });
      expect([mended.status, problemOf(mended).code]).toEqual([422, 'key-reused']);
      expect((await anna.act(project, 'submit-step', { values, consents }, { revision })).status).toBe(200);
    });

    it('is the customer’s own: the same one of another customer is another', async () => {
      const key = newKey();
      const results = await Promise.all([portal.anna(), portal.anna()].map(async (one) => {
        const { anna, project } = await one;
        const { file: _, ...payload } = await ready(anna, project);
        return anna.act(project, 'submit-step', payload, { key });
      }));
      expect(results.map(({ status }) => status)).toEqual([200, 200]);
    });
  });

  it('takes one of two actions that race with keys of their own', async () => {
    const { anna, project } = await portal.anna();
    const { file: _, ...payload } = await ready(anna, project);
    const { revision } = await anna.opportunity(project);
    const answers = await Promise.all(Array.from({ length: 6 }, () => anna.act(project, 'submit-step', payload, { revision })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await stored(project)).history).toHaveLength(2);
  });

  describe('an offer', () => {
    const offers = [offer('a'), offer('b'), offer('c', { validUntil: '2020-01-01' })];

    it('F28 accepted moves to the substate of the action accept-budget, and declines the others', async () => {
      const { anna, project } = await portal.anna({ substate: 'choose-offer', offers });
      const answer = await anna.act(project, 'accept-budget', { offer: 'b', consents: consentsTo(await anna.opportunity(project)) });
      expect(accepted(answer).opportunity?.substate.id).toBe('contract-documents');
      expect((await stored(project)).substate).toBe('contract-documents');
      const rows = await portal.backend.db.selectFrom('offers').select(['id', 'status']).where('opportunity', '=', project).orderBy('id').execute();
      expect(rows.map(({ id, status }) => [id, status])).toEqual([['a', 'declined'], ['b', 'accepted'], ['c', 'open']]);
    });

    it('F148 leads where the action of the source customer-portal leads, not where another source’s does', async () => {
      const { anna, project } = await portal.anna({ substate: 'choose-offer', offers });
      const consents = consentsTo(await anna.opportunity(project));
      await portal.changeFlow((flow) => { flow.externalActions = [{ source: 'simulator', action: 'accept-budget', target: 'done' }, ...flow.externalActions.filter(({ source }) => source !== 'simulator')]; });
      expect(accepted(await anna.act(project, 'accept-budget', { offer: 'a', consents })).opportunity?.substate.id).toBe('contract-documents');
      await portal.changeFlow(() => undefined);
    });

    it('is accepted exactly once when two tabs accept two of them', async () => {
      const { anna, project } = await portal.anna({ substate: 'choose-offer', offers });
      const shown = await anna.opportunity(project);
      const answers = await Promise.all(['a', 'b', 'a', 'b'].map((id) => anna.act(project, 'accept-budget', { offer: id, consents: consentsTo(shown) }, { revision: shown.revision })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      const rows = await portal.backend.db.selectFrom('offers').select(['id', 'status']).where('opportunity', '=', project).where('status', '=', 'accepted').execute();
      expect(rows).toHaveLength(1);
      expect((await stored(project)).history.filter(({ substate }) => substate === 'contract-documents')).toHaveLength(1);
    });

    it('that is expired, another customer’s or none is refused', async () => {
      const { anna, project } = await portal.anna({ substate: 'choose-offer', offers });
      await portal.anna({ substate: 'choose-offer', offers: [offer('of-somebody-else')] });
      const consents = consentsTo(await anna.opportunity(project));
      for (const [id, code] of [['c', 'offer-expired'], ['of-somebody-else', 'unknown-offer'], [undefined, 'unknown-offer']] as const) {
        const answer = await anna.act(project, 'accept-budget', { offer: id, consents });
        expect([answer.status, problemOf(answer).code]).toEqual([422, code]);
      }
      expect((await stored(project)).substate).toBe('choose-offer');
    });
  });

  it('keeps what no database can keep out of it, and the rest as it was typed', async () => {
    const { anna, project } = await portal.anna();
    const { values, consents } = await ready(anna, project);
    const note = 'Robert\'); drop table opportunities;-- <script>alert(1)</script> \\u0000 {{customer.name}} 😀';
    const answer = await anna.act(project, 'submit-step', { values: { ...values, note: `${note}\u0000\ud800` }, consents });
    expect(answer.status).toBe(200);
    expect((await stored(project)).held['note']).toBe(`${note}\ufffd`);
  });
});
