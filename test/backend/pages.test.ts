import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saleSettings } from '../fixtures/sale.js';
import { problemOf } from '../conformance/caller.js';
import { TestBackend } from './open-backend.js';

describe('the hosted pages', () => {
  let portal: TestBackend;
  let sdk: string;
  beforeAll(async () => {
    sdk = mkdtempSync(join(tmpdir(), 'portal-sdk-'));
    mkdirSync(join(sdk, 'chunks'));
    writeFileSync(join(sdk, 'loader.js'), 'export {};');
    writeFileSync(join(sdk, 'chunks/view-abc.js'), 'export {};');
    writeFileSync(join(sdk, 'secret.txt'), 'secret');
    portal = await TestBackend.open('PGlite', { sdkFolder: sdk });
  });
  afterAll(async () => {
    await portal?.close();
    rmSync(sdk, { recursive: true, force: true });
  });

  const page = (path: string, language = 'en') => portal.nobody.ask(path, { headers: { 'Accept-Language': language } });

  it('show the company to everybody, and lead to the account', async () => {
    const { text, status } = await page('/');
    expect(status).toBe(200);
    expect(text).toContain('<title>Sole Nostro</title>');
    expect(text).toContain('Roofs that work.');
    expect(text).toContain('href="/account?lang=en"');
    expect(text).toContain('mailto:help@example.com');
    expect(text).not.toContain('<script');
  });

  it('put the whole portal on the account page, with one script and nothing inline', async () => {
    const { text, headers } = await page('/account');
    expect(text).toContain('<customer-portal endpoint="/">');
    expect([...text.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual(['<script type="module" src="/sdk/loader.js" crossorigin="anonymous">']);
    expect(text).not.toMatch(/ style=| on[a-z]+=/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html");
  });

  it.each([
    ['it-IT,it;q=0.9,en;q=0.8', 'it', 'Il mio account'], ['en-GB', 'en', 'My account'], ['fr-FR,it;q=0.5', 'it', 'Il mio account'], ['de-DE', 'en', 'My account'], ['', 'en', 'My account'],
  ])('speak to a visitor of %j in %s', async (header, language, words) => {
    const { text, headers } = await page('/', header);
    expect(text).toContain(`<html lang="${language}">`);
    expect(text).toContain(words);
    expect(headers.get('content-language')).toBe(language);
  });

  it('keep to the language that was chosen', async () => {
    expect((await page('/?lang=it', 'en')).text).toContain('<html lang="it">');
    expect((await page('/?lang=xx', 'en')).text).toContain('<html lang="en">');
  });

  it('F213 speak every language of the SDK that the company offers, Arabic from right to left', async () => {
    await portal.put('/company/settings', { ...saleSettings, languages: ['en', 'it', 'es', 'fr', 'de', 'pt', 'ar'] });
    for (const [language, words] of [['de', 'Mein Konto'], ['pt', 'A minha conta'], ['ar', 'حسابي']] as const) {
      const { text } = await page('/', `${language}-XX`);
      expect(text).toContain(`<html lang="${language}"${language === 'ar' ? ' dir="rtl"' : ''}>`);
      expect(text).toContain(words);
      expect(text.match(/hreflang="/g)).toHaveLength(7);
    }
    await portal.put('/company/settings', saleSettings);
  });

  it('take nothing of the company’s as markup or style', async () => {
    const nasty = '"><script>alert(1)</script>';
    await portal.put('/company/settings', { ...saleSettings, company: { name: nasty, logo: nasty, information: nasty }, support: { email: nasty, phone: nasty }, theme: { '--portal-color-accent': 'red; } body { display: none' } });
    for (const path of ['/', '/account']) expect((await page(path)).text.replace(/<script type="module"[^>]*>/, '')).not.toContain('<script');
    expect((await page('/assets/pages.css')).text).not.toContain('display: none');
    expect((await page('/assets/icon.svg')).text).not.toContain('script');
    await portal.put('/company/settings', { ...saleSettings, theme: { '--portal-color-accent': '#8a5a00' }, company: { name: 'Sole Nostro', logo: 'https://cdn.example/logo.svg' } });
    expect((await page('/assets/pages.css')).text).toContain('--brand: #8a5a00');
    expect((await page('/')).headers.get('content-security-policy')).toContain("img-src 'self' data: blob: https://cdn.example");
    await portal.put('/company/settings', saleSettings);
  });

  it('serve the script and nothing else of its folder', async () => {
    const loader = await page('/sdk/loader.js');
    expect([loader.status, loader.headers.get('content-type'), loader.headers.get('cache-control')]).toEqual([200, 'text/javascript; charset=utf-8', 'public, no-cache']);
    expect((await page('/sdk/chunks/view-abc.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/sdk/', '/sdk/chunks', '/sdk/secret.txt', '/sdk/none.js', '/sdk/..%2f..%2fetc%2fpasswd.js', '/sdk/chunks/..%2fsecret.txt']) expect(problemOf(await page(path)).status).toBe(404);
  });

  it('show the newest code of the development mailbox, with what was sent as text', async () => {
    const { email = '' } = await portal.newCustomer({ email: 'nasty@example.com', name: '<b>' });
    await portal.challengeOf(email);
    const code = await portal.code();
    const { text } = await page('/dev/mailbox');
    expect(text).toContain(`<p class="code">${code}</p>`);
    expect(text).toContain('http-equiv="refresh"');
    expect(text).not.toContain('<script');
    expect((await portal.nobody.ask('/dev/mailbox.json')).json).toMatchObject([{ code, recipient: email }]);
  });
});
