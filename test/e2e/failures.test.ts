import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Customer } from './company.js';
import { fill, form, formOfThisFile, remarks, taxNumber } from './form.js';
import { comeBack, heading, openPage, press, signIn, type } from './person.js';

/** how far the backend's clock is ahead, in ms */
let ahead = 0;
const { portal, browser, company, open } = await formOfThisFile({ now: () => Date.now() + ahead });

describe('what goes wrong around a form that is being filled in', () => {
  /** A customer in the middle of the form. */
  async function filling(where?: BrowserContext): Promise<{ page: Page; customer: Customer; faults: string[] }> {
    const opened = await open(where);
    await fill(opened.page);
    return opened;
  }

  /** The step arrived, once. */
  async function expectOnce(customer: Customer, remarks?: string): Promise<void> {
    const { db } = portal.backend;
    expect(await company.record(customer)).toMatchObject({ substate: 'initial-review', values: { 'tax-id': taxNumber, ...(remarks && { remarks }) } });
    expect(await db.selectFrom('audit').select('action').where('customer', '=', customer.id).execute()).toEqual([{ action: 'submit-step' }]);
    expect(await db.selectFrom('consents').select('condition').where('opportunity', '=', customer.project).execute()).toEqual([{ condition: 'privacy' }]);
  }

  it('F206 says that there is no connection when the backend is gone, keeps what is typed, and sends it once when it is back', async () => {
    const { page, customer, faults } = await filling();
    await portal.stop();
    try {
      await comeBack(page);
      await page.getByText('No connection', { exact: true }).waitFor();
      await type(page, remarks, 'Typed into the void');
      expect(await form.taxNumber(page)).toBe(taxNumber);
      await form.saved(page);
      // a page that is opened now says so too, and shows nothing blank
      await page.reload();
      await page.getByText('No connection', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    } finally {
      await portal.start();
    }
    await press(page, 'Try again');
    await form.there(page);
    expect([await form.taxNumber(page), await page.getByLabel(remarks).inputValue()]).toEqual([taxNumber, 'Typed into the void']);
    await portal.stop();
    try {
      await press(page, 'Send');
      await page.getByText('Waiting for the network').waitFor();
      expect(await page.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
      await page.getByText(taxNumber).waitFor();
    } finally {
      await portal.start();
    }
    await page.getByRole('button', { name: 'Send now' }).click();
    await form.received(page);
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
    await form.received(page);
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
    expect(await page.getByText(taxNumber).count()).toBe(0);
    await company.put(`/customers/${customer.id}`, { ...record, portal: true });
    await signIn(page, portal, customer.email);
    await heading(page, 'Your documents');
    expect(await form.taxNumber(page)).toBe(taxNumber);
    expect(await form.privacy(page).isChecked()).toBe(true);
    await press(page, 'Send');
    await form.received(page);
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
    await form.there(page);
    expect(await form.taxNumber(page)).toBe('');
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
