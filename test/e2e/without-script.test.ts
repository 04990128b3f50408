import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchLight } from '../config/browser.js';
import { openPortal, type Portal } from './portal.js';

let portal: Portal;
let browser: Browser;

beforeAll(async () => {
  portal = await openPortal({ dump: inject('databases').dump, flow: 'test/fixtures/skeleton.flow.json', settings: 'test/fixtures/skeleton.settings.json', demo: 'test/fixtures/skeleton.demo.json', pages: 'test/e2e/pages' });
  browser = await launchLight();
});

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function open(prepare: (page: Page) => Promise<unknown>, javaScriptEnabled = true): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB', javaScriptEnabled })).newPage();
  page.setDefaultTimeout(10_000);
  await prepare(page);
  await page.goto(`${portal.host}/module.html`);
  return page;
}

const link = (page: Page) => page.getByRole('link', { name: 'Your account' });
const broken = (body: string) => (route: Route): Promise<void> => route.fulfill({ body, contentType: 'text/javascript', headers: { 'Access-Control-Allow-Origin': '*' } });

/** What may keep the script from running. Each ends with the page as the company wrote it. */
const hindrances: readonly [string, (page: Page) => Promise<unknown>, boolean?][] = [
  ['JavaScript is off', () => Promise.resolve(), false],
  ['the script doesn’t come', (page) => page.route('**/loader.js', (route) => route.abort())],
  ['its parts don’t come', (page) => page.route('**/chunks/**', (route) => route.abort())],
  ['the browser can’t read it', (page) => page.route('**/loader.js', broken('let = of a later language'))],
  ['the browser has no custom elements', (page) => page.addInitScript(() => { Object.defineProperty(window, 'customElements', { value: undefined }); })],
];

describe('what the company wrote between the tags', () => {
  it.each(hindrances)('F223 stays, and leads to the hosted portal, where %s', async (_why, prepare, javaScript = true) => {
    const page = await open(prepare, javaScript);
    await link(page).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await link(page).isVisible()).toBe(true);
    expect(await link(page).getAttribute('href')).toBe(`${portal.api}/account`);
    await page.context().close();
  });

  it('F223 shows until the portal has something to show, and in no frame is there nothing', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => { release = done; });
    const page = await open(async (one) => {
      await one.route('**/chunks/en-*.js', async (route) => { await held; await route.continue(); });
      // what is there to be seen, frame by frame
      await one.addInitScript(() => {
        const heights: number[] = Object.assign(window, { heights: [] as number[] }).heights;
        const look = (): void => {
          const element = document.querySelector('customer-portal');
          if (element && document.readyState !== 'loading') {
            const range = document.createRange();
            range.selectNodeContents(element);
            heights.push(Math.max(element.shadowRoot?.querySelector('.base')?.getBoundingClientRect().height ?? 0, range.getBoundingClientRect().height));
          }
          requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    });
    // its class is there, and its words aren't
    await page.waitForFunction(() => document.querySelector('customer-portal')?.matches(':defined'));
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    expect(await link(page).isVisible()).toBe(true);
    release();
    await page.getByLabel('E-mail address or phone number').waitFor();
    expect(await link(page).isVisible()).toBe(false);
    const heights = await page.evaluate(() => (window as unknown as { heights: number[] }).heights);
    expect(heights.length).toBeGreaterThan(2);
    expect(Math.min(...heights)).toBeGreaterThan(0);
    await page.context().close();
  });
});
