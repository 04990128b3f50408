import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { InstallerVisit } from '../../src/protocol/index.js';
import type { Customer } from './company.js';
import { comeBack, heading, press, visit as open } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

const inDays = (days: number, hour: number): string => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const visit: InstallerVisit = {
  id: 'v1', installer: { name: 'Davide Ferraro', company: 'Tetti Sicuri', role: { en: 'Head installer', it: 'Capo installatore' }, phone: '+39 333 555-0142', email: 'davide@example.com' },
  start: inDays(4, 8), end: inDays(4, 10), timeZone: 'Europe/Rome', address: 'Via Verdi 8, Modena', position: [10.92, 44.64], prepare: ['A way to the roof', 'A clear way to the meter'], notes: 'Two hours, {{customer.name}}.', changeable: true,
};

describe('the visit of the installer', () => {
  const asked = async (customer: Customer) => (await portal.backend.db.selectFrom('opportunities').select('asked').where('id', '=', customer.project).executeTakeFirstOrThrow()).asked;

  it('F29 shows who comes, when and where, gives it to a calendar, and brings the wish for another time to the company, once', async () => {
    const customer = await company.customer('visit', { visit });
    const { page, faults } = await open(browser, portal, customer);
    await heading(page, 'The installer’s visit');
    for (const words of ['Davide Ferraro', 'Head installer', 'Tetti Sicuri', 'in 4 days', 'Via Verdi 8, Modena', 'Two hours, Ada Rossi.']) await page.getByText(words).first().waitFor();
    expect(await page.getByRole('link', { name: /^Call Davide Ferraro/ }).getAttribute('href')).toBe('tel:+393335550142');
    expect(await page.getByRole('link', { name: 'Show on a map' }).getAttribute('href')).toContain('mlat=44.64&mlon=10.92');
    const download = page.waitForEvent('download');
    await press(page, 'Add to calendar');
    const file = await download;
    expect(file.suggestedFilename()).toBe(`visit-${inDays(4, 8).slice(0, 10)}.ics`);
    const text = readFileSync(await file.path(), 'utf8').replace(/\r\n /g, '');
    expect(text).toContain(`DTSTART:${inDays(4, 8).replace(/[-:]|\.000/g, '')}\r\n`);
    expect(text).toContain('SUMMARY:Visit of the installer\\, Tetti Sicuri\r\n');

    // what is ticked off is there after a reload, and after something was sent
    await page.getByRole('checkbox', { name: 'A way to the roof' }).check();
    await press(page, 'Ask for another time');
    await page.getByLabel('Which days and times would suit you?').fill('Thursday, after four.');
    await press(page, 'Cancel');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.reload();
    await heading(page, 'The installer’s visit');
    await expect.poll(() => page.getByRole('checkbox', { name: 'A way to the roof' }).isChecked()).toBe(true);
    await press(page, 'Ask for another time');
    expect(await page.getByLabel('Which days and times would suit you?').inputValue()).toBe('Thursday, after four.');
    await page.getByRole('button', { name: 'Send the request' }).dblclick();
    await page.getByText('Your request has arrived. Thank you.').waitFor();
    await page.getByText(/Receipt R-\d{4}-\d{6}/).waitFor();
    expect(await asked(customer)).toMatchObject([{ kind: 'visit-change', about: 'v1', text: 'Thursday, after four.' }]);
    expect(await company.substateOf(customer)).toBe('visit');
    await press(page, 'See where the project stands');
    await page.getByText(/^You asked for another time on/).waitFor();
    await page.getByText('Thursday, after four.').waitFor();
    expect(await page.getByRole('checkbox', { name: 'A way to the roof' }).isChecked()).toBe(true);
    await press(page, 'Write again');
    expect(await page.getByLabel('Which days and times would suit you?').inputValue()).toBe('');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F205 says what the company changes under the customer’s eyes, and why no other time can be asked for', async () => {
    const customer = await company.customer('visit', { visit: { ...visit, id: 'v2' } });
    const { page } = await open(browser, portal, customer);
    await page.getByRole('button', { name: 'Ask for another time' }).waitFor();
    const change = async (of: Partial<InstallerVisit>): Promise<void> => { await company.project(customer, { substate: 'visit', visit: { ...visit, id: 'v2', ...of } }); await comeBack(page); };
    await change({ start: inDays(9, 13), end: inDays(9, 15) });
    await page.getByText('The company has changed this visit').waitFor();
    await page.getByText('in 9 days').waitFor();
    await change({ start: inDays(9, 13), end: inDays(9, 15), changeable: false });
    await page.getByText('The time of this visit is fixed').waitFor();
    expect(await page.getByRole('button', { name: 'Ask for another time' }).count()).toBe(0);
    await page.locator('portal-view-installer-visit').getByRole('link', { name: 'help@example.com' }).waitFor();
    await change({ start: inDays(-3, 8), end: inDays(-3, 10) });
    await page.getByText('This visit has taken place.').waitFor();
    expect(await page.getByRole('button', { name: 'Add to calendar' }).count()).toBe(0);
    await page.context().close();
  });

  it('another person’s wish from an older tab is refused: the visit was planned anew', async () => {
    const customer = await company.customer('visit', { visit });
    const { page: first } = await open(browser, portal, customer);
    await first.getByRole('button', { name: 'Ask for another time' }).waitFor();
    await press(first, 'Ask for another time');
    await first.getByLabel('Which days and times would suit you?').fill('Monday');
    await company.project(customer, { substate: 'visit', visit: { ...visit, id: 'v9', start: inDays(20, 8), end: inDays(20, 9) } });
    await press(first, 'Send the request');
    await first.getByText('Your project has moved on').waitFor();
    expect(await asked(customer)).toEqual([]);
    // nothing written is lost
    await press(first, 'Ask for another time');
    expect(await first.getByLabel('Which days and times would suit you?').inputValue()).toBe('Monday');
    await first.context().close();
  });

  it('F207 goes on where the company set a way from this very step, and the conditions hold that up', async () => {
    await company.changeFlow((flow) => { flow.externalActions.push({ source: 'customer-portal', action: 'submit-step', from: 'visit', target: 'installation-documents' }); });
    await company.changeSubstate('visit', { conditions: ['privacy'] });
    const customer = await company.customer('visit', { visit });
    const { page, faults } = await open(browser, portal, customer);
    await press(page, 'Continue');
    await page.getByText('Accept this condition to go on.').waitFor();
    expect(await company.substateOf(customer)).toBe('visit');
    await page.getByRole('checkbox', { name: 'I accept: Privacy notice' }).press('Space');
    await press(page, 'Continue');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await company.record(customer)).toMatchObject({ substate: 'installation-documents', consents: [{ condition: 'privacy' }] });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F207 a step that only shows has a way forward', async () => {
    await company.changeSubstate('contract-documents', { conditions: [], placements: [{ field: 'customer-id', readOnly: true, required: true }, { field: 'tax-id', readOnly: true }] });
    const customer = await company.customer('contract-documents', { values: { 'customer-id': 'SN-1' } });
    const { page } = await open(browser, portal, customer);
    await page.getByText('SN-1').waitFor();
    await press(page, 'Continue');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(await company.substateOf(customer)).toBe('sign-contract');
    await company.changeSubstate('contract-documents', { placements: [] });
    const other = await company.customer('contract-documents');
    const { page: empty } = await open(browser, portal, other);
    await press(empty, 'Continue');
    await empty.getByText('We have received it. Thank you.').waitFor();
    expect(await company.substateOf(other)).toBe('sign-contract');
    await Promise.all([page.context().close(), empty.context().close()]);
  });
});
