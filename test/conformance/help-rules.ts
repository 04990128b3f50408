import assert from 'node:assert/strict';
import { Help, Ticket, TicketPage } from '../../src/protocol/index.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { newKey, problemOf, type Answer, type Caller } from './caller.js';
import type { Rule, Stage } from './target.js';

const send = (caller: Caller, ticket: object, key = newKey()): Promise<Answer> => caller.ask('/tickets', { method: 'POST', body: ticket, headers: { 'Idempotency-Key': key } });
const query = { kind: 'query', text: 'How long does it take?' };

/** A rule for backends that have help. One that has none answers 404, and is asked nothing more. */
const rule = (name: string, work: (stage: Stage, anna: Caller) => Promise<void>): Rule => ({
  name,
  async run(stage) {
    const anna = await stage.anna();
    if ((await anna.ask('/help')).status !== 404) await work(stage, anna);
  },
});

export const helpRules: readonly Rule[] = [
  rule('GET /help answers a signed-in customer what is on, and nobody else', async ({ nobody }, anna) => {
    const help = await anna.get('/help', Help);
    assert.equal(help.query?.confirm, true);
    assert.deepEqual(help.incident?.types.map(({ id }) => id), ['inverter']);
    assert.equal('files' in help || 'app' in help, false);
    assert.equal((await nobody.ask('/help')).status, 401);
  }),
  rule('a ticket answers a number and a time, and stands first among its customer’s own', async (stage, anna) => {
    const project = await stage.project();
    const ticket = Ticket.parse((await send(anna, { ...query, opportunity: project })).json);
    assert.match(ticket.number, /\S{4,}/);
    assert.deepEqual([ticket.kind, ticket.text, ticket.opportunity], ['query', query.text, project]);
    assert.deepEqual((await anna.get('/tickets', TicketPage)).tickets[0], ticket);
    assert.equal((await (await stage.bruno()).get('/tickets', TicketPage)).tickets.some(({ number }) => number === ticket.number), false);
    for (const answer of [await send(stage.nobody, query), await stage.nobody.ask('/tickets')]) assert.equal(answer.status, 401);
  }),
  rule('the same key gives the same ticket again; with another body it is 422 key-reused; without one 400', async (_stage, anna) => {
    const key = newKey();
    const answers = [await send(anna, query, key), ...(await Promise.all([send(anna, query, key), send(anna, query, key)]))];
    const numbers = new Set(answers.map(({ json }) => Ticket.parse(json).number));
    assert.equal(numbers.size, 1);
    assert.equal((await anna.get('/tickets', TicketPage)).tickets.filter(({ number }) => numbers.has(number)).length, 1);
    const other = await send(anna, { ...query, text: 'Another.' }, key);
    assert.deepEqual([other.status, problemOf(other).code], [422, 'key-reused']);
    assert.equal((await anna.ask('/tickets', { method: 'POST', body: query })).status, 400);
  }),
  rule('what is wrong with a ticket is 422 with a pointer to it', async (_stage, anna) => {
    for (const [ticket, pointer, code] of [
      [{ kind: 'query', text: '  ' }, '/text', 'required'], [{ kind: 'query', text: 'x'.repeat(5001) }, '/text', 'too-long'],
      [{ kind: 'incident', text: 'x' }, '/type', 'required'], [{ kind: 'incident', type: 'door', text: 'x' }, '/type', 'not-a-choice'], [{ ...query, files: ['nothing'] }, '/files/0', 'unknown-file'],
    ] as const) {
      const answer = await send(anna, ticket);
      assert.equal(answer.status, 422);
      assert.deepEqual(problemOf(answer).errors?.map((error) => [error.pointer, error.code]), [[pointer, code]]);
    }
  }),
  rule('a ticket about another’s project is 404', async (stage) => {
    assert.equal((await send(await stage.bruno(), { ...query, opportunity: await stage.project() })).status, 404);
  }),
  rule('a ticket takes uploads for the field ticket, and keeps them', async (stage, anna) => {
    const project = await stage.project();
    const file = await anna.upload(project, 'ticket', pdfBytes('ticket'));
    const other = await anna.upload(project, 'identity', pdfBytes('identity'));
    assert.deepEqual(problemOf(await send(anna, { ...query, files: [other.id] })).errors?.map(({ code }) => code), ['unknown-file']);
    const ticket = Ticket.parse((await send(anna, { kind: 'incident', type: 'inverter', text: 'A red light.', files: [file.id] })).json);
    assert.deepEqual([ticket.type, ticket.files?.map(({ id }) => id)], ['inverter', [file.id]]);
    assert.equal((await anna.tus('DELETE', file.id)).status, 409);
  }),
  rule('tickets come in pages, newest first', async (_stage, anna) => {
    const numbers: string[] = [];
    for (let i = 0; i < 3; i++) numbers.unshift(Ticket.parse((await send(anna, { ...query, text: String(i) })).json).number);
    const first = await anna.get('/tickets?limit=2', TicketPage);
    const second = await anna.get(`/tickets?limit=2&cursor=${encodeURIComponent(first.next ?? '')}`, TicketPage);
    assert.deepEqual([...first.tickets, ...second.tickets].slice(0, 3).map(({ number }) => number), numbers);
  }),
];
