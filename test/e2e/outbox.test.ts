import type { BrowserContext, Page, Request, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Customer } from './company.js';
import { Killable } from './killable.js';
import { fill, form, formOfThisFile, taxNumber } from './form.js';
import { heading, openPage, press, signIn, type, visit } from './person.js';

const { portal, browser, company, twoTabs } = await formOfThisFile();

const isAction = (request: Request): boolean => request.method() === 'POST' && request.url().endsWith('/actions');

/** The requests of actions that a context has out at a time, and how many came back with an answer. */
function watched(context: BrowserContext): { most: number; answered: number } {
  const counts = { most: 0, answered: 0 };
  let out = 0;
  context.on('request', (request) => { if (isAction(request)) counts.most = Math.max(counts.most, ++out); });
  context.on('requestfailed', (request) => { if (isAction(request)) out--; });
  context.on('requestfinished', (request) => { if (isAction(request)) { out--; counts.answered++; } });
  return counts;
}

/** Holds up the next action on its way, until `go` says what becomes of it. */
async function held(context: BrowserContext): Promise<{ readonly came: Promise<void>; go(how: (route: Route) => Promise<void>): Promise<void> }> {
  let come = (_: Route): void => undefined;
  const arrived = new Promise<Route>((done) => { come = done; });
  await context.route('**/actions', (route) => (isAction(route.request()) ? come(route) : route.continue()), { times: 2 });
  return { came: arrived.then(() => undefined), go: async (how) => { await how(await arrived); await context.unroute('**/actions'); } };
}

