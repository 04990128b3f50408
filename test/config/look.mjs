// `npm run look`: pictures of the demo's page at every width, light and dark, into .look/ (ignored).
// Needs a running demo: `npm run demo`. PORT names its port; `npm run look -- carmen` looks at one customer.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../../demo/install.mjs';

const port = Number(process.env.PORT ?? 4173);
const host = `http://localhost:${port}`;
const api = `http://localhost:${port + 2}`;
const customers = { giulia: ['giulia@example.com', 'it'], carmen: ['carmen@example.com', 'es'], luc: ['luc@example.com', 'fr'] };
const only = process.argv.slice(2);
const out = join(root, '.look');
mkdirSync(out, { recursive: true });

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
for (const [name, [address, lang]] of Object.entries(customers).filter(([name]) => only.length === 0 || only.includes(name))) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(host);
  await page.evaluate((code) => { document.documentElement.lang = code; }, lang);
  await page.locator('portal-sign-in input').waitFor();
  await page.screenshot({ path: join(out, `${name}-sign-in.png`), fullPage: true });
  await page.locator('portal-sign-in input').fill(address);
  await page.locator('portal-sign-in button[type=submit]').click();
  await page.locator('portal-sign-in #code').waitFor();
  await page.waitForTimeout(400);
  const mails = await (await fetch(`${api}/dev/mailbox.json`)).json();
  await page.locator('portal-sign-in #code').fill(mails[0].body.match(/\d{6}/)[0]);
  await page.locator('portal-sign-in #code').press('Enter');
  const picker = page.locator('portal-opportunity-picker button').last();
  await page.locator('portal-timeline, portal-opportunity-picker').first().waitFor();
  for (const [view, go] of [['', async () => undefined], ['second', async () => { await picker.click(); await page.locator('portal-timeline').waitFor(); }]]) {
    if (view && !(await picker.isVisible().catch(() => false))) continue;
    await go();
    await page.waitForTimeout(500);
    for (const [width, scheme] of [[360, 'light'], [768, 'light'], [1280, 'light'], [360, 'dark'], [1280, 'dark']]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(out, `${name}${view}-${width}-${scheme}.png`), fullPage: true });
    }
  }
  await context.close();
}
await browser.close();
