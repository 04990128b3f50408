import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Flow } from '../../src/protocol/index.js';
import { at, type Company, solar, type Customer } from './company.js';
import { choose, comeBack, heading, press, saved, type, visit } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

/** The pages that a test left open. */
const opened: Page[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
  await company.put('/flows/solar', solar);
});

/** A new customer with the company's page open at a substate, before the company changes anything. */
async function customerAt(substate: string, more?: Parameters<Company['customer']>[1]): Promise<{ page: Page; customer: Customer }> {
  const customer = await company.customer(substate, more);
  const { page } = await visit(browser, portal, customer);
  opened.push(page);
  await page.locator('customer-portal [data-arrival]').waitFor();
  return { page, customer };
}

const timeline = (page: Page) => page.getByRole('region', { name: 'Where your project stands' });
const box = (page: Page, name: string) => page.getByRole('checkbox', { name });

/** The initial documents with these fields and nothing else. */
const asks = (...placements: NonNullable<ReturnType<typeof at>['placements']>) => company.changeSubstate('initial-documents', { placements, conditions: [] });

describe('what the company configures in its flow, in a page that is open', () => {
  it('F1 follows the project to another substate, another state and another type, each with its own content', async () => {
    const { page, customer } = await customerAt('initial-documents');
    await heading(page, 'Your documents');
    await company.project(customer, { substate: 'initial-review' });
    await comeBack(page);
    await heading(page, 'We check your documents');
    await page.getByLabel('Tax number').waitFor({ state: 'detached' });
    await company.project(customer, { substate: 'installation-documents' });
    await comeBack(page);
    await heading(page, 'Getting ready for the day');
    await page.getByLabel('How to get to the roof').waitFor();
    const service: Flow = {
      protocol: 1, type: 'service', name: 'Yearly service', initial: 'service-visit', languages: ['en'], externalActions: [],
      states: [{ id: 'service', name: 'S', publicName: 'Service', substates: [{ id: 'service-visit', name: 'S1', publicName: 'Your yearly service', description: 'We clean the panels.', view: null }] }],
    };
    await company.put('/flows/service', service);
    await company.project(customer, { type: 'service', substate: 'service-visit' });
    await comeBack(page);
    await heading(page, 'Your yearly service');
    await page.getByText('We clean the panels.').waitFor();
    await page.getByLabel('How to get to the roof').waitFor({ state: 'detached' });
  });

  it('F2 F3 shows the public name and the description of the state, and never the internal name', async () => {
    const { page } = await customerAt('initial-documents');
    await timeline(page).getByText('Request', { exact: true }).waitFor();
    await company.changeFlow(({ states: [state] }) => { Object.assign(state ?? {}, { name: '01 Hot lead', publicName: 'Getting started', description: 'We find out what suits your house.' }); });
    await comeBack(page);
    await timeline(page).getByText('Getting started', { exact: true }).waitFor();
    await timeline(page).getByText('We find out what suits your house.').waitFor();
    await company.changeFlow(({ states: [state] }) => { if (state) delete state.description; });
    await comeBack(page);
    await timeline(page).getByText('We find out what suits your house.').waitFor({ state: 'detached' });
    expect(await page.getByText('Hot lead').count()).toBe(0);
  });

  it('F4 F5 shows the public name and the description of the substate, in the view and in the timeline', async () => {
    const { page } = await customerAt('initial-documents');
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await company.changeSubstate('initial-documents', { name: '01.2 chase papers', publicName: 'Three papers from you', description: 'It takes a coffee’s time.', duration: 'Ten minutes', next: 'Then we call you.' });
    await comeBack(page);
    await heading(page, 'Three papers from you');
    for (const text of ['It takes a coffee’s time.', 'Ten minutes', 'Then we call you.']) await page.getByText(text).waitFor();
    expect(await timeline(page).locator('[aria-current=step]').innerText()).toContain('Three papers from you');
    expect(await page.getByText('chase papers').count()).toBe(0);
    expect(await page.getByLabel('Tax number').inputValue()).toBe('FRRGLI80A41F257I');
    await company.changeSubstate('initial-documents', { description: undefined });
    await comeBack(page);
    await page.getByText('It takes a coffee’s time.').waitFor({ state: 'detached' });
  });

  it('F6 changes all four sections of a substate at once', async () => {
    const { page } = await customerAt('initial-documents');
    await company.changeSubstate('initial-documents', { publicName: 'The day of the work', description: 'When may we come?', view: 'installation-documentation', placements: [{ field: 'visit-day', required: true }, { field: 'dog' }], conditions: ['site-safety'] });
    await comeBack(page);
    await heading(page, 'The day of the work');
    await page.getByText('When may we come?').waitFor();
    await page.getByLabel('Preferred day').waitFor();
    await page.getByLabel('There is a dog in the house').waitFor();
    await box(page, 'I accept: Safety during the work').waitFor();
    for (const gone of ['Tax number', 'I accept: Privacy notice']) expect(await page.getByLabel(gone).count(), gone).toBe(0);
  });

  it('F7 F8 shows one view per substate: another one, or none, where there is nothing to do', async () => {
    const { page } = await customerAt('initial-documents', { offers: [{ id: 'f7', name: 'The small one', price: { amount: 500_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open' }] });
    await page.getByLabel('Tax number').waitFor();
    await company.changeSubstate('initial-documents', { view: 'offer', conditions: [] });
    await comeBack(page);
    await page.getByRole('button', { name: 'Accept this offer: The small one' }).waitFor();
    await page.getByLabel('Tax number').waitFor({ state: 'detached' });
    await company.changeSubstate('initial-documents', { view: null });
    await comeBack(page);
    await page.getByText('There is nothing for you to do now.').waitFor();
    await heading(page, 'Your documents');
    expect(await page.locator('.main').getByRole('button').count()).toBe(0);
  });
});

describe('the fields that the company places, in a page that is open', () => {
  it('F37 come one by one, any number of them, and what was typed in the others stays', async () => {
    await asks();
    const { page } = await customerAt('initial-documents');
    const fields = ['tax-id', 'remarks', 'annual-consumption', 'access'];
    const labels = ['Tax number', 'Anything else we should know?', 'Yearly consumption', 'How to get to the roof'];
    const typed = ['FRRGLI80A41F257I', 'Shade in the morning', '4200', 'By the ladder'];
    for (const [i, label] of labels.entries()) {
      await asks(...fields.slice(0, i + 1).map((field) => ({ field })));
      await comeBack(page);
      await type(page, label, typed[i] ?? '');
    }
    for (const [i, label] of labels.entries()) expect(await page.getByLabel(label).inputValue(), label).toBe(typed[i]);
    // the order is the company's
    await asks(...[...fields].reverse().map((field) => ({ field })));
    await comeBack(page);
    const names = () => page.locator('portal-view-documentation [name]').evaluateAll((all) => all.map((one) => one.getAttribute('name')).filter((name) => name?.match(/^[a-z-]+$/)));
    await expect.poll(names).toEqual([...fields].reverse());
    expect(await page.getByLabel('Yearly consumption').inputValue()).toBe('4200');
  });

  it('F38 hold the step up when they become required, and let it go when they no longer are', async () => {
    await asks({ field: 'remarks' });
    const { page, customer } = await customerAt('initial-documents');
    await page.getByText('Anything else we should know? (optional)').waitFor();
    await asks({ field: 'remarks', required: true });
    await comeBack(page);
    await page.getByText('(optional)').waitFor({ state: 'detached' });
    await press(page, 'Send');
    await page.getByText('One thing is missing').waitFor();
    expect(await company.substateOf(customer)).toBe('initial-documents');
    await asks({ field: 'remarks' });
    await comeBack(page);
    await page.getByText('Anything else we should know? (optional)').waitFor();
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await company.substateOf(customer)).toBe('initial-review');
  });

  it('F40 become read-only and writable again under what was typed', async () => {
    await asks({ field: 'tax-id' }, { field: 'remarks' });
    const { page, customer } = await customerAt('initial-documents', { values: { 'tax-id': 'RSSMRA85T10A562S' } });
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await type(page, 'Anything else we should know?', 'Shade');
    await asks({ field: 'tax-id', readOnly: true }, { field: 'remarks' });
    await comeBack(page);
    await page.getByLabel('Tax number').waitFor({ state: 'detached' });
    await page.getByRole('definition').filter({ hasText: 'RSSMRA85T10A562S' }).waitFor();
    // what no longer fits is shown, not dropped
    await page.getByText('These answers no longer fit').waitFor();
    await page.getByText('FRRGLI80A41F257I').waitFor();
    expect(await page.getByLabel('Anything else we should know?').inputValue()).toBe('Shade');
    await asks({ field: 'tax-id' }, { field: 'remarks' });
    await comeBack(page);
    await page.getByLabel('Tax number').waitFor();
    expect(await page.getByLabel('Tax number').inputValue()).toBe('FRRGLI80A41F257I');
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect((await company.record(customer)).values).toMatchObject({ 'tax-id': 'FRRGLI80A41F257I', remarks: 'Shade' });
  });

  it('F134 take a placeholder, a default, a group and a dependency', async () => {
    await asks({ field: 'tax-id' }, { field: 'owner' }, { field: 'access' });
    const { page } = await customerAt('initial-documents');
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await company.changeField('access', { placeholder: 'Ring twice', label: 'How do we get in?' });
    await asks({ field: 'tax-id', group: 'Who you are' }, { field: 'owner', group: 'Where you live' }, { field: 'access', group: 'Where you live' }, { field: 'loan-years', group: 'Where you live', defaultValue: 12 });
    await comeBack(page);
    await page.getByRole('region', { name: 'Who you are' }).getByLabel('Tax number').waitFor();
    const home = page.getByRole('region', { name: 'Where you live' });
    await home.getByPlaceholder('Ring twice').waitFor();
    await home.getByLabel('How do we get in?').waitFor();
    expect(await home.getByLabel('Length of the loan').inputValue()).toBe('12');
    expect(await page.getByLabel('Tax number').inputValue()).toBe('FRRGLI80A41F257I');
    await asks({ field: 'tax-id' }, { field: 'owner' }, { field: 'access', dependsOn: { field: 'owner', equals: false } });
    await comeBack(page);
    await page.getByLabel('How do we get in?').waitFor({ state: 'detached' });
    await choose(page, 'Do you own the house?', 'No');
    await page.getByLabel('How do we get in?').waitFor();
    await choose(page, 'Do you own the house?', 'Yes');
    await page.getByLabel('How do we get in?').waitFor({ state: 'detached' });
  });
});

describe('the conditions of the company, in a page that is open', () => {
  it('F45 are attached to a substate, and must then be accepted', async () => {
    await asks({ field: 'tax-id' });
    const { page, customer } = await customerAt('initial-documents');
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await company.changeSubstate('initial-documents', { conditions: ['privacy'] });
    await comeBack(page);
    await box(page, 'I accept: Privacy notice').waitFor();
    await press(page, 'Send');
    await page.getByText('Accept this condition to go on.').first().waitFor();
    expect(await company.substateOf(customer)).toBe('initial-documents');
    await box(page, 'I accept: Privacy notice').check();
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await company.record(customer)).toMatchObject({ substate: 'initial-review', values: { 'tax-id': 'FRRGLI80A41F257I' }, consents: [{ condition: 'privacy' }] });
  });

  it('F47 are made once and used in two substates; a new version shows, and asks again', async () => {
    await asks({ field: 'tax-id' });
    const { page, customer } = await customerAt('initial-documents');
    await company.condition('house-rules', { name: 'House rules', text: 'Shoes off at the door.' });
    await company.changeFlow((flow) => { for (const id of ['initial-documents', 'site-rules']) at(flow, id).conditions = ['house-rules']; });
    await comeBack(page);
    await box(page, 'I accept: House rules').check();
    await company.condition('house-rules', { text: 'Shoes off, and mind the cat.' });
    await comeBack(page);
    // what was ticked was another text
    await expect.poll(() => box(page, 'I accept: House rules').isChecked()).toBe(false);
    await page.getByText('Read in full').click();
    await page.getByText('Shoes off, and mind the cat.').waitFor();
    expect(await page.getByText('Shoes off at the door.').count()).toBe(0);
    await box(page, 'I accept: House rules').check();
    await press(page, 'Send');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await portal.backend.db.selectFrom('consents').select(['condition', 'version']).where('opportunity', '=', customer.project).execute()).toEqual([{ condition: 'house-rules', version: 2 }]);
    await press(page, 'See where the project stands');
    await company.project(customer, { substate: 'site-rules' });
    await comeBack(page);
    await page.getByText(/^Accepted on/).waitFor();
    await company.condition('house-rules', { text: 'Shoes off, mind the cat, and the dog.' });
    await comeBack(page);
    await box(page, 'I accept: House rules').waitFor();
    expect(await page.getByText(/^Accepted on/).count()).toBe(0);
  });

  it('asks again for a text that changed while the page was away', async () => {
    await asks({ field: 'tax-id' });
    await company.condition('promise', { name: 'Promise', text: 'I keep quiet.' });
    await company.changeSubstate('initial-documents', { conditions: ['promise'] });
    const { page } = await customerAt('initial-documents');
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await box(page, 'I accept: Promise').check();
    await saved(page);
    await page.reload();
    expect(await box(page, 'I accept: Promise').isChecked()).toBe(true);
    await company.condition('promise', { text: 'I sing.' });
    await page.reload();
    expect(await box(page, 'I accept: Promise').isChecked()).toBe(false);
    expect(await page.getByLabel('Tax number').inputValue()).toBe('FRRGLI80A41F257I');
  });

  it('F136 have a name, a description, and are mandatory or not, accepted by default or not', async () => {
    await asks({ field: 'tax-id' });
    await company.condition('news', { acceptedByDefault: false });
    await company.changeSubstate('initial-documents', { conditions: ['news'] });
    const { page, customer } = await customerAt('initial-documents');
    const plain = { name: 'Our letter', description: 'Four a year' };
    await company.condition('news', plain);
    await comeBack(page);
    await page.getByRole('checkbox', { name: 'Our letter (optional) Four a year' }).waitFor();
    await company.condition('news', { ...plain, mandatory: true });
    await comeBack(page);
    await box(page, 'I accept: Our letter Four a year').waitFor();
    await press(page, 'Send');
    await page.getByText('One thing is missing').waitFor();
    await company.condition('news', { ...plain, mandatory: false });
    await comeBack(page);
    await page.getByRole('checkbox', { name: 'Our letter (optional) Four a year' }).waitFor();
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    // ticked before the customer has been there, and theirs to untick
    await company.condition('news', { ...plain, mandatory: false, acceptedByDefault: true });
    await company.changeSubstate('offer-documents', { placements: [], conditions: ['news'] });
    await company.project(customer, { substate: 'offer-documents' });
    await comeBack(page);
    await heading(page, 'A few details for your offer');
    expect(await page.getByRole('checkbox').isChecked()).toBe(true);
    await page.getByRole('checkbox').uncheck();
    await press(page, 'Continue');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await company.record(customer)).toMatchObject({ substate: 'study-running', consents: [] });
  });
});
