import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Frame, Locator, Page } from 'playwright-core';
import type { Customer } from './company.js';
import { codeFor, type Portal } from './portal.js';

/** A file as a person has it on their disk. */
export interface Paper {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** A page as a person opens it, in their language, and what its console complained of: refused requests aside, each of which is to be seen on the page. */
export async function openPage(where: Browser | BrowserContext, url: string, locale = 'en-GB'): Promise<{ page: Page; faults: string[] }> {
  const context = 'newContext' in where ? await where.newContext({ locale, viewport: { width: 1280, height: 900 }, acceptDownloads: true }) : where;
  const page = await context.newPage();
  // for a machine that has much else to do
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d|net::ERR_/.test(message.text())) faults.push(message.text()); });
  await page.goto(url);
  return { page, faults };
}

/** Signs in by keyboard, in English; the code comes by e-mail unless `recipient` says where. */
export async function signIn(page: Page, portal: Portal, identifier: string, recipient = identifier): Promise<void> {
  await page.getByLabel('E-mail address or phone number').press('Control+A');
  await page.keyboard.type(identifier);
  const before = await newestMail(portal);
  await page.keyboard.press('Enter');
  await page.getByLabel('Code (6 digits)').waitFor();
  await page.keyboard.type(await codeFor(portal.api, recipient, before));
  await page.keyboard.press('Enter');
}

/** The company's page with a customer signed in. */
export async function visit(where: Browser | BrowserContext, portal: Portal, customer: Customer): Promise<{ page: Page; faults: string[] }> {
  const opened = await openPage(where, portal.host);
  await signIn(opened.page, portal, customer.email);
  return opened;
}

/** The id of the newest message in the development mailbox. */
export async function newestMail(portal: Portal): Promise<number> {
  await portal.backend.settled();
  return (await portal.backend.db.selectFrom('mailbox').select((eb) => eb.fn.max('id').as('id')).executeTakeFirst())?.id ?? 0;
}

/** The customer comes back to the window: the page looks again. */
export function comeBack(page: Page): Promise<unknown> {
  return page.evaluate(() => dispatchEvent(new Event('focus')));
}

/** Clicks into a field and types, as it is done by hand. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** The box of a field that takes files, named by its label. */
export const fileField = (page: Page, label: string): Locator => page.getByRole('group', { name: label });

/** Presses the field's button, picks the files in the system's dialog, and waits until they have arrived. */
export async function attach(page: Page, label: string, ...papers: Paper[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await fileField(page, label).getByRole('button', { name: /^Choose/ }).click();
  await (await chooser).setFiles(papers);
  for (const { name } of papers) await fileField(page, label).getByRole('button', { name: `Remove ${name}` }).waitFor();
}

/** Chooses an answer among a few. */
export function choose(page: Page, question: string, answer: string): Promise<void> {
  return page.getByRole('group', { name: question }).getByText(answer, { exact: true }).click();
}

export const onThisDevice = 'Saved on this device';

/** Waits until the page says that all that was typed is kept; the words that stay while the newest of it is still written don't count. */
export const saved = (where: Page | Frame | Locator, words = onThisDevice): Promise<void> => where.locator('.saved:not(:has(.was))').filter({ hasText: words }).waitFor();

/** Presses a button by its name. */
export function press(page: Page, name: string): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

/** Waits until a heading stands on the page. */
export function heading(page: Page, name: string): Promise<void> {
  return page.getByRole('heading', { name, exact: true }).waitFor();
}
