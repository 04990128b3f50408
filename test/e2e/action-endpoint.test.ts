import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ActionEnvelope } from '../../src/protocol/action.js';
import type { Customer } from './company.js';
import { comeBack, heading, openPage, press, signIn, type } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile({ pages: 'test/e2e/pages' });

interface Arrived { readonly headers: IncomingHttpHeaders; readonly envelope: ActionEnvelope }

/** A company's automation: a server of its own, which knows nothing of the portal but the envelope. */
class Automation {
  readonly arrived: Arrived[] = [];
  /** what it does with the next ones; then it gives receipts */
  readonly troubles: ('server' | 'html' | 'cut')[] = [];
  readonly asked = new Set<string>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*');
      // on a connection that was used before, the browser itself sends again what was cut
      response.setHeader('Connection', 'close');
      if (request.method === 'OPTIONS') {
        for (const header of (request.headers['access-control-request-headers'] ?? '').split(',')) this.asked.add(header.trim().toLowerCase());
        response.writeHead(204, { 'Access-Control-Allow-Headers': 'content-type, idempotency-key', 'Access-Control-Allow-Methods': 'POST' }).end();
        return;
      }
      void text(request).then((body) => {
        const envelope = ActionEnvelope.parse(JSON.parse(body));
        this.arrived.push({ headers: request.headers, envelope });
        const trouble = this.troubles.shift();
        if (trouble === 'cut') { request.socket.destroy(); return; }
        if (trouble === 'server') { response.writeHead(500).end('queue is full'); return; }
        if (trouble === 'html') { response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Wi-Fi of the station</title>'); return; }
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ number: `AUTO-${this.arrived.length}`, at: new Date().toISOString(), type: envelope.action.type, key: envelope.key }));
      });
    });
  }

  async listen(): Promise<void> { await new Promise<void>((done) => { this.#server.listen(0, 'localhost', done); }); }
  get url(): string { return `http://localhost:${(this.#server.address() as AddressInfo).port}/hook`; }
  close(): void { this.#server.closeAllConnections(); this.#server.close(); }
}

describe('actions that go to the company’s automation', () => {
  const automation = new Automation();

  beforeAll(() => automation.listen());
  afterAll(() => { automation.close(); });
  beforeEach(() => { automation.arrived.length = 0; });

  async function visit(customer: Customer): Promise<{ page: Page; faults: string[] }> {
    const opened = await openPage(browser, `${portal.host}/action-endpoint.html?to=${encodeURIComponent(automation.url)}`);
    await signIn(opened.page, portal, customer.email);
    return opened;
  }

  const actionsAtTheBackend = () => portal.backend.db.selectFrom('receipts').selectAll().execute();

  it('a step arrives there once in the end, with one key, whatever goes wrong on the way, and the page loses nothing', async () => {
    await company.changeSubstate('installation-documents', { placements: [{ field: 'access', required: true }] });
    const customer = await company.customer('installation-documents');
    const { page, faults } = await visit(customer);
    await type(page, 'How to get to the roof', 'By the ladder behind the house');
    automation.troubles.push('server', 'html', 'cut');
    await page.getByRole('button', { name: /^Send/ }).click();
    for (const failure of ['server', 'malformed', 'offline']) {
      await page.locator(`[data-send=waiting][data-failure=${failure}]`).waitFor();
      await page.getByText('By the ladder behind the house').waitFor();
      await press(page, 'Send now');
    }
    await page.getByText(/AUTO-4/).waitFor();
    expect(automation.arrived).toHaveLength(4);
    expect(new Set(automation.arrived.map(({ envelope: { key, action } }) => JSON.stringify([key, action]))).size).toBe(1);
    for (const { headers, envelope } of automation.arrived) {
      expect(headers['idempotency-key']).toBe(envelope.key);
      expect([headers.authorization, headers.cookie, headers['content-type']]).toEqual([undefined, undefined, 'application/json']);
      expect(envelope).toMatchObject({ protocol: 1, opportunity: customer.project, action: { type: 'submit-step', payload: { values: { access: 'By the ladder behind the house' } } } });
    }
    expect([...automation.asked].sort()).toEqual(['content-type', 'idempotency-key']);
    // the backend heard nothing; when the automation has told it, the page follows
    expect(await company.substateOf(customer)).toBe('installation-documents');
    await company.project(customer, { substate: 'installing' });
    await press(page, 'See where the project stands');
    await comeBack(page);
    await heading(page, 'Work in progress');
    expect(faults.filter((fault) => !/status of 5\d\d/.test(fault))).toEqual([]);
  });

  it('conditions alone and an accepted offer arrive there too', async () => {
    const rules = await company.customer('site-rules');
    const first = await visit(rules);
    await first.page.getByRole('checkbox').check();
    await first.page.locator('[part=submit]').click();
    await first.page.getByText(/AUTO-1/).waitFor();
    const buyer = await company.customer('choose-offer', { offers: [{ id: 'of-the-automation', name: 'Basic', price: { amount: 689_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open' }] });
    const second = await visit(buyer);
    await press(second.page, 'Accept this offer: Basic');
    const dialog = second.page.getByRole('dialog');
    await second.page.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Accept this offer' }).click();
    await second.page.getByText(/AUTO-2/).waitFor();
    expect(automation.arrived.map(({ envelope: { opportunity, action } }) => [opportunity, action.type, action.payload.offer, action.payload.consents?.map(({ condition }) => condition)])).toEqual([
      [rules.project, 'submit-step', undefined, ['site-safety']],
      [buyer.project, 'accept-budget', 'of-the-automation', ['privacy']],
    ]);
    expect(await actionsAtTheBackend()).toEqual([]);
    expect([await company.substateOf(rules), await company.substateOf(buyer)]).toEqual(['site-rules', 'choose-offer']);
  });
});
