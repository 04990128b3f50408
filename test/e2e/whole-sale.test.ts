import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Contract, FileRef, Offer } from '../../src/protocol/index.js';
import { contractPdf } from '../backend/contract-world.js';
import { launchLight } from '../config/browser.js';
import { createDatabase } from '../config/postgres.js';
import { Company, openSale, type Customer } from './company.js';
import type { Portal } from './portal.js';
import { attach, choose, heading, press, sha256, type, visit, type Paper } from './person.js';
import { jpeg, pdf } from './real-files.js';

const paper = (name: string): Paper => ({ name, mimeType: 'application/pdf', buffer: pdf(name) });
const photo = (name: string): Paper => ({ name, mimeType: 'image/jpeg', buffer: Buffer.concat([jpeg(), Buffer.from(name)]) });
const iban = 'IT60 X054 2811 1010 0000 0123 456';

let browser: Browser;
beforeAll(async () => { browser = await launchLight(); });
afterAll(async () => { await browser?.close(); });

/** What the database holds of a project: where it stands, how often something was taken, and what. */
async function held(portal: Portal, { project }: Customer): Promise<{ substate: string; actions: string[]; receipts: number }> {
  const { db } = portal.backend;
  const row = await db.selectFrom('opportunities').select('substate').where('id', '=', project).executeTakeFirstOrThrow();
  const audit = await db.selectFrom('audit').select('action').where('opportunity', '=', project).where('customer', 'is not', null).orderBy('id').execute();
  return { substate: row.substate, actions: audit.map(({ action }) => action), receipts: (await db.selectFrom('receipts').select('id').execute()).length };
}

/** The receipt shows; the customer reads it and goes on. */
async function received(page: Page, text: string): Promise<void> {
  await page.getByText(text).waitFor();
  await page.getByText(/Receipt R-\d{4}-\d{6}/).waitFor();
  await press(page, 'See where the project stands');
}

const accept = (page: Page, name: string): Promise<void> => page.getByRole('checkbox', { name: `I accept: ${name}` }).check();

