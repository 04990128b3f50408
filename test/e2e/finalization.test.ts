import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Flow, Settings, Substate } from '../../src/protocol/index.js';
import { daysAgo, solar, type Customer } from './company.js';
import { comeBack, heading, press, visit } from './person.js';
import { pdf } from './real-files.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

const reset = 'reset-opportunity-process';
const again = 'Take up the project again';

describe('the end of a project', () => {
  let settings: Settings;

  beforeAll(async () => {
    settings = await company.get<Settings>('/settings');
  });
  beforeEach(async () => {
    await company.put('/settings', settings);
    await company.put('/flows/solar', solar);
  });

  const onEnd = (end: Settings['end']): Promise<void> => company.put('/settings', { ...settings, end });
  const onReset = (change: Partial<Flow['externalActions'][number]>): Promise<void> => company.changeFlow((flow) => {
    flow.externalActions = flow.externalActions.map((entry) => (entry.action === reset ? { source: entry.source, action: reset, ...change } : entry));
  });
  const history = ['initial-documents', 'draw-roof', 'not-finished'].map((substate, i) => ({ substate, at: daysAgo(30 - i) }));
  const closed = (): Promise<Customer> => company.customer('not-finished', { history });
  const view = (page: Page) => page.locator('portal-view-finalization');
  const receipts = (customer: Customer) => portal.backend.db.selectFrom('audit').select('detail').where('customer', '=', customer.id).where('action', '=', reset).execute();
  const confirm = (page: Page) => page.getByRole('dialog').getByRole('button', { name: again });

  it('F33 F36 tells that the project is finished, gives what is to be kept, and keeps a point of contact', async () => {
    const leaflet = pdf('What is in the offer');
    const customer = await company.customer('finished', {
      history: ['initial-documents', 'choose-offer', 'finished'].map((substate, i) => ({ substate, at: daysAgo(30 - i) })),
      offers: [{ id: 'won', name: 'With battery', price: { amount: 1_149_000, currency: 'EUR' }, lines: [], attachments: [await company.file('With battery.pdf', leaflet)], status: 'accepted' }],
    });
    const { page, faults } = await visit(browser, portal, customer);
    await heading(page, 'Your installation is running');
    await page.getByText('From today the sun works for you, Ada Rossi.').waitFor();
    await view(page).getByRole('link', { name: 'help@example.com' }).waitFor();
    await page.getByText('What was done').click();
    await view(page).getByText('Your documents').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /With battery\.pdf/ }).click();
    expect(readFileSync(await (await download).path()).equals(leaflet)).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F34 F35 F64 tells that it was closed, and takes it up again once, where the action leads, though it is pressed twice', async () => {
    const customer = await closed();
    const { page, faults } = await visit(browser, portal, customer);
    await heading(page, 'Project closed');
    await page.getByText('We keep what you sent us for 12 months.').waitFor();
    await view(page).getByRole('link', { name: 'help@example.com' }).waitFor();
    await press(page, again);
    const dialog = page.getByRole('dialog', { name: 'Take up your project again?' });
    await dialog.getByText('It goes on at “We design your installation”.').waitFor();
    // a look at it does nothing
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await company.substateOf(customer)).toBe('not-finished');
    await press(page, again);
    await confirm(page).dblclick();
    await page.getByText('Your project is open again.').waitFor();
    await page.getByText(/Receipt R-\d{4}-\d{6}/).waitFor();
    expect((await company.record(customer)).history?.map(({ substate }) => substate)).toEqual([...history.map(({ substate }) => substate), 'study-running']);
    expect(await receipts(customer)).toHaveLength(1);
    await press(page, 'See where the project stands');
    await heading(page, 'We design your installation');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('takes it up once, though two devices press at the same time; the second is told', async () => {
    const customer = await closed();
    const { page: first } = await visit(browser, portal, customer);
    await heading(first, 'Project closed');
    const { page: second } = await visit(browser, portal, customer);
    await heading(second, 'Project closed');
    for (const page of [first, second]) await press(page, again);
    const buttons = await Promise.all([confirm(first).elementHandle(), confirm(second).elementHandle()]);
    // the button as it stands: the one's answer may take the other's away
    await Promise.all(buttons.map((button) => button?.evaluate((element) => { (element as HTMLElement).click(); })));
    const taken = (page: Page) => page.getByText('Your project is open again.');
    const moved = (page: Page) => page.getByText('Your project has moved on');
    for (const page of [first, second]) await taken(page).or(moved(page)).first().waitFor();
    expect([await taken(first).count() + await taken(second).count(), await receipts(customer)]).toMatchObject([1, { length: 1 }]);
    for (const page of [first, second]) await page.context().close();
  });

  it('F60 F61 F147 has the text that the company switched on, by the discard mark of the state', async () => {
    const { page } = await visit(browser, portal, await company.customer('finished'));
    await page.getByText('From today the sun works for you').waitFor();
    await onEnd({ success: 'Thank you, **{{customer.name}}**.', failure: 'A pity.' });
    await comeBack(page);
    await page.getByText('Thank you, Ada Rossi.').waitFor();
    // switched off: the page says something by itself
    await onEnd({ failure: 'A pity.' });
    await comeBack(page);
    await page.getByText('Your project is finished. Thank you for your trust.').waitFor();
    await company.changeFlow((flow) => { for (const state of flow.states) if (state.id === 'done') state.discard = true; });
    await comeBack(page);
    await page.getByText('A pity.').waitFor();
    await page.getByText(/^Closed on/).waitFor();
    await onEnd(undefined);
    await comeBack(page);
    await page.getByText('Your project has been closed without being completed.').waitFor();
    await company.changeFlow((flow) => { for (const state of flow.states) delete state.discard; });
    await comeBack(page);
    await page.getByText(/^Finished on/).waitFor();
    await page.context().close();
  });

  it('F62 F63 shows the button only while the settings and the view of the substate agree', async () => {
    const customer = await closed();
    const { page } = await visit(browser, portal, customer);
    const button = page.getByRole('button', { name: again });
    await button.waitFor();
    const settle = async (there: boolean): Promise<void> => { await comeBack(page); await expect.poll(() => button.count()).toBe(there ? 1 : 0); };
    await onEnd({ ...settings.end, reactivation: false });
    await settle(false);
    await onEnd({ ...settings.end, reactivation: true });
    await settle(true);
    const as = (kind: Substate['view']): Promise<void> => company.changeSubstate('not-finished', { view: kind });
    await as('finalization-success');
    await settle(false);
    await as('finalization-failed');
    await settle(true);
    // pressed in a page that doesn't know yet: refused, and said
    await press(page, again);
    await page.route(/\/opportunities\//, async (route) => {
      if (route.request().method() === 'POST') await onEnd({ ...settings.end, reactivation: false });
      await route.continue();
    });
    await confirm(page).click();
    await page.getByText('Your project has moved on').waitFor();
    await expect.poll(() => button.count()).toBe(0);
    expect(await company.substateOf(customer)).toBe('not-finished');
    await page.context().close();
  });

  it('F65 F66 says why where the action leads nowhere, and else where it leads: to the target, or back', async () => {
    const customer = await closed();
    const { page } = await visit(browser, portal, customer);
    await page.getByText('It goes on at “We design your installation”.').waitFor();
    await onReset({ option: 'previous' });
    await comeBack(page);
    await page.getByText('It goes on at “Drawing of your roof”.').waitFor();
    await onReset({});
    await comeBack(page);
    await page.getByText('The company hasn’t said what comes next').waitFor();
    expect(await page.getByRole('button', { name: again }).count()).toBe(0);
    await view(page).locator('[part=reason]').getByRole('link', { name: 'help@example.com' }).waitFor();
    await onReset({ option: 'previous' });
    await comeBack(page);
    await press(page, again);
    await confirm(page).click();
    await page.getByText('Your project is open again.').waitFor();
    expect(await company.substateOf(customer)).toBe('draw-roof');
    await page.context().close();
  });
});
