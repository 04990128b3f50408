import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchLight } from '../config/browser.js';
import { contractPdf } from '../backend/contract-world.js';
import { customerFor } from '../faults/run.js';
import type { FileRef } from '../../src/protocol/index.js';
import { Company, openSale, type Customer } from './company.js';
import { Keyboard, listen, type Stop } from './keyboard.js';
import { newestMail, openPage, saved, visit } from './person.js';
import { codeFor, type Portal } from './portal.js';

let browser: Browser;
let portal: Portal;
let company: Company;
let contract: FileRef;

beforeAll(async () => {
  [browser, portal] = await Promise.all([launchLight(), openSale()]);
  company = new Company(portal);
  contract = await company.file('Supply contract.pdf', await contractPdf(1, 'Supply contract'));
});
afterAll(async () => { await browser?.close(); await portal?.close(); });

const actions = { 'initial-documents': 'submit-step', 'choose-offer': 'accept-budget', 'draw-roof': 'submit-drawing', 'sign-contract': 'sign-contract', visit: 'ask-visit-change', installing: 'ticket' } as const;
const standing: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'initial-documents': (page) => page.getByRole('button', { name: 'Send documents' }).waitFor(),
  'choose-offer': (page) => page.getByRole('button', { name: /^Accept this offer/ }).first().waitFor(),
  'draw-roof': (page) => page.getByRole('button', { name: 'Draw a face' }).waitFor(),
  'sign-contract': (page) => page.getByRole('button', { name: 'Sign the contract' }).waitFor(),
  visit: (page) => page.getByRole('button', { name: 'Ask for another time' }).waitFor(),
  'site-rules': (page) => page.getByRole('button', { name: 'Accept and continue' }).waitFor(),
  installing: (page) => page.getByText('There is nothing for you to do now.').waitFor(),
  finished: (page) => page.getByRole('button', { name: 'Need help?' }).waitFor(),
  'not-finished': (page) => page.getByRole('button', { name: 'Need help?' }).waitFor(),
};

const customerAt = (substate: string): Promise<Customer> => (substate in actions ? customerFor(company, contract, actions[substate as keyof typeof actions]) : company.customer(substate));

/** One after the other, a choice of several as one. */
const order = (stops: readonly Stop[]): string[] => stops.map(({ role, name, choice }) => choice ?? `${role} ${name}`).filter((one, i, all) => one !== all[i - 1]);

describe('by keyboard alone', () => {
  it.each(Object.keys(standing))('F221 Tab comes by everything of %s, forwards and back: each has a name, shows that it has the focus, lies free and is large enough', async (substate) => {
    const { page } = await visit(browser, portal, await customerAt(substate));
    await standing[substate]?.(page);
    const keyboard = await Keyboard.of(page);
    // who has just signed in is where the step begins; from there to the top of the page
    await expect.poll(async () => (await keyboard.here())?.role).toBe('heading');
    await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
    await page.mouse.click(1, 1);
    const stops = await keyboard.walk();
    expect(stops.length).toBeGreaterThan(2);
    expect(stops.filter(({ name, role }) => name === '' || role === '' || role === 'generic')).toEqual([]);
    expect(stops.filter(({ marked }) => !marked)).toEqual([]);
    expect(stops.filter(({ free }) => !free)).toEqual([]);
    expect(stops.filter(({ size = 24 }) => size < 24)).toEqual([]);
    expect(order(await keyboard.walk('Shift+Tab')).reverse()).toEqual(order(stops));
    await page.context().close();
  });

  it('F208 F221 from the address to the receipt: every step says where it leads, and what is missing has the focus', async () => {
    const customer = await customerFor(company, contract, 'submit-step');
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 412, height: 800 } });
    const { page } = await openPage(context, 'about:blank');
    const said = await listen(page);
    await page.goto(portal.host);
    const keyboard = await Keyboard.of(page);
    await page.getByLabel('E-mail address or phone number').waitFor();
    await keyboard.to('E-mail address or phone number');
    await keyboard.type(customer.email);
    const before = await newestMail(portal);
    await keyboard.press('Enter');
    // the focus waits where the code goes
    await page.getByLabel('Code (6 digits)').waitFor();
    await keyboard.to('Code (6 digits)');
    await keyboard.type(await codeFor(portal.api, customer.email, before));
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Send documents' }).waitFor();
    await keyboard.to('Send documents');
    await keyboard.press('Enter');
    // the summary has the focus, and each of its lines leads to its field
    await page.getByText(/things are missing/).waitFor();
    await expect.poll(async () => (await keyboard.here())?.name ?? '').toMatch(/missing/);
    await keyboard.press('Tab');
    const first = await keyboard.here();
    expect(first?.role).toBe('link');
    await keyboard.press('Enter');
    await expect.poll(async () => (await keyboard.here())?.name).toContain(first?.name ?? '–');
    expect((await said()).filter((text) => /missing/.test(text)).length).toBeLessThanOrEqual(1);
    await context.close();
  });

  it('F221 a dialog takes the focus, keeps it, closes by Escape, and gives it back', async () => {
    const { page } = await visit(browser, portal, await customerFor(company, contract, 'ticket'));
    const keyboard = await Keyboard.of(page);
    // the focus comes to the step's heading once it stands, and would leave the button for it
    await expect.poll(() => page.locator('portal-view-status h2').evaluate((heading) => (heading.getRootNode() as ShadowRoot).activeElement === heading)).toBe(true);
    for (const opener of ['Need help?', 'Sign out on all devices']) {
      await page.getByRole('button', { name: opener }).waitFor();
      await keyboard.to(opener);
      await keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      const within = (): Promise<boolean> => dialog.evaluate((box) => { const root = box.getRootNode() as ShadowRoot; return root.activeElement !== null && box.contains(root.activeElement); });
      await expect.poll(within).toBe(true);
      // the browser's own buttons are the one place beside it
      for (let count = 0; count < 25; count++) {
        await keyboard.press('Tab');
        expect((await keyboard.here()) === undefined || await within()).toBe(true);
      }
      await keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await expect.poll(async () => (await keyboard.here())?.name).toBe(opener);
    }
    await page.context().close();
  });

  it('F221 what is typed is said to be kept once, and not with every key', async () => {
    const customer = await customerFor(company, contract, 'submit-step');
    const context = await browser.newContext({ locale: 'en-GB' });
    const { page } = await openPage(context, 'about:blank');
    const said = await listen(page);
    await page.goto(portal.host);
    const keyboard = await Keyboard.of(page);
    await page.getByLabel('E-mail address or phone number').waitFor();
    await keyboard.to('E-mail address or phone number');
    await keyboard.type(customer.email);
    const before = await newestMail(portal);
    await keyboard.press('Enter');
    await page.getByLabel('Code (6 digits)').waitFor();
    await keyboard.type(await codeFor(portal.api, customer.email, before));
    await keyboard.press('Enter');
    await page.getByLabel('Anything else we should know?').waitFor();
    await keyboard.to(/^Anything else we should know/);
    const heard = (await said()).length;
    await keyboard.type('There is a dog in the garden, and the bell is broken.');
    await saved(page);
    await keyboard.press('Tab');
    expect((await said()).slice(heard).length).toBeLessThanOrEqual(2);
    await context.close();
  });
});
