import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Customer } from './company.js';
import { codeFor } from './portal.js';
import { fill, form, formOfThisFile, remarks, taxNumber } from './form.js';
import { comeBack, heading, newestMail, openPage, press, signIn, type, visit } from './person.js';

const minute = 60_000;
/** how far the backend's clock is ahead, in ms */
let ahead = 0;
const { portal, browser, company, open } = await formOfThisFile({ now: () => Date.now() + ahead });

describe('a session in a browser', () => {
  const asksAgain = (page: Page) => page.getByText('Your session has ended. Sign in again to go on; nothing you typed is lost.').waitFor();
  const asks = (page: Page) => page.getByLabel('E-mail address or phone number').waitFor();
  const device = () => browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });

  async function filling(where?: BrowserContext): Promise<{ page: Page; customer: Customer }> {
    const opened = await open(where);
    await fill(opened.page, false);
    return opened;
  }

  /** What the browser keeps of the portal, without the SDK: the names of it. */
  const kept = (page: Page): Promise<string[]> => page.evaluate(() => new Promise<string[]>((done, fail) => {
    const opening = indexedDB.open('customer-portal');
    opening.onerror = () => fail(new Error('no database'));
    opening.onsuccess = () => {
      const keys = opening.result.transaction('kept').objectStore('kept').getAllKeys();
      keys.onsuccess = () => { opening.result.close(); done(keys.result.map(String).filter((key) => /^session|draft|outbox|owner|file/.test(key.replace(/^https?:\S+ /, '')))); };
    };
  }));

  /** The field's control as it stands now, to be known again. */
  const mark = (page: Page) => page.getByLabel('Tax number').evaluate((control) => { Object.assign(globalThis, { marked: control }); });
  const isMarked = (page: Page) => page.getByLabel('Tax number').evaluate((control) => control === (globalThis as { marked?: unknown }).marked && control.isConnected);

  const receipts = async (customer: Customer) => (await portal.backend.db.selectFrom('audit').select('action').where('customer', '=', customer.id).execute()).length;

  it('that ends in the middle of a form is stood again in its place: the form is the same one, and what was sent goes out once', async () => {
    const { page, customer } = await filling();
    await form.privacy(page).check();
    await mark(page);
    await portal.backend.db.updateTable('sessions').set({ revoked: true }).where('customer', '=', customer.id).execute();
    await press(page, 'Send');
    await asksAgain(page);
    expect(await page.getByLabel('Tax number').isVisible()).toBe(false);
    expect(await receipts(customer)).toBe(0);
    await signIn(page, portal, customer.email);
    await form.received(page);
    expect(await receipts(customer)).toBe(1);
    await page.context().close();
  });

  it('that ends while nothing is sent brings the same form back, with what was typed, and to another customer nothing of it', async () => {
    const { page, customer } = await filling();
    await type(page, remarks, 'Typed before the end');
    await mark(page);
    const end = () => portal.backend.db.updateTable('sessions').set({ revoked: true }).where('customer', '=', customer.id).execute();
    await end();
    await comeBack(page);
    await asksAgain(page);
    await signIn(page, portal, customer.email);
    await form.there(page);
    expect([await isMarked(page), await form.taxNumber(page), await page.getByLabel(remarks).inputValue()]).toEqual([true, taxNumber, 'Typed before the end']);
    await end();
    await comeBack(page);
    await asksAgain(page);
    const other = await company.customer('initial-documents');
    await signIn(page, portal, other.email);
    await form.there(page);
    expect([await isMarked(page), await form.taxNumber(page), await page.getByText('Typed before the end').count()]).toEqual([false, '', 0]);
    await page.context().close();
  });

  it('survives replies that are lost on a train for less than a minute; a token used after that ends it, and what was typed stays', async () => {
    const { page, customer } = await filling();
    ahead += 16 * minute;
    let refreshed = 0;
    const lose = () => page.route(`${portal.api}/session/refresh`, async (route) => { await route.fetch(); refreshed++; await route.abort(); });
    await lose();
    await comeBack(page);
    await page.getByText('No connection', { exact: true }).waitFor();
    // the reply was lost, and so was that to the second try
    expect(refreshed).toBeGreaterThan(1);
    await page.unroute(`${portal.api}/session/refresh`);
    ahead += 50_000;
    await comeBack(page);
    await page.getByText('No connection', { exact: true }).waitFor({ state: 'detached' });
    expect(await form.taxNumber(page)).toBe(taxNumber);
    ahead += 16 * minute;
    await lose();
    await comeBack(page);
    await page.getByText('No connection', { exact: true }).waitFor();
    await page.unroute(`${portal.api}/session/refresh`);
    ahead += 61_000;
    await comeBack(page);
    await asksAgain(page);
    expect(await portal.backend.db.selectFrom('sessions').select('revoked').where('customer', '=', customer.id).execute()).toEqual([{ revoked: true }]);
    await signIn(page, portal, customer.email);
    await form.there(page);
    expect(await form.taxNumber(page)).toBe(taxNumber);
    await page.context().close();
  });

  it.each([['with Web Locks', false], ['without', true]])('of two tabs that renew it at once stands in both, %s', async (_, without) => {
    const context = await device();
    if (without) await context.addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
    const { page, customer } = await filling(context);
    const { page: other } = await openPage(context, portal.host);
    await form.there(other);
    for (let round = 0; round < 3; round++) {
      ahead += 16 * minute;
      const looks = [page, other].map((one) => one.waitForResponse((answer) => /\/opportunities\/[^/]+$/.test(answer.url()) && answer.status() === 200));
      await Promise.all([comeBack(page), comeBack(other), ...looks]);
    }
    for (const one of [page, other]) await heading(one, 'Your documents');
    expect(await portal.backend.db.selectFrom('sessions').select('revoked').where('customer', '=', customer.id).execute()).toEqual([{ revoked: false }]);
    await context.close();
  });

  it('F210 that is ended in one tab is ended in the others, and neither keeps anything', async () => {
    const context = await device();
    const { page } = await filling(context);
    const { page: other } = await openPage(context, portal.host);
    await form.there(other);
    expect((await kept(page)).length).toBeGreaterThan(1);
    await type(other, remarks, 'In the other tab');
    await press(page, 'Sign out');
    await asks(page);
    await asks(other);
    expect([await other.getByText('In the other tab').count(), await other.getByText('Your session has ended').count()]).toEqual([0, 0]);
    await expect.poll(() => kept(page)).toEqual([]);
    await context.close();
  });

  it('F210 is ended on all devices from one of them: what is kept on the others goes when they learn of it, also when they were closed', async () => {
    const [here, there, closed] = [await device(), await device(), await device()];
    const { page, customer } = await filling(here);
    const { page: other } = await visit(there, portal, customer);
    await type(other, 'Tax number', taxNumber);
    await form.saved(other);
    const { page: third } = await visit(closed, portal, customer);
    await type(third, remarks, 'On the third device');
    await form.saved(third);
    await third.close();
    // without network nobody is to believe that it is done
    await page.route(`${portal.api}/session?everywhere=true`, (route) => route.abort());
    await press(page, 'Sign out on all devices');
    const dialog = page.getByRole('dialog', { name: 'Sign out on all devices' });
    await dialog.getByRole('button', { name: 'Sign out on all devices' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await page.getByLabel('Tax number').count()).toBe(1);
    await page.unroute(`${portal.api}/session?everywhere=true`);
    await dialog.getByRole('button', { name: 'Sign out on all devices' }).click();
    await asks(page);
    await comeBack(other);
    await asks(other);
    expect(await other.getByText('nothing you typed is lost').count()).toBe(0);
    const { page: reopened } = await openPage(closed, portal.host);
    await asks(reopened);
    for (const one of [page, other, reopened]) await expect.poll(() => kept(one)).toEqual([]);
    await Promise.all([here.close(), there.close(), closed.close()]);
  });

  describe('that the page hands in', () => {
    /** A token as the company's own sign-in would get it. */
    async function tokenOf(email: string): Promise<string> {
      const ask = async (path: string, body: object): Promise<Record<string, string>> => (await (await fetch(portal.api + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json()) as Record<string, string>;
      const before = await newestMail(portal);
      const { challenge } = await ask('/session/codes', { identifier: email });
      await portal.backend.settled();
      return (await ask('/session', { challenge, code: await codeFor(portal.api, email, before) }))['token'] ?? '';
    }

    /** A host page with a sign-in of its own, whose every call of getToken is counted and answered by the test. */
    async function hosted(customer: Customer, give: () => Promise<string>): Promise<{ page: Page; asked: () => number }> {
      let asked = 0;
      const { page } = await openPage(browser, portal.host);
      await page.exposeFunction('ownToken', () => { asked++; return give(); });
      await page.evaluate((endpoint) => {
        const { ownToken } = globalThis as unknown as { ownToken: () => Promise<string> };
        document.body.replaceChildren(Object.assign(document.createElement('customer-portal'), { endpoint, lang: 'en', getToken: () => ownToken() }));
      }, portal.api);
      await form.there(page);
      await type(page, 'Tax number', taxNumber);
      return { page, asked: () => asked };
    }

    it('F209 is asked for again once when it has run out, and the form stays as it is', async () => {
      const customer = await company.customer('initial-documents');
      const { page, asked } = await hosted(customer, () => tokenOf(customer.email));
      await mark(page);
      await form.privacy(page).check();
      expect(asked()).toBe(1);
      ahead += 16 * minute;
      await press(page, 'Send');
      await form.received(page);
      expect([asked(), await receipts(customer)]).toEqual([2, 1]);
      await page.context().close();
    });

    it.each([['throws', () => Promise.reject(new Error('the host’s own trouble'))], ['gives the same dead one', undefined]] as const)('F209 and %s is seen, without a loop; the form stays, and goes on with a good one', async (_, bad) => {
      const customer = await company.customer('initial-documents');
      const first = await tokenOf(customer.email);
      let give = (): Promise<string> => Promise.resolve(first);
      const { page, asked } = await hosted(customer, () => give());
      await mark(page);
      if (bad) give = bad;
      ahead += 16 * minute;
      await comeBack(page);
      await page.getByText('Your session has ended').first().waitFor();
      const before = asked();
      expect([before <= 3, await isMarked(page), await form.taxNumber(page)]).toEqual([true, true, taxNumber]);
      give = () => tokenOf(customer.email);
      await page.getByRole('button', { name: 'Try again' }).first().click();
      await page.getByText('Your session has ended').waitFor({ state: 'detached' });
      // one for the look that the customer asked for: nothing had gone on by itself
      expect([asked() - before <= 2, await isMarked(page)]).toEqual([true, true]);
      await page.context().close();
    });
  });
});
