import type { BrowserContext, Page } from 'playwright-core';
import type { Person } from './person.js';
import type { Exchange } from './proxy.js';

/** The request is on its way, or its answer is: then this happens to the page. */
type Happens = (context: BrowserContext, page: Page, person: Person) => Promise<void>;

/** The renderer dies. */
async function crash(_context: BrowserContext, page: Page, person: Person): Promise<void> {
  const gone = page.waitForEvent('crash', { timeout: 5_000 }).catch(() => undefined);
  const client = await page.context().newCDPSession(page);
  client.send('Page.crash').catch(() => undefined);
  await gone;
  await page.close().catch(() => undefined);
  person.leave();
}

const close: Happens = async (_context, page, person) => {
  await page.close();
  person.leave();
};

const reload: Happens = async (_context, page) => { await page.reload({ waitUntil: 'commit' }).catch(() => undefined); };

const offline: Happens = async (context) => {
  await context.setOffline(true);
  setTimeout(() => { context.setOffline(false).catch(() => undefined); }, 700);
};

/** What happens to the page while a request of a step is under way: before it arrives, or before its answer does. */
export const pageFaults: Readonly<Record<string, { readonly happens: Happens; readonly arrives: boolean }>> = {
  'page crashed, request gone': { happens: crash, arrives: false },
  'page crashed, reply gone': { happens: crash, arrives: true },
  'tab closed': { happens: close, arrives: true },
  'page reloaded, request gone': { happens: reload, arrives: false },
  'page reloaded, reply gone': { happens: reload, arrives: true },
  'network off': { happens: offline, arrives: false },
};

/** The fault as the proxy carries it out. */
export function strikeOf({ happens, arrives }: { readonly happens: Happens; readonly arrives: boolean }, context: BrowserContext, person: Person): (exchange: Exchange) => Promise<void> {
  return async (exchange) => {
    if (arrives) await exchange.forward();
    const { page } = person;
    if (page) await happens(context, page, person);
    exchange.cut();
  };
}
