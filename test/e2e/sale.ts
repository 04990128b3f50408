import type { Browser } from 'playwright-core';
import { afterAll } from 'vitest';
import { launchLight } from '../config/browser.js';
import { Company, openSale } from './company.js';
import type { Portal } from './portal.js';

/** What the tests of a file share: the sale, a browser, and the company's hands. */
export interface Sale {
  readonly portal: Portal;
  readonly browser: Browser;
  readonly company: Company;
}

/** Opens the sale and a browser for all tests of the file that calls it, and closes both after the last. */
export async function saleOfThisFile(options: Parameters<typeof openSale>[0] = {}, starting: () => Promise<Browser> = launchLight): Promise<Sale> {
  const opening = Promise.allSettled([openSale(options), starting()] as const);
  afterAll(async () => {
    const [portal, browser] = await opening;
    if (browser.status === 'fulfilled') await browser.value.close();
    if (portal.status === 'fulfilled') await portal.value.close();
  });
  const [portal, browser] = await opening;
  if (portal.status === 'rejected') throw portal.reason;
  if (browser.status === 'rejected') throw browser.reason;
  return { portal: portal.value, browser: browser.value, company: new Company(portal.value) };
}
