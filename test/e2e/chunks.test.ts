import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from './company.js';
import { heading, newestMail, openPage, signIn } from './person.js';
import { codeFor } from './portal.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

const chunks = readdirSync(resolve(import.meta.dirname, '../../dist/cdn/chunks'));
const failed = 'This part of the page could not be loaded. Check your connection and try again.';

/** How a file doesn't come. */
type Trouble = 'blocked' | 'gone' | 'html';

describe('a part of the script that doesn’t come', () => {
  let customers: Record<'offer' | 'contract' | 'visit' | 'drawing' | 'end' | 'waiting', Customer>;

  beforeAll(async () => {
    await company.changeFlow(({ states }) => { for (const { substates } of states) for (const substate of substates) delete substate.automatic; });
    const price = { amount: 689_000, currency: 'EUR' };
    const visit = { id: 'v1', installer: { name: 'Marco Bianchi' }, start: '2041-03-10T08:00:00.000Z', timeZone: 'Europe/Rome', changeable: true };
    customers = {
      offer: await company.customer('choose-offer', { offers: [{ id: 'one', name: 'Eight panels', price, lines: [], attachments: [], status: 'open' }] }),
      contract: await company.customer('sign-contract'), visit: await company.customer('visit', { visit }), drawing: await company.customer('draw-roof'),
      end: await company.customer('finished'), waiting: await company.customer('study-running'),
    };
  });

  /** A page whose files of this name don't come; `let` says what does from now on. */
  async function open(file: RegExp, trouble: Trouble, locale = 'en-GB'): Promise<{ context: BrowserContext; page: Page; refused: Set<string>; let: () => Promise<void> }> {
    const context = await browser.newContext({ locale, viewport: { width: 1000, height: 900 } });
    const refused = new Set<string>();
    await context.route(({ origin, pathname }) => origin === portal.sdk && file.test(pathname), (route) => {
      refused.add(new URL(route.request().url()).pathname);
      if (trouble === 'blocked') return route.abort();
      return route.fulfill(trouble === 'gone' ? { status: 404, body: 'Not found' } : { status: 200, contentType: 'text/html', body: '<!doctype html><title>Wi-Fi of the station</title>' });
    });
    const { page } = await openPage(context, portal.host, locale);
    await page.evaluate((lang) => { document.documentElement.lang = lang; }, locale);
    return { context, page, refused, let: () => context.unrouteAll() };
  }

  const views: [string, RegExp, keyof typeof customers, string][] = [
    ['offer', /\/portal-view-offer-/, 'offer', 'Your offers'],
    ['contract', /\/portal-view-contract-/, 'contract', ''],
    ['visit', /\/portal-view-installer-visit-/, 'visit', 'The installer’s visit'],
    ['drawing', /\/portal-view-drawing-/, 'drawing', 'Drawing of your roof'],
    ['end', /\/portal-view-finalization-/, 'end', ''],
    ['status', /\/portal-view-status-/, 'waiting', 'We design your installation'],
  ];

  it.each(views)('F206 says that the view couldn’t be loaded, and shows it when it is asked for again: %s', async (_, file, who, title) => {
    // blocked by the network, taken away by an update, and a captive portal's page instead
    for (const trouble of ['blocked', 'gone', 'html'] as const) {
      const { context, page, refused, let: come } = await open(file, trouble);
      await signIn(page, portal, customers[who].email);
      await page.getByRole('alert').filter({ hasText: failed }).waitFor();
      expect(refused.size, trouble).toBeGreaterThan(0);
      // a second try that fails says so again
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('alert').filter({ hasText: failed }).waitFor();
      await come();
      // by hand, or by itself when the network is back
      if (trouble === 'gone') await page.evaluate(() => dispatchEvent(new Event('online')));
      else await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText(failed).waitFor({ state: 'detached' });
      if (title) await heading(page, title);
      else await page.locator(`portal-view-${file.source.includes('contract') ? 'contract' : 'finalization'}`).waitFor();
      await context.close();
      if (who !== 'offer') break;
    }
  });

  it('F206 says it of the help, and opens it when it is asked for again', async () => {
    for (const file of [/\/help-dialog-/, /\/portal-help-/]) {
      const { context, page, let: come } = await open(file, 'blocked');
      await signIn(page, portal, customers.waiting.email);
      await heading(page, 'We design your installation');
      await page.getByRole('button', { name: 'Need help?' }).click();
      await page.getByRole('alert').filter({ hasText: failed }).waitFor();
      await come();
      await page.getByRole('button', { name: 'Need help?' }).click();
      await page.getByRole('dialog', { name: 'Need help?' }).waitFor();
      await page.getByText(failed).waitFor({ state: 'detached' });
      await context.close();
    }
  });

  /** The chunk that holds a text of the customers, in this language. */
  async function chunkWith(text: string, language: string): Promise<string> {
    for (const name of chunks.filter((one) => new RegExp(`(^|-)${language}-`).test(one))) {
      if ((await (await fetch(`${portal.sdk}/chunks/${name}`)).text()).includes(text)) return name;
    }
    throw new Error(`no chunk of ${language} with “${text}”`);
  }
  const exactly = (name: string): RegExp => new RegExp(`/${name.replaceAll('.', '\\.')}$`);

  it('F206 a view speaks English while its words in the customer’s language don’t come, and their language when the network is back', async () => {
    const words = await chunkWith('Accetta questa offerta', 'it');
    const { context, page, refused, let: come } = await open(exactly(words), 'gone', 'it-IT');
    await page.getByLabel('Indirizzo e-mail o numero di telefono').fill(customers.offer.email);
    const before = await newestMail(portal);
    await page.getByLabel('Indirizzo e-mail o numero di telefono').press('Enter');
    await page.locator('input[autocomplete=one-time-code]').fill(await codeFor(portal.api, customers.offer.email, before));
    await page.locator('input[autocomplete=one-time-code]').press('Enter');
    await page.getByRole('button', { name: 'Accept this offer: Eight panels' }).waitFor();
    expect(refused.size).toBe(1);
    await come();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.getByRole('button', { name: 'Accetta questa offerta: Eight panels' }).waitFor();
    await context.close();
  });

  it('F206 a form stands when its fields can speak: none comes a moment later and moves the others', async () => {
    const customer = await company.customer('initial-documents');
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 900 } });
    let come = (): void => undefined;
    const held = new Promise<void>((done) => { come = done; });
    await context.route(/\/fields-en-/, async (route) => { await held; await route.continue(); });
    const { page } = await openPage(context, portal.host);
    const asked = page.waitForRequest(/\/fields-en-/);
    await signIn(page, portal, customer.email);
    await asked;
    await page.locator('portal-view-documentation .skeleton').waitFor();
    expect(await page.locator('portal-view-documentation form').count()).toBe(0);
    come();
    await page.locator('portal-view-documentation form').waitFor();
    expect(await page.getByLabel('Tax number').isVisible()).toBe(true);
    await context.close();
  });

  it.each<[string, (page: Page) => Promise<unknown>]>([
    ['they are asked for again', (page) => page.getByRole('button', { name: 'Try again' }).click()],
    ['the network is back', (page) => page.evaluate(() => dispatchEvent(new Event('online')))],
  ])('F206 a form whose fields find no words says that it couldn’t be loaded, and stands when %s', async (_, again) => {
    const customer = await company.customer('initial-documents');
    const { context, page, let: come } = await open(/\/fields-en-/, 'blocked');
    await signIn(page, portal, customer.email);
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByLabel('Tax number').count()).toBe(0);
    await come();
    await again(page);
    await page.getByLabel('Tax number').waitFor();
    await context.close();
  });

  it('F206 a view whose words come in no language says that it couldn’t be loaded, and shows itself when they do', async () => {
    const words = await chunkWith('Accept this offer', 'en');
    const { context, page, refused, let: come } = await open(exactly(words), 'blocked');
    await signIn(page, portal, customers.offer.email);
    await page.getByRole('alert').filter({ hasText: failed }).waitFor();
    expect(refused.size).toBe(1);
    await come();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Accept this offer: Eight panels' }).waitFor();
    await context.close();
  });
});
