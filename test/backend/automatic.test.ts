import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AutomaticAction, Flow, MailTemplate } from '../../src/protocol/index.js';
import { newKey, problemOf } from '../conformance/caller.js';
import { saleSettings } from '../fixtures/sale.js';
import { databases, newDatabase, TestBackend } from './open-backend.js';

const templates: MailTemplate[] = [
  { id: 'received', subject: { en: 'We have it, {{customer.name}}', it: 'Ricevuto, {{customer.name}}' }, text: { en: 'Your project {{opportunity.name}} is with us. {{company.name}}', it: 'Il progetto {{opportunity.name}} è da noi. {{company.name}}' } },
  { id: 'plain', subject: 'Reminder {{field.tax-id}}', text: 'Please look.' },
];
const substate = (flow: Flow, id: string) => {
  const found = flow.states.flatMap(({ substates }) => substates).find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};
const minutes = (many: number): number => many * 60_000;

describe.each(databases)('automatic actions on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => {
    portal = await TestBackend.open(database, { automaticEvery: 3_600_000 });
    await portal.put('/company/settings', { ...saleSettings, mails: templates });
  });
  afterAll(() => portal?.close());

  const setUp = (actions: Record<string, AutomaticAction[]>) => portal.changeFlow((flow) => { for (const [id, automatic] of Object.entries(actions)) substate(flow, id).automatic = automatic; });
  const enter = (customer: string, project: string, id: string) => portal.put(`/company/opportunities/${project}`, { id: project, customer, type: 'sale', name: 'Via Verdi 8', substate: id });
  const at = async (project: string) => (await portal.backend.db.selectFrom('opportunities').select(['substate', 'history']).where('id', '=', project).executeTakeFirstOrThrow());
  const mailsTo = async (email = '') => { await portal.backend.runAutomatic(); return (await portal.mails()).filter(({ recipient, body }) => recipient === email && !/\b\d{6}\b/.test(body)); };
  const audit = async (project: string) => (await portal.backend.db.selectFrom('audit').select(['action', 'detail']).where('opportunity', '=', project).orderBy('id').execute()).filter(({ action }) => action !== 'company-save');

  it('F72 moves a project at once when it enters, through several substates, in the step that the customer sent', async () => {
    const { anna, project } = await portal.anna({ substate: 'contract-documents' });
    await setUp({ done: [{ id: 'back', move: 'in-review' }], 'in-review': [{ id: 'on', move: 'offer-documents' }], 'offer-documents': [{ id: 'further', move: 'choose-offer' }] });
    const answer = await anna.act(project, 'submit-step', { values: {} });
    expect(answer.json).toMatchObject({ opportunity: { substate: { id: 'choose-offer' } } });
    expect((await at(project)).history.map((entry) => entry.substate)).toEqual(['contract-documents', 'done', 'in-review', 'offer-documents', 'choose-offer']);
    expect((await audit(project)).map(({ action, detail }) => [action, (detail as { to?: string }).to])).toEqual([['automatic', 'in-review'], ['automatic', 'offer-documents'], ['automatic', 'choose-offer'], ['submit-step', undefined]]);
  });

  it('F72 moves a project some time after it entered, once, when it still stands there, and tells the open page', async () => {
    await setUp({ 'in-review': [{ id: 'later', after: 30, move: 'choose-offer' }] });
    const { customer, project } = await portal.anna();
    const gone = await portal.newProject(customer.id);
    await enter(customer.id, project, 'in-review');
    await enter(customer.id, gone, 'in-review');
    await enter(customer.id, gone, 'done');
    portal.pass(minutes(29));
    await portal.backend.runAutomatic();
    expect((await at(project)).substate).toBe('in-review');
    const events = () => portal.backend.db.selectFrom('events').select((eb) => eb.fn.countAll<number>().as('many')).where('customer', '=', customer.id).executeTakeFirstOrThrow();
    const before = Number((await events()).many);
    portal.pass(minutes(1));
    await Promise.all([portal.backend.runAutomatic(), portal.backend.runAutomatic()]);
    await portal.backend.runAutomatic();
    expect((await at(project)).history.map((entry) => entry.substate)).toEqual(['send-documents', 'in-review', 'choose-offer']);
    expect((await at(gone)).substate).toBe('done');
    expect(Number((await events()).many)).toBe(before + 1);
  });

  it('F72 counts each time that a substate is entered: the time of an earlier one moves nothing', async () => {
    await setUp({ 'in-review': [{ id: 'later', after: 60, move: 'choose-offer' }] });
    const { customer, project } = await portal.anna({ substate: 'in-review' });
    portal.pass(minutes(50));
    await enter(customer.id, project, 'send-documents');
    await enter(customer.id, project, 'in-review');
    portal.pass(minutes(20));
    await portal.backend.runAutomatic();
    expect((await at(project)).substate).toBe('in-review');
    portal.pass(minutes(40));
    await portal.backend.runAutomatic();
    expect((await at(project)).substate).toBe('choose-offer');
  });

  it('does what the flow says by then: an action that was taken out does nothing, and the others are not held up', async () => {
    await setUp({ 'in-review': [{ id: 'old', after: 5, move: 'done' }, { id: 'new', after: 5, mail: 'received' }] });
    const { customer, project } = await portal.anna({ substate: 'in-review' });
    await setUp({ 'in-review': [{ id: 'new', after: 5, mail: 'received' }] });
    portal.pass(minutes(5));
    expect(await mailsTo(customer.email)).toHaveLength(1);
    expect((await at(project)).substate).toBe('in-review');
  });

  it('does nothing to a project that comes with its history: it has stood there before', async () => {
    await setUp({ 'in-review': [{ id: 'mail', mail: 'received' }, { id: 'on', move: 'done' }] });
    const { customer, project } = await portal.anna({ substate: 'in-review', history: [{ substate: 'in-review', at: '2026-01-01T10:00:00Z' }] });
    expect(await mailsTo(customer.email)).toEqual([]);
    expect((await at(project)).substate).toBe('in-review');
  });

  it('ends a loop that came about behind the lint’s back, and says so in the audit', async () => {
    await setUp({});
    const flow = (await portal.backend.db.selectFrom('flows').select('body').where('type', '=', 'sale').executeTakeFirstOrThrow()).body;
    substate(flow, 'in-review').automatic = [{ id: 'to', move: 'done' }];
    substate(flow, 'done').automatic = [{ id: 'fro', move: 'in-review' }];
    await portal.backend.db.updateTable('flows').set({ body: JSON.stringify(flow) as unknown as Flow }).where('type', '=', 'sale').execute();
    const { project } = await portal.anna({ substate: 'in-review' });
    expect((await at(project)).history).toHaveLength(11);
    expect((await audit(project)).at(-1)).toMatchObject({ action: 'automatic', detail: { refused: 'automatic-loop' } });
  });

  it('F73 writes to the customer in their language, else in the company’s first, each once', async () => {
    await setUp({ 'in-review': [{ id: 'mail', mail: 'received' }] });
    for (const [language, subject] of [['it', 'Ricevuto, Anna Ferri'], ['it-CH', 'Ricevuto, Anna Ferri'], ['fr', 'We have it, Anna Ferri'], [undefined, 'We have it, Anna Ferri']] as const) {
      const customer = await portal.newCustomer({ language });
      const project = await portal.newProject(customer.id, { substate: 'in-review' });
      await enter(customer.id, project, 'in-review');
      const mails = await mailsTo(customer.email);
      expect(mails.map((mail) => mail.subject)).toEqual([subject]);
      expect(mails[0]?.body).toContain('Via Verdi 8');
      expect(mails[0]?.body).toContain('Sole Nostro');
      expect(await mailsTo(customer.email)).toHaveLength(1);
    }
  });

  it('F73 a changed template is what the next mail says', async () => {
    await setUp({ 'in-review': [{ id: 'mail', mail: 'plain' }] });
    await portal.put('/company/settings', { ...saleSettings, mails: [{ id: 'plain', subject: 'Another subject', text: 'Another text' }] });
    const { customer } = await portal.anna({ substate: 'in-review' });
    expect(await mailsTo(customer.email)).toMatchObject([{ subject: 'Another subject', body: 'Another text' }]);
    await portal.put('/company/settings', { ...saleSettings, mails: templates });
  });

  it('F73 the company sends a mail from a template by hand, once for a key', async () => {
    const { anna, customer, project } = await portal.anna({ values: { 'tax-id': 'FRR' } });
    const send = (template: string, key: string, id = project) => portal.company.ask(`/company/opportunities/${id}/mails`, { method: 'POST', body: { template }, headers: { 'Idempotency-Key': key } });
    const key = newKey();
    const answers = [await send('plain', key), await send('plain', key)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.json).toEqual(answers[0]?.json);
    expect(await mailsTo(customer.email)).toMatchObject([{ subject: 'Reminder FRR' }]);
    expect(problemOf(await send('received', key))).toMatchObject({ status: 422, code: 'key-reused' });
    expect(problemOf(await send('nothing', newKey()))).toMatchObject({ status: 422, code: 'unknown-mail' });
    expect((await send('plain', newKey(), 'nowhere')).status).toBe(404);
    expect((await portal.company.ask(`/company/opportunities/${project}/mails`, { method: 'POST', body: { template: 'plain' } })).status).toBe(400);
    expect((await anna.ask(`/company/opportunities/${project}/mails`, { method: 'POST', body: { template: 'plain' }, headers: { 'Idempotency-Key': newKey() } })).status).toBe(403);
    expect((await audit(project)).filter(({ action }) => action === 'mail')).toHaveLength(1);
  });

  it('lets nobody begin another header, and writes to one address', async () => {
    const customer = await portal.newCustomer({ name: 'Anna\r\nBcc: all@example.com\u2028X' });
    const project = await portal.newProject(customer.id);
    await portal.company.ask(`/company/opportunities/${project}/mails`, { method: 'POST', body: { template: 'received' }, headers: { 'Idempotency-Key': newKey() } });
    expect((await mailsTo(customer.email))[0]?.subject).toBe('We have it, Anna Bcc: all@example.com X');
    for (const email of ['a@example.com, b@example.com', 'a@example.com\r\nBcc: b@example.com', '<a@example.com>', undefined]) {
      const other = await portal.newCustomer({ email });
      const answer = await portal.company.ask(`/company/opportunities/${await portal.newProject(other.id)}/mails`, { method: 'POST', body: { template: 'received' }, headers: { 'Idempotency-Key': newKey() } });
      expect(problemOf(answer)).toMatchObject({ status: 422, code: 'no-address' });
    }
  });

  it('a customer without an address goes on all the same', async () => {
    await setUp({ 'in-review': [{ id: 'both', mail: 'received', move: 'done' }] });
    const { id } = await portal.newCustomer({ email: undefined, phone: '+39 333 1234567' });
    const project = await portal.newProject(id, { substate: 'in-review' });
    expect((await at(project)).substate).toBe('done');
    expect((await audit(project)).map(({ detail }) => detail)).toMatchObject([{ refused: 'no-address' }, { to: 'done' }]);
  });

  it.each<[string, Record<string, AutomaticAction[]>]>([
    ['unknown-substate', { 'in-review': [{ id: 'x', move: 'nowhere' }] }],
    ['automatic-to-itself', { 'in-review': [{ id: 'x', after: 5, move: 'in-review' }] }],
    ['automatic-loop', { 'in-review': [{ id: 'x', move: 'done' }], done: [{ id: 'y', move: 'in-review' }] }],
    ['unknown-mail', { 'in-review': [{ id: 'x', mail: 'nothing' }] }],
  ])('a flow is refused for its automatic actions: %s', async (code, actions) => {
    await expect(setUp(actions)).rejects.toThrow(code);
  });
});

