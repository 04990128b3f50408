import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Contract } from '../../src/protocol/index.js';
import { contractPdf, evidenceIn, lockedPdf } from '../backend/contract-world.js';
import { launch } from '../config/browser.js';
import { Company, openSale, type Customer } from './company.js';
import { attach, comeBack, fileField, heading, openPage, press, sha256, type, visit } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile({}, launch);

describe('the contracts of a project', () => {
  let paper: Buffer;

  beforeAll(async () => {
    paper = await contractPdf(3, 'Supply contract');
  });

  const contract = async (more: Partial<Contract> = {}, bytes = paper): Promise<Contract> => ({ id: 'supply', number: 'C-17', name: 'Supply contract', document: await company.file('Supply contract.pdf', bytes), ways: ['page', 'upload'], status: 'open', ...more });
  const signing = async (...contracts: Contract[]): Promise<Customer> => company.customer('sign-contract', { contracts });
  const stored = async ({ project }: Customer): Promise<Contract[]> => (await portal.backend.db.selectFrom('contracts').select('body').where('opportunity', '=', project).orderBy('place').execute()).map(({ body }) => body);
  const accept = (page: Page) => page.getByRole('checkbox', { name: /^I accept/ }).press('Space');
  const bytesOf = (id: string): Buffer => readFileSync(portal.backend.filePath(id));

  async function download(page: Page, name: string): Promise<Buffer> {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${name}` }).click();
    return readFileSync(await (await waiting).path());
  }

  /** Writes something with the mouse. */
  async function draw(page: Page): Promise<void> {
    const pad = page.getByRole('img', { name: /^Area to sign in/ });
    await pad.scrollIntoViewIfNeeded();
    await expect.poll(async () => pad.evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBeGreaterThan(310);
    const box = await pad.boundingBox();
    if (!box) throw new Error('no pad');
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.5);
    await page.mouse.down();
    for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + box.width * (0.2 + i * 0.05), box.y + box.height * (0.5 + 0.3 * Math.sin(i)));
    await page.mouse.up();
    await page.getByRole('button', { name: 'Start again' }).waitFor();
  }

  it('F30 F31 are read in the page, signed with the mouse, and taken along, each byte as the company and the server have it', async () => {
    const customer = await signing(await contract());
    const { page, faults } = await visit(browser, portal, customer);
    await heading(page, 'Signing your contract');
    await page.getByRole('button', { name: /^Read it here/ }).click();
    await page.frameLocator('iframe[title="The contract, as a PDF"]').owner().waitFor();
    await page.getByText('Checked: what you see here has this fingerprint.').first().waitFor({ state: 'attached' });
    expect((await download(page, 'Supply contract.pdf')).equals(paper)).toBe(true);
    await page.getByText('Here in the page').click();
    await type(page, 'Your full name', 'Ada Rossi');
    // nothing is signed without a signature, nor without the conditions
    await press(page, 'Sign the contract');
    await page.getByText('Sign in the box to go on.').waitFor();
    await draw(page);
    await press(page, 'Sign the contract');
    await page.getByText('Accept this condition to go on.').waitFor();
    expect(await stored(customer)).toMatchObject([{ status: 'open' }]);
    // what was drawn is still there after a reload
    await page.reload();
    await page.getByRole('button', { name: 'Start again' }).waitFor();
    await accept(page);
    await page.getByRole('button', { name: 'Sign the contract' }).dblclick();
    await page.getByText('Your contract is signed. Thank you.').waitFor();
    const [kept] = await stored(customer);
    const file = kept?.signed?.file;
    expect(kept).toMatchObject({ status: 'signed', signed: { way: 'page', name: 'Ada Rossi' } });
    const copy = await download(page, 'Supply contract (signed).pdf');
    expect([sha256(copy), copy.subarray(0, paper.length).equals(paper)]).toEqual([file?.sha256, true]);
    expect(await evidenceIn(copy)).toMatchObject({ pages: 4, evidence: { signature: { way: 'drawn', name: 'Ada Rossi' }, document: { sha256: sha256(paper) }, agent: await page.evaluate(() => navigator.userAgent), consents: [{ id: 'withdrawal' }] } });
    await page.getByRole('button', { name: /^Read it here/ }).click();
    await page.getByText('Checked: what you see here has this fingerprint.').first().waitFor({ state: 'attached' });
    expect(await company.substateOf(customer)).toBe('contract-signed');
    await press(page, 'See where the project stands');
    await heading(page, 'Contract signed');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F31 are signed on paper: the copy is uploaded, one with a password isn’t taken, and nothing is lost', async () => {
    const customer = await signing(await contract());
    const { page } = await visit(browser, portal, customer);
    await page.getByText('On paper, and upload it').click();
    const chooser = page.waitForEvent('filechooser');
    await fileField(page, 'The signed contract').getByRole('button', { name: /^Choose/ }).click();
    await (await chooser).setFiles({ name: 'locked.pdf', mimeType: 'application/pdf', buffer: await lockedPdf() });
    await page.getByText('This PDF is protected by a password. Save it without one, and choose it again.').waitFor();
    const scan = await contractPdf(3, 'Signed by hand');
    await attach(page, 'The signed contract', { name: 'scan.pdf', mimeType: 'application/pdf', buffer: scan });
    await accept(page);
    await press(page, 'Send the signed contract');
    await page.getByText('Your contract is signed. Thank you.').waitFor();
    const [kept] = await stored(customer);
    expect(kept).toMatchObject({ status: 'signed', signed: { way: 'upload', file: { name: 'scan.pdf', sha256: sha256(scan) } } });
    expect(bytesOf(kept?.signed?.file.id ?? '').equals(scan)).toBe(true);
    expect(await company.substateOf(customer)).toBe('contract-signed');
    await page.context().close();
  });

  it('F75a are shared by the company while the page is open: shown, signed as it says by then, and signed again when the price changes', async () => {
    await company.changeSubstate('sign-contract', { conditions: [] });
    const customer = await company.customer('sign-contract', { offers: [{ id: 'o', name: 'Roof', price: { amount: 900_000, currency: 'EUR' }, lines: [], attachments: [], status: 'accepted' }] });
    const { page } = await visit(browser, portal, customer);
    await page.getByText('Your contract will show here as soon as it is ready.').waitFor();
    const supply = await contract({ ways: ['upload'] });
    await company.project(customer, { substate: 'sign-contract', contracts: [supply] });
    await comeBack(page);
    await page.getByText('upload all its pages as one PDF').waitFor();
    await company.project(customer, { substate: 'sign-contract', contracts: [{ ...supply, ways: ['page'] }, { ...await contract({ ways: ['page'] }), id: 'care', name: 'Maintenance contract' }] });
    await comeBack(page);
    // by keyboard alone
    await page.getByRole('radio', { name: 'Type', exact: true }).press('Space');
    await type(page, 'Your full name', 'Ada Rossi');
    await page.keyboard.press('Enter');
    await page.getByText('Your contract is signed. Thank you.').waitFor();
    await press(page, 'See where the project stands');
    await page.getByText(/^Signed by Ada Rossi on/).waitFor();
    await page.getByRole('form', { name: 'Sign “Maintenance contract”' }).waitFor();
    const [before] = await stored(customer);
    await company.project(customer, { substate: 'sign-contract', offers: [{ id: 'o', name: 'Roof', price: { amount: 950_000, currency: 'EUR' }, lines: [], attachments: [], status: 'accepted' }] });
    await comeBack(page);
    await page.getByText('The price has changed since you signed. Please read the contract and sign it again.').waitFor();
    const [after] = await stored(customer);
    expect(after).toMatchObject({ status: 'open', dropped: { reason: 'price-changed' } });
    expect(bytesOf(before?.signed?.file.id ?? '').subarray(0, paper.length).equals(paper)).toBe(true);
    await page.context().close();
  });

  it('are signed once, though two tabs press at the same time; the second is told', async () => {
    await company.changeSubstate('sign-contract', { conditions: [] });
    const customer = await signing(await contract({ ways: ['page'] }));
    const { page: first } = await visit(browser, portal, customer);
    await heading(first, 'Signing your contract');
    const { page: second } = await openPage(first.context(), portal.host);
    for (const page of [first, second]) {
      await page.getByRole('radio', { name: 'Type', exact: true }).press('Space');
      await type(page, 'Your full name', 'Ada Rossi');
    }
    // a tab in the background waits for its turn to be drawn: pressed by script, both go out together
    await Promise.all([first, second].map((page) => page.getByRole('button', { name: 'Sign the contract' }).evaluate((button: HTMLButtonElement) => button.click())));
    const signed = (page: Page) => page.getByText('Your contract is signed. Thank you.');
    const late = (page: Page) => page.getByText('Your project has moved on').or(page.getByRole('heading', { name: 'Contract signed', exact: true }));
    for (const page of [first, second]) await signed(page).or(late(page)).first().waitFor();
    // a press that came after the other tab's follows it, and shows its receipt
    const receipts = await Promise.all([first, second].map((page) => page.getByText(/Receipt R-\d{4}-\d{6}/).allTextContents()));
    expect(new Set(receipts.flat()).size).toBe(1);
    expect(await portal.backend.db.selectFrom('files').select('id').where('opportunity', '=', customer.project).execute()).toHaveLength(1);
    await first.context().close();
  });

  it('F32 F222 are signed by a service whose page stands in the document; its webhook brings the open page on', async () => {
    await company.changeSubstate('sign-contract', { conditions: [] });
    const customer = await signing(await contract({ ways: ['service'], service: { url: `${portal.host}/site.css`, name: 'Firma Certa', frame: true } }));
    const { page } = await visit(browser, portal, customer);
    await press(page, 'Go on to Firma Certa');
    await page.locator('customer-portal > iframe[slot=service]').waitFor();
    expect(await page.evaluate(() => document.querySelector('iframe[slot=service]')?.getRootNode() === document)).toBe(true);
    expect(await stored(customer)).toMatchObject([{ status: 'open' }]);
    const scan = await contractPdf(3, 'Signed by the service');
    const text = JSON.stringify({ id: 'event-1', type: 'contract.signed', opportunity: customer.project, contract: 'supply', sha256: sha256(paper), name: 'Ada Rossi', file: { name: 'signed.pdf', data: scan.toString('base64') } });
    const at = Math.floor(Date.now() / 1000);
    const hook = await fetch(`${portal.api}/webhooks/signature`, { method: 'POST', body: text, headers: { 'Content-Type': 'application/json', 'Portal-Signature': `t=${at},v1=${createHmac('sha256', 'secret-of-the-service').update(`${at}.${text}`).digest('hex')}` } });
    expect([hook.status, await hook.json()]).toEqual([200, { taken: true, substate: 'contract-signed' }]);
    await comeBack(page);
    await heading(page, 'Contract signed');
    await expect.poll(() => page.locator('customer-portal > iframe').count()).toBe(0);
    expect(await stored(customer)).toMatchObject([{ status: 'signed', signed: { way: 'service', file: { sha256: sha256(scan) } } }]);
    await page.context().close();
  });

  it('are gone to a service with, where the company doesn’t have it in the page, once the server has noted it', async () => {
    await company.changeSubstate('sign-contract', { conditions: [] });
    const customer = await signing(await contract({ ways: ['service'], service: { url: `${portal.host}/site.css?sign=17` } }));
    const { page } = await visit(browser, portal, customer);
    await press(page, 'Go on to sign');
    await page.waitForURL('**/site.css?sign=17');
    expect(await portal.backend.db.selectFrom('audit').select('id').where('opportunity', '=', customer.project).where('action', '=', 'sign-contract').execute()).toHaveLength(1);
    await page.context().close();
  });

  it('are there on a page that lets no PDF stand in a frame: in a tab of their own, and as a download', async () => {
    const strict = await openSale({ pageHeaders: ({ sdk, api }) => ({ 'Content-Security-Policy': `default-src 'none'; script-src ${sdk}; style-src 'self'; img-src 'self' blob: data:; connect-src ${api}; require-trusted-types-for 'script'; trusted-types lit-html` }) });
    try {
      const other = new Company(strict);
      const customer = await other.customer('sign-contract', { contracts: [{ ...await contract(), document: await other.file('Supply contract.pdf', paper) }] });
      const { page } = await visit(browser, strict, customer);
      await page.getByRole('button', { name: /^Read it here/ }).click();
      await page.getByText('This browser doesn’t show the contract within the page.').waitFor();
      expect(await page.getByRole('link', { name: 'Open in a new tab' }).getAttribute('href')).toMatch(/^blob:/);
      expect((await download(page, 'Supply contract.pdf')).equals(paper)).toBe(true);
      await page.context().close();
    } finally {
      await strict.close();
    }
  });
});
