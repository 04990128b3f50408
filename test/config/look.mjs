// `npm run look`: pictures of the demo at every width, light, dark and right to left, into .look/ (ignored).
// `npm run look -- carmen` looks at one customer only, `npm run look -- --picture` takes the README's picture. It starts a portal of its own; dist/ is built when it is missing.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, root } from '../../demo/install.mjs';

installPackages();
const out = join(root, '.look');
const only = process.argv.slice(2);
const readme = only.includes('--picture');
const { customers, opportunities } = JSON.parse(readFileSync(join(root, 'demo/flows/solar.demo.json'), 'utf8'));
const shots = [
  ...[360, 768, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme, direction: 'ltr' }))),
  ...[360, 1280].map((width) => ({ width, scheme: 'light', direction: 'rtl' })),
];

/** Pictures of the page as it stands, one for each shot. */
async function take(page, name) {
  for (const { width, scheme, direction } of shots) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.evaluate((dir) => { document.documentElement.dir = dir; }, direction);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(out, `${name}-${width}-${direction === 'rtl' ? 'rtl' : scheme}.png`), fullPage: true, animations: 'disabled' });
  }
  await page.evaluate(() => { document.documentElement.dir = 'ltr'; });
}

if (!existsSync(join(root, 'dist/cdn/loader.js'))) execFileSync(process.execPath, [join(root, 'test/config/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
mkdirSync(out, { recursive: true });
const { withModules } = await import('./load.mjs');
await withModules(async (load) => {
  const { openPortal, codeFor } = await load('test/e2e/portal.ts');
  const { launch } = await load('test/config/browser.ts');
  const portal = await openPortal({ flow: 'demo/flows/solar.json', settings: 'demo/flows/solar.settings.json', demo: 'demo/flows/solar.demo.json' });
  const browser = await launch();
  try {
    if (readme) return await (await import('./picture.mjs')).takePicture(browser, portal, codeFor, customers);
    for (const { id, email, phone, language } of customers.filter((customer) => only.length === 0 || only.includes(customer.id))) {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
      page.setDefaultTimeout(15_000);
      await page.goto(portal.host);
      await page.evaluate((code) => { document.documentElement.lang = code; }, language);
      await page.locator('portal-sign-in input').waitFor();
      await take(page, `${id}-1-sign-in`);
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.locator('portal-sign-in input').fill(email);
      await page.locator('portal-sign-in button[type=submit]').click();
      await page.locator('portal-sign-in #code').waitFor();
      await take(page, `${id}-2-code`);
      await page.locator('portal-sign-in #code').fill(await codeFor(portal.api, phone?.replace(/\s/g, '') ?? email));
      await page.locator('portal-sign-in #code').press('Enter');
      const own = opportunities.filter(({ customer }) => customer === id);
      const choices = page.locator('portal-opportunity-picker button');
      for (const [i, opportunity] of own.entries()) {
        if (own.length > 1) {
          await choices.first().waitFor();
          if (i === 0) await take(page, `${id}-3-projects`);
          await choices.nth(i).click();
        }
        await page.locator('portal-timeline').waitFor();
        await page.locator('customer-portal .main > :not(.skeleton):visible').first().waitFor();
        await page.waitForTimeout(700);
        await take(page, `${id}-4-${opportunity.substate}`);
        if (i + 1 < own.length) await page.locator('customer-portal .account button.quiet').first().click();
      }
      await page.context().close();
      console.log(`${id}: ${shots.length} pictures of each page in .look/`);
    }
  } finally {
    await browser.close();
    await portal.close();
  }
});