describe('two servers on one PostgreSQL', () => {
  it('F72 take a due action once between them, and send its mail once', async () => {
    const databaseUrl = await newDatabase();
    const [one, other] = await Promise.all([TestBackend.open('PostgreSQL', { databaseUrl, automaticEvery: 3_600_000 }), TestBackend.open('PostgreSQL', { databaseUrl, automaticEvery: 3_600_000 })]);
    try {
      await one.put('/company/settings', { ...saleSettings, mails: templates });
      await one.changeFlow((flow) => { substate(flow, 'in-review').automatic = [{ id: 'later', after: 1, mail: 'received', move: 'choose-offer' }]; });
      const { id, email } = await one.newCustomer();
      const projects: string[] = [];
      for (let i = 0; i < 20; i++) projects.push(await one.newProject(id, { substate: 'in-review' }));
      for (const portal of [one, other]) portal.pass(minutes(2));
      await Promise.all([one, other, one, other].map((portal) => portal.backend.runAutomatic()));
      const rows = await one.backend.db.selectFrom('opportunities').select('history').where('id', 'in', projects).execute();
      expect(rows.map(({ history }) => history.length)).toEqual(projects.map(() => 2));
      expect((await one.backend.db.selectFrom('mailbox').selectAll().where('recipient', '=', email ?? '').execute())).toHaveLength(20);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
});
