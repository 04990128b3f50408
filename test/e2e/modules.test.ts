import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/protocol/index.js';
import { comeBack, heading, openPage, signIn } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

const closed = 'The customer portal isn’t open here';
const logo = (colour: string): string => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12" fill="${colour}"/></svg>`)}`;

describe('what the company sets for its portal, in a page that is open', () => {
  let settings: Settings;
  const pages: Page[] = [];

  beforeAll(async () => {
    settings = await company.get<Settings>('/settings');
  });
  afterEach(async () => {
    await Promise.all(pages.splice(0).map((page) => page.context().close()));
    await company.put('/settings', settings);
  });
  const set = (more: Partial<Settings>): Promise<void> => company.put('/settings', { ...settings, ...more });
  /** The company's page with the portal of a business unit. */
  async function at(unit?: string): Promise<{ page: Page; faults: string[] }> {
    const opened = await openPage(browser, portal.host);
    pages.push(opened.page);
    if (unit) await opened.page.evaluate((name) => { document.querySelector('customer-portal')?.setAttribute('unit', name); }, unit);
    return opened;
  }
  const header = (page: Page) => page.locator('customer-portal [part=header]');
  const about = (page: Page) => page.locator('customer-portal [part=about]');
  const accent = (page: Page) => page.locator('customer-portal').evaluate((element) => getComputedStyle(element.shadowRoot?.querySelector('.base') ?? element).getPropertyValue('--portal-color-accent').trim());

  it('F16 F86 F87 shows name, logo and colours as they are set, and follows them', async () => {
    await set({ company: { name: 'Sole Nostro', logo: logo('gold') } });
    const { page, faults } = await at();
    await header(page).getByText('Sole Nostro', { exact: true }).waitFor();
    expect(await header(page).locator('img').getAttribute('src')).toBe(logo('gold'));
    // the page has an accent of its own, and it wins; without it the company's counts
    expect(await accent(page)).toBe('light-dark(#8a5a00, #e0a63a)');
    await page.locator('.site-portal').evaluate((box) => { (box as HTMLElement).style.setProperty('--portal-color-accent', 'initial'); });
    expect(await accent(page)).toBe('#8a5a00');
    await set({ company: { name: 'Sole Vostro', logo: logo('teal') }, theme: { '--portal-color-accent': '#005f73' } });
    await comeBack(page);
    await header(page).getByText('Sole Vostro', { exact: true }).waitFor();
    await expect.poll(() => header(page).locator('img').getAttribute('src')).toBe(logo('teal'));
    await expect.poll(() => accent(page)).toBe('#005f73');
    // one that isn't a picture at an https address or in the settings isn't asked for
    await set({ company: { name: 'Sole Vostro', logo: 'http://tracker.example/logo.png' } });
    await comeBack(page);
    await expect.poll(() => header(page).locator('img').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('F88 shows the general information, in the customer’s language and never as HTML, and follows it', async () => {
    const { page } = await at();
    await about(page).getByText('Solar for the home, from the first document to the first kilowatt-hour.').waitFor();
    await set({ company: { name: 'Sole Nostro', information: { en: 'Open **Monday to Friday**, 9 to 18.\n\n<img src=x onerror=alert(1)>', it: 'Aperti dal lunedì al venerdì.' } } });
    await comeBack(page);
    await about(page).getByText('Open Monday to Friday, 9 to 18.').waitFor();
    expect(await about(page).locator('strong').textContent()).toBe('Monday to Friday');
    expect(await about(page).locator('img').count()).toBe(0);
    await page.getByLabel('Language').selectOption('it');
    await about(page).getByText('Aperti dal lunedì al venerdì.').waitFor();
    await set({ company: { name: 'Sole Nostro' } });
    await comeBack(page);
    await expect.poll(() => about(page).count()).toBe(0);
  });

  it('F17 closes politely when the portal is no longer contracted, and opens again when it is, for who is signed in', async () => {
    const customer = await company.customer('initial-documents');
    const { page, faults } = await at();
    await signIn(page, portal, customer.email);
    await heading(page, 'Your documents');
    await set({ modules: ['something-else'] });
    await comeBack(page);
    await page.getByRole('heading', { name: closed }).waitFor();
    // nothing of the customer's, and nothing to press
    for (const gone of ['Your documents', 'Via Verdi 8, Modena', 'Tax number']) await expect.poll(() => page.locator('customer-portal').getByText(gone).count()).toBe(0);
    await set({ modules: ['portal'] });
    await comeBack(page);
    await heading(page, 'Your documents');
    await page.getByLabel('Tax number').waitFor();
    expect(faults).toEqual([]);
  });

  it('F17 says so to who comes while it is closed, instead of a sign-in that leads nowhere', async () => {
    await set({ modules: [] });
    const { page } = await at();
    await page.getByRole('heading', { name: closed }).waitFor();
    expect(await page.getByLabel('E-mail address or phone number').count()).toBe(0);
    await set({});
    await comeBack(page);
    await page.getByLabel('E-mail address or phone number').waitFor();
  });

  it('F85 is switched on and off for one business unit, each with its own name and contact', async () => {
    await set({ units: { north: { company: { name: 'Sole Nord' }, support: { email: 'nord@example.com' } }, south: { modules: [] } } });
    const { page: north } = await at('north');
    await header(north).getByText('Sole Nord', { exact: true }).waitFor();
    await north.locator('customer-portal').getByRole('link', { name: 'nord@example.com' }).waitFor();
    const { page: south } = await at('south');
    await south.getByRole('heading', { name: closed }).waitFor();
    await set({ units: { north: { modules: [] }, south: { company: { name: 'Sole Sud' } } } });
    for (const page of [north, south]) await comeBack(page);
    await north.getByRole('heading', { name: closed }).waitFor();
    await header(south).getByText('Sole Sud', { exact: true }).waitFor();
    await south.getByLabel('E-mail address or phone number').waitFor();
  });
});
