import type { Page } from 'playwright-core';
import type { Offer } from '../../src/protocol/index.js';
import { contractPdf } from '../backend/contract-world.js';
import { launch } from '../config/browser.js';
import { Company } from '../e2e/company.js';
import { signIn } from '../e2e/person.js';
import { openPortal } from '../e2e/portal.js';
import { jpeg } from '../e2e/real-files.js';

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** ms; medians of the rounds */
export interface ViewFigures { readonly firstStroke: number; readonly fiftyOffers: number; readonly openContract: number; readonly signContract: number }

const offers: Offer[] = Array.from({ length: 50 }, (_, i) => ({
  id: `offer-${i}`, number: `A-${i}`, name: `Offer ${i}`, price: { amount: 600_000 + 10_000 * i, currency: 'EUR' }, validUntil: '2099-01-31', attachments: [], status: 'open',
  lines: Array.from({ length: 6 }, (_line, j) => ({ name: `Part ${j}`, quantity: j + 1 })),
}));

/** The heavy moments of the further views, on the reference backend and its embedded database: each in a page that a signed-in customer opens. */
export async function viewFigures(rounds: number): Promise<ViewFigures> {
  const portal = await openPortal({ flow: 'demo/flows/solar.json', settings: 'demo/flows/solar.settings.json', demo: 'demo/flows/solar.demo.json' });
  const browser = await launch();
  const company = new Company(portal);
  const contract = await company.file('long.pdf', await contractPdf(200));
  const times: Record<keyof ViewFigures, number[]> = { firstStroke: [], fiftyOffers: [], openContract: [], signContract: [] };

  /** Signs a customer in, and measures from the next opening of the page. */
  const timed = async (customer: Awaited<ReturnType<Company['customer']>>, work: (page: Page, began: number) => Promise<void>): Promise<void> => {
    const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 1000 } })).newPage();
    await page.goto(portal.host);
    await signIn(page, portal, customer.email);
    await page.locator('portal-timeline').waitFor();
    const began = performance.now();
    await page.goto(portal.host);
    await work(page, began);
    await page.context().close();
  };
  try {
    for (let round = 0; round < rounds; round++) {
      await timed(await company.customer('draw-roof'), async (page, began) => {
        await page.getByRole('button', { name: 'Draw a face' }).click();
        const box = await page.locator('portal-view-drawing .map .box').boundingBox();
        await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 150);
        await page.getByText('Go on with the next corner.').waitFor();
        times.firstStroke.push(performance.now() - began);
      });
      await timed(await company.customer('choose-offer', { offers }), async (page, began) => {
        await page.getByRole('button', { name: 'Accept this offer: Offer 49' }).waitFor();
        times.fiftyOffers.push(performance.now() - began);
      });
      await timed(await company.customer('sign-contract', { contracts: [{ id: 'long', name: 'Long', document: contract, ways: ['upload', 'page'], status: 'open' }] }), async (page) => {
        await page.getByRole('button', { name: /^Read it here/ }).waitFor();
        const pressed = performance.now();
        await page.getByRole('button', { name: /^Read it here/ }).click();
        await page.getByText('Checked: what you see here has this fingerprint.').first().waitFor({ state: 'attached' });
        times.openContract.push(performance.now() - pressed);
        await page.getByText('Here in the page').click();
        await page.getByLabel('Your full name').fill('Ada Rossi');
        await page.getByRole('radio', { name: 'Picture', exact: true }).press('Space');
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: /^Choose/ }).click();
        await (await chooser).setFiles({ name: 'signature.jpg', mimeType: 'image/jpeg', buffer: jpeg() });
        await page.getByRole('button', { name: 'Remove signature.jpg' }).waitFor();
        await page.getByRole('checkbox', { name: /^I accept/ }).check();
        const signed = performance.now();
        await page.getByRole('button', { name: 'Sign the contract' }).click();
        await page.getByText('Your contract is signed. Thank you.').waitFor();
        times.signContract.push(performance.now() - signed);
      });
    }
    return { firstStroke: median(times.firstStroke), fiftyOffers: median(times.fiftyOffers), openContract: median(times.openContract), signContract: median(times.signContract) };
  } finally {
    await browser.close();
    await portal.close();
  }
}
