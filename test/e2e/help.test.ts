import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyTicketPage, HelpSettings, Settings } from '../../src/protocol/index.js';
import type { Customer } from './company.js';
import { attach, choose, comeBack, heading, press, saved, sha256, type, visit } from './person.js';
import { jpeg, pdf } from './real-files.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

let settings: Settings;
const opened: Page[] = [];

beforeAll(async () => {
  settings = await company.get<Settings>('/settings');
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
  await company.put('/settings', settings);
});

const change = (more: Partial<Settings>): Promise<void> => company.put('/settings', { ...settings, ...more });
const changeHelp = (more: Partial<HelpSettings>): Promise<void> => change({ help: { ...settings.help, ...more } });
const tickets = async ({ id }: Customer) => (await company.get<CompanyTicketPage>('/tickets?limit=100')).tickets.filter(({ customer }) => customer === id);
const help = (page: Page) => page.getByRole('dialog', { name: 'Need help?' });
const openHelp = async (page: Page): Promise<void> => {
  await press(page, 'Need help?');
  await help(page).getByRole('heading', { name: 'Help', exact: true }).waitFor();
};

/** The customer comes back to the window, and the page has the help as it is now. */
async function lookAgain(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/help') && response.ok());
  await comeBack(page);
  await (await answered).finished();
}

/** A customer with the help open over their project. */
async function customer(): Promise<{ page: Page; who: Customer; faults: string[] }> {
  const who = await company.customer('initial-documents');
  const { page, faults } = await visit(browser, portal, who);
  opened.push(page);
  await page.locator('customer-portal [data-arrival]').waitFor();
  await openHelp(page);
  return { page, who, faults };
}

