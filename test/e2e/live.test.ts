import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, type Customer } from './company.js';
import { attach, comeBack, heading, press, type, visit } from './person.js';
import { pdf } from './real-files.js';
import { saleOfThisFile } from './sale.js';

const moved = 'Your project has moved on';

/** how far the backend's clock is ahead, in ms */
let ahead = 0;
const { portal, browser, company } = await saleOfThisFile({ now: () => Date.now() + ahead });

describe('a page that somebody has open', () => {
  beforeAll(async () => {
    await company.changeSubstate('initial-documents', { placements: [{ field: 'tax-id', required: true }, { field: 'identity-document' }, { field: 'remarks' }], conditions: ['privacy'] });
  });

  const taxNumber = (page: Page): Promise<string> => page.getByLabel('Tax number').inputValue();
  const notice = (page: Page) => page.getByRole('status').filter({ hasText: moved });
  /** the page has begun to follow */
  const follows = (context: BrowserContext) => context.waitForEvent('response', (response) => response.url().includes('/events') && response.ok());
  const following = async (): Promise<{ page: Page; customer: Customer; faults: string[] }> => {
    const customer = await company.customer('initial-documents');
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
    const [opened] = await Promise.all([visit(context, portal, customer), follows(context)]);
    await opened.page.getByLabel('Tax number').waitFor();
    return { ...opened, customer };
  };

  it('F137 follows when the company moves the project while the customer types, and has the draft when it is moved back', async () => {
    const { page, customer, faults } = await following();
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await attach(page, 'Identity document, both sides', { name: 'identity.pdf', mimeType: 'application/pdf', buffer: pdf('Identity') });
    await type(page, 'Anything else we should know?', 'In the middle of a sen');
    await company.project(customer, { substate: 'offer-documents' });
    await notice(page).waitFor();
    await page.getByText('In the middle of a sen').waitFor({ state: 'detached' });
    // what had the focus is gone: it is where the customer is told so, and nothing that they type goes anywhere else
    expect(await page.evaluate(() => document.querySelector('customer-portal')?.shadowRoot?.activeElement?.textContent)).toContain(moved);
    await company.project(customer, { substate: 'initial-documents' });
    await page.getByRole('button', { name: 'Remove identity.pdf' }).waitFor();
    expect([await taxNumber(page), await page.getByLabel('Anything else we should know?').inputValue()]).toEqual(['FRRGLI80A41F257I', 'In the middle of a sen']);
    expect((await company.record(customer)).values).toEqual({});
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F137 takes changes of the step under the customer’s hands: the focus stays in the field, and what was typed too', async () => {
    const { page, customer } = await following();
    await type(page, 'Anything else we should know?', 'I am still');
    await company.changeField('remarks', { label: { en: 'Tell us more', it: 'Ci dica di più', es: 'Cuéntenos más', fr: 'Dites-nous en plus' } });
    await page.getByLabel('Tell us more').waitFor();
    await company.project(customer, { substate: 'initial-documents', name: 'Via Verdi 10, Modena' });
    await heading(page, 'Via Verdi 10, Modena');
    await page.keyboard.type(' writing');
    expect(await page.getByLabel('Tell us more').inputValue()).toBe('I am still writing');
    expect(await notice(page).count()).toBe(0);
    await page.context().close();
  });

  it('F137 goes on after the last event when the server was gone in between, and misses nothing', async () => {
    const { page, customer } = await following();
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    const again = follows(page.context());
    await portal.stop();
    await portal.start();
    // before the page is back
    await company.project(customer, { substate: 'study-running' });
    await heading(page, 'We design your installation');
    await notice(page).waitFor();
    await again;
    await company.project(customer, { substate: 'initial-documents' });
    await page.getByLabel('Tax number').waitFor();
    expect(await taxNumber(page)).toBe('FRRGLI80A41F257I');
    await page.context().close();
  });

  it('F137 shows it when the customer comes back to the window, where a proxy lets no events through', async () => {
    const customer = await company.customer('initial-documents');
    const context = await browser.newContext({ locale: 'en-GB' });
    let asked = 0;
    await context.route('**/events*', (route) => { asked++; return route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' }, body: '' }); });
    const { page } = await visit(context, portal, customer);
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/events')));
    await company.project(customer, { substate: 'study-running' });
    await comeBack(page);
    await heading(page, 'We design your installation');
    await notice(page).waitFor();
    await company.project(customer, { substate: 'initial-documents' });
    await comeBack(page);
    await page.getByLabel('Tax number').waitFor();
    expect([await taxNumber(page), asked]).toEqual(['FRRGLI80A41F257I', 1]);
    await context.close();
  });

  it('F10 F72 F73 sends the documents, gets the company’s mail, and finds the next step on the open page when its time has come', async () => {
    const { page, customer, faults } = await following();
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await page.getByRole('checkbox', { name: 'I accept: Privacy notice' }).check();
    await press(page, 'Send documents');
    await page.getByText('We have received it. Thank you.').waitFor();
    await press(page, 'See where the project stands');
    await heading(page, 'We check your documents');
    await portal.backend.runAutomatic();
    const mails = () => portal.backend.db.selectFrom('mailbox').select(['subject', 'body']).where('recipient', '=', customer.email).where('subject', 'like', 'Sole Nostro: %').orderBy('id').execute();
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Sole Nostro: abbiamo ricevuto i suoi documenti']);
    expect((await mails())[0]?.body).toContain('Via Verdi 8, Modena');
    // the company changes what happens while the project stands there; the customer asks for English
    await company.changeFlow((flow) => { at(flow, 'initial-review').automatic = [{ id: 'go-on', after: 1, move: 'offer-documents' }]; at(flow, 'offer-documents').automatic = [{ id: 'turn', mail: 'your-turn' }]; });
    await company.put(`/customers/${customer.id}`, { id: customer.id, name: 'Ada Rossi', email: customer.email, portal: true, language: 'en' });
    ahead += 61_000;
    await portal.backend.runAutomatic();
    await notice(page).waitFor();
    await heading(page, 'A few details for your offer');
    expect((await mails()).map(({ subject }) => subject)).toEqual(['Sole Nostro: abbiamo ricevuto i suoi documenti', 'Sole Nostro: it is your turn']);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
