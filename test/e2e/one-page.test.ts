import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchLight } from '../config/browser.js';
import { codeFor, openPortal, type Portal } from './portal.js';

const root = resolve(import.meta.dirname, '../..');

/** The tags with a dash below a selector, through shadow roots. */
const tagsIn = (page: Page, selector: string): Promise<string[]> => page.locator(selector).evaluate((from) => {
  const tags = new Set<string>();
  const walk = (at: ParentNode): void => { for (const element of at.querySelectorAll('*')) { if (element.localName.includes('-')) tags.add(element.localName); if (element.shadowRoot) walk(element.shadowRoot); } };
  if (from.shadowRoot) walk(from.shadowRoot);
  return [...tags].sort();
});

describe('several pieces and several versions on one page', () => {
  let portal: Portal;
  let browser: Browser;
  const scripts = mkdtempSync(join(tmpdir(), 'portal-copies-'));

  beforeAll(async () => {
    for (const copy of ['first', 'again']) cpSync(join(root, 'dist/cdn'), join(scripts, copy), { recursive: true });
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--outDir', join(scripts, 'acme'), '--emptyOutDir', '--logLevel', 'error'], { cwd: root, env: { ...process.env, NODE_ENV: 'production', PREFIX: 'acme' }, stdio: 'pipe' });
    portal = await openPortal({ dump: inject('databases').dump, flow: 'test/fixtures/skeleton.flow.json', settings: 'test/fixtures/skeleton.settings.json', demo: 'test/fixtures/skeleton.demo.json', pages: 'test/e2e/pages', scripts });
    browser = await launchLight();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await portal?.close();
    rmSync(scripts, { recursive: true, force: true });
  });

  async function open(path: string): Promise<{ page: Page; faults: string[]; asked: string[] }> {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(30_000);
    const faults: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(message.text()); });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('request', (request) => { if (request.url().startsWith(portal.api)) asked.push(`${request.method()} ${new URL(request.url()).pathname}`); });
    await page.goto(`${portal.host}/${path}`);
    return { page, faults, asked };
  }

  async function signIn(page: Page, scope: string): Promise<void> {
    const at = page.locator(scope);
    await at.getByLabel('E-mail address or phone number').fill('anna@example.com');
    await at.getByRole('button', { name: 'Send me a code' }).click();
    await at.getByLabel('Code (6 digits)').fill(await codeFor(portal.api, 'anna@example.com'));
    await at.getByLabel('Code (6 digits)').press('Enter');
  }

  it('F204 a version that is loaded twice registers once, and a prefixed one works beside it', async () => {
    const { page, faults } = await open('copies.html');
    await page.locator('acme-customer-portal').getByLabel('E-mail address or phone number').waitFor();
    await signIn(page, 'customer-portal');
    await page.locator('customer-portal').getByLabel('Tax code').waitFor();
    await page.reload();
    // as two tabs would, both know the session that this browser keeps for the endpoint
    await page.locator('acme-customer-portal').getByLabel('Tax code').fill('FRRNNA80A41F205X');
    await page.locator('customer-portal').getByLabel('Tax code').waitFor();
    const [one, other] = [await tagsIn(page, 'customer-portal'), await tagsIn(page, 'acme-customer-portal')];
    expect(one).toContain('portal-field-short-text');
    expect(other).toEqual(one.map((tag) => `acme-${tag}`));
    expect(await page.evaluate(() => customElements.get('customer-portal') !== customElements.get('acme-customer-portal'))).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F201 twenty pieces of one page have one session, one connection, and ask for each thing once', async () => {
    const { page, faults, asked } = await open('many.html');
    expect(await page.locator('body > *').count()).toBe(20);
    await signIn(page, 'portal-view-documentation >> nth=0');
    await page.getByLabel('Tax code').first().waitFor();
    await page.locator('portal-timeline').last().getByText('Your documents', { exact: true }).first().waitFor();
    await expect.poll(() => asked.filter((one) => one === 'GET /events').length).toBe(1);
    for (const one of ['GET /config', 'POST /session', 'GET /me', 'GET /opportunities/anna-1', 'GET /events']) expect(asked.filter((line) => line === one), one).toHaveLength(1);
    await page.reload();
    await page.getByLabel('Tax code').first().waitFor();
    // what is typed in one of them is the other's, too
    await page.getByLabel('Tax code').first().fill('FRRNNA80A41F205X');
    await expect.poll(() => page.getByLabel('Tax code').last().inputValue()).toBe('FRRNNA80A41F205X');
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('F204 the prefixed build leaves no tag of the plain one, and touches no name of the wire', () => {
    const text = (folder: string): string => readdirSync(join(scripts, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')).map((file) => readFileSync(join(scripts, folder, file), 'utf8')).join('\n');
    const plain = text('first');
    const prefixed = text('acme');
    expect(plain).toMatch(/<portal-timeline[ >]/);
    expect(prefixed).not.toMatch(/<\/?(?:customer-portal|portal-[a-z-]+)[ >]/);
    for (const word of ['portal-view-reload', 'urn:customer-portal:', 'portal-step-submitted']) expect(prefixed, word).toContain(word);
  });
});
