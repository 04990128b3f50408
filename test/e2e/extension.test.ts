import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registerRule, type OwnRule } from '../../src/engine/index.js';
import { launchLight } from '../config/browser.js';
import { at, Company, openSale, solar, type Customer } from './company.js';
import { heading, openPage, press, saved, signIn, type } from './person.js';
import type { Portal } from './portal.js';

let portal: Portal;
let browser: Browser;
let company: Company;
const opened: Page[] = [];

beforeAll(async () => {
  // the company's server has the very rule that its page has
  const { slope } = (await import(pathToFileURL(resolve(import.meta.dirname, 'pages/slope-rule.js')).href)) as { slope: OwnRule };
  registerRule('x-slope', slope);
  portal = await openSale({ pages: 'test/e2e/pages' });
  company = new Company(portal);
  await company.put('/fields/slope', { id: 'slope', type: 'x-slope', label: 'Slope of the garden', help: 'From flat to 45 degrees.' });
  browser = await launchLight();
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

beforeEach(() => company.changeSubstate('initial-documents', { placements: [{ field: 'slope', required: true }], conditions: [] }));

afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
  await company.put('/flows/solar', solar);
});

/** The company's page, with what it adds, and a customer signed in. */
async function customer(path = 'own.html', more: Parameters<Company['customer']>[1] = {}): Promise<{ page: Page; who: Customer; faults: string[] }> {
  const who = await company.customer('initial-documents', more);
  const { page, faults } = await openPage(browser, `${portal.host}/${path}`);
  opened.push(page);
  await signIn(page, portal, who.email);
  await heading(page, 'Your documents');
  return { page, who, faults };
}

const slope = (page: Page) => page.getByRole('textbox', { name: 'Slope of the garden' });
const notShown = 'This part can’t be shown here yet. If it is needed, please get in touch with us.';

describe('a field type that the company adds from its page', () => {
  it('F215 has the portal’s label, help and errors around the company’s control, is kept as a draft, and is judged and stored by the server', async () => {
    const { page, who, faults } = await customer();
    await page.getByRole('group', { name: 'Slope of the garden' }).getByText('From flat to 45 degrees.').waitFor();
    await press(page, 'Send');
    await page.getByText('One thing is missing').waitFor();
    await page.getByRole('link', { name: 'Slope of the garden' }).click();
    await expect.poll(() => slope(page).evaluate((input) => input.matches(':focus'))).toBe(true);
    // what the control can't read, and what the rule refuses, in the company's words
    await page.keyboard.type('steep');
    await page.keyboard.press('Tab');
    await page.locator('portal-field-own').getByText('Write the degrees as a number.').waitFor();
    await slope(page).fill('60');
    await page.locator('portal-field-own').getByText('Nothing holds on more than 45°.').waitFor();
    expect(await slope(page).getAttribute('aria-invalid')).toBe('true');
    await saved(page);
    await page.reload();
    await expect.poll(() => slope(page).inputValue()).toBe('60');
    await slope(page).fill('30');
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    await page.getByText('A tree is planted for you.').waitFor();
    expect((await company.record(who)).values?.['slope']).toBe(30);
    expect(faults).toEqual([]);
  });

  it('F215 reads as its rule writes it where it may not be changed', async () => {
    await company.changeSubstate('initial-documents', { placements: [{ field: 'slope', readOnly: true }] });
    const { page } = await customer('own.html', { values: { slope: 12 } });
    await page.locator('portal-field-own').getByText('12 deg').waitFor();
    expect(await slope(page).count()).toBe(0);
  });

  it('F215 may come after the portal has started, takes the place of the notice, and can be asked for again when it doesn’t come', async () => {
    const { page, who } = await customer('own.html?late');
    await page.getByText(notShown).waitFor();
    await page.route('**/acme-slope.js', (route) => route.abort(), { times: 1 });
    await page.evaluate(() => dispatchEvent(new Event('register')));
    await page.locator('portal-field-own').getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByText(notShown).isVisible()).toBe(false);
    await page.locator('portal-field-own').getByRole('button', { name: 'Try again' }).click();
    await slope(page).fill('8');
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect((await company.record(who)).values?.['slope']).toBe(8);
  });
});

describe('a view that the company adds from its page', () => {
  const asReport = () => company.changeFlow((flow) => {
    Object.assign(at(flow, 'initial-documents'), { view: 'x-report', placements: [{ field: 'annual-consumption', required: true }], conditions: ['privacy'] });
    flow.externalActions.unshift({ source: 'customer-portal', action: 'submit-step', from: 'initial-documents', target: 'initial-review' });
  });

  it('F215 stands in the portal’s frame: head, fields, conditions, Send and receipt, and is told what is typed', async () => {
    await asReport();
    const { page, who, faults } = await customer();
    await page.getByText('Report for Via Verdi 8, Modena: no kWh').waitFor();
    await press(page, 'Send');
    await page.getByText('2 things are missing').waitFor();
    await type(page, 'Yearly consumption', '4200');
    await page.getByText('Report for Via Verdi 8, Modena: 4200 kWh').waitFor();
    await page.getByRole('checkbox', { name: 'I accept: Privacy notice' }).check();
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await company.substateOf(who)).toBe('initial-review');
    expect((await company.record(who)).values?.['annual-consumption']).toBe(4200);
    await press(page, 'See where the project stands');
    await heading(page, 'We check your documents');
    expect(faults).toEqual([]);
  });

  it('F215 is the polite notice until the page registers it, also when that is late', async () => {
    await asReport();
    const { page } = await customer('own.html?late');
    await page.locator('portal-view-unknown [part=notice]').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('register')));
    await page.getByText('Report for Via Verdi 8, Modena: no kWh').waitFor();
    expect(await page.locator('portal-view-unknown [part=notice]').count()).toBe(0);
  });
});

describe('the page’s own words around the view', () => {
  it('stand before and after it, below what went wrong, and below the receipt only then', async () => {
    const { page, who } = await customer();
    await page.getByText('Our office is closed on Friday.').waitFor();
    await page.getByText('Call us any time.').waitFor();
    for (const text of ['A tree is planted for you.', 'Our people know already.']) expect(await page.getByText(text).isVisible(), text).toBe(false);
    await page.route(`**/opportunities/${who.project}`, (route) => route.fulfill({ status: 500, body: '' }));
    await page.reload();
    await page.getByText('Our people know already.').waitFor();
    await page.getByText('Our office is closed on Friday.').waitFor();
  });
});

describe('words that a page with a script tag brings', () => {
  it('F213 take the place of ours, word by word, and another language stands beside them', async () => {
    await company.changeSubstate('initial-documents', { placements: [{ field: 'tax-id', required: true }], conditions: [] });
    const { page, faults } = await customer('words.html');
    await press(page, 'Off it goes');
    await page.locator('portal-field-tax-id').getByText('We need this.').waitFor();
    await page.evaluate(() => { document.documentElement.lang = 'nl'; });
    await page.getByRole('button', { name: 'Versturen' }).waitFor();
    // what it leaves out is said in English, and not by a name of ours
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    expect(faults).toEqual([]);
  });
});