describe('the help of the portal', () => {
  it('F51 is one press away, says how the company is reached, and gives the focus back', async () => {
    const { page, faults } = await customer();
    expect(await help(page).getByRole('link', { name: /\+39 02 5550 0100/ }).getAttribute('href')).toBe('tel:+390255500100');
    expect(await help(page).getByRole('link', { name: /help@example.com/ }).getAttribute('href')).toBe('mailto:help@example.com');
    await page.keyboard.press('Escape');
    await help(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await help(page).waitFor();
    expect(faults).toEqual([]);
  });

  it('F52 takes a question, which the company gets with whom to answer, and says its number', async () => {
    const { page, who, faults } = await customer();
    await press(page, 'Ask a question');
    await type(page, 'Your question', 'How long does it take until the offer is here?');
    await press(page, 'Send question');
    await page.getByRole('heading', { name: 'We have received your question. Thank you.' }).waitFor();
    const [ticket] = await tickets(who);
    expect(ticket).toMatchObject({ kind: 'query', opportunity: who.project, text: 'How long does it take until the offer is here?' });
    await help(page).getByText(ticket?.number ?? 'none', { exact: true }).waitFor();
    await portal.backend.settled();
    const mails = await portal.backend.db.selectFrom('mailbox').selectAll().where('subject', 'like', `%${ticket?.number ?? 'none'}%`).orderBy('id').execute();
    expect(mails.map(({ recipient }) => recipient)).toEqual(['help@example.com', who.email]);
    expect(mails[0]?.body).toContain(who.email);
    await press(page, 'Back to help');
    await page.getByRole('button', { name: 'Ask a question', expanded: false }).waitFor();
    expect(faults).toEqual([]);
  });

  it('F54 F133 takes the report of a problem under one of the company’s types, with a photo', async () => {
    const { page, who, faults } = await customer();
    await press(page, 'Report a problem');
    await press(page, 'Send report');
    await page.getByText('Choose an answer to go on.').waitFor();
    await choose(page, 'What is it about?', 'The inverter shows a fault');
    await type(page, 'What happened?', 'Since Monday it has shown a red light.');
    await attach(page, 'Photos or documents', { name: 'inverter.jpg', mimeType: 'image/jpeg', buffer: jpeg() });
    await press(page, 'Send report');
    await page.getByRole('heading', { name: 'We have received your report. Thank you.' }).waitFor();
    const [ticket] = await tickets(who);
    expect(ticket).toMatchObject({ kind: 'incident', type: 'inverter', files: [{ name: 'inverter.jpg', type: 'image/jpeg', sha256: sha256(jpeg()) }] });
    expect(ticket?.number).toMatch(/^I-\d{4}-\d{6}$/);
    await help(page).getByText(ticket?.number ?? 'none', { exact: true }).waitFor();
    // the step beside it has taken nothing of it
    expect((await company.record(who)).values).toEqual({});
    expect(faults).toEqual([]);
  });

  it('keeps what was typed over a reload, and over an outage sends it once', async () => {
    const { page, who } = await customer();
    await press(page, 'Ask a question');
    await type(page, 'Your question', 'How long?');
    await page.keyboard.press('Escape');
    await saved(page);
    await page.reload();
    await openHelp(page);
    await page.waitForFunction(() => document.querySelector('customer-portal')?.shadowRoot?.querySelector('portal-help')?.shadowRoot?.querySelector('portal-field-text-area')?.shadowRoot?.querySelector('textarea')?.value === 'How long?');
    // the answer is lost on its way back
    await page.route('**/tickets', async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await press(page, 'Send question');
    await page.getByText('If you send it again, it arrives only once.').waitFor();
    await press(page, 'Try again');
    await page.getByRole('heading', { name: 'We have received your question. Thank you.' }).waitFor();
    expect((await tickets(who)).map(({ text }) => text)).toEqual(['How long?']);
  });

  it('F59 gives its documents, which open', async () => {
    const { page } = await customer();
    const download = page.waitForEvent('download');
    await help(page).getByRole('button', { name: 'Download If the installation stops' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('Se l’impianto si ferma.pdf');
    expect(readFileSync(await file.path()).equals(readFileSync('demo/flows/files/if-it-stops.pdf'))).toBe(true);
  });
});

describe('what the company configures of the help, in a page that is open', () => {
  it('F48 F49 follows the address and the number, neither of which may be missing', async () => {
    const { page } = await customer();
    const { email: _, ...noEmail } = settings.support;
    const { phone: __, ...noPhone } = settings.support;
    for (const support of [noEmail, noPhone]) expect((await company.ask('PUT', '/settings', { ...settings, support })).status).toBe(422);
    await change({ support: { email: 'sun@example.com', phone: '+39 059 555 000' } });
    await comeBack(page);
    await help(page).getByRole('link', { name: /sun@example.com/ }).waitFor();
    await help(page).getByRole('link', { name: /\+39 059 555 000/ }).waitFor();
    expect(await help(page).getByText('help@example.com').count()).toBe(0);
  });

  it('F50 hides how the company is reached, and shows it again', async () => {
    const { page } = await customer();
    await help(page).getByRole('link', { name: /help@example.com/ }).waitFor();
    await change({ showSupport: false });
    await comeBack(page);
    await help(page).getByText('help@example.com').waitFor({ state: 'detached' });
    const footer = page.locator('customer-portal footer');
    expect(await footer.getByText('Need help?').count()).toBe(1);
    for (const way of ['help@example.com', '+39 02 5550 0100']) expect([await help(page).getByText(way).count(), await footer.getByText(way).count()]).toEqual([0, 0]);
    await page.getByRole('button', { name: 'Ask a question' }).waitFor();
    await change({});
    await comeBack(page);
    await help(page).getByRole('link', { name: /help@example.com/ }).waitFor();
  });

  const words = {
    query: { option: 'Ask a question', label: 'Your question', send: 'Send question', loud: 'We have received your question. Thank you.', quiet: 'Your question has been sent.' },
    incident: { option: 'Report a problem', label: 'What happened?', send: 'Send report', loud: 'We have received your report. Thank you.', quiet: 'Your report has been sent.' },
  };

  /** Sends one while the confirmation is off, and one while it is on. */
  async function offAndOn(kind: keyof typeof words): Promise<void> {
    const { option, label, send, loud, quiet } = words[kind];
    const { page, who } = await customer();
    const one = async (text: string, confirm: boolean): Promise<void> => {
      await changeHelp(kind === 'query' ? { query: { confirm } } : { incident: { confirm, types: [] } });
      await lookAgain(page);
      await page.getByRole('button', { name: option, expanded: false }).click();
      await type(page, label, text);
      await press(page, send);
    };
    await one('The first.', false);
    await help(page).getByText(quiet).waitFor();
    expect(await page.getByRole('heading', { name: loud }).count()).toBe(0);
    await one('The second.', true);
    await page.getByRole('heading', { name: loud }).waitFor();
    expect((await tickets(who)).map(({ text }) => text)).toEqual(['The second.', 'The first.']);
  }

  it('F53 says that a question has arrived on a page of its own, or in one quiet line', () => offAndOn('query'));
  it('F55 says that a report has arrived on a page of its own, or in one quiet line', () => offAndOn('incident'));

  it('F53 F55 each for itself', async () => {
    const { page } = await customer();
    await changeHelp({ query: { confirm: true }, incident: { confirm: false, types: [] } });
    await lookAgain(page);
    await press(page, 'Report a problem');
    await type(page, 'What happened?', 'A red light.');
    await press(page, 'Send report');
    await help(page).getByText('Your report has been sent.').waitFor();
    await press(page, 'Ask a question');
    await type(page, 'Your question', 'How long?');
    await press(page, 'Send question');
    await page.getByRole('heading', { name: 'We have received your question. Thank you.' }).waitFor();
  });

  it('F56 shows the documents while they are on, and others as soon as the company has others', async () => {
    const { page } = await customer();
    await heading(page, 'Documents to read');
    await changeHelp({ files: undefined });
    await comeBack(page);
    await page.getByRole('heading', { name: 'Documents to read' }).waitFor({ state: 'detached' });
    const manual = await company.file('Manual.pdf', pdf('Manual'));
    await changeHelp({ files: { list: [{ file: manual }] } });
    await comeBack(page);
    await page.getByRole('button', { name: 'Download Manual.pdf' }).waitFor();
  });

  it('F58 shows the explanatory text of a document, and the one for all', async () => {
    const { page } = await customer();
    const [first] = settings.help?.files?.list ?? [];
    if (!first) throw new Error('no document');
    await changeHelp({ files: { text: 'Read **this** before you call.', list: [{ ...first, text: 'What the lights mean.' }] } });
    await comeBack(page);
    await help(page).getByText('What the lights mean.').waitFor();
    await help(page).getByText('Read this before you call.').waitFor();
    await changeHelp({ files: { list: [{ ...first, text: undefined }] } });
    await comeBack(page);
    await help(page).getByText('What the lights mean.').waitFor({ state: 'detached' });
    await help(page).getByText('Read this before you call.').waitFor({ state: 'detached' });
  });

  it('takes away what is switched off, though it is open, and says so where it was sent', async () => {
    const { page, who } = await customer();
    await press(page, 'Ask a question');
    await type(page, 'Your question', 'How long?');
    // the page hears of it only after the customer has pressed
    let hear = (): void => undefined;
    const later = new Promise<void>((done) => { hear = done; });
    await page.route(({ pathname }) => pathname.endsWith('/help'), async (route) => { await later; await route.continue(); });
    await changeHelp({ query: undefined });
    await press(page, 'Send question');
    await page.getByText('The company doesn’t take this here any more').waitFor();
    expect(await tickets(who)).toEqual([]);
    hear();
    await comeBack(page);
    await page.getByRole('button', { name: 'Ask a question' }).waitFor({ state: 'detached' });
    expect(await page.getByText('The company doesn’t take this here any more').isVisible()).toBe(true);
    await change({ help: undefined });
    await page.keyboard.press('Escape');
    await comeBack(page);
    await page.getByRole('button', { name: 'Need help?' }).waitFor({ state: 'detached' });
    await page.getByText('Need help?').waitFor();
  });
});
