import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/protocol/index.js';
import { form, formOfThisFile, remarks, taxNumber } from './form.js';
import { openPage, press, type, visit } from './person.js';

const { portal, browser, company, twoTabs } = await formOfThisFile();

describe('what was typed and not sent', () => {
  /** waits until the field holds the text */
  const holds = async (page: Page, name: string, text: string): Promise<void> => { await expect.poll(() => page.getByRole('textbox', { name }).inputValue()).toBe(text); };
  /** what hears the other tabs has come */
  const hears = (page: Page) => page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/draft-desk-')));

  async function tabs(): ReturnType<typeof twoTabs> {
    const opened = await twoTabs();
    for (const page of [opened.one, opened.other]) await hears(page);
    return opened;
  }

  /** the drafts that the browser keeps, as text */
  const kept = (page: Page) => page.evaluate(() => new Promise<string>((done, wrong) => {
    const opening = indexedDB.open('customer-portal');
    opening.onerror = () => wrong(new Error('no database'));
    opening.onsuccess = () => {
      const all = opening.result.transaction('kept').objectStore('kept').getAllKeys();
      all.onsuccess = () => { opening.result.close(); done((all.result as string[]).filter((key) => key.includes(' draft ')).join('\n')); };
    };
  }));

  it('F210 survives a reload and a page that dies without a word, each keystroke of it', async () => {
    const customer = await company.customer('initial-documents');
    const context = await browser.newContext({ locale: 'en-GB' });
    const { page } = await visit(context, portal, customer);
    await type(page, remarks, 'Ring twi');
    await form.privacy(page).check();
    await form.saved(page);
    await page.reload();
    await holds(page, remarks, 'Ring twi');
    expect(await form.privacy(page).isChecked()).toBe(true);
    await page.getByLabel(remarks).press('End');
    await page.keyboard.type('ce');
    await form.saved(page);
    const died = page.waitForEvent('crash');
    await page.goto('chrome://crash').catch(() => undefined);
    await died;
    const { page: next } = await openPage(context, portal.host);
    await holds(next, remarks, 'Ring twice');
    await context.close();
  });

  it('F210 in two tabs shows the newer answer of each field, and offers back the older one', async () => {
    const { context, one, other } = await tabs();
    await type(one, 'Tax number', 'FIRST');
    await holds(other, 'Tax number', 'FIRST');
    await other.bringToFront();
    await type(other, remarks, 'from the other');
    await type(other, 'Tax number', 'SECOND');
    await holds(one, remarks, 'from the other');
    // the customer has left the first tab's field only with the tab
    await one.bringToFront();
    await one.getByLabel(remarks).click();
    await holds(one, 'Tax number', 'SECOND');
    const notice = one.locator('[data-overruled=tax-id]');
    await notice.waitFor();
    expect(await one.getByLabel(remarks).evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field)).toBe(true);
    expect(await notice.textContent()).toContain('FIRST');
    expect(await other.locator('[data-overruled]').count()).toBe(0);
    // here a page in the background counts as one with the focus
    await other.getByLabel(remarks).click();
    await notice.getByRole('button', { name: 'Use my answer of this page' }).click();
    for (const page of [one, other]) await holds(page, 'Tax number', 'FIRST');
    await notice.waitFor({ state: 'detached' });
    await other.locator('[data-overruled=tax-id]').getByRole('button', { name: 'Keep the newer answer' }).click();
    await other.locator('[data-overruled]').waitFor({ state: 'detached' });
    await one.reload();
    await holds(one, 'Tax number', 'FIRST');
    await holds(one, remarks, 'from the other');
    await context.close();
  });

  it('F210 doesn’t change under the customer’s fingers', async () => {
    const { context, one, other } = await tabs();
    await other.bringToFront();
    await type(other, remarks, 'seen');
    await one.bringToFront();
    await one.getByLabel('Tax number').click();
    // the other tab's field changes by itself, as one with a slow write would
    await other.getByLabel('Tax number').evaluate((field: HTMLInputElement) => { field.value = 'THEIRS'; field.dispatchEvent(new Event('input', { bubbles: true, composed: true })); });
    await other.getByLabel(remarks).evaluate((field: HTMLTextAreaElement) => { field.value = 'after it'; field.dispatchEvent(new Event('input', { bubbles: true, composed: true })); });
    await holds(one, remarks, 'after it');
    expect(await one.getByRole('textbox', { name: 'Tax number' }).inputValue()).toBe('');
    await one.keyboard.type('MINE');
    await holds(other, 'Tax number', 'MINE');
    expect(await one.getByRole('textbox', { name: 'Tax number' }).inputValue()).toBe('MINE');
    await context.close();
  });

  it('F210 goes with what one tab sends, and with the sign-out, in the other tab too', async () => {
    const { context, customer, one, other } = await tabs();
    await type(one, 'Tax number', taxNumber);
    await form.privacy(one).check();
    await holds(other, 'Tax number', taxNumber);
    expect(await kept(one)).toContain(customer.project);
    await press(one, 'Send');
    await form.received(one);
    await expect.poll(() => kept(other)).toBe('');
    await context.close();

    const again = await tabs();
    await type(again.one, remarks, 'private');
    await holds(again.other, remarks, 'private');
    await press(again.one, 'Sign out');
    // the dialog asks where else
    const here = again.one.getByRole('dialog').getByRole('button').first();
    if (await here.isVisible().catch(() => false)) await here.click();
    for (const page of [again.one, again.other]) await page.getByLabel('E-mail address or phone number').waitFor();
    await expect.poll(() => kept(again.other)).toBe('');
    expect(await again.other.getByText('private').count()).toBe(0);
    await again.context.close();
  });

  it('F210 is seen on another device where the company has drafts kept, and gone there when it was sent', async () => {
    const settings = await company.get<Settings>('/settings');
    await company.put('/settings', { ...settings, drafts: true });
    const customer = await company.customer('initial-documents');
    const { page: phone } = await visit(browser, portal, customer);
    await form.there(phone);
    await hears(phone);
    const told = phone.waitForResponse((response) => response.request().method() === 'PUT' && response.url().endsWith('/draft'));
    await type(phone, 'Tax number', taxNumber);
    await form.privacy(phone).check();
    await told;
    await form.saved(phone);
    const { page: desk } = await visit(browser, portal, customer);
    await holds(desk, 'Tax number', taxNumber);
    await expect.poll(() => form.privacy(desk).isChecked()).toBe(true);
    await press(desk, 'Send');
    await form.received(desk);
    expect(await portal.backend.db.selectFrom('drafts').selectAll().where('customer', '=', customer.id).execute()).toEqual([]);
    for (const page of [phone, desk]) await page.context().close();
    await company.put('/settings', settings);
  });
});