describe('what the customer has sent', () => {
  const waits = (page: Page) => page.locator('[data-send=waiting]').waitFor();
  const line = (page: Page) => page.locator('[data-send=arrived]', { hasText: /^\s*We have received what you sent\. Receipt R-\d{4}-\d{6}\.\s*$/ });
  const arrived = (page: Page) => line(page).waitFor();
  /** by a page of its own; or by a line, in a tab that heard of the next step before it heard of the receipt */
  const told = (page: Page) => page.getByText('We have received it. Thank you.').or(line(page)).waitFor();
  /** what sends has come: it needs the network as sending does */
  const ready = (page: Page) => page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/sender-')));

  async function fillIn(page: Page): Promise<void> {
    await fill(page);
    await ready(page);
  }

  async function once(customer: Customer): Promise<void> {
    expect(await company.record(customer)).toMatchObject({ substate: 'initial-review', values: { 'tax-id': taxNumber } });
    expect(await portal.backend.db.selectFrom('audit').select('action').where('customer', '=', customer.id).execute()).toEqual([{ action: 'submit-step' }]);
  }

  it.each([
    ['', undefined],
    [', and without Web Locks by its key alone', () => { Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined }); }],
  ] as const)('F211 offline waits in both tabs, arrives once when the network is back, and both say so%s', async (_, prepare) => {
    const { context, customer, one, other } = await twoTabs(prepare);
    await fillIn(one);
    await ready(other);
    const counts = watched(context);
    await context.setOffline(true);
    await press(one, 'Send');
    for (const tab of [one, other]) {
      await waits(tab);
      // never open a second time for what is under way
      expect(await tab.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
    }
    await context.setOffline(false);
    for (const tab of [one, other]) await told(tab);
    await once(customer);
    if (!prepare) expect(counts).toEqual({ most: 1, answered: 1 });
    for (const tab of [one, other]) {
      const on = tab.getByRole('button', { name: 'See where the project stands' });
      if (await on.count() > 0) await on.click();
      await tab.getByLabel('Tax number').waitFor({ state: 'detached' });
    }
    await context.close();
  });

  it('F211 sent by one tab and taken back in the other meanwhile is decided once, and both say the same', async () => {
    const { context, customer, one, other } = await twoTabs();
    await fillIn(one);
    await ready(other);
    await context.setOffline(true);
    await press(one, 'Send');
    for (const tab of [one, other]) await waits(tab);
    const sending = await held(context);
    await press(one, 'Send now');
    await sending.came;
    await press(other, 'Don’t send');
    await other.getByText('Sending').waitFor();
    await context.setOffline(false);
    await sending.go((route) => route.continue());
    for (const tab of [one, other]) await told(tab);
    await once(customer);
    await context.close();
  });

  it('F211 taken back in one tab is open again in both, with the answers, and never goes out', async () => {
    const { context, customer, one, other } = await twoTabs();
    await fillIn(one);
    await ready(other);
    await context.setOffline(true);
    await press(one, 'Send');
    for (const tab of [one, other]) await waits(tab);
    await press(other, 'Don’t send');
    for (const tab of [one, other]) await tab.getByRole('button', { name: 'Send', exact: true }).waitFor();
    expect(await one.getByLabel('Tax number').inputValue()).toBe(taxNumber);
    await context.setOffline(false);
    await one.reload();
    await heading(one, 'Your documents');
    expect([await one.getByLabel('Tax number').inputValue(), await company.substateOf(customer)]).toEqual([taxNumber, 'initial-documents']);
    await context.close();
  });

  it('F211 of a project that isn’t open any more goes out by itself, and its receipt is said when it is opened again', async () => {
    const customer = await company.customer('initial-documents');
    const second = { ...customer, project: `${customer.project}-2` };
    await company.project(second, { substate: 'study-running', name: 'Via Po 3, Torino' });
    const { page: tab } = await visit(browser, portal, customer);
    await tab.getByRole('button', { name: /Via Verdi 8/ }).click();
    await fillIn(tab);
    await tab.context().setOffline(true);
    await press(tab, 'Send');
    await waits(tab);
    await press(tab, 'Other projects');
    await tab.getByRole('button', { name: /Via Po 3/ }).waitFor();
    const taken = tab.waitForResponse((response) => isAction(response.request()));
    await tab.context().setOffline(false);
    await (await taken).finished();
    await once(customer);
    await tab.getByRole('button', { name: /Via Verdi 8/ }).click();
    await arrived(tab);
    await tab.reload();
    await tab.getByRole('button', { name: /Via Verdi 8/ }).click();
    await heading(tab, 'We check your documents');
    expect(await tab.locator('[data-send]').count()).toBe(0);
    await tab.context().close();
  });

  it('F211 isn’t lost by a sign-out that nobody meant: the customer hears of it first, and may stay', async () => {
    const customer = await company.customer('initial-documents');
    const { page: tab } = await visit(browser, portal, customer);
    await fillIn(tab);
    // what the question is made of is there before the network goes
    await tab.waitForFunction(() => ['/sign-out-dialog-', '/leaving-en-'].every((part) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part))));
    await tab.context().setOffline(true);
    await press(tab, 'Send');
    await waits(tab);
    await press(tab, 'Sign out');
    const dialog = tab.getByRole('dialog', { name: 'Sign out' });
    await dialog.getByText('Something that you sent hasn’t arrived yet.').waitFor();
    await dialog.getByRole('button', { name: 'Stay signed in' }).click();
    await dialog.waitFor({ state: 'detached' });
    await waits(tab);
    await tab.context().setOffline(false);
    await form.received(tab);
    await once(customer);
    // nothing waits any more: there is nothing to ask
    await press(tab, 'Sign out');
    await tab.getByLabel('E-mail address or phone number').waitFor();
    await tab.context().close();
  });

  it.each([[200], [403], [404], [409]])('F211 answered by a captive portal (%i with a page) has no verdict: it waits, and goes out from a network that works', async (status) => {
    const customer = await company.customer('initial-documents');
    const { page: tab } = await visit(browser, portal, customer);
    await fillIn(tab);
    const portalOfTheTrain = await held(tab.context());
    await press(tab, 'Send');
    await portalOfTheTrain.go((route) => route.fulfill({ status, contentType: 'text/html', headers: { 'access-control-allow-origin': '*' }, body: '<!doctype html><title>Welcome on board</title>' }));
    await tab.locator('[data-send=waiting][data-failure=malformed]').waitFor();
    await tab.reload();
    await form.received(tab);
    await once(customer);
    await tab.context().close();
  });

  it('F211 is sent where nothing can be kept, and the page says that it has to stay open', async () => {
    const customer = await company.customer('initial-documents');
    const context = await browser.newContext({ locale: 'en-GB' });
    await context.addInitScript(() => { Object.defineProperty(globalThis, 'indexedDB', { value: { open: () => { throw new DOMException('', 'SecurityError'); } } }); });
    const { page: tab } = await visit(context, portal, customer);
    await type(tab, 'Tax number', taxNumber);
    await form.privacy(tab).check();
    await ready(tab);
    await context.setOffline(true);
    await press(tab, 'Send');
    await tab.getByText('This browser can’t keep what you sent: leave this page open.').waitFor();
    await context.setOffline(false);
    await form.received(tab);
    await once(customer);
    await context.close();
  });

  it.each([
    ['before it left', (route: Route) => route.abort(), form.received],
    ['before its answer', async (route: Route) => { await route.fetch(); }, arrived],
  ] as const)('F211 survives the kill of the browser %s', async (_, strike, says) => {
    const killable = new Killable();
    try {
      const customer = await company.customer('initial-documents');
      const context = await killable.start();
      const { page: tab } = await openPage(context, portal.host);
      await signIn(tab, portal, customer.email);
      await fillIn(tab);
      const sending = await held(context);
      await press(tab, 'Send');
      await sending.came;
      await sending.go(async (route) => {
        // the answer reaches nobody: the browser is gone before it
        await strike(route);
        await killable.kill();
      }).catch(() => undefined);
      const { page: again } = await openPage(await killable.start(), portal.host);
      await says(again);
      await once(customer);
    } finally {
      await killable.remove();
    }
  });
});
