import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer, OfferRecord, OfferView } from '../../src/protocol/index.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { accepted, consentsTo, newKey, problemOf, type Answer, type Caller } from '../conformance/caller.js';
import { sale, saleSettings } from '../fixtures/sale.js';
import { databases, TestBackend } from './open-backend.js';

const offer = (id: string, more: Partial<Offer> = {}): Offer => ({ id, name: `Offer ${id}`, price: { amount: 900_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open', ...more });
const record = (id: string, more: Partial<OfferRecord> = {}): OfferRecord => ({ id, name: `Offer ${id}`, price: { amount: 900_000, currency: 'EUR' }, ...more });
const three = ['a', 'b', 'c'].map((id) => offer(id));

describe.each(databases)('offers on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => { portal = await TestBackend.open(database); });
  afterAll(() => portal?.close());

  const atOffers = (offers: readonly Offer[] = []) => portal.anna({ substate: 'choose-offer', offers: [...offers] });
  const rows = async (project: string) => (await portal.backend.db.selectFrom('offers').select(['id', 'status']).where('opportunity', '=', project).orderBy('place').execute()).map(({ id, status }) => `${id} ${status}`);
  const substate = async (project: string) => (await portal.backend.db.selectFrom('opportunities').select('substate').where('id', '=', project).executeTakeFirstOrThrow()).substate;
  /** What the mailbox has, once all that waits has gone out. */
  const mails = async () => { await portal.backend.runAutomatic(); return portal.mails(); };
  const audit = async (project: string) => (await portal.backend.db.selectFrom('audit').select(['action', 'customer', 'detail']).where('opportunity', '=', project).orderBy('id').execute());
  const seen = async (anna: Caller, project: string) => ((await anna.opportunity(project)).view as unknown as OfferView).offers;
  const company = (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> => portal.company.ask(`/company/opportunities/${path}`, { method, body, headers });
  const accept = async (anna: Caller, project: string, id: string, more: { key?: string; revision?: string } = {}) => anna.act(project, 'accept-budget', { offer: id, consents: consentsTo(await anna.opportunity(project)) }, more);

  describe('are accepted once, ever', () => {
    /** What a race may leave: one accepted, the others declined, one move, one receipt. */
    async function settled(project: string, answers: readonly Answer[]): Promise<void> {
      const list = await rows(project);
      expect(list.filter((one) => one.endsWith(' accepted'))).toHaveLength(1);
      expect(list.filter((one) => one.endsWith(' declined'))).toHaveLength(2);
      expect(await substate(project)).toBe('contract-documents');
      expect((await audit(project)).filter(({ action }) => action === 'accept-budget')).toHaveLength(1);
      const numbers = new Set(answers.filter(({ status }) => status === 200).map((answer) => accepted(answer).receipt.number));
      expect(numbers.size).toBe(1);
      expect(answers.filter(({ status }) => status !== 200).map((answer) => [answer.status, problemOf(answer).code])).toEqual(answers.filter(({ status }) => status !== 200).map(() => [409, 'moved-on']));
    }

    it('F28 though two tabs of one session press at once, each with a key of its own', async () => {
      const { anna, project } = await atOffers(three);
      const { revision } = await anna.opportunity(project);
      const answers = await Promise.all(['a', 'b', 'c', 'a', 'b'].map((id) => accept(anna, project, id, { revision })));
      await settled(project, answers);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    });

    it('though the same press arrives five times: one is taken, and all get its receipt', async () => {
      const { anna, project } = await atOffers(three);
      const { revision } = await anna.opportunity(project);
      const consents = consentsTo(await anna.opportunity(project));
      const key = newKey();
      const answers = await Promise.all(Array.from({ length: 5 }, () => anna.act(project, 'accept-budget', { offer: 'b', consents }, { key, revision })));
      await settled(project, answers);
      expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
      expect(await rows(project)).toEqual(['a declined', 'b accepted', 'c declined']);
    });

    it('though two sessions of one customer press at once', async () => {
      const { anna, customer, project } = await atOffers(three);
      const other = await portal.signIn(customer.email ?? '');
      const { revision } = await anna.opportunity(project);
      await settled(project, await Promise.all([accept(anna, project, 'a', { revision }), accept(other, project, 'b', { revision }), accept(anna, project, 'c', { revision })]));
    });

    it('though a decline and a wish come with it', async () => {
      const { anna, project } = await atOffers(three);
      const { revision } = await anna.opportunity(project);
      const answers = await Promise.all([
        anna.act(project, 'decline-offer', { offer: 'a', reason: 'No' }, { revision }), accept(anna, project, 'a', { revision }), anna.act(project, 'ask-offer-change', { offer: 'a', text: 'x' }, { revision }),
      ]);
      // whichever was first has changed what the others were about
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect((await rows(project)).filter((one) => one.endsWith(' accepted')).length).toBeLessThanOrEqual(1);
    });

    it('and the database itself holds no second one', async () => {
      const { project } = await atOffers(three);
      const { db } = portal.backend;
      await db.updateTable('offers').set({ status: 'accepted' }).where('opportunity', '=', project).where('id', '=', 'a').execute();
      await expect(db.updateTable('offers').set({ status: 'accepted' }).where('opportunity', '=', project).where('id', '=', 'b').execute()).rejects.toThrow();
      expect(await rows(project)).toEqual(['a accepted', 'b open', 'c open']);
    });

    it('and of another customer’s project never', async () => {
      const { project } = await atOffers(three);
      const { anna: other } = await portal.anna();
      for (const type of ['accept-budget', 'ask-offer-change', 'decline-offer']) expect((await other.act(project, type, { offer: 'a', text: 'x' }, { revision: 'any' })).status).toBe(404);
      expect(await rows(project)).toEqual(['a open', 'b open', 'c open']);
    });
  });

  it('refuses an acceptance of what has changed since it was read: price, lines, or taken back', async () => {
    for (const change of [{ price: { amount: 950_000, currency: 'EUR' } }, { lines: [{ name: 'Less' }] }, { validUntil: '2031-01-01' }]) {
      const { anna, project } = await atOffers(three);
      const { revision } = await anna.opportunity(project);
      expect((await company('PUT', `${project}/offers/b`, record('b', change))).status).toBe(200);
      const answer = await accept(anna, project, 'b', { revision });
      expect([answer.status, problemOf(answer).code]).toEqual([409, 'moved-on']);
      expect(await rows(project)).toEqual(['a open', 'b open', 'c open']);
    }
    const { anna, project } = await atOffers(three);
    const { revision } = await anna.opportunity(project);
    await company('POST', `${project}/offers/b/withdraw`);
    expect((await accept(anna, project, 'b', { revision })).status).toBe(409);
    expect(problemOf(await accept(anna, project, 'b')).code).toBe('offer-withdrawn');
    expect(await substate(project)).toBe('choose-offer');
  });

  it('refuses an acceptance after the last day, though nothing else has changed', async () => {
    const today = new Date(portal.now).toISOString().slice(0, 10);
    const { anna, customer, project } = await atOffers([offer('a', { validUntil: today }), offer('b')]);
    const { revision } = await anna.opportunity(project);
    portal.pass(86_400_000);
    try {
      const tomorrow = await portal.signIn(customer.email ?? '');
      const answer = await accept(tomorrow, project, 'a', { revision });
      expect([answer.status, problemOf(answer).code]).toEqual([422, 'offer-expired']);
      expect(await rows(project)).toEqual(['a open', 'b open']);
      expect((await accept(tomorrow, project, 'b', { revision })).status).toBe(200);
    } finally {
      portal.pass(-86_400_000);
    }
  });

  describe('the customer answers', () => {
    it('with a wish, which the company reads; nothing is accepted, and the words aren’t in the audit', async () => {
      const { anna, project } = await atOffers(three);
      const { receipt, opportunity } = accepted(await anna.act(project, 'ask-offer-change', { offer: 'b', text: ' A larger battery, please ' }));
      expect(receipt.number).toMatch(/^R-/);
      expect((opportunity?.view as unknown as OfferView).offers[1]?.asked).toEqual({ at: receipt.at, text: 'A larger battery, please' });
      expect(await rows(project)).toEqual(['a open', 'b open', 'c open']);
      expect((await company('GET', project)).json).toMatchObject({ substate: 'choose-offer', asked: [{ kind: 'offer-change', about: 'b', text: 'A larger battery, please', at: receipt.at }] });
      expect(JSON.stringify(await audit(project))).not.toContain('battery');
    });

    it('by declining one with a reason: the others stay open, and the last takes the project on', async () => {
      await portal.changeFlow((flow) => { flow.externalActions.push({ source: 'customer-portal', action: 'decline-offer', target: 'in-review' }); });
      const { anna, project } = await atOffers(three.slice(0, 2));
      expect((await anna.act(project, 'decline-offer', { offer: 'a', reason: ' Too dear ' })).status).toBe(200);
      expect([await rows(project), await substate(project)]).toEqual([['a declined', 'b open'], 'choose-offer']);
      expect((await seen(anna, project)).map(({ status, reason }) => [status, reason])).toEqual([['declined', 'Too dear'], ['open', undefined]]);
      expect((await company('GET', `${project}/offers`)).json).toMatchObject([{ status: 'declined', reason: 'Too dear' }, { status: 'open' }]);
      expect((await anna.act(project, 'decline-offer', { offer: 'b' })).status).toBe(200);
      expect([await rows(project), await substate(project)]).toEqual([['a declined', 'b declined'], 'in-review']);
      expect(JSON.stringify(await audit(project))).not.toContain('Too dear');
      await portal.changeFlow(() => undefined);
    });

    it('with odd and broken text, which comes back as it was written', async () => {
      const { anna, project } = await atOffers(three);
      const text = '<script>alert(1)</script> 🏠 “ü” \n\n{{customer.name}} \u202e rtl';
      await anna.act(project, 'ask-offer-change', { offer: 'a', text });
      expect((await seen(anna, project))[0]?.asked?.text).toBe(text);
      const broken = await anna.ask(`/opportunities/${project}/actions`, { method: 'POST', body: `{"type":"decline-offer","revision":"${(await anna.opportunity(project)).revision}","payload":{"offer":"a","reason":"x\\u0000\\ud83c"}}`, headers: { 'Content-Type': 'application/json', 'Idempotency-Key': newKey() } });
      expect(broken.status).toBe(200);
      expect((await seen(anna, project))[0]?.reason).toBe('x\ufffd');
    });
  });

  describe('the company writes them', () => {
    it('as a draft that nobody else sees, then sends it: it is on the page, and a mail is out once, in the customer’s language', async () => {
      const customer = await portal.newCustomer({ language: 'it', name: 'Anna\nFerri' });
      const project = await portal.newProject(customer.id, { substate: 'choose-offer' });
      const anna = await portal.signIn(customer.email ?? '');
      const before = await anna.opportunity(project);
      const file = await portal.share(pdfBytes(), 'offer.pdf');
      const draft = record('first', { name: { en: 'With battery', it: 'Con batteria' }, attachments: [{ id: file, name: 'x', size: 1, type: 'x' }], production: { months: Array<number>(12).fill(450) } });
      expect((await company('POST', `${project}/offers`, draft)).status).toBe(201);
      expect(await rows(project)).toEqual(['first draft']);
      expect(await anna.opportunity(project)).toEqual(before);
      expect([(await anna.ask(`/files/${file}`)).status, (await anna.ask(`/files/${file}/link`, { method: 'POST' })).status]).toEqual([404, 404]);
      for (const type of ['accept-budget', 'ask-offer-change', 'decline-offer']) expect((await anna.act(project, type, { offer: 'first', text: 'x', consents: consentsTo(before) })).status).toBe(422);

      const sent = await Promise.all([1, 2, 3].map(() => company('POST', `${project}/offers/first/send`)));
      expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await seen(anna, project)).toMatchObject([{ id: 'first', status: 'open', sentAt: new Date(portal.now).toISOString(), attachments: [{ id: file, name: 'offer.pdf' }] }]);
      expect((await anna.ask(`/files/${file}`)).status).toBe(200);
      const told = (await mails()).filter(({ recipient, subject }) => recipient === customer.email && subject.includes('offerta'));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({ subject: 'Un’offerta per lei: Con batteria' });
      for (const words of ['Buongiorno Anna', 'Sole Nostro', 'Via Verdi 8', 'Con batteria', '9.000,00']) expect(told[0]?.body.replace(/\s/g, ' ')).toContain(words);
      expect((await audit(project)).map(({ action, detail }) => `${action} ${JSON.stringify(detail)}`).slice(1)).toEqual(['offer-create {"offer":"first"}', expect.stringMatching(/^mail .*"offer-sent".*"language":"it"|^mail .*"language":"it".*"offer-sent"/), expect.stringMatching(/^offer-send .*"offer":"first"/)]);
    });

    it('with a mail of its own words, by the template that it names', async () => {
      await portal.put('/company/settings', { ...saleSettings, mails: [{ id: 'spring', subject: { en: 'Spring: {{offer.name}}', it: 'Primavera: {{offer.name}}' }, text: '{{customer.name}}, {{offer.number}} costs {{offer.price}}, {{unknown}}' }] });
      const { customer, project } = await atOffers();
      await company('POST', `${project}/offers`, record('x', { number: 'N-1' }));
      expect(problemOf(await company('POST', `${project}/offers/x/send`, { mail: 'autumn' })).errors).toEqual([{ pointer: '/mail', code: 'unknown-mail' }]);
      expect(await rows(project)).toEqual(['x draft']);
      expect((await company('POST', `${project}/offers/x/send`, { mail: 'spring' })).status).toBe(200);
      expect((await mails())[0]).toMatchObject({ recipient: customer.email, subject: 'Spring: Offer x', body: 'Anna Ferri, N-1 costs €9,000.00, {{unknown}}' });
      await portal.put('/company/settings', saleSettings);
    });

    it('replaces one under the customer’s eyes, which has another revision, and takes one back', async () => {
      const { anna, project } = await atOffers(three);
      const first = await anna.opportunity(project);
      portal.pass(1000);
      const answer = await company('PUT', `${project}/offers/b`, record('b', { price: { amount: 800_000, currency: 'EUR' } }));
      expect(answer.json).toMatchObject({ id: 'b', status: 'open', price: { amount: 800_000 }, sentAt: new Date(portal.now).toISOString() });
      const second = await anna.opportunity(project);
      expect(second.revision).not.toBe(first.revision);
      // the same again changes nothing
      portal.pass(1000);
      expect((await company('PUT', `${project}/offers/b`, record('b', { price: { amount: 800_000, currency: 'EUR' } }))).json).toEqual(answer.json);
      expect(await anna.opportunity(project)).toEqual(second);
      expect((await company('POST', `${project}/offers/b/withdraw`)).json).toMatchObject({ status: 'withdrawn' });
      expect((await company('POST', `${project}/offers/b/withdraw`)).status).toBe(200);
      expect((await seen(anna, project)).map(({ status }) => status)).toEqual(['open', 'withdrawn', 'open']);
      expect((await audit(project)).map(({ action }) => action).slice(1)).toEqual(['offer-replace', 'offer-withdraw']);
      expect((await company('PUT', `${project}/offers/a`, record('a', { status: 'draft' }))).status).toBe(200);
      expect((await seen(anna, project)).map(({ id }) => id)).toEqual(['b', 'c']);
    });

    it('changes none that is accepted unless it has withdrawn it first', async () => {
      const { anna, project } = await atOffers(three);
      expect((await accept(anna, project, 'a')).status).toBe(200);
      for (const [method, path, body] of [['PUT', 'a', record('a', { name: 'Another' })], ['PUT', 'a', record('a', { status: 'draft' })], ['POST', 'a/send', undefined]] as const) {
        const answer = await company(method, `${project}/offers/${path}`, body);
        expect([answer.status, problemOf(answer).code]).toEqual([409, 'offer-accepted']);
      }
      expect((await company('POST', `${project}/offers/a/withdraw`)).status).toBe(200);
      expect((await company('PUT', `${project}/offers/a`, record('a', { name: 'Another', status: 'open' }))).json).toMatchObject({ name: 'Another', status: 'open' });
      expect(await rows(project)).toEqual(['a open', 'b declined', 'c declined']);
    });

    it('makes one once, by its id or by the key', async () => {
      const { project, customer } = await atOffers();
      const body = record('one', { status: 'open', lines: [{ name: 'Panels', quantity: 8 }] });
      const answers = await Promise.all(Array.from({ length: 4 }, () => company('POST', `${project}/offers`, body)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
      expect(problemOf(await company('POST', `${project}/offers`, { ...body, name: 'Other' })).code).toBe('offer-exists');
      const { id: _, ...nameless } = record('', { name: 'By key' });
      const key = newKey();
      const ids = await Promise.all(Array.from({ length: 3 }, async () => ((await company('POST', `${project}/offers`, nameless, { 'Idempotency-Key': key })).json as Offer).id));
      expect(new Set(ids).size).toBe(1);
      expect(((await company('POST', `${project}/offers`, nameless)).json as Offer).id).not.toBe(ids[0]);
      expect((await rows(project)).map((one) => one.split(' ')[1])).toEqual(['open', 'draft', 'draft']);
      expect((await mails()).filter(({ recipient, subject }) => recipient === customer.email && subject.startsWith('An offer'))).toHaveLength(1);
    });

    it('is refused what can’t be', async () => {
      const { anna, project } = await atOffers([offer('a')]);
      const refusals: [string, string, object | undefined, number, string][] = [
        ['POST', `${project}/offers`, { name: 'x' }, 422, 'invalid'],
        ['POST', `${project}/offers`, record('x', { status: 'accepted' as 'open' }), 422, 'invalid'],
        ['POST', `${project}/offers`, record('x', { attachments: [{ id: 'none', name: 'x', size: 1, type: 'x' }] }), 422, 'invalid'],
        ['POST', `${project}/offers`, record('x', { status: 'open', validUntil: '2020-01-01' }), 422, 'offer-expired'],
        ['PUT', `${project}/offers/a`, record('b'), 422, 'invalid'],
        ['PUT', `${project}/offers/none`, record('none'), 404, 'not-found'],
        ['POST', `${project}/offers/none/send`, undefined, 404, 'not-found'],
        ['POST', 'none/offers', record('x'), 404, 'not-found'],
        ['GET', 'none/offers', undefined, 404, 'not-found'],
      ];
      for (const [method, path, body, status, code] of refusals) {
        const answer = await company(method, path, body);
        expect([path, answer.status, problemOf(answer).code]).toEqual([path, status, code]);
        expect((await anna.ask(`/company/opportunities/${path}`, { method, body })).status).toBe(403);
        expect((await portal.nobody.ask(`/company/opportunities/${path}`, { method, body })).status).toBe(401);
      }
      await company('POST', `${project}/offers`, record('draft'));
      expect(problemOf(await company('POST', `${project}/offers/draft/withdraw`)).code).toBe('offer-not-sent');
      expect(await rows(project)).toEqual(['a open', 'draft draft']);
    });

    it('reads why there was no mail, and the offer is there all the same', async () => {
      const { anna, project, customer } = await atOffers();
      await portal.put(`/company/customers/${customer.id}`, { ...customer, portal: true, email: undefined });
      expect((await company('POST', `${project}/offers`, record('x', { status: 'open' }))).status).toBe(201);
      expect((await audit(project)).at(-1)).toMatchObject({ action: 'offer-send', detail: { offer: 'x', refused: 'no-address' } });
      expect((await seen(anna, project)).map(({ id }) => id)).toEqual(['x']);
      await portal.put(`/company/customers/${customer.id}`, { ...customer, portal: false });
      expect((await company('POST', `${project}/offers`, record('y', { status: 'open' }))).status).toBe(201);
      expect((await audit(project)).at(-1)).toMatchObject({ action: 'offer-send', detail: { offer: 'y', refused: 'no-portal' } });
      expect((await mails()).filter(({ recipient, subject }) => recipient === customer.email && subject.startsWith('An offer'))).toEqual([]);
    });

    it('mails again what it sends again, and once', async () => {
      const { project, customer } = await atOffers();
      for (const path of ['offers', 'offers/x/send', 'offers/x/withdraw', 'offers/x/send', 'offers/x/send']) await company('POST', `${project}/${path}`, path === 'offers' ? record('x', { status: 'open' }) : undefined);
      expect((await mails()).filter(({ recipient, subject }) => recipient === customer.email && subject.startsWith('An offer'))).toHaveLength(2);
    });
  });

  it('keeps what the company puts with the project, drafts hidden', async () => {
    const { anna, customer, project } = await atOffers();
    await portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: sale.type, name: 'x', substate: 'choose-offer', offers: [offer('a'), offer('b', { status: 'draft' })] });
    expect((await seen(anna, project)).map(({ id }) => id)).toEqual(['a']);
    expect(((await company('GET', project)).json as { offers: Offer[] }).offers.map(({ id, status }) => `${id} ${status}`)).toEqual(['a open', 'b draft']);
  });
});
