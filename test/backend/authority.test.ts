import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Me } from '../../src/protocol/index.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { newKey, problemOf, type Caller } from '../conformance/caller.js';
import { matrix, routesOf, rows, table } from './authority-matrix.js';
import { plant, settings } from './authority-world.js';
import { databases, TestBackend } from './open-backend.js';

const draft = { substate: 'send-documents', definition: 'x', values: {}, consents: [], savedAt: '2026-01-01T00:00:00.000Z' };

describe.each(databases)('every route by every caller on %s', (database) => {
  let portal: TestBackend;
  beforeAll(async () => {
    portal = await TestBackend.open(database, { signature: { secret: 'secret-of-the-service' } });
    await portal.put('/company/settings', settings);
  });
  afterAll(() => portal?.close());

  it('has a row for each route that the running backend has', () => {
    const known = new Set(rows.map(({ route }) => route));
    // what stands in for mails is not there in production: see below
    expect(routesOf(portal).filter((route) => !known.has(route) && !route.includes('/dev/'))).toEqual([]);
    expect([...known].filter((route) => !routesOf(portal).includes(route))).toEqual([]);
  });

  it('lets nobody in where they don’t belong, and tells nobody a byte of another’s', async () => {
    const cells = await matrix(portal, await plant(portal));
    console.log(table(cells));
    expect(cells.filter(({ fault }) => fault !== undefined)).toEqual([]);
    expect(cells.length).toBeGreaterThan(600);
  });
});

describe.each(databases)('authority on %s', (database) => {
  let portal: TestBackend;
  let anna: Caller;
  let project: string;
  let file: string;
  beforeAll(async () => {
    portal = await TestBackend.open(database);
    ({ anna, project } = await portal.anna());
    file = (await anna.upload(project, 'identity', pdfBytes())).id;
    expect((await anna.ask(`/opportunities/${project}/draft`, { method: 'PUT', body: draft })).status).toBe(204);
  });
  afterAll(() => portal?.close());

  /** Every resource of a customer, as a request about Anna's. */
  const requests = (): [string, string, object | undefined][] => [
    ['GET', `/opportunities/${project}`, undefined],
    ['POST', `/opportunities/${project}/actions`, { type: 'submit-step', revision: 'x', payload: {} }],
    ['GET', `/opportunities/${project}/draft`, undefined],
    ['PUT', `/opportunities/${project}/draft`, draft],
    ['GET', `/files/${file}`, undefined],
    ['POST', `/files/${file}/link`, undefined],
    ['HEAD', `/uploads/${file}`, undefined],
    ['DELETE', `/uploads/${file}`, undefined],
  ];
  const ask = (caller: Caller, [method, path, body]: [string, string, object | undefined]) => caller.ask(path, { method, body, headers: { 'Idempotency-Key': newKey(), 'Tus-Resumable': '1.0.0' } });

  it('another customer’s ids answer 404 everywhere, just as ids that are not there', async () => {
    const other = (await portal.anna()).anna;
    for (const request of requests()) {
      const [method, path, body] = request;
      const foreign = await ask(other, request);
      const missing = await ask(other, [method, path.replace(project, 'no-such-id').replace(file, 'no-such-id'), body]);
      expect([path, method, foreign.status, foreign.text]).toEqual([path, method, 404, missing.text]);
      expect(missing.status).toBe(404);
    }
    expect((await other.get('/me', Me)).opportunities.map(({ id }) => id)).not.toContain(project);
    expect((await anna.ask(`/opportunities/${project}/draft`)).json).toEqual(draft);
  });

  it('nobody, and the company’s token, answer 401 on every resource of a customer', async () => {
    for (const caller of [portal.nobody, portal.company]) {
      for (const request of [...requests(), ['GET', '/me', undefined], ['PATCH', '/me', {}], ['DELETE', '/session', undefined]] as [string, string, object | undefined][]) {
        const answer = await ask(caller, request);
        expect([request[1], request[0], answer.status]).toEqual([request[1], request[0], 401]);
      }
    }
  });

  it('the company’s side is closed to nobody (401) and to customers (403), whatever the resource', async () => {
    const resources = ['/company/flows', '/company/flows/sale', '/company/fields', '/company/fields/tax-id', '/company/conditions', '/company/conditions/privacy', '/company/settings', '/company/customers/customer-1', `/company/opportunities/${project}`, `/company/opportunities/${project}/audit`, '/company/files', '/company/anything'];
    for (const path of resources) {
      for (const method of ['GET', 'PUT', 'POST', 'DELETE']) {
        const body = method === 'GET' || method === 'DELETE' ? undefined : {};
        expect([path, method, (await portal.nobody.ask(path, { method, body })).status]).toEqual([path, method, 401]);
        const customer = await anna.ask(path, { method, body });
        expect([path, method, customer.status, problemOf(customer).code]).toEqual([path, method, 403, 'company-only']);
      }
    }
  });

  it('a project that the company gives to nobody else stays who it is of', async () => {
    const other = await portal.newCustomer();
    const answer = await portal.company.ask(`/company/opportunities/${project}`, { method: 'PUT', body: { id: project, customer: other.id, type: 'sale', name: 'x', substate: 'send-documents' } });
    expect([answer.status, problemOf(answer).code]).toEqual([409, 'other-customer']);
  });

  it('a customer sees neither internal names, nor values that are not placed where they stand', async () => {
    const one = await portal.anna({ values: { advisor: 'Carla Neri', note: 'internal remark', 'tax-id': 'A1' }, substate: 'contract-documents' });
    const { text } = await one.anna.ask(`/opportunities/${one.project}`);
    expect(text).toContain('A1');
    for (const secret of ['internal remark', 'Carla Neri', '40 contract', '"name":"Contract"']) expect(text).not.toContain(secret);
  });
});
