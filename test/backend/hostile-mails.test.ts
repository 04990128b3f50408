import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPost } from '../../demo/backend/src/mail.js';
import type { CustomerRecord, Ticket } from '../../src/protocol/index.js';
import { newKey } from '../conformance/caller.js';
import { saleSettings } from '../fixtures/sale.js';
import { injections, stored, strings } from '../e2e/hostile/strings.js';
import { MailServer, readMail, type HandedOver } from './mail-server.js';
import { TestBackend } from './open-backend.js';

/** What a header of ours has, and nothing more. */
const fields = ['from', 'to', 'reply-to', 'subject', 'message-id', 'content-transfer-encoding', 'date', 'mime-version', 'content-type'];
/** However its lines end; what frames it isn't told apart from an empty line of the mail. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, '');
/** What a subject keeps: no spaces of any kind, for they are where a line is folded. */
const close = (text: string): string => text.replace(/[\s\p{Cc}\p{Zl}\p{Zp}]/gu, '').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

/** What is wrong with a mail that was to go to one address, under a subject and with a text. */
function wrong(mail: HandedOver | undefined, to: string, subject: string, ...texts: readonly string[]): string[] {
  if (!mail) return ['no mail'];
  const read = readMail(mail);
  const told: string[] = [];
  if (mail.to.join() !== to || read.field('to') !== to || mail.from !== 'portal@sole.example') told.push(`goes to ${mail.to.join()}`);
  const strange = read.fields.filter((name, i) => !fields.includes(name) || read.fields.indexOf(name) !== i);
  if (strange.length > 0) told.push(`fields ${strange.join()}`);
  if (!/^text\/plain(; charset=utf-8)?$/.test(read.field('content-type'))) told.push(read.field('content-type'));
  const title = read.field('subject');
  if (/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(title)) told.push(`subject ${JSON.stringify(title)}`);
  const [has, wants] = [close(title), close(subject)];
  if (has !== wants && !([...title].length >= 290 && wants.startsWith(has))) told.push(`subject ${JSON.stringify(title.slice(0, 80))} for ${JSON.stringify(subject.slice(0, 80))}`);
  for (const text of texts) if (!lines(read.text).includes(lines(text))) told.push(`text ${JSON.stringify(text.slice(0, 80))} isn’t in ${JSON.stringify(read.text.slice(0, 120))}`);
  return told;
}

/** What the company and the customer write, one string in each place. */
interface Words { readonly name: string; readonly company: string; readonly project: string; readonly type: string; readonly offer: string; readonly number: string; readonly note: string; readonly text: string }

