import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { FileRef, Values } from '../../src/protocol/index.js';
import { launchLight } from '../config/browser.js';
import { createDatabase } from '../config/postgres.js';
import { Company, daysAgo, openSale, type Customer } from './company.js';
import type { Portal } from './portal.js';
import { attach, choose, comeBack, heading, openPage, press, sha256, signIn, type, visit, type Paper } from './person.js';
import { jpeg, pdf } from './real-files.js';

const paper = (name: string): Paper => ({ name, mimeType: 'application/pdf', buffer: pdf(name) });
/** Each with bytes of its own: a comment after the picture's end. */
const photo = (name: string): Paper => ({ name, mimeType: 'image/jpeg', buffer: Buffer.concat([jpeg(), Buffer.from(name)]) });

let browser: Browser;
beforeAll(async () => { browser = await launchLight(); });
afterAll(async () => { await browser?.close(); });

/** Each file of a field as the company holds it: what the record says, and the bytes on the disk. */
function expectHeld(portal: Portal, values: Values, field: string, papers: readonly Paper[]): void {
  const held = (values[field] ?? []) as FileRef[];
  // several at once arrive as they arrive
  expect(held.map(({ name, sha256: hash }) => `${name} ${hash}`).sort(), field).toEqual(papers.map(({ name, buffer }) => `${name} ${sha256(buffer)}`).sort());
  for (const { id, name, sha256: hash } of held) expect(sha256(readFileSync(portal.backend.filePath(id))), name).toBe(hash);
}

describe.each(['PGlite', 'PostgreSQL'])('the first step of the sale, by keyboard and mouse, on %s', (database) => {
  let portal: Portal;

  beforeAll(async () => {
    const databaseUrl = database === 'PostgreSQL' ? await createDatabase(inject('databases').postgres, `journey_${process.pid}`) : undefined;
    portal = await openSale({ databaseUrl });
  });
  afterAll(async () => { await portal?.close(); });

  it('F19 F46 brings each value, each file and each consent to the company once, and the project on', async () => {
    const { page, faults } = await openPage(browser, portal.host);
    await signIn(page, portal, 'giulia@example.com');
    await heading(page, 'Your documents');
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('059 123 456');
    const identity = [paper('front.pdf'), photo('back.jpg')];
    // more than one piece on its way
    const bill: Paper = { name: 'bill, November.pdf', mimeType: 'application/pdf', buffer: pdf('A long bill. '.repeat(100_000)) };
    await attach(page, 'Identity document, both sides', ...identity);
    await attach(page, 'Latest electricity bill', bill);
    await type(page, 'Yearly consumption', '4,200');
    await choose(page, 'Do you own the house?', 'Yes');
    // Enter sends; what is owed is said, and nothing has gone
    await page.getByLabel('Yearly consumption').press('Enter');
    await page.getByText('2 things are missing').waitFor();
    await page.getByRole('link', { name: 'Privacy notice' }).press('Enter');
    await page.keyboard.press('Space');
    await page.getByRole('checkbox', { name: 'I accept: Mandate for your supply data' }).press('Space');
    await page.getByText('Everything is in place. You can send it now.').waitFor();
    await page.getByRole('button', { name: 'Send documents' }).press('Enter');
    await page.getByText('We have received it. Thank you.').waitFor();
    for (const { name } of [...identity, bill]) await page.getByRole('listitem').filter({ hasText: name }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, 'We check your documents');
    expect(faults).toEqual([]);
    await page.context().close();

    const { db } = portal.backend;
    const [project] = await db.selectFrom('opportunities').selectAll().where('id', '=', 'giulia-home').execute();
    expect(project?.substate).toBe('initial-review');
    expect(project?.history.map(({ substate }) => substate)).toEqual(['request-received', 'initial-documents', 'initial-review']);
    expect(project?.held).toMatchObject({ 'customer-id': 'SN-20431', 'tax-id': 'FRRGLI80A41F257I', email: 'giulia@example.com', phone: '059 123 456', 'annual-consumption': 4200, owner: true, 'roof-type': 'pitched' });
    expect(project?.held).not.toHaveProperty('owner-consent');
    expectHeld(portal, project?.held ?? {}, 'identity-document', identity);
    expectHeld(portal, project?.held ?? {}, 'electricity-bill', [bill]);
    expect(await db.selectFrom('files').select(['name', 'finished']).where('customer', '=', 'giulia').orderBy('name').execute()).toEqual(['back.jpg', 'bill, November.pdf', 'front.pdf'].map((name) => ({ name, finished: true })));
    const conditions = await db.selectFrom('conditions').selectAll().where('id', 'in', ['privacy', 'supply-mandate']).orderBy('id').execute();
    expect(await db.selectFrom('consents').select(['opportunity', 'condition', 'version', 'language', 'sha256']).orderBy('condition').execute())
      .toEqual(conditions.map(({ id, version, body }) => ({ opportunity: 'giulia-home', condition: id, version, language: 'en', sha256: body.sha256['en'] })));
    expect(await db.selectFrom('receipts').selectAll().execute()).toHaveLength(1);
    expect(await db.selectFrom('audit').select('action').where('customer', '=', 'giulia').execute()).toEqual([{ action: 'submit-step' }]);
  });
});

