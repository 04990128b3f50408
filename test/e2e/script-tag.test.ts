import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchLight } from '../config/browser.js';
import { codeFor, openPortal, type Portal } from './portal.js';
import { pdf } from './real-files.js';

const integrity = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../dist/cdn/integrity.json'), 'utf8')) as Record<string, string>;

/** What a careful site sends with its pages. Of ours only the script's origin and the endpoint are let in. */
const strict = ({ sdk, api }: { sdk: string; api: string }): Record<string, string> => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${sdk}; style-src 'self'; img-src 'self' blob: data:; connect-src ${api}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
});

describe('the script tag on a page with a strict policy', () => {
  let portal: Portal;
  let browser: Browser;

  beforeAll(async () => {
    portal = await openPortal({ dump: inject('databases').dump, flow: 'test/fixtures/skeleton.flow.json', settings: 'test/fixtures/skeleton.settings.json', demo: 'test/fixtures/skeleton.demo.json', pages: 'test/e2e/pages', pageHeaders: strict });
    browser = await launchLight();
  });

  afterAll(async () => {
    await browser?.close();
    await portal?.close();
  });

  async function open(path: string): Promise<{ page: Page; violations: string[]; headers: Set<string> }> {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    page.setDefaultTimeout(10_000);
    const violations: string[] = [];
    const headers = new Set<string>();
    page.on('console', (message) => { if (message.text().startsWith('policy:')) violations.push(message.text()); });
    page.on('pageerror', (error) => violations.push(error.message));
    page.on('request', (request) => { if (request.url().startsWith(portal.api)) for (const name of Object.keys(request.headers())) headers.add(name); });
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => console.warn('policy:', violatedDirective, blockedURI, sample)));
    await page.goto(`${portal.host}/${path}`);
    return { page, violations, headers };
  }

  it('F202 takes a customer from sign-in to receipt without a violation, and with no header beyond the few', async () => {
    const { page, violations, headers } = await open('module.html');
    await page.getByLabel('E-mail address or phone number').fill('anna@example.com');
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Code (6 digits)').fill(await codeFor(portal.api, 'anna@example.com'));
    await page.getByLabel('Code (6 digits)').press('Enter');
    await page.getByLabel('Tax code').fill('FRRNNA80A41F205X');
    await page.locator('portal-field-file input[type=file]').setInputFiles({ name: 'identity.pdf', mimeType: 'application/pdf', buffer: pdf('Identity document') });
    await page.getByText('Uploaded').waitFor();
    await page.getByLabel('I accept: Privacy notice').check();
    await page.getByRole('button', { name: 'Send documents' }).click();
    await page.getByText('We have received it. Thank you.').waitFor();
    expect(violations).toEqual([]);
    const ordinary = /^(accept|accept-.*|content-length|origin|referer|user-agent|sec-.*|host|connection|pragma|cache-control)$/;
    const few = ['authorization', 'content-type', 'idempotency-key', 'tus-resumable', 'upload-length', 'upload-offset', 'upload-metadata', 'upload-defer-length', 'upload-concat'];
    expect([...headers].filter((name) => !ordinary.test(name) && !few.includes(name))).toEqual([]);
    expect([...headers]).toEqual(expect.arrayContaining(['authorization', 'idempotency-key', 'tus-resumable']));
    await page.context().close();
  });

  it.each(['module.html', 'single.html', 'classic.html'])('shows the portal by %s', async (path) => {
    const { page, violations } = await open(path);
    await page.getByLabel('E-mail address or phone number').waitFor();
    expect(violations).toEqual([]);
    await page.context().close();
  });

  it('is one file when it is asked for as one', async () => {
    const { page } = await open('single.html');
    await page.getByLabel('E-mail address or phone number').waitFor();
    const scripts = await page.evaluate((sdk) => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.startsWith(sdk)), portal.sdk);
    expect(scripts).toEqual([`${portal.sdk}/portal.js`]);
    await page.context().close();
  });

  it.each(['loader.js', 'portal.js'])('takes %s by the hash of integrity.json, and refuses it by another', async (file) => {
    const { page } = await open('module.html');
    const load = (hash: string): Promise<string> => page.evaluate(([href, sri]) => new Promise<string>((done) => {
      document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', crossOrigin: 'anonymous', href, integrity: sri, onload: () => done('taken'), onerror: () => done('refused') }));
    }), [`${portal.sdk}/${file}?${hash}`, hash] as const);
    expect(await load(integrity[file] ?? '')).toBe('taken');
    expect(await load(`sha384-${'A'.repeat(64)}`)).toBe('refused');
    await page.context().close();
  });
});