describe('whatever stands in it, a mail', () => {
  let server: MailServer;
  let portal: TestBackend;
  let customer: CustomerRecord;
  let project: string;
  beforeAll(async () => {
    server = await MailServer.open();
    portal = await TestBackend.open('PGlite', { automaticEvery: 3_600_000, smtp: { url: server.url, from: 'Portal <portal@sole.example>' } });
    await portal.put('/company/settings', { ...saleSettings, mails: [{ id: 'told', subject: 'S', text: 'T' }] });
    await portal.changeFlow(({ states, fields }) => {
      fields?.push({ id: 'story', type: 'text-area', label: 'Story' });
      for (const substate of states.flatMap(({ substates }) => substates)) if (substate.id === 'in-review') substate.automatic = [{ id: 'tell', mail: 'told' }];
    });
    customer = await portal.newCustomer();
    project = await portal.newProject(customer.id);
  });
  afterAll(async () => { await portal?.close(); server?.close(); });

  it('F137 is one mail to one address, its subject one line and its text what was written: every naughty string', async () => {
    const post = openPost(portal.backend.db, { url: server.url, from: 'portal@sole.example' });
    const told: string[] = [];
    for (const text of [...injections, ...strings]) {
      await post.email('anna@example.com', text, text, text);
      told.push(...wrong(server.mails.pop(), 'anna@example.com', text, text).map((one) => `${JSON.stringify(text).slice(0, 60)}: ${one}`));
    }
    expect(told).toEqual([]);
    expect([server.mails, server.strange]).toEqual([[], []]);
  });

  it.each(['anna@example.com, all@evil.example', 'anna@example.com\r\nBcc: all@evil.example', '"x" <all@evil.example>', 'anna@example.com>\r\nRCPT TO:<all@evil.example', '', 'Group: anna@example.com;'])('goes to no address that is none, and names none for the answer: %j', async (address) => {
    const post = openPost(portal.backend.db, { url: server.url, from: 'portal@sole.example' });
    await expect(post.email(address, 'x', 'x')).rejects.toThrow('not one address');
    await post.email('anna@example.com', 'x', 'x', address);
    const mail = server.mails.pop();
    expect(wrong(mail, 'anna@example.com', 'x')).toEqual([]);
    expect(mail && readMail(mail).fields).not.toContain('reply-to');
    expect([server.mails, server.strange]).toEqual([[], []]);
  });

  describe('of each kind', () => {
    /** What is wrong with the mails of a kind, and how many there were. */
    const found = new Map<string, { mails: number; wrong: string[] }>();
    beforeAll(async () => {
      for (const words of [...rounds(injections, 3), ...rounds(strings, 28, 11)]) await round(words);
    });

    /** The strings, so many at a time: another one in each place, and in what may be long so many of them. */
    function* rounds(list: readonly string[], step: number, long = 1): Generator<Words> {
      for (let at = 0; at < list.length; at += step) {
        let next = at;
        const one = (): string => stored(list[next++ % list.length] ?? '');
        const some = (): string => Array.from({ length: long }, one).join('\n');
        yield { name: one(), company: one(), project: one(), type: one(), offer: one(), number: one(), note: some(), text: some().slice(0, 4_900) };
      }
    }

    /** What was sent by now, held against what was to be sent: to whom, under which subject, with which texts. */
    async function look(kind: string, words: Words, ...expected: readonly [to: string, subject: string, ...texts: string[]][]): Promise<void> {
      await portal.backend.runAutomatic();
      await portal.backend.settled();
      const got = server.mails.splice(0);
      const of = found.get(kind) ?? { mails: 0, wrong: [] };
      found.set(kind, of);
      of.mails += got.length;
      if (got.length !== expected.length) of.wrong.push(`${got.length} mails for ${expected.length}`);
      for (const [i, [to, subject, ...texts]] of expected.entries()) of.wrong.push(...wrong(got[i], to, subject, ...texts).map((one) => `${JSON.stringify(words).slice(0, 300)}: ${one}`));
      // what an automatic mail is for is no business of the next one
      seen = got;
    }
    let seen: readonly HandedOver[] = [];

    async function round(words: Words): Promise<void> {
      const { name, company, project: called, type, offer, number, note, text } = words;
      const codes = ['{{customer.name}}', '{{company.name}}', '{{opportunity.name}}', '{{field.story}}'];
      await portal.put('/company/settings', {
        ...saleSettings, company: { name: company }, mails: [{ id: 'told', subject: codes.join('|'), text: `Hello\n${codes.join('\n')}` }],
        help: { query: { acknowledge: true, confirm: true }, incident: { acknowledge: true, confirm: true, types: [{ id: 't', name: type }] } },
      });
      await portal.put(`/company/customers/${customer.id}`, { ...customer, name });
      const save = (substate: string): Promise<void> => portal.put(`/company/opportunities/${project}`, { id: project, customer: customer.id, type: 'sale', name: called, substate, values: { story: note } });
      const { email: to = '' } = customer;
      const templated = [to, [name, company, called, note].join('|'), `Hello\n${[name, company, called, note].join('\n')}`] as const;

      await save('in-review');
      await look('an automatic mail', words, [...templated]);
      await save('send-documents');
      await portal.company.ask(`/company/opportunities/${project}/mails`, { method: 'POST', body: { template: 'told' }, headers: { 'Idempotency-Key': newKey() } });
      await look('a mail that the company orders', words, [...templated]);
      await portal.company.ask(`/company/opportunities/${project}/offers`, { method: 'POST', body: { name: offer, number, price: { amount: 100, currency: 'EUR' }, status: 'open' }, headers: { 'Idempotency-Key': newKey() } });
      // the offer's name is a text of the company's: its codes are filled in, here as in the portal
      const shown = offer.replace('{{customer.name}}', name).replace('{{field.story}} {{company.name}}', `${note} ${company}`);
      await look('a mail that tells of an offer', words, [to, `An offer for you: ${shown}`, `Hello ${name},\n\n${company} has sent you an offer for ${called}: ${shown}, €1.00.`]);

      // a customer may send so many within an hour
      portal.pass(3_601_000);
      const challenge = await portal.challengeOf(to);
      await look('a code', words, [to, `Your code for ${company}`, ` is your code for ${company}. It is good for 10 minutes.`]);
      const anna = await portal.callerFor(challenge, /^\d{6}/.exec(seen[0] ? readMail(seen[0]).text : '')?.[0] ?? '');
      for (const [kind, asked, got, more] of [['query', 'question from', 'question', {}], ['incident', 'problem reported by', 'report', { type: 't' }]] as const) {
        const { json } = await anna.ask('/tickets', { method: 'POST', body: { kind, opportunity: project, text: `?${text}`, ...more }, headers: { 'Idempotency-Key': newKey() } });
        const { number: no } = json as Ticket;
        const facts = [['Customer', name], ['E-mail', to], ['Project', called], ['Kind of problem', kind === 'incident' ? type : '']].flatMap(([title = '', value = '']) => (value ? [`${title}: ${value}`] : []));
        await look(`${kind === 'query' ? 'a question' : 'a report of a problem'}, and what says that it arrived`, words, ['help@example.com', `${no}: ${asked} ${name}`, `?${text}`.trim(), ...facts], [to, `We have received your ${got} (${no})`, `?${text}`.trim()]);
      }
    }

    it.each(['an automatic mail', 'a mail that the company orders', 'a mail that tells of an offer', 'a code', 'a question, and what says that it arrived', 'a report of a problem, and what says that it arrived'])('F137 is what it is for, with naughty strings in every place of it: %s', (kind) => {
      const { mails = 0, wrong: told = ['none'] } = found.get(kind) ?? {};
      expect(told.slice(0, 5)).toEqual([]);
      expect(mails).toBeGreaterThan(40);
      expect(server.strange).toEqual([]);
    });
  });
});
