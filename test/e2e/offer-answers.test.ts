import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Offer, OfferRecord } from '../../src/protocol/index.js';
import type { Customer } from './company.js';
import { comeBack, heading, press, saved, visit } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

const record = (id: string, name: string, more: Partial<OfferRecord> = {}): OfferRecord => ({ id, name, price: { amount: 689_000, currency: 'EUR' }, lines: [{ name: 'Panels', quantity: 8 }], ...more });

describe('the customer answers an offer, and the company its customer', () => {
  beforeAll(async () => {
    await company.changeSubstate('choose-offer', { conditions: [] });
    // the solar sale takes a wish to the study; here the project stays, as it does where the company sets nothing
    await company.changeFlow((flow) => { flow.externalActions = flow.externalActions.filter(({ action }) => action !== 'ask-offer-change'); });
  });

  const open = (name: string): Offer => ({ ...record(name, name), id: name, lines: [], attachments: [], status: 'open' });
  /** What the company's system asks of its side; fails the test when it is refused. */
  async function tell(customer: Customer, method: string, path: string, body?: object): Promise<Offer> {
    const response = await company.ask(method, `/opportunities/${customer.project}/offers${path}`, body);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Offer;
  }
  const statuses = async (customer: Customer) => (await portal.backend.db.selectFrom('offers').select(['id', 'status']).where('opportunity', '=', customer.project).orderBy('place').execute()).map(({ id, status }) => `${id} ${status}`);
  const dialog = (page: Page) => page.getByRole('dialog');

  it('F141 asks for a change in words that survive Escape and a reload, and sees with the offer that it asked', async () => {
    const customer = await company.customer('choose-offer', { offers: ['Basic', 'Battery'].map(open) });
    const { page, faults } = await visit(browser, portal, customer);
    await press(page, 'Ask for a change: Battery');
    await dialog(page).getByLabel('What would you like changed?').fill('A larger battery, and no charger');
    await saved(dialog(page));
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await page.reload();
    await press(page, 'Go on with your request');
    expect(await dialog(page).getByLabel('What would you like changed?').inputValue()).toBe('A larger battery, and no charger');
    await dialog(page).getByRole('button', { name: 'Send to the company' }).dblclick();
    await page.getByText('The company has your request. Thank you.').waitFor();
    expect(await company.get(`/opportunities/${customer.project}`)).toMatchObject({ substate: 'choose-offer', asked: [{ kind: 'offer-change', about: 'Battery', text: 'A larger battery, and no charger' }] });
    expect(await statuses(customer)).toEqual(['Basic open', 'Battery open']);
    await press(page, 'See where the project stands');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Battery' }) });
    await card.getByText(/^You asked for a change on/).waitFor();
    // sent: nothing of it is begun any more
    expect(await page.getByRole('button', { name: 'Go on with your request' }).count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F141 declines one with a reason after reading what it means, and the last takes the project where the company set', async () => {
    const customer = await company.customer('choose-offer', { offers: ['Basic', 'Battery'].map(open) });
    const { page, faults } = await visit(browser, portal, customer);
    await press(page, 'Decline: Basic');
    await dialog(page).getByText('The other offer stays open.').waitFor();
    await dialog(page).getByLabel('Why doesn’t it fit?').fill('Too dear');
    await dialog(page).getByRole('button', { name: 'Decline this offer' }).click();
    await page.getByText('The offer is declined. The company has been told.').waitFor();
    expect([await statuses(customer), await company.substateOf(customer)]).toEqual([['Basic declined', 'Battery open'], 'choose-offer']);
    await press(page, 'See where the project stands');
    await page.getByText('Your reason: Too dear').waitFor();
    await press(page, 'Decline: Battery');
    await dialog(page).getByText('It is the last open offer.').waitFor();
    await dialog(page).getByRole('button', { name: 'Decline this offer' }).click();
    await page.getByText('The offer is declined. The company has been told.').waitFor();
    expect([await statuses(customer), await company.substateOf(customer)]).toEqual([['Basic declined', 'Battery declined'], 'not-finished']);
    expect((await company.record(customer)).offers?.map(({ reason }) => reason)).toEqual(['Too dear', undefined]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F145 sees on the open page the offer that the company has just made and sent, and not before', async () => {
    const customer = await company.customer('choose-offer', { offers: [] });
    const { page, faults } = await visit(browser, portal, customer);
    await page.getByText('Your offers will show here as soon as they are ready.').waitFor();
    await tell(customer, 'POST', '', record('first', 'With battery', { production: { months: [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2].map((one) => one * 100) } }));
    const looked = page.waitForResponse((response) => response.url().endsWith(`/opportunities/${customer.project}`));
    await comeBack(page);
    expect(await (await looked).text()).not.toContain('With battery');
    await page.getByText('Your offers will show here as soon as they are ready.').waitFor();
    await tell(customer, 'POST', '/first/send');
    await comeBack(page);
    await heading(page, 'With battery');
    await page.getByRole('img', { name: 'Makes about 4,800 kWh a year, most in July' }).waitFor();
    await portal.backend.runAutomatic();
    const mails = await portal.backend.db.selectFrom('mailbox').select(['subject']).where('recipient', '=', customer.email).where('subject', 'like', '%With battery%').execute();
    // the customer has named no language: the company's first
    expect(mails).toEqual([{ subject: 'Un’offerta per lei: With battery' }]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F145 follows on the open page what the company changes, and what it takes back', async () => {
    const customer = await company.customer('choose-offer', { offers: ['Basic', 'Battery'].map(open) });
    const { page } = await visit(browser, portal, customer);
    await press(page, 'Accept this offer: Basic');
    await dialog(page).getByText('€6,890.00').waitFor();
    await tell(customer, 'PUT', '/Basic', record('Basic', 'Basic', { price: { amount: 742_000, currency: 'EUR' }, lines: [] }));
    await comeBack(page);
    await dialog(page).getByText('Price: €7,420.00, before €6,890.00').waitFor();
    await dialog(page).getByRole('button', { name: 'Accept this offer' }).click({ force: true });
    expect(await statuses(customer)).toEqual(['Basic open', 'Battery open']);
    await dialog(page).getByRole('button', { name: 'I have seen the change' }).click();
    await dialog(page).getByText('Price: €7,420.00').waitFor({ state: 'detached' });
    await tell(customer, 'POST', '/Basic/withdraw');
    await comeBack(page);
    await page.getByRole('alert').getByText('The company has withdrawn this offer').waitFor();
    expect(await dialog(page).count()).toBe(0);
    expect(await statuses(customer)).toEqual(['Basic withdrawn', 'Battery open']);
    await page.context().close();
  });

  it('never accepts what the company changed a moment before: the press is refused, and the change is named', async () => {
    const customer = await company.customer('choose-offer', { offers: ['Basic', 'Battery'].map(open) });
    const { page } = await visit(browser, portal, customer);
    await press(page, 'Accept this offer: Battery');
    // the page hasn't looked again
    await tell(customer, 'PUT', '/Battery', record('Battery', 'Battery', { lines: [{ name: 'A smaller one' }] }));
    await dialog(page).getByRole('button', { name: 'Accept this offer' }).click();
    await page.getByText('The company has changed “Battery”').waitFor();
    expect([await statuses(customer), await company.substateOf(customer)]).toEqual([['Basic open', 'Battery open'], 'choose-offer']);
    await page.getByText('A smaller one').waitFor();
    await press(page, 'Accept this offer: Battery');
    await dialog(page).getByRole('button', { name: 'Accept this offer' }).click();
    await page.getByText('Your offer is accepted. Thank you.').waitFor();
    expect(await statuses(customer)).toEqual(['Basic declined', 'Battery accepted']);
    await page.context().close();
  });
});
