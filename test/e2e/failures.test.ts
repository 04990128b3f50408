import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch } from '../config/browser.js';
import { Company, openSale, type Customer } from './company.js';
import type { Portal } from './portal.js';
import { comeBack, heading, openPage, press, signIn, type, visit } from './person.js';

describe('what goes wrong around a form that is being filled in', () => {
  let portal: Portal;
  let browser: Browser;
  let company: Company;
  /** how far the backend's clock is ahead, in ms */
  let ahead = 0;

  beforeAll(async () => {
    portal = await openSale({ now: () => Date.now() + ahead });
    company = new Company(portal);
    await company.changeSubstate('initial-documents', { placements: [{ field: 'tax-id', required: true }, { field: 'remarks' }], conditions: ['privacy'] });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });

  const taxNumber = (page: Page) => page.getByLabel('Tax number').inputValue();
  const received = (page: Page) => page.getByText('We have received it. Thank you.').waitFor();

  /** A customer in the middle of the form. */
  async function filling(where: Browser | BrowserContext = browser): Promise<{ page: Page; customer: Customer; faults: string[] }> {
    const customer = await company.customer('initial-documents');
    const { page, faults } = await visit(where, portal, customer);
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await page.getByRole('checkbox', { name: 'I accept: Privacy notice' }).check();
    await page.getByText('Saved on this device').waitFor();
    return { page, customer, faults };
  }

  /** The step arrived, once. */
  async function expectOnce(customer: Customer, remarks?: string): Promise<void> {
    const { db } = portal.backend;
    expect(await company.record(customer)).toMatchObject({ substate: 'initial-review', values: { 'tax-id': 'FRRGLI80A41F257I', ...(remarks && { remarks }) } });
    expect(await db.selectFrom('audit').select('action').where('customer', '=', customer.id).execute()).toEqual([{ action: 'submit-step' }]);
    expect(await db.selectFrom('consents').select('condition').where('opportunity', '=', customer.project).execute()).toEqual([{ condition: 'privacy' }]);
  }

  it('F206 says that there is no connection when the backend is gone, keeps what is typed, and sends it once when it is back', async () => {
    const { page, customer, faults } = await filling();
    await portal.stop();
    try {
      await comeBack(page);
      await page.getByText('No connection', { exact: true }).waitFor();
      await type(page, 'Anything else we should know?', 'Typed into the void');
      expect(await taxNumber(page)).toBe('FRRGLI80A41F257I');
      await page.getByText('Saved on this device').waitFor();
      // a page that is opened now says so too, and shows nothing blank
      await page.reload();
      await page.getByText('No connection', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    } finally {
      await portal.start();
    }
    await press(page, 'Try again');
    await page.getByLabel('Tax number').waitFor();
    expect([await taxNumber(page), await page.getByLabel('Anything else we should know?').inputValue()]).toEqual(['FRRGLI80A41F257I', 'Typed into the void']);
    await portal.stop();
    try {
      await press(page, 'Send');
      await page.getByText('Waiting for the network').waitFor();
      expect(await page.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
      await page.getByText('FRRGLI80A41F257I').waitFor();
    } finally {
      await portal.start();
    }
    await page.getByRole('button', { name: 'Send now' }).click();
    await received(page);
    await expectOnce(customer, 'Typed into the void');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F206 asks for a new sign-in in place when the session has run out, and sends what was pressed', async () => {
    const { page, customer, faults } = await filling();
    ahead += 31 * 86_400_000;
    await press(page, 'Send');
    await page.getByText('Your session has ended. Sign in again to go on; nothing you typed is lost.').waitFor();
    await signIn(page, portal, customer.email);
    await received(page);
    await expectOnce(customer);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F206 asks for a new sign-in in place when the session was revoked, and the form is as it was', async () => {
    const { page, customer, faults } = await filling();
    const record = await company.get<object>(`/customers/${customer.id}`);
    await company.put(`/customers/${customer.id}`, { ...record, portal: false });
    await comeBack(page);
    await page.getByText('Your session has ended.').waitFor();
    expect(await page.getByText('FRRGLI80A41F257I').count()).toBe(0);
    await company.put(`/customers/${customer.id}`, { ...record, portal: true });
    await signIn(page, portal, customer.email);
    await heading(page, 'Your documents');
    expect(await taxNumber(page)).toBe('FRRGLI80A41F257I');
    expect(await page.getByRole('checkbox', { name: 'I accept: Privacy notice' }).isChecked()).toBe(true);
    await press(page, 'Send');
    await received(page);
    await expectOnce(customer);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('shows nothing of the customer before to another who signs in on the same page', async () => {
    const { page, customer } = await filling();
    const other = await company.customer('initial-documents');
    const record = await company.get<object>(`/customers/${customer.id}`);
    await company.put(`/customers/${customer.id}`, { ...record, portal: false });
    await comeBack(page);
    await page.getByText('Your session has ended.').waitFor();
    await signIn(page, portal, other.email);
    await page.getByLabel('Tax number').waitFor();
    expect(await taxNumber(page)).toBe('');
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    await page.context().close();
  });

  it('F206 can’t find a project that isn’t the customer’s, and shows whom to ask', async () => {
    const [mine, theirs] = [await company.customer('initial-documents'), await company.customer('initial-documents')];
    const { page } = await openPage(browser, portal.host);
    await page.locator('customer-portal').evaluate((element, id) => element.setAttribute('opportunity', id), theirs.project);
    await signIn(page, portal, mine.email);
    const notice = page.getByRole('alert').filter({ hasText: 'We can’t find this' });
    await notice.waitFor();
    await notice.getByRole('link', { name: 'help@example.com' }).waitFor();
    expect(await page.getByLabel('Tax number').count()).toBe(0);
    await page.context().close();
  });

  it('F206 says that the project has moved on, when the company moved it while the customer filled in the form', async () => {
    const context = await browser.newContext({ locale: 'en-GB' });
    // where events get through, the page shows the next step before anything is pressed
    await context.route('**/events*', (route) => route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' }, body: '' }));
    const { page, customer } = await filling(context);
    await company.project(customer, { substate: 'study-running' });
    await press(page, 'Send');
    await page.getByText('Your project has moved on').waitFor();
    await heading(page, 'We design your installation');
    expect((await company.record(customer)).values).toEqual({});
    await page.context().close();
  });
});
