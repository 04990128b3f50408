import type { BrowserContext, Page } from 'playwright-core';
import { Killable } from '../e2e/killable.js';
import { approach } from './browser-runs.js';
import { outcomeOf } from './ending.js';
import { patience } from './network-faults.js';
import { Person } from './person.js';
import { addressOf, impatient, newRun } from './run.js';
import type { Step } from './steps.js';
import type { Outcome } from './table.js';
import type { World } from './world.js';

/** Rows of the table, and whether the request arrives before the browser dies. */
export const kills: Readonly<Record<string, boolean>> = { 'browser killed, request gone': false, 'browser killed, reply gone': true };

/** How long the others are waited for once the first has come to its step, in ms. */
const gathering = 12_000;

/** Windows are opened one after the other: each waits for its own page. */
let opening: Promise<unknown> = Promise.resolve();

/** A page in a window of its own: one behind another is slowed down, and draws nothing. */
function newWindow(context: BrowserContext): Promise<Page> {
  const opened = opening.catch(() => undefined).then(async () => {
    const client = await context.browser()?.newBrowserCDPSession();
    const page = context.waitForEvent('page', { timeout: 15_000 });
    page.catch(() => undefined);
    await client?.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    return page;
  });
  opening = opened;
  return opened;
}

/**
 * Several customers in one browser, each with a tab and a proxy of their own. When each has come to its step, the browser is killed (SIGKILL)
 * and begun again on the same profile; each goes on from what is kept there.
 */
export async function killAt(world: World, fault: string, steps: readonly Step[]): Promise<Outcome[]> {
  const browser = new Killable();
  const start = async (): Promise<BrowserContext> => {
    const context = await browser.start();
    await impatient(context, patience);
    return context;
  };
  let context = start();
  let there = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kill = (): void => undefined;
  const killed = new Promise<void>((done) => { kill = () => { clearTimeout(timer); done(browser.kill()); }; });
  /** a page that is opened meanwhile waits for the next browser */
  const again = killed.then(() => { context = start(); return context; });
  try {
    await context;
    return await Promise.all(steps.map(async (step) => {
      const run = await newRun(world.site, fault, step);
      run.proxy.arm(step, async (exchange) => {
        if (kills[fault]) await exchange.forward();
        there++;
        timer ??= setTimeout(kill, gathering);
        if (there === steps.length) kill();
        await again;
        exchange.cut();
      });
      const person = new Person(run, async () => {
        const page = await newWindow(await context);
        page.goto(addressOf(run), { waitUntil: 'commit' }).catch(() => undefined);
        return page;
      });
      await approach(run, person);
      return outcomeOf(run, await person.toTheEnd(), run.proxy.struck > (step === 'upload-head' ? 1 : 0));
    }));
  } finally {
    clearTimeout(timer);
    await context.catch(() => undefined);
    await browser.remove();
  }
}
