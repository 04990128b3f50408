import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPost } from '../../demo/backend/src/mail.js';
import { TestBackend } from '../backend/open-backend.js';
import { launchLight } from '../config/browser.js';
import { pdfBytes } from '../fixtures/bytes.js';
import { saleSettings } from '../fixtures/sale.js';
import { injections, scripts, stored, strings } from './hostile/strings.js';

/** What a parser of HTML makes of a page: its elements with their attributes, and everything that a person or a link is told. */
interface Parsed { readonly shape: string; readonly told: readonly string[] }

/** Runs in the browser. */
function parse(sources: readonly (readonly [string, DOMParserSupportedType])[]): Parsed[] {
  return sources.map(([source, type]) => {
    const elements = [...new DOMParser().parseFromString(source, type).querySelectorAll('*')];
    return {
      shape: elements.map(({ localName, attributes }) => `${localName}[${[...attributes].map(({ name }) => name).sort().join()}]`).join(' '),
      told: elements.flatMap((element) => [...[...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ nodeValue }) => nodeValue ?? ''), ...[...element.attributes].map(({ value }) => value)]),
    };
  });
}

/** A parser of HTML reads every end of a line as LF, and the first one of a text may be left out where it is shown. */
const lines = (text: string): string => text.replace(/\r\n?/g, '\n');
const all = [...injections, ...strings].map(stored).filter((text) => text.trim() !== '');

