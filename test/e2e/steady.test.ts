import { describe, expect, it } from 'vitest';
import { openPage, signIn } from './person.js';
import { saleOfThisFile } from './sale.js';

const { portal, browser, company } = await saleOfThisFile();

/** Runs within the page from its beginning: writes down where the controls and headings of the view are, each time one is somewhere else. */
function watch(): void {
  const seen: string[] = [];
  Object.assign(globalThis, { seen });
  const inside = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? inside(element.shadowRoot) : [])]);
  const look = (): void => {
    const view = inside(document).find(({ localName }) => localName.startsWith('portal-view-'))?.shadowRoot;
    if (view?.childElementCount && !view.querySelector('.skeleton')) {
      const all = inside(view).filter((element) => element.matches('button, input, textarea, select, h2, h3') && element.getBoundingClientRect().height > 0);
      const now = all.map((element) => `${element.localName} ${element.textContent?.trim().slice(0, 30) ?? ''} ${Math.round(element.getBoundingClientRect().top + scrollY)}`).join('\n');
      if (seen.at(-1) !== now) seen.push(now);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

describe('a view that stands', () => {
  it.each(['initial-documents', 'contract-documents', 'choose-offer'])('is where it stays, on a slow device too: %s', async (substate) => {
    const customer = await company.customer(substate);
    const { page } = await openPage(browser, portal.host);
    await signIn(page, portal, customer.email);
    await page.locator('customer-portal .moved').waitFor({ state: 'attached' });
    const slow = await page.context().newCDPSession(page);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.addInitScript(watch);
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 800 });
      await page.reload();
      await page.waitForFunction(() => (globalThis as unknown as { seen?: string[] }).seen?.length);
      // what comes last, when the page is quiet, and half a second's frames
      await page.locator('customer-portal .moved').waitFor({ state: 'attached' });
      await page.evaluate(async () => { for (let frames = 0; frames < 30; frames++) await new Promise(requestAnimationFrame); });
      const seen = await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
      expect(seen, String(width)).toHaveLength(1);
    }
    await page.context().close();
  });
});