describe('the other steps that ask for information and documents', () => {
  let portal: Portal;
  let company: Company;

  beforeAll(async () => {
    portal = await openSale();
    company = new Company(portal);
  });
  afterAll(async () => { await portal?.close(); });

  /** Moves a new customer's project to a substate, fills in what it asks by `fill`, sends it by `button`; gives what the company then holds. */
  async function through(substate: string, button: string, fill: (page: Page) => Promise<void>, start: Values = {}): Promise<{ customer: Customer; values: Values; substate: string }> {
    const customer = await company.customer('request-received', { values: start });
    await company.project(customer, { substate });
    const { page, faults } = await visit(browser, portal, customer);
    await page.getByRole('button', { name: button, exact: true }).waitFor();
    await fill(page);
    await press(page, button);
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
    const record = await company.record(customer);
    return { customer, values: record.values ?? {}, substate: record.substate };
  }

  const accept = (page: Page, name: string) => page.getByRole('checkbox', { name: `I accept: ${name}` }).check();

  it('F20 takes photos and answers for the offer', async () => {
    const roof = [photo('south.jpg'), photo('north.jpg')];
    const { values, substate } = await through('offer-documents', 'Send documents', async (page) => {
      await attach(page, 'Photos of the roof', ...roof);
      await attach(page, 'Photo of the meter', photo('meter.jpg'));
      await choose(page, 'Roof covering', 'Slate');
      await choose(page, 'Does the building have several owners?', 'Yes');
      await attach(page, 'Minutes of the owners’ meeting', paper('minutes.pdf'));
      await choose(page, 'What else are you interested in?', 'A battery');
      await choose(page, 'Where can the battery go?', 'In the cellar');
    });
    expect(substate).toBe('study-running');
    expect(values).toMatchObject({ 'roof-type': 'pitched', 'roof-cover': 'slate', condominium: true, wishes: ['battery'], 'battery-place': 'cellar' });
    expectHeld(portal, values, 'roof-photo', roof);
    expectHeld(portal, values, 'meter-photo', [photo('meter.jpg')]);
    expectHeld(portal, values, 'condominium-minutes', [paper('minutes.pdf')]);
  });

  it('F21 takes documents for the loan', async () => {
    const { values, substate } = await through('financing', 'Send documents', async (page) => {
      await page.getByRole('definition').filter({ hasText: 'FRRGLI80A41F257I' }).waitFor();
      await type(page, 'Length of the loan', '8');
      await attach(page, 'Last two payslips or tax return', paper('may.pdf'), paper('june.pdf'));
      await type(page, 'IBAN', 'IT60 X054 2811 1010 0000 0123 456');
      await page.getByLabel('Date of birth').fill('1980-01-31');
      await choose(page, 'Are you applying for the loan with another person?', 'Yes');
      await type(page, 'Full name of the other person', 'Bruno Rossi');
      await attach(page, 'Identity document of the other person', photo('bruno.jpg'));
      await accept(page, 'Privacy notice');
    }, { 'tax-id': 'FRRGLI80A41F257I' });
    expect(substate).toBe('financing-review');
    expect(values).toMatchObject({ 'loan-years': 8, iban: 'IT60X0542811101000000123456', 'birth-date': '1980-01-31', 'co-applicant': true, 'co-applicant-name': 'Bruno Rossi', 'tax-id': 'FRRGLI80A41F257I' });
    expectHeld(portal, values, 'income-proof', [paper('may.pdf'), paper('june.pdf')]);
    expectHeld(portal, values, 'co-applicant-document', [photo('bruno.jpg')]);
  });

  it('F22 shares the project sheet, and takes a signature drawn by hand for the contract', async () => {
    const sheet = pdf('Project sheet');
    const { values, substate } = await through('contract-documents', 'Send documents', async (page) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download sheet.pdf' }).click();
      expect(readFileSync(await (await download).path()).equals(sheet)).toBe(true);
      await page.getByLabel('Date of birth').fill('1980-01-31');
      await type(page, 'IBAN', 'IT60 X054 2811 1010 0000 0123 456');
      const pad = page.getByRole('img', { name: 'Area to sign in' });
      await pad.scrollIntoViewIfNeeded();
      const area = await pad.boundingBox();
      if (!area) throw new Error('no pad');
      // the library comes when the pad shows: until then a stroke leaves nothing
      await expect.poll(async () => {
        await page.mouse.move(area.x + 30, area.y + 60);
        await page.mouse.down();
        await page.mouse.move(area.x + 90, area.y + 20, { steps: 5 });
        await page.mouse.move(area.x + 160, area.y + 70, { steps: 5 });
        await page.mouse.up();
        return page.getByRole('button', { name: 'Start again' }).count();
      }).toBe(1);
      await press(page, 'Use this signature');
      await page.getByRole('button', { name: 'Remove signature.png' }).waitFor();
      await accept(page, 'Privacy notice');
    }, { 'tax-id': 'FRRGLI80A41F257I', 'project-sheet': [await company.file('sheet.pdf', sheet)] });
    expect(substate).toBe('sign-contract');
    expect(values).toMatchObject({ 'birth-date': '1980-01-31' });
    const [signature] = values['mandate'] as FileRef[];
    const bytes = readFileSync(portal.backend.filePath(signature?.id ?? ''));
    expect([signature?.type, bytes.subarray(1, 4).toString(), signature?.sha256]).toEqual(['image/png', 'PNG', sha256(bytes)]);
  });

  it('F23 F24 takes answers without any document for the day of the work', async () => {
    const { values, substate } = await through('installation-documents', 'Send', async (page) => {
      await page.getByLabel('Preferred day').fill('2031-03-14');
      await page.getByLabel('Preferred time of arrival').fill('08:30');
      await type(page, 'How to get to the roof', 'By the ladder in the yard');
      await page.getByLabel('There is a dog in the house').check();
      await type(page, 'Phone', '+39 333 123 4567');
    });
    expect(substate).toBe('site-rules');
    expect(values).toMatchObject({ 'visit-day': '2031-03-14', 'visit-time': '08:30', access: 'By the ladder in the yard', dog: true, phone: '+39 333 123 4567' });
  });

  it('F46 accepts the conditions of a step without a view, and goes on', async () => {
    const customer = await company.customer('site-rules');
    const { page } = await visit(browser, portal, customer);
    await press(page, 'Accept and continue');
    await page.getByText('Accept this condition to go on.').waitFor();
    expect(await company.substateOf(customer)).toBe('site-rules');
    await accept(page, 'Safety during the work');
    await press(page, 'Accept and continue');
    await page.getByText('Your answer is recorded. Thank you.').waitFor();
    expect(await company.record(customer)).toMatchObject({ substate: 'installing', consents: [{ condition: 'site-safety' }] });
    await page.context().close();
  });

  it('F148 goes where the customer’s own action leads, not where that of another source does', async () => {
    await company.changeFlow(({ externalActions }) => { for (const source of ['simulator', 'installer-app']) externalActions.unshift({ source, action: 'submit-step', from: 'installation-documents', target: 'finished' }); });
    const { substate } = await through('installation-documents', 'Send', async (page) => {
      await page.getByLabel('Preferred day').fill('2031-03-14');
      await type(page, 'How to get to the roof', 'Ladder');
      await type(page, 'Phone', '+39 333 123 4567');
    });
    expect(substate).toBe('site-rules');
  });

  it('F9 F10 shows what is done with its day, what is going on and since when, as the company moves the project on', async () => {
    const days = { 'request-received': 9, 'initial-documents': 8, 'initial-review': 2 };
    const history = Object.entries(days).map(([substate, ago]) => ({ substate, at: daysAgo(ago) }));
    const customer = await company.customer('initial-review', { history });
    const { page } = await visit(browser, portal, customer);
    await heading(page, 'We check your documents');
    await page.getByText('There is nothing for you to do now.').waitFor();
    const steps = () => page.getByRole('region', { name: 'Where your project stands' }).getByRole('listitem').allInnerTexts();
    const day = (ago: number): RegExp => { const at = new Date(daysAgo(ago)); return new RegExp(`(?=.*\\b${at.getDate()}\\b)(?=.*${at.toLocaleString('en', { month: 'long' })})`, 's'); };
    const [received, documents, review, next] = await steps();
    for (const [text, name, word, ago] of [[received, 'Request received', 'Done', 8], [documents, 'Your documents', 'Done', 2], [review, 'We check your documents', 'Since', 2]] as const) {
      expect(text).toContain(name);
      expect(text).toContain(word);
      expect(text).toMatch(day(ago));
    }
    expect(next).toMatch(/Drawing of your roof\s+Comes next/);
    await company.project(customer, { substate: 'study-running' });
    await comeBack(page);
    await heading(page, 'We design your installation');
    const now = await steps();
    expect(now[2]).toMatch(/We check your documents\s+Done/);
    expect(now[2]).toMatch(day(0));
    expect(now[3]).toMatch(/We design your installation\s+Since/);
    expect(now[3]).toMatch(day(0));
    await page.context().close();
  });
});
