import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { codeFor } from './portal.js';
import { heading, newestMail, openPage, press, saved, signIn, type, visit } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

describe('the way in', () => {
  /** Asks for a code, and waits for the page that takes it. */
  async function askFor(page: Page, identifier: string): Promise<void> {
    await type(page, 'E-mail address or phone number', identifier);
    await press(page, 'Send me a code');
    await page.getByLabel('Code (6 digits)').waitFor();
  }

  async function enter(page: Page, code: string): Promise<void> {
    await type(page, 'Code (6 digits)', code);
    await press(page, 'Sign in');
  }

  it('F81 F103 tells a stranger nothing that it doesn’t tell a customer, and lets nobody register', async () => {
    const customer = await company.customer('initial-documents');
    const customers = () => portal.backend.db.selectFrom('customers').select('id').execute();
    const before = (await customers()).length;
    const screens: string[] = [];
    const answers: string[][] = [];
    for (const identifier of [customer.email, 'stranger@example.com']) {
      const { page } = await openPage(browser, portal.host);
      await page.getByText('You can’t create an account here.').waitFor();
      expect(await page.getByRole('main').getByRole('link', { name: /register|sign up|create/i }).count()).toBe(0);
      const answered = page.waitForResponse(`${portal.api}/session/codes`);
      const mail = await newestMail(portal);
      await askFor(page, identifier);
      const answer = await answered;
      answers.push([String(answer.status()), ...Object.keys((await answer.json()) as object)]);
      expect(await newestMail(portal) > mail, identifier).toBe(identifier === customer.email);
      await enter(page, '000000');
      await page.getByText('That is not the code we sent.').waitFor();
      const screen = await page.locator('portal-sign-in').evaluate((element) => element.shadowRoot?.textContent ?? '');
      screens.push(screen.replaceAll(identifier, '…').replace(/\d+ s\b|\d+:\d+( [AP]M)?/g, '#').replace(/\s+/g, ' '));
      await page.context().close();
    }
    expect(screens[1]).toBe(screens[0]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await portal.backend.db.selectFrom('mailbox').select('id').where('recipient', '=', 'stranger@example.com').execute()).toEqual([]);
    expect(await customers()).toHaveLength(before);
  });

  it('F138 sends a code that did not arrive again, once the time has passed', async () => {
    const customer = await company.customer('initial-documents');
    const { page } = await openPage(browser, 'about:blank');
    await page.clock.install();
    await page.goto(portal.host);
    await askFor(page, customer.email);
    await page.getByText(/You can ask again in \d+ s/).waitFor();
    expect(await page.getByRole('button', { name: 'Send it again' }).count()).toBe(0);
    const first = await newestMail(portal);
    await page.clock.fastForward(31_000);
    await press(page, 'Send it again');
    await page.getByText('a new code is on its way. Use the latest one.').waitFor();
    await enter(page, await codeFor(portal.api, customer.email, first));
    await heading(page, 'Your documents');
    await page.context().close();
  });

  it('F138 sends it by e-mail where the message to the phone doesn’t arrive', async () => {
    const customer = await company.customer('initial-documents', { phone: '+39 333 765 4321' });
    const { page } = await openPage(browser, portal.host);
    await askFor(page, '333 765 4321');
    await codeFor(portal.api, '+393337654321');
    const before = await newestMail(portal);
    await press(page, 'Get it by e-mail');
    await enter(page, await codeFor(portal.api, customer.email, before));
    await heading(page, 'Your documents');
    await page.context().close();
  });

  it('F139 lets a customer with two projects choose, go to the other one and come back to what they typed', async () => {
    const { page } = await openPage(browser, portal.host);
    await signIn(page, portal, 'luc@example.com');
    await heading(page, 'Your projects');
    const studio = page.getByRole('button', { name: /Studio, Annecy-le-Vieux.*Rules for the day/s });
    const home = page.getByRole('button', { name: /12 rue des Lilas.*Details for your contract/s });
    await home.click();
    await heading(page, '12 rue des Lilas, Annecy');
    await type(page, 'IBAN', 'FR76 3000 6000 0112 3456 7890 189');
    await press(page, 'Other projects');
    await studio.click();
    await heading(page, 'Rules for the day');
    await heading(page, 'Studio, Annecy-le-Vieux');
    expect(await page.getByLabel('IBAN').count()).toBe(0);
    await press(page, 'Other projects');
    await home.click();
    await page.getByLabel('IBAN').waitFor();
    expect(await page.getByLabel('IBAN').inputValue()).toBe('FR76 3000 6000 0112 3456 7890 189');
    await page.context().close();
  });

  it('leaves nothing of a customer behind once they have signed out', async () => {
    const customer = await company.customer('initial-documents');
    const { page } = await visit(browser, portal, customer);
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await saved(page);
    await press(page, 'Sign out');
    await page.getByLabel('E-mail address or phone number').waitFor();
    await page.reload();
    await page.getByLabel('E-mail address or phone number').waitFor();
    expect(await page.getByText('FRRGLI80A41F257I').count()).toBe(0);
    await signIn(page, portal, customer.email);
    await page.getByLabel('Tax number').waitFor();
    expect(await page.getByLabel('Tax number').inputValue()).toBe('');
    await page.context().close();
  });
});