describe('whatever a company or a customer writes, a page of the backend', () => {
  let portal: TestBackend;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    portal = await TestBackend.open('PGlite', { sdkFolder: resolve(import.meta.dirname, '../../dist/cdn') });
    browser = await launchLight();
    page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 740 } })).newPage();
    page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`); });
    page.on('request', (request) => { if (!request.url().startsWith(portal.endpoint) && !/^(data|blob|about):/.test(request.url())) faults.push(`request: ${request.url()}`); });
    await page.context().route((url) => url.origin !== portal.endpoint, (route) => route.abort());
  });
  afterAll(async () => { await browser?.close(); await portal?.close(); });

  const source = async (path: string): Promise<{ text: string; policy: string }> => { const { text, headers } = await portal.nobody.ask(path); return { text, policy: headers.get('content-security-policy') ?? '' }; };
  const company = (name: string, information: string, email: string, phone: string, logo?: string, language?: string) => portal.put('/company/settings', {
    ...saleSettings, languages: ['en', ...(language === undefined ? [] : [language])], company: { name, information, ...(logo !== undefined && { logo }) }, support: { email, phone },
  });

  it('F137 has the elements that it has with plain words, and says each naughty string as it is: the public pages', async () => {
    const paths = ['/', '/account', '/help-documents', '/assets/icon.svg'] as const;
    const look = async (): Promise<{ sources: [string, DOMParserSupportedType][]; policies: string[] }> => {
      const got = await Promise.all(paths.map(source));
      return { sources: got.map(({ text }, i) => [text, paths[i]?.endsWith('.svg') ? 'image/svg+xml' : 'text/html']), policies: got.map(({ policy }) => policy.replace(/(img-src [^;]*blob:)[^;]*/, '$1')) };
    };
    await company('Sole', 'Roofs', 'help@example.com', '+39 02', 'https://cdn.example/logo.svg', 'xx');
    const plain = await look();
    const shapes = (await page.evaluate(parse, plain.sources)).map(({ shape }) => shape);
    const wrong: string[] = [];
    for (let at = 0; at < all.length; at += 6) {
      const [name = '', information = '', email = '', phone = '', logo = '', language = ''] = Array.from({ length: 6 }, (_, i) => all[(at + i) % all.length]);
      await company(name, information, email, phone, logo, language);
      const { sources, policies } = await look();
      const parsed = await page.evaluate(parse, sources);
      const says = (i: number, text: string, what: string): void => { if (!parsed[i]?.told.some((one) => one.includes(lines(text)))) wrong.push(`${paths[i]}: ${what} isn’t said: ${JSON.stringify(text).slice(0, 100)}`); };
      for (const [i, { shape }] of parsed.entries()) if (shape !== shapes[i]) wrong.push(`${paths[i]}: other elements for ${JSON.stringify([name, information, email, phone, logo, language]).slice(0, 300)}`);
      for (const [i, policy] of policies.entries()) if (policy !== plain.policies[i]) wrong.push(`${paths[i]}: ${policy}`);
      for (const i of [0, 1, 2]) { says(i, name, 'the name'); says(i, email, 'the address'); says(i, phone, 'the number'); says(i, logo, 'the logo'); }
      says(0, information, 'what the company is');
      says(2, JSON.stringify(language), 'a language');
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('lets a logo’s address into its policy as an origin and as nothing else', async () => {
    for (const [logo, origin] of [['https://cdn.example:8443/a.svg', ' https://cdn.example:8443'], ['https://x;sandbox/', ''], ['https://x,y/', ''], ["https://x;script-src'unsafe-inline'/", ''], ['javascript:alert(1)', ''], ['https://*/', ''], ['data:image/png,x', '']] as const) {
      await company('Sole', 'Roofs', 'help@example.com', '+39 02', logo);
      expect([logo, /img-src[^;]*/.exec((await source('/')).policy)?.[0]]).toEqual([logo, `img-src 'self' data: blob:${origin}`]);
    }
  });

  it('F137 has the elements that it has with plain words, and says each naughty string as it is: the development mailbox', async () => {
    const post = openPost(portal.backend.db);
    const fill = async (texts: readonly string[]): Promise<void> => { for (const text of texts) { await post.email('anna@example.com', text, text); await post.sms?.(text, text); } };
    const shape = async (): Promise<Parsed> => (await page.evaluate(parse, [[(await source('/dev/mailbox')).text, 'text/html'] as const]))[0] ?? { shape: '', told: [] };
    // a line of six digits is shown as a code
    const list = all.filter((text) => !/(?<![\w-])\d{6}\b/.test(text));
    await fill(Array(10).fill('x') as string[]);
    const plain = await shape();
    expect(plain.told.filter((one) => one === 'x')).toHaveLength(40);
    const wrong: string[] = [];
    for (let at = 0; at < list.length; at += 10) {
      const texts = Array.from({ length: 10 }, (_, i) => list[(at + i) % list.length] ?? '');
      await fill(texts);
      const seen = await shape();
      // a subject of nothing but spaces is none
      if (seen.shape.replaceAll('h2[] ', '') !== plain.shape.replaceAll('h2[] ', '')) wrong.push(`other elements: ${JSON.stringify(texts).slice(0, 300)}`);
      for (const text of texts) if (seen.told.filter((one) => one.trim() === lines(text).trim()).length < 3) wrong.push(`isn’t said: ${JSON.stringify(text).slice(0, 100)}`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('F137 runs nothing of it in a browser, asks nobody, and breaks no policy: each page, and the one on which the company reads the names of files', async () => {
    const post = openPost(portal.backend.db);
    const planted = scripts.slice(0, 20).map(stored);
    const list: object[] = [];
    for (const text of planted) {
      const { json } = await portal.company.ask(`/company/files?name=${encodeURIComponent(text)}`, { method: 'POST', body: pdfBytes() });
      list.push({ file: json, text });
      await post.email('anna@example.com', text, text);
    }
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.warn('policy:', violatedDirective, blockedURI)));
    const markup = planted.join(' ');
    await portal.put('/company/settings', { ...saleSettings, languages: ['en', planted[1]], company: { name: `${planted[1]} Sole`, information: markup }, help: { files: { text: markup, list } } });
    const ran = (): Promise<boolean> => page.evaluate(() => '__ran' in window);
    for (const [path, there] of [['/', '.landing .lead'], ['/account', 'portal-sign-in form'], ['/dev/mailbox', '.mailbox article'], ['/help-documents', 'form.door']] as const) {
      await page.goto(portal.endpoint + path);
      await page.locator(there).first().waitFor();
      expect([path, await ran()]).toEqual([path, false]);
    }
    await page.locator('form.door input').fill('company-token');
    await page.locator('form.door button').press('Enter');
    await page.locator('.documents strong').nth(planted.length - 1).waitFor();
    const names = await page.locator('.documents strong').allTextContents();
    expect(names).toEqual(list.map((one) => (one as { file: { name: string } }).file.name));
    expect(await page.locator('.documents textarea').first().inputValue()).toBe(planted[0]);
    // pressed, typed and saved: what was text stays text
    await page.locator('.documents button').first().press('Enter');
    await page.locator('button.button').press('Enter');
    await page.getByText('Saved. Customers see it now.').waitFor();
    expect([await ran(), await page.locator('main script, main img, main iframe, main svg').count(), faults]).toEqual([false, 0, []]);
  });
});
