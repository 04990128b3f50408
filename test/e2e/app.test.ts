import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AppSettings, Settings } from '../../src/protocol/index.js';
import { comeBack, heading, visit } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

let settings: Settings;
const opened: Page[] = [];

beforeAll(async () => {
  settings = await company.get<Settings>('/settings');
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
  await company.put('/settings', settings);
});

const change = (app: AppSettings | undefined): Promise<void> => company.put('/settings', { ...settings, app });
const app: AppSettings = { name: 'Sole Nostro', android: 'https://example.com/app/android', ios: 'https://example.com/app/iphone', qr: true };
const link = (page: Page, store: 'Android' | 'iPhone') => page.getByRole('link', { name: `Get Sole Nostro for ${store}` });
const code = (page: Page, store: 'Android' | 'iPhone') => page.getByRole('img', { name: `Code that opens the app for ${store}` });

/** A customer whose installation is running. */
async function customer(substate = 'finished'): Promise<Page> {
  const { page } = await visit(browser, portal, await company.customer(substate));
  opened.push(page);
  await page.locator('customer-portal [data-arrival]').first().waitFor();
  return page;
}

describe('the monitoring app, in a page that is open', () => {
  it('F70 is downloaded from its store, which opens beside the portal', async () => {
    const page = await customer();
    await page.context().route('https://example.com/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>The store</title>' }));
    const store = page.context().waitForEvent('page');
    await link(page, 'Android').click();
    expect((await store).url()).toBe('https://example.com/app/android');
    await code(page, 'iPhone').waitFor();
    await link(page, 'iPhone').waitFor();
  });

  it('F67 F71 shows while the company has it, and not else; nor before the installation runs', async () => {
    const page = await customer();
    await heading(page, 'Sole Nostro');
    await change(undefined);
    await comeBack(page);
    await page.getByRole('heading', { name: 'Sole Nostro', exact: true }).waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: /^Get / }).count()).toBe(0);
    await change({ ...app, name: 'Sole Mio' });
    await comeBack(page);
    await heading(page, 'Sole Mio');
    const before = await customer('initial-documents');
    expect(await before.locator('portal-monitoring-app').count()).toBe(0);
  });

  it('F68 follows the link of each store', async () => {
    const page = await customer();
    await link(page, 'Android').waitFor();
    await change({ ...app, android: undefined, ios: 'https://example.com/app/new' });
    await comeBack(page);
    await link(page, 'Android').waitFor({ state: 'detached' });
    await page.locator('portal-monitoring-app a[href="https://example.com/app/new"]').waitFor();
    await change({ ...app, ios: undefined });
    await comeBack(page);
    await link(page, 'iPhone').waitFor({ state: 'detached' });
    await link(page, 'Android').waitFor();
  });

  it('F69 shows the codes while they are on, another for another link', async () => {
    const page = await customer();
    await code(page, 'Android').waitFor();
    const path = (): Promise<string | null> => code(page, 'Android').locator('path').getAttribute('d');
    const before = await path();
    expect(await code(page, 'iPhone').locator('path').getAttribute('d')).not.toBe(before);
    await change({ ...app, qr: false });
    await comeBack(page);
    await code(page, 'Android').waitFor({ state: 'detached' });
    await link(page, 'Android').waitFor();
    await change({ ...app, android: 'https://example.com/app/other' });
    await comeBack(page);
    await code(page, 'Android').waitFor();
    expect(await path()).not.toBe(before);
  });
});
