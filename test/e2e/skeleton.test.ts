import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchLight } from '../config/browser.js';
import { saved } from './person.js';
import { codeFor, openPortal, type Portal } from './portal.js';
import { pdf } from './real-files.js';

describe('the walking skeleton, on a foreign page', () => {
  let portal: Portal;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    portal = await openPortal({ dump: inject('databases').dump, flow: 'test/fixtures/skeleton.flow.json', settings: 'test/fixtures/skeleton.settings.json', demo: 'test/fixtures/skeleton.demo.json' });
    browser = await launchLight();
    page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text()); });
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });

  it('F82 F107 F109 signs in with an e-mail address and a one-time code', async () => {
    await page.goto(portal.host);
    await page.getByLabel('E-mail address or phone number').fill('Anna@Example.com');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    const code = await codeFor(portal.api, 'anna@example.com');
    await page.getByLabel('Code (6 digits)').fill(code === '999999' ? '999998' : '999999');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('That is not the code we sent.').waitFor();
    await page.getByLabel('Code (6 digits)').fill(code);
    await page.getByLabel('Code (6 digits)').press('Enter');
    await page.getByRole('heading', { name: 'Your documents' }).waitFor();
  });

  it('F39 F46 says what is missing, and sends nothing', async () => {
    await page.getByRole('button', { name: 'Send documents' }).click();
    const summary = page.locator('.summary');
    await summary.waitFor();
    expect(await summary.innerText()).toContain('3 things are missing');
    expect(await page.evaluate(() => document.querySelector('customer-portal')?.shadowRoot?.querySelector('portal-view-documentation')?.shadowRoot?.activeElement?.className)).toContain('summary');
    expect((await portal.backend.db.selectFrom('opportunities').selectAll().execute())[0]?.substate).toBe('send-documents');
  });

  it('keeps what was typed and uploaded over a reload', async () => {
    await page.getByLabel('Tax code').fill('FRRNNA80A41F205X');
    await page.locator('portal-field-file input[type=file]').setInputFiles({ name: 'identity.pdf', mimeType: 'application/pdf', buffer: pdf('Identity document') });
    await page.getByText('Uploaded').waitFor();
    await saved(page);
    await page.reload();
    await page.getByRole('heading', { name: 'Your documents' }).waitFor();
    expect(await page.getByLabel('Tax code').inputValue()).toBe('FRRNNA80A41F205X');
    await page.getByText('identity.pdf').waitFor();
  });

  it('F10 F14 F19 sends the step, once, and the project moves on', async () => {
    await page.getByLabel('I accept: Privacy notice').check();
    await page.getByRole('button', { name: 'Send documents' }).dblclick();
    await page.getByText('We have received it. Thank you.').waitFor();
    await page.getByText(/Receipt R-\d{4}-\d{6}/).waitFor();
    await page.getByRole('button', { name: 'See where the project stands' }).click();
    await page.getByRole('heading', { name: 'We check your documents' }).waitFor();

    const { db } = portal.backend;
    const [opportunity] = await db.selectFrom('opportunities').selectAll().execute();
    expect(opportunity?.substate).toBe('documents-in-review');
    expect(opportunity?.held['tax-id']).toBe('FRRNNA80A41F205X');
    const files = await db.selectFrom('files').selectAll().execute();
    expect(files).toHaveLength(1);
    const bytes = pdf('Identity document');
    expect(files[0]?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(readFileSync(portal.backend.filePath(files[0]?.id ?? '')).equals(bytes)).toBe(true);
    const consents = await db.selectFrom('consents').selectAll().execute();
    expect(consents).toHaveLength(1);
    expect(consents[0]).toMatchObject({ condition: 'privacy', version: 1, language: 'en' });
    expect(await db.selectFrom('receipts').selectAll().execute()).toHaveLength(1);
  });

  it('leaves nothing in the console but the refusals it asked for', () => {
    expect(faults).toEqual([]);
  });

});
