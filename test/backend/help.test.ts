import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CompanyTicketPage, Config, Help, Ticket, TicketPage, type HelpSettings, type Settings, type TicketRequest } from '../../src/protocol/index.js';
import { newKey, problemOf, type Answer, type Caller } from '../conformance/caller.js';
import { jpegBytes, pdfBytes } from '../fixtures/bytes.js';
import { saleSettings } from '../fixtures/sale.js';
import { TestBackend } from './open-backend.js';
import { openBucket, type TestBucket } from './s3.js';

const help: HelpSettings = { query: { confirm: true }, incident: { confirm: false, types: [{ id: 'inverter', name: { en: 'The inverter', it: 'L’inverter' } }] } };
const app = { name: 'Sole', android: 'https://example.com/android', ios: 'https://example.com/ios', qr: true };
const query: TicketRequest = { kind: 'query', text: 'How long does it take?' };
const send = (caller: Caller, ticket: object, key = newKey()): Promise<Answer> => caller.ask('/tickets', { method: 'POST', body: ticket, headers: { 'Idempotency-Key': key } });
const errorsOf = (answer: Answer): [number, string[]] => [answer.status, (problemOf(answer).errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)];

describe.each([['PGlite', 'a folder'], ['PostgreSQL', 'S3']] as const)('help and tickets on %s and %s', (database, place) => {
  let portal: TestBackend;
  let bucket: TestBucket | undefined;
  beforeAll(async () => {
    bucket = place === 'S3' ? await openBucket() : undefined;
    portal = await TestBackend.open(database, { bucket: bucket?.options });
  });
  beforeEach(() => configure({ help }));
  afterAll(async () => { await portal?.close(); await bucket?.close(); });

  const configure = (change: Partial<Settings> = {}): Promise<void> => portal.put('/company/settings', { ...saleSettings, ...change });
  const refused = async (change: object): Promise<[number, string[]]> => errorsOf(await portal.company.ask('/company/settings', { method: 'PUT', body: { ...saleSettings, ...change } }));
  const modules = async (): Promise<string[]> => (await portal.nobody.get('/config', Config)).modules;

  it('F48 F49 help is refused without an address and a number to turn to, and what applied stays', async () => {
    expect(await refused({ help, support: {} })).toEqual([422, ['/support/email required', '/support/phone required']]);
    expect(await refused({ help: {}, showSupport: false, support: { email: 'help@example.com', phone: '  ' } })).toEqual([422, ['/support/phone required']]);
    expect(await refused({ support: { phone: '+39 02 5550 0100' } })).toEqual([422, ['/support/email required']]);
    expect(await refused({ help, units: { north: { support: { phone: '' } }, south: { company: { name: 'Sole del Sud' } } } })).toEqual([422, ['/units/north/support/phone required']]);
    await configure({ support: {}, showSupport: false });
    expect((await portal.nobody.get('/config', Config)).support).toBeUndefined();
  });

  it('refuses files that the company hasn’t put there, types that share an id, and links that are none', async () => {
    const { anna, project } = await portal.anna();
    const own = await anna.upload(project, 'ticket', pdfBytes('private'));
    const ref = { name: 'x', size: 1, type: 'x' };
    expect(await refused({ help: { files: { list: [{ file: { id: 'nothing', ...ref } }, { file: { id: own.id, ...ref } }] } } })).toEqual([422, ['/help/files/list/0/file unknown-file', '/help/files/list/1/file unknown-file']]);
    expect(await refused({ help: { incident: { confirm: true, types: [{ id: 'a', name: 'A' }, { id: 'a', name: 'B' }, { id: '', name: 'C' }] } } })).toEqual([422, ['/help/incident/types/1/id duplicate-id', '/help/incident/types/2/id required']]);
    for (const link of ['http://example.com', 'javascript:alert(1)', 'https://']) expect(await refused({ app: { name: 'Sole', android: link } })).toEqual([422, ['/app/android not-a-link']]);
    expect(await refused({ app: { name: 'Sole' } })).toEqual([422, ['/app no-link']]);
  });

  it('F71 what is off is not on the wire, neither in the help nor among the modules', async () => {
    const { anna } = await portal.anna();
    await configure();
    expect([await anna.get('/help', Help), await modules()]).toEqual([{}, []]);
    await configure({ modules: ['portal', 'bookings', 'help', 'app'] });
    expect([await anna.get('/help', Help), await modules()]).toEqual([{}, ['portal', 'bookings']]);
    await configure({ help: { query: help.query } });
    expect([await anna.get('/help', Help), await modules()]).toEqual([{ query: { confirm: true } }, ['help']]);
    await configure({ app });
    expect([await anna.get('/help', Help), await modules()]).toEqual([{ app }, ['app']]);
    expect((await portal.nobody.ask('/help')).status).toBe(401);
    expect((await portal.company.ask('/help')).status).toBe(401);
  });

  it('fills the codes in its texts in, for each customer their own', async () => {
    await configure({ app: { ...app, name: '{{company.name}} for {{customer.name}}', description: '{{opportunity.name}}' } });
    const { anna } = await portal.anna();
    // outside of any project a project's code stays, to be seen
    expect((await anna.get('/help', Help)).app).toMatchObject({ name: 'Sole Nostro for Anna Ferri', description: '{{opportunity.name}}' });
  });

  it('help files are read by every signed-in customer of the company, by nobody else, and only while they are on', async () => {
    const id = await portal.share(pdfBytes('Manual'), 'Manual.pdf');
    const list = [{ file: { id, name: 'another name', size: 1, type: 'text/html' }, text: 'Read it.' }];
    await configure({ help: { files: { list } } });
    for (const { anna } of [await portal.anna(), await portal.anna()]) {
      // as the backend knows the file, whatever the settings said of it
      expect((await anna.get('/help', Help)).files?.list).toMatchObject([{ file: { id, name: 'Manual.pdf', size: pdfBytes('Manual').length, type: 'application/pdf' }, text: 'Read it.' }]);
      const file = await anna.ask(`/files/${id}`);
      expect([file.status, file.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('attachment') as string]);
      expect((await anna.ask(`/files/${id}/link`, { method: 'POST' })).status).toBe(200);
    }
    expect((await portal.nobody.ask(`/files/${id}`)).status).toBe(401);
    const { anna } = await portal.anna();
    const other = await portal.share(pdfBytes('Internal'));
    expect((await anna.ask(`/files/${other}`)).status).toBe(404);
    await configure({ help });
    expect((await anna.ask(`/files/${id}`)).status).toBe(404);
  });

  it('a query arrives with a number, is told to the support with whom to answer, and shows to its customer alone', async () => {
    const { anna, project, customer } = await portal.anna();
    const bruno = (await portal.anna()).anna;
    const answer = await send(anna, { ...query, opportunity: project, text: '  How long?\nAnd then?  ' });
    const ticket = Ticket.parse(answer.json);
    expect([answer.status, ticket]).toMatchObject([200, { kind: 'query', text: 'How long?\nAnd then?', opportunity: project }]);
    expect(ticket.number).toMatch(new RegExp(`^Q-${new Date(portal.now).getUTCFullYear()}-\\d{6}$`));
    const [mail] = await portal.mails();
    expect(mail).toMatchObject({ recipient: 'help@example.com', subject: `${ticket.number}: question from Anna Ferri` });
    for (const words of ['How long?\nAnd then?', 'Customer: Anna Ferri', `E-mail: ${customer.email ?? ''}`, 'Project: Via Verdi 8']) expect(mail?.body).toContain(words);
    expect((await anna.get('/tickets', TicketPage)).tickets).toEqual([ticket]);
    expect((await bruno.get('/tickets', TicketPage)).tickets).toEqual([]);
    const { tickets } = await portal.company.get('/company/tickets?limit=1', CompanyTicketPage);
    expect(tickets).toEqual([{ ...ticket, customer: customer.id }]);
    for (const [caller, status] of [[portal.nobody, 401], [anna, 403]] as const) expect((await caller.ask('/company/tickets')).status).toBe(status);
  });

  it('is acknowledged by a mail in the customer’s language where the company wants that, and not else', async () => {
    await configure({ help: { ...help, query: { confirm: true, acknowledge: true } } });
    const customer = await portal.newCustomer({ language: 'it' });
    const anna = await portal.signIn(customer.email ?? '');
    const { number } = Ticket.parse((await send(anna, query)).json);
    expect((await portal.mails()).find(({ recipient }) => recipient === customer.email)).toMatchObject({ subject: `Abbiamo ricevuto la sua domanda (${number})`, body: expect.stringContaining(query.text) as string });
    await send(anna, { kind: 'incident', type: 'inverter', text: 'A red light.' });
    const [newest, ...others] = await portal.mails();
    expect(newest).toMatchObject({ recipient: 'help@example.com', body: expect.stringContaining('Kind of problem: The inverter') as string });
    expect(others.filter(({ recipient, subject }) => recipient === customer.email && subject.includes('segnalazione'))).toEqual([]);
  });

  it('F133 an incident goes under one of the company’s types, and what is wrong is said place by place', async () => {
    const { anna, project } = await portal.anna();
    const { number, type } = Ticket.parse((await send(anna, { kind: 'incident', type: 'inverter', text: 'A red light.' })).json);
    expect([number[0], type]).toEqual(['I', 'inverter']);
    for (const [ticket, errors] of [
      [{ kind: 'incident', text: 'x' }, ['/type required']], [{ kind: 'incident', type: 'roof', text: 'x' }, ['/type not-a-choice']], [{ kind: 'query', type: 'inverter', text: 'x' }, ['/type not-a-choice']],
      [{ kind: 'query', text: ' \n' }, ['/text required']], [{ kind: 'query', text: 'x'.repeat(5001) }, ['/text too-long']],
      [{ ...query, files: ['nothing'] }, ['/files/0 unknown-file']], [{ ...query, files: Array.from({ length: 6 }, () => 'nothing') }, ['/files too-many-files', ...Array.from({ length: 6 }, (_, i) => `/files/${i} unknown-file`)]],
      [{ kind: 'complaint', text: 'x' }, ['/kind invalid-value']],
    ] as const) expect(errorsOf(await send(anna, ticket))).toEqual([422, errors]);
    expect((await send(anna, { ...query, text: 'x'.repeat(5000) })).status).toBe(200);
    await configure({ help: { incident: { confirm: true, types: [] } } });
    expect((await send(anna, { kind: 'incident', text: 'No types at all.' })).status).toBe(200);
    expect(errorsOf(await send(anna, query))).toEqual([422, ['/kind not-offered']]);
    await configure();
    expect(errorsOf(await send(anna, { kind: 'incident', text: 'x', opportunity: project }))).toEqual([422, ['/kind not-offered']]);
  });

  it('takes files that the customer has put there for it, and no others; a file of a ticket stays', async () => {
    const { anna, project, customer } = await portal.anna();
    const other = await portal.anna();
    const photo = await anna.upload(project, 'ticket', jpegBytes(), 'inverter.jpg', 'image/jpeg');
    const identity = await anna.upload(project, 'identity', pdfBytes('identity'));
    const theirs = await other.anna.upload(other.project, 'ticket', pdfBytes('theirs'));
    const unfinished = await anna.create(project, 'ticket', 100);
    for (const id of [identity.id, theirs.id, unfinished.id]) expect(errorsOf(await send(anna, { ...query, files: [photo.id, id] }))).toEqual([422, ['/files/1 unknown-file']]);
    const ticket = Ticket.parse((await send(anna, { ...query, opportunity: project, files: [photo.id, photo.id] })).json);
    expect(ticket.files?.map(({ id, name }) => [id, name])).toEqual([[photo.id, 'inverter.jpg']]);
    const gone = await anna.tus('DELETE', photo.id);
    expect([gone.status, problemOf(gone).code]).toEqual([409, 'file-in-use']);
    expect((await other.anna.ask(`/files/${photo.id}`)).status).toBe(404);
    const bytes = await portal.company.ask(`/company/files/${photo.id}`);
    expect([bytes.status, bytes.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    for (const [caller, status] of [[portal.nobody, 401], [anna, 403]] as const) expect((await caller.ask(`/company/files/${photo.id}`)).status).toBe(status);
    for (const id of ['nothing', unfinished.id]) expect((await portal.company.ask(`/company/files/${id}`)).status).toBe(404);
    expect((await portal.mails()).find(({ body }) => body.includes(customer.email ?? ''))?.body).toContain('Files: inverter.jpg');
  });

  it('is kept out of another customer’s project, and from whoever isn’t signed in', async () => {
    const { anna } = await portal.anna();
    const other = await portal.anna();
    for (const opportunity of [other.project, 'nothing']) expect((await send(anna, { ...query, opportunity })).status).toBe(404);
    for (const caller of [portal.nobody, portal.company]) {
      expect((await send(caller, query)).status).toBe(401);
      expect((await caller.ask('/tickets')).status).toBe(401);
    }
  });

  it('arrives once, however often and from wherever the same key comes; another body with it is refused', async () => {
    const { anna } = await portal.anna();
    const key = newKey();
    const before = (await portal.mails()).at(0)?.id ?? 0;
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(anna, query, key)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await anna.get('/tickets', TicketPage)).tickets).toHaveLength(1);
    expect((await portal.mails()).filter(({ id, recipient }) => id > before && recipient === 'help@example.com')).toHaveLength(1);
    const again = await send(anna, { ...query, text: 'Another.' }, key);
    expect([again.status, problemOf(again).code]).toEqual([422, 'key-reused']);
    expect([(await send(anna, query, 'short')).status, (await anna.ask('/tickets', { method: 'POST', body: query })).status]).toEqual([400, 400]);
    // a verdict is kept with its key too
    const bad = newKey();
    const first = await send(anna, { kind: 'query', text: '' }, bad);
    await configure({ help: {} });
    expect((await send(anna, { kind: 'query', text: '' }, bad)).json).toEqual(first.json);
  });

  it('stops a customer who sends too many, says how long, and keeps no refusal with the key', async () => {
    const { anna, customer } = await portal.anna();
    for (let i = 0; i < 20; i++) expect((await send(anna, query)).status).toBe(200);
    const key = newKey();
    const late = await send(anna, query, key);
    expect([late.status, Number(late.headers.get('retry-after'))]).toEqual([429, expect.closeTo(3600, -2)]);
    portal.pass(3_601_000);
    expect((await send(await portal.signIn(customer.email ?? ''), query, key)).status).toBe(200);
  });

  it('comes in pages, newest first, to the end', async () => {
    const { anna } = await portal.anna();
    const numbers: string[] = [];
    for (let i = 0; i < 5; i++) numbers.unshift(Ticket.parse((await send(anna, { ...query, text: String(i) })).json).number);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: TicketPage = await anna.get(`/tickets?limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`, TicketPage);
      expect(page.tickets.length).toBeLessThanOrEqual(2);
      seen.push(...page.tickets.map(({ number }) => number));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(numbers);
    for (const wrong of ['cursor=x', 'cursor=-1', 'cursor=99999999999', 'limit=0', 'limit=101', 'limit=x']) expect((await anna.ask(`/tickets?${wrong}`)).status, wrong).toBe(422);
  });

  it('takes whatever a customer writes as text', async () => {
    const { anna } = await portal.anna();
    const nasty = '\u202e<script>alert(1)</script> \ud83d\ude00 \u0000 ../../etc {{company.name}} \r\nBcc: all@example.com';
    const { text, number } = Ticket.parse((await send(anna, { kind: 'query', text: nasty })).json);
    expect(text).toBe(nasty.replace('\u0000', ''));
    expect((await portal.mails()).find(({ subject }) => subject.startsWith(number))?.body).toContain('<script>alert(1)</script>');
    expect((await portal.nobody.ask('/dev/mailbox')).text).not.toContain('<script>alert(1)');
  });
});
