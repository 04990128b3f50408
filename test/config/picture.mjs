// `npm run look -- --picture`: the README's picture, taken from the demo: offers on a desk, documents on a phone.
import { join } from 'node:path';
import { root } from '../../demo/install.mjs';

const target = join(root, 'stories/docs/portal.png');

/** A customer's page in English, signed in. */
async function signedIn(browser, portal, codeFor, { email, phone }, options) {
  const page = await (await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', deviceScaleFactor: 2, ...options })).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(portal.host);
  await page.locator('portal-sign-in input').fill(email);
  await page.locator('portal-sign-in button[type=submit]').click();
  await page.locator('portal-sign-in #code').fill(await codeFor(portal.api, phone?.replace(/\s/g, '') ?? email));
  await page.locator('portal-sign-in #code').press('Enter');
  await page.locator('portal-timeline').waitFor();
  await page.waitForTimeout(700);
  return page;
}

const picture = async (page) => `data:image/png;base64,${(await page.screenshot({ animations: 'disabled' })).toString('base64')}`;

export async function takePicture(browser, portal, codeFor, customers) {
  const customer = (id) => customers.find((one) => one.id === id);
  const desk = await signedIn(browser, portal, codeFor, customer('carmen'), { viewport: { width: 1280, height: 860 } });
  await desk.evaluate(() => document.querySelector('#portal').scrollIntoView());
  const phone = await signedIn(browser, portal, codeFor, customer('giulia'), { viewport: { width: 375, height: 720 } });
  await phone.evaluate(() => document.querySelector('#portal').scrollIntoView());
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 760 }, deviceScaleFactor: 1.25 })).newPage();
  await page.setContent(`<style>
    body { margin: 0; height: 760px; position: relative; overflow: hidden; background: linear-gradient(150deg, #f6ead0, #dfe7ef); }
    img { position: absolute; display: block; border-radius: 14px; box-shadow: 0 1px 2px rgb(0 0 0 / 12%), 0 24px 60px rgb(30 30 20 / 22%); }
    .desk { left: 56px; top: 56px; width: 960px; }
    .phone { right: 56px; bottom: 40px; width: 300px; border: 8px solid #1d1b18; border-radius: 34px; }
  </style><img class="desk" src="${await picture(desk)}" alt=""><img class="phone" src="${await picture(phone)}" alt="">`);
  await page.waitForLoadState();
  await page.screenshot({ path: target });
}
