import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Contract, Offer, Settings } from '../../src/protocol/index.js';
import { contractPdf } from '../backend/contract-world.js';
import type { Customer } from './company.js';
import { attach, heading, press, signIn } from './person.js';
import { pdf } from './real-files.js';
import { saleOfThisFile } from './sale.js';

/** What a careful site sends: of ours only the script's origin and the endpoint are let in, documents are read in frames of the page's own. */
const strict = ({ sdk, api }: { sdk: string; api: string }): Record<string, string> => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${sdk}; style-src 'self'; img-src 'self' blob: data:; frame-src blob:; connect-src ${api}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
});

const { portal, browser, company } = await saleOfThisFile({ pages: 'test/e2e/pages', pageHeaders: strict });

describe('every part under a strict policy', () => {
  /** names of the headers that pages sent to the backend, over all of the tests */
  const headers = new Set<string>();
  const parts = new Set<string>();

  beforeAll(async () => {
    await company.changeFlow(({ states }) => { for (const { substates } of states) for (const substate of substates) delete substate.automatic; });
    const settings = await company.get<Settings>('/settings');
    await company.put('/settings', { ...settings, map: { center: [10.92, 44.65], zoom: 19 }, app: { name: 'Sole', android: 'https://play.google.com/store/apps/details?id=x', ios: 'https://apps.apple.com/app/id1', qr: true } });
  });

  async function visit(customer: Customer): Promise<{ page: Page; violations: string[] }> {
    const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(15_000);
    const violations: string[] = [];
    page.on('console', (message) => { if (message.text().startsWith('policy:')) violations.push(message.text()); });
    page.on('pageerror', (error) => violations.push(error.message));
    page.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      if (origin === portal.api) for (const name of Object.keys(request.headers())) headers.add(name);
      if (origin === portal.sdk) parts.add(pathname.replace(/-[\w-]{8}\.js$/, ''));
      if (/^https?:/.test(request.url()) && ![portal.api, portal.sdk, portal.host].includes(origin)) violations.push(`request: ${request.url()}`);
    });
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => console.warn('policy:', violatedDirective, blockedURI, sample)));
    await page.goto(`${portal.host}/module.html`);
    await signIn(page, portal, customer.email);
    return { page, violations };
  }

  async function clean({ page, violations }: { page: Page; violations: string[] }): Promise<void> {
    expect(violations).toEqual([]);
    await page.context().close();
  }

  it('F202 documents, conditions and uploads', async () => {
    const opened = await visit(await company.customer('initial-documents'));
    const { page } = opened;
    await attach(page, 'Latest electricity bill', { name: 'bill.pdf', mimeType: 'application/pdf', buffer: pdf('bill') });
    await page.getByText('Read in full').first().click();
    await press(page, 'Send documents');
    await page.locator('[part=summary]').waitFor();
    await clean(opened);
  });

  it('F202 offers: chart, comparison, dialogs, downloads, and the page that follows', async () => {
    const price = { amount: 689_000, currency: 'EUR' };
    const attachment = await company.file('sheet.pdf', pdf('sheet'));
    const months = { year: 4000, months: [1, 2, 3, 4, 5, 6, 6, 5, 4, 3, 2, 1] };
    const offers: Offer[] = ['small', 'large'].map((id) => ({ id, name: id, price, lines: [{ id: 'p', name: 'Panels', quantity: 8 }], attachments: [attachment], status: 'open', production: months, savings: [price] }));
    const customer = await company.customer('choose-offer', { offers });
    const opened = await visit(customer);
    const { page } = opened;
    const download = page.waitForEvent('download');
    await page.locator('portal-view-offer [part=attachment]').first().click();
    await download;
    await page.locator('portal-view-offer [part=chart]').first().waitFor();
    await page.locator('portal-view-offer [part=decline]').first().click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await company.project(customer, { substate: 'study-running' });
    await heading(page, 'We design your installation');
    await clean(opened);
  });

  it('F202 the contract: the document in its frame, and the signature', async () => {
    const contract: Contract = { id: 'supply', name: 'Supply contract', document: await company.file('Supply contract.pdf', await contractPdf(2, 'Supply')), ways: ['page'], status: 'open' };
    const opened = await visit(await company.customer('sign-contract', { contracts: [contract] }));
    const { page } = opened;
    await page.locator('portal-view-contract [part=read]').click();
    await page.locator('portal-view-contract [part=reader], portal-view-contract [data-viewer=none]').first().waitFor();
    const pad = page.locator('portal-view-contract canvas[part=pad]');
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('no pad');
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await clean(opened);
  });

  it('F202 the roof: map, figures and corners', async () => {
    const opened = await visit(await company.customer('draw-roof'));
    const { page } = opened;
    await page.locator('.leaflet-container').waitFor();
    await page.getByText('Add a face by its measures', { exact: true }).click();
    await page.getByLabel('Along the lower edge, in metres').fill('10');
    await page.getByLabel('From the lower edge upwards').fill('5');
    await press(page, 'Add this face');
    await page.locator('portal-view-drawing [part=face]').waitFor();
    await clean(opened);
  });

  it('F202 the visit, its calendar entry and its dialog', async () => {
    const opened = await visit(await company.customer('visit', { visit: { id: 'v1', installer: { name: 'Marco Bianchi', picture: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' }, start: '2041-03-10T08:00:00.000Z', end: '2041-03-10T10:00:00.000Z', timeZone: 'Europe/Rome', address: 'Via Verdi 8', changeable: true } }));
    const { page } = opened;
    const download = page.waitForEvent('download');
    await page.locator('portal-view-installer-visit [part=calendar]').click();
    await download;
    await page.locator('portal-view-installer-visit [part=ask]').click();
    await page.getByRole('dialog').waitFor();
    await clean(opened);
  });

  it('F202 the end with codes to scan, the help with a question and a file', async () => {
    const opened = await visit(await company.customer('finished'));
    const { page } = opened;
    await page.locator('portal-monitoring-app svg[part=code]').first().waitFor();
    await press(page, 'Need help?');
    await page.locator('portal-help [data-option=query] button').click();
    await page.locator('portal-help textarea').fill('Why?');
    await page.locator('portal-help [part=submit]').click();
    await page.locator('portal-help [part=receipt]').waitFor();
    await clean(opened);
  });

  it('F202 sends nothing in any of this but Authorization, Content-Type, Idempotency-Key and what tus has', () => {
    const few = ['authorization', 'content-type', 'idempotency-key', 'tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length', 'upload-concat'];
    const ordinary = /^(accept|accept-.*|content-length|origin|referer|user-agent|sec-.*|host|connection|pragma|cache-control|upgrade-insecure-requests)$/;
    expect([...headers].filter((name) => !ordinary.test(name) && !few.includes(name))).toEqual([]);
    expect([...headers]).toEqual(expect.arrayContaining(['authorization', 'content-type', 'idempotency-key', 'tus-resumable', 'upload-length']));
    // what is loaded only when it is needed was loaded
    for (const part of ['roof-map', 'pad', 'qr', 'figures', 'http-uploads', 'help-dialog', 'live', 'portal-view-installer-visit']) expect([...parts].some((one) => one.includes(part)), part).toBe(true);
  });
});
