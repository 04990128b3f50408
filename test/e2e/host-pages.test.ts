import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveFolder } from '../../demo/serve.mjs';
import { launchLight } from '../config/browser.js';
import { openSale } from './company.js';
import { codeFor, type Portal } from './portal.js';
import { jpeg, pdf } from './real-files.js';

let browser: Browser;

beforeAll(async () => { browser = await launchLight(); });
afterAll(async () => { await browser?.close(); });

/** A page that keeps what its console complains about, and the origins that it asked. */
async function open(url: string): Promise<{ page: Page; faults: string[]; requests: URL[] }> {
  const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  const requests: URL[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
  page.on('request', (request) => { if (/^https?:/.test(request.url())) requests.push(new URL(request.url())); });
  await page.goto(url);
  return { page, faults, requests };
}

describe('the company’s page that places the pieces itself', () => {
  let portal: Portal;

  beforeAll(async () => { portal = await openSale(); });
  afterAll(async () => { await portal?.close(); });

  async function signIn(page: Page, identifier: string, recipient = identifier): Promise<void> {
    await page.getByLabel('Indirizzo e-mail o numero di telefono').fill(identifier);
    await page.getByRole('button', { name: 'Inviami il codice' }).click();
    await page.getByLabel('Codice (6 cifre)').fill(await codeFor(portal.api, recipient));
    await page.getByLabel('Codice (6 cifre)').press('Enter');
  }

  const substateOf = async (id: string): Promise<string | undefined> => (await portal.backend.db.selectFrom('opportunities').select('substate').where('id', '=', id).executeTakeFirst())?.substate;

  it('shows timeline, documents and conditions in the page’s language, with one session among them', async () => {
    const { page, faults, requests } = await open(`${portal.host}/alone.html`);
    await signIn(page, 'giulia@example.com');
    await page.getByRole('heading', { name: 'I suoi documenti', exact: true }).waitFor();
    await page.locator('aside portal-timeline').getByText('Richiesta ricevuta').waitFor();
    await page.locator('.site-note portal-conditions').getByLabel('Accetto: Informativa sulla privacy').waitFor();
    // the page's own conditions are the only ones
    expect(await page.locator('portal-conditions').count()).toBe(1);
    const paths = requests.filter(({ origin }) => origin === portal.api).map(({ pathname }) => pathname);
    for (const path of ['/config', '/me', '/opportunities/giulia-home']) expect(paths.filter((one) => one === path), path).toHaveLength(1);
    expect(faults).toEqual([]);

    await page.getByLabel('Codice fiscale').fill('FRRGLI80A41F257I');
    await page.locator('[name="identity-document"] input[type=file]').setInputFiles({ name: 'carta.jpg', mimeType: 'image/jpeg', buffer: jpeg() });
    await page.locator('[name="electricity-bill"] input[type=file]').setInputFiles({ name: 'bolletta.pdf', mimeType: 'application/pdf', buffer: pdf('Bolletta') });
    await page.getByLabel('Consumo annuo').fill('4200');
    // the tenant is asked for the owner's permission, and the owner isn't
    await page.locator('[name=owner]').getByText('No', { exact: true }).click();
    await page.locator('[name="owner-consent"]').waitFor();
    await page.locator('[name=owner]').getByText('Sì', { exact: true }).click();
    await page.locator('[name="owner-consent"]').waitFor({ state: 'detached' });
    await page.getByLabel('Accetto: Informativa sulla privacy').check();
    await page.getByLabel('Accetto: Mandato per i dati di fornitura').check();
    await page.getByRole('button', { name: 'Invia i documenti' }).click();
    await page.getByText('Abbiamo ricevuto tutto. Grazie.').waitFor();
    await page.getByRole('button', { name: 'Vedi a che punto è il progetto' }).click();
    // the view for the next substate stands in the empty slot of the one before
    await page.getByRole('heading', { name: 'Controlliamo i documenti' }).waitFor();
    expect(await substateOf('giulia-home')).toBe('initial-review');
    await page.context().close();
  });

  it('F110 sends the code to the mobile number on the customer’s card, and shows the offers in the same place', async () => {
    const { page, faults } = await open(`${portal.host}/alone.html`);
    await signIn(page, 'carmen@example.com', '+34612345678');
    await page.getByRole('heading', { name: 'Le sue offerte', exact: true }).waitFor();
    expect(await page.locator('portal-view-offer [data-offer]').count()).toBe(4);
    expect(await page.locator('portal-view-offer button[part=accept]').count()).toBe(3);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('lets a customer with two projects choose, once for the page', async () => {
    const { page } = await open(`${portal.host}/alone.html`);
    await signIn(page, 'luc@example.com');
    await page.getByRole('heading', { name: 'I suoi progetti' }).waitFor();
    expect(await page.getByRole('button', { name: /Annecy/ }).count()).toBe(2);
    await page.getByRole('button', { name: /Studio/ }).click();
    await page.getByRole('heading', { name: 'Le regole del giorno dei lavori' }).waitFor();
    await page.locator('aside portal-timeline').getByText('La visita dell’installatore').waitFor();
    await page.context().close();
  });
});

describe('the page with endpoint="demo:", on a bare file server', () => {
  it('works from the first document to an accepted offer under a strict policy, and asks no other origin', async () => {
    const server = await serveFolder(resolve(import.meta.dirname, '../..'), 0);
    try {
      const { page, faults, requests } = await open(`http://localhost:${server.port}/demo/plain/demo-endpoint.html`);
      await page.getByLabel('Tax number').fill('FRRGLI80A41F257I');
      await page.locator('[name=bill] input[type=file]').setInputFiles({ name: 'bill.pdf', mimeType: 'application/pdf', buffer: pdf('Bill') });
      await page.getByLabel('Yearly consumption').fill('4200');
      await page.getByLabel('I accept: Privacy notice').check();
      await page.getByText('bill.pdf').waitFor();
      await page.getByRole('button', { name: 'Send documents' }).click();
      await page.getByText('We have received it. Thank you.').waitFor();
      await page.getByRole('button', { name: 'See where the project stands' }).click();
      await page.getByRole('button', { name: 'Accept this offer: Basic' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Accept this offer' }).click();
      await page.getByText('Your offer is accepted. Thank you.').waitFor();
      expect([...new Set(requests.map(({ port }) => port))]).toEqual([String(server.port)]);
      expect(faults).toEqual([]);
    } finally {
      server.close();
    }
  });
});
