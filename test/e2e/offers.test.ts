import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Offer } from '../../src/protocol/index.js';
import { daysAgo, type Customer } from './company.js';
import { comeBack, heading, openPage, press, visit } from './person.js';
import { pdf } from './real-files.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

describe('the offers of a project', () => {
  let made = 0;

  /** Offers of one customer; their ids are the company's and belong to them alone. */
  function offers(...names: string[]): Offer[] {
    made++;
    return names.map((name, i) => ({ id: `offer-${made}-${i}`, name, price: { amount: 689_000 + i * 100_000, currency: 'EUR' }, lines: [{ name: 'Panels', quantity: 8 + i }], attachments: [], status: 'open' }));
  }

  async function statuses(customer: Customer): Promise<string[]> {
    return (await portal.backend.db.selectFrom('offers').select('status').where('opportunity', '=', customer.project).orderBy('place').execute()).map(({ status }) => status);
  }

  const receipts = (customer: Customer) => portal.backend.db.selectFrom('audit').select('detail').where('customer', '=', customer.id).where('action', '=', 'accept-budget').execute();
  const acceptNamed = (page: Page, name: string) => press(page, `Accept this offer: ${name}`);
  const confirm = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Accept this offer' });

  it('F26 shows them all, each with its price and its files, which open', async () => {
    const leaflet = pdf('With battery: what is in it');
    const [basic, battery, old] = offers('Basic', 'With battery', 'Last year’s');
    if (!basic || !battery || !old) throw new Error('three offers');
    const customer = await company.customer('choose-offer', { offers: [basic, { ...battery, attachments: [await company.file('battery, in detail.pdf', leaflet)] }, { ...old, validUntil: daysAgo(30).slice(0, 10) }] });
    const { page, faults } = await visit(browser, portal, customer);
    await heading(page, 'Your offers');
    for (const [name, price] of [['Basic', '€6,890.00'], ['With battery', '€7,890.00'], ['Last year’s', '€8,890.00']] as const) {
      await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, exact: true }) }).getByText(price).waitFor();
    }
    // the one whose last day has passed says so, and can't be accepted
    await page.getByText(/^Was valid until/).waitFor();
    expect(await page.getByRole('button', { name: /^Accept this offer/ }).count()).toBe(2);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /battery, in detail.pdf/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('battery, in detail.pdf');
    expect(readFileSync(await file.path()).equals(leaflet)).toBe(true);
    await heading(page, 'Your offers');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F27 F28 accepts one after saying what becomes of the others, and the project goes where accept-budget leads', async () => {
    const customer = await company.customer('choose-offer', { offers: offers('Basic', 'With battery', 'Everything') });
    const { page, faults } = await visit(browser, portal, customer);
    await acceptNamed(page, 'With battery');
    const dialog = page.getByRole('dialog', { name: 'Accept “With battery”?' });
    await dialog.getByText('The 2 other offers are then declined.').waitFor();
    await dialog.getByText('€7,890.00').waitFor();
    // a look at it accepts nothing
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await acceptNamed(page, 'With battery');
    // nor does a yes without the conditions
    await confirm(page).click();
    await page.getByText('Accept this condition to go on.').waitFor();
    expect([await statuses(customer), await company.substateOf(customer)]).toEqual([['open', 'open', 'open'], 'choose-offer']);
    // the conditions are slotted into it, and stand in no tree of its own
    await page.getByRole('checkbox', { name: 'I accept: Privacy notice' }).press('Space');
    await confirm(page).dblclick();
    await page.getByText('Your offer is accepted. Thank you.').waitFor();
    await page.getByText(/Receipt R-\d{4}-\d{6}/).waitFor();
    expect(await statuses(customer)).toEqual(['declined', 'accepted', 'declined']);
    expect(await company.record(customer)).toMatchObject({ substate: 'contract-documents', consents: [{ condition: 'privacy' }] });
    expect(await receipts(customer)).toHaveLength(1);
    await press(page, 'See where the project stands');
    await heading(page, 'Details for your contract');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F27 are accepted once, though two tabs press at the same time; the second is told', async () => {
    await company.changeSubstate('choose-offer', { conditions: [] });
    const customer = await company.customer('choose-offer', { offers: offers('Basic', 'With battery', 'Everything') });
    const { page: first } = await visit(browser, portal, customer);
    await heading(first, 'Your offers');
    const { page: second } = await openPage(first.context(), portal.host);
    await heading(second, 'Your offers');
    await acceptNamed(first, 'Basic');
    await acceptNamed(second, 'Everything');
    // both are there before either is pressed; the second dialog may close by the first one's event
    const buttons = await Promise.all([first, second].map((page) => confirm(page).elementHandle()));
    await Promise.all(buttons.map((button) => button?.evaluate((element) => { (element as HTMLElement).click(); })));
    const accepted = (page: Page) => page.getByText('Your offer is accepted. Thank you.');
    const moved = (page: Page) => page.getByText('Your project has moved on');
    for (const page of [first, second]) await accepted(page).or(moved(page)).first().waitFor();
    const counts = async () => [await accepted(first).count() + await accepted(second).count(), await moved(first).count() + await moved(second).count()];
    // told by the answer, by the event that came before it, or by both; a press that came after the other tab's follows it, and shows its receipt
    await expect.poll(async () => { const [yes = 0, late = 0] = await counts(); return yes === 1 ? late > 0 : yes === 2 && late === 0; }, { timeout: 5000 }).toBe(true);
    const [yes] = await counts();
    const number = (page: Page) => page.getByText(/Receipt R-\d{4}-\d{6}/).textContent();
    if (yes === 2) expect(await number(second)).toBe(await number(first));
    expect((await statuses(customer)).sort()).toEqual(['accepted', 'declined', 'declined']);
    if (yes === 1) expect(await statuses(customer)).toEqual(await accepted(first).count() ? ['accepted', 'declined', 'declined'] : ['declined', 'declined', 'accepted']);
    expect(await receipts(customer)).toHaveLength(1);
    expect((await company.record(customer)).history?.map(({ substate }) => substate)).toEqual(['choose-offer', 'contract-documents']);
    // the one who was too late sees the project as it is now
    if (yes === 1) await heading(await moved(first).count() ? first : second, 'Details for your contract');
    await first.context().close();
  });

  it('F205 say why none can be accepted, in place of a dead button', async () => {
    await company.changeFlow(({ externalActions }) => {
      const entry = externalActions.find(({ action }) => action === 'accept-budget');
      // back to the last step with a view, which this project doesn't have
      if (entry) { delete entry.target; entry.option = 'previous'; }
    });
    const customer = await company.customer('choose-offer', { offers: offers('Basic', 'With battery') });
    const { page } = await visit(browser, portal, customer);
    await heading(page, 'Your offers');
    const dead = page.getByRole('button', { name: /^Accept this offer/ });
    await page.getByText('The company hasn’t said what comes next').waitFor();
    expect(await dead.count()).toBe(0);
    await page.locator('portal-view-offer').getByRole('link', { name: 'help@example.com' }).waitFor();
    await company.changeFlow(({ externalActions }) => {
      const entry = externalActions.find(({ action }) => action === 'accept-budget');
      if (entry) { delete entry.option; entry.target = 'contract-documents'; }
    });
    await comeBack(page);
    await expect.poll(() => dead.count()).toBe(2);
    await company.project(customer, { substate: 'choose-offer', offers: offers('Basic', 'With battery').map((offer) => ({ ...offer, status: 'withdrawn' })) });
    await comeBack(page);
    await page.getByText('None of these offers can be accepted any more').waitFor();
    expect(await dead.count()).toBe(0);
    await company.project(customer, { substate: 'choose-offer', offers: offers('Basic', 'With battery').map((offer, i) => ({ ...offer, status: i === 0 ? 'accepted' : 'open' })) });
    await comeBack(page);
    await page.getByText('You have already accepted an offer').waitFor();
    expect(await dead.count()).toBe(0);
    await page.context().close();
  });
});