const offers: Offer[] = [
  { id: 'small', name: 'Eight panels', price: { amount: 689_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open' },
  { id: 'large', name: 'With a battery', price: { amount: 1_149_000, currency: 'EUR' }, lines: [], attachments: [], status: 'open' },
];

describe.each(['PGlite', 'PostgreSQL'])('the whole sale, as one customer walks it in an open page, on %s', (database) => {
  let portal: Portal;
  let company: Company;

  beforeAll(async () => {
    const databaseUrl = database === 'PostgreSQL' ? await createDatabase(inject('databases').postgres, `sale_${process.pid}`) : undefined;
    portal = await openSale({ databaseUrl });
    company = new Company(portal);
    // the company moves the project by hand here, and nothing else does
    await company.changeFlow(({ states }) => { for (const { substates } of states) for (const substate of substates) delete substate.automatic; });
  });
  afterAll(async () => { await portal?.close(); });

  it('F75 F75a from the first document to the finished installation', async () => {
    const customer = await company.customer('request-received', { values: { 'customer-id': 'SN-1' } });
    const { page, faults } = await visit(browser, portal, customer);
    await heading(page, 'Request received');
    const actions: string[] = [];
    const taken = async (action: string, substate: string): Promise<void> => {
      actions.push(action);
      expect(await held(portal, customer)).toEqual({ substate, actions, receipts: actions.length });
    };
    /** The company moves the project on; the open page follows by itself. */
    const moved = async (substate: string, title: string, more: Parameters<Company['project']>[1] = {}): Promise<void> => {
      await company.project(customer, { substate, ...more });
      await heading(page, title);
    };

    await moved('initial-documents', 'Your documents');
    await type(page, 'Tax number', 'FRRGLI80A41F257I');
    await type(page, 'E-mail for the paperwork', 'ada@example.com');
    await type(page, 'Phone', '+39 333 123 4567');
    await attach(page, 'Identity document, both sides', photo('front.jpg'), photo('back.jpg'));
    await attach(page, 'Latest electricity bill', paper('bill.pdf'));
    await type(page, 'Yearly consumption', '4200');
    await choose(page, 'Do you own the house?', 'Yes');
    await accept(page, 'Privacy notice');
    await accept(page, 'Mandate for your supply data');
    await press(page, 'Send documents');
    await received(page, 'We have received it. Thank you.');
    await heading(page, 'We check your documents');
    await taken('submit-step', 'initial-review');

    await moved('draw-roof', 'Drawing of your roof');
    await page.getByText('Add a face by its measures', { exact: true }).click();
    await page.getByLabel('Along the lower edge, in metres').fill('10');
    await page.getByLabel('From the lower edge upwards').fill('5');
    await press(page, 'Add this face');
    await press(page, 'Send the roof');
    await received(page, 'We have your roof. Thank you.');
    await taken('submit-drawing', 'offer-documents');
    expect((await company.record(customer)).drawing?.features[0]?.properties).toMatchObject({ area: 50 });

    await attach(page, 'Photos of the roof', photo('south.jpg'), photo('north.jpg'));
    await attach(page, 'Photo of the meter', photo('meter.jpg'));
    await choose(page, 'Does the building have several owners?', 'No');
    await press(page, 'Send documents');
    await received(page, 'We have received it. Thank you.');
    await heading(page, 'We design your installation');
    await taken('submit-step', 'study-running');

    await moved('choose-offer', 'Your offers', { offers });
    await press(page, 'Accept this offer: With a battery');
    // the privacy notice was accepted with the first step
    await page.getByRole('dialog').getByRole('button', { name: 'Accept this offer' }).click();
    await received(page, 'Your offer is accepted. Thank you.');
    await taken('accept-budget', 'contract-documents');
    expect((await company.record(customer)).offers?.map(({ id, status }) => `${id} ${status}`)).toEqual(['small declined', 'large accepted']);

    await page.getByLabel('Date of birth').fill('1980-01-31');
    await type(page, 'IBAN', iban);
    await press(page, 'Type my name instead');
    await page.getByLabel('Your full name, as a signature').fill('Ada Rossi');
    await press(page, 'Use this signature');
    await page.getByRole('button', { name: 'Remove signature.png' }).waitFor();
    const contract: Contract = { id: 'supply', name: 'Supply contract', document: await company.file('Supply contract.pdf', await contractPdf(2, 'Supply contract')), ways: ['page'], status: 'open' };
    await company.project(customer, { substate: 'contract-documents', contracts: [contract] });
    await press(page, 'Send documents');
    await received(page, 'We have received it. Thank you.');
    await taken('submit-step', 'sign-contract');

    await page.getByRole('radio', { name: 'Type', exact: true }).press('Space');
    await page.getByLabel('Your full name').fill('Ada Rossi');
    await page.getByRole('checkbox', { name: /^I accept/ }).check();
    await press(page, 'Sign the contract');
    await received(page, 'Your contract is signed. Thank you.');
    await taken('sign-contract', 'contract-signed');
    const [signed] = (await company.record(customer)).contracts ?? [];
    const file = signed?.signed?.file as FileRef;
    expect([signed?.status, sha256(readFileSync(portal.backend.filePath(file.id)))]).toEqual(['signed', file.sha256]);

    await moved('visit', 'The installer’s visit', { visit: { id: 'v1', installer: { name: 'Marco Bianchi' }, start: '2031-03-10T08:00:00.000Z', end: '2031-03-10T10:00:00.000Z', timeZone: 'Europe/Rome', changeable: true } });
    await page.getByText('Marco Bianchi').first().waitFor();
    await moved('installation-documents', 'Getting ready for the day');
    await page.getByLabel('Preferred day').fill('2031-03-14');
    await type(page, 'How to get to the roof', 'By the ladder in the yard');
    await press(page, 'Send');
    await received(page, 'We have received it. Thank you.');
    await taken('submit-step', 'site-rules');
    await accept(page, 'Safety during the work');
    await press(page, 'Accept and continue');
    await received(page, 'Your answer is recorded. Thank you.');
    await taken('submit-step', 'installing');

    await moved('grid-connection', 'Connection to the grid');
    await company.project(customer, { substate: 'finished' });
    await page.getByText(/^Finished on/).waitFor();
    await page.getByRole('link', { name: 'help@example.com' }).first().waitFor();
    expect(await page.locator('portal-view-unknown').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F35 F64 to a closed project, and back by taking it up again', async () => {
    const customer = await company.customer('choose-offer', { offers: offers.slice(0, 1) });
    const { page, faults } = await visit(browser, portal, customer);
    const before = (await held(portal, customer)).receipts;
    await press(page, 'Decline: Eight panels');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline this offer' }).click();
    await received(page, 'The offer is declined. The company has been told.');
    expect(await held(portal, customer)).toMatchObject({ substate: 'not-finished', actions: ['decline-offer'], receipts: before + 1 });
    await press(page, 'Take up the project again');
    await page.getByRole('dialog').getByRole('button', { name: 'Take up the project again' }).click();
    await received(page, 'Your project is open again.');
    await heading(page, 'We design your installation');
    expect(await held(portal, customer)).toMatchObject({ substate: 'study-running', actions: ['decline-offer', 'reset-opportunity-process'], receipts: before + 2 });
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
