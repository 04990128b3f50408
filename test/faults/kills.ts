import type { BrowserContext, Page } from 'playwright-core';
import { Killable } from '../e2e/killable.js';
import { approach } from './browser-runs.js';
import { outcomeOf } from './ending.js';
import { Person } from './person.js';
import { addressOf, newRun } from './run.js';
import type { Step } from './steps.js';
import type { Outcome } from './table.js';
import { siteFor, type World } from './world.js';

/** Rows of the table, and whether the request arrives before the browser dies. */
export const kills: Readonly<Record<string, boolean>> = { 'browser killed, request gone': false, 'browser killed, reply gone': true };

/** Windows are opened one after the other: each waits for its own page. */
let opening: Promise<unknown> = Promise.resolve();

/** A page in a window of its own: one behind another is slowed down, and draws nothing. */
function newWindow(context: BrowserContext): Promise<Page> {
  const opened = opening.catch(() => undefined).then(async () => {
    const client = await context.browser()?.newBrowserCDPSession();
    const page = context.waitForEvent('page', { timeout: 60_000 });
    page.catch(() => undefined);
    await client?.send('Target.createTarget', { url: 'about:blank', newWindow: true });
    return page;
  });
  opening = opened;
  return opened;
}

/**
 * Several customers in one browser, each with a tab and a proxy of their own. Whoever has come to their step stands still there. When all
 * have, the browser is killed (SIGKILL) and begun again on the same profile; each goes on from what is kept there.
 */
export async function killAt(world: World, fault: string, steps: readonly Step[]): Promise<Outcome[]> {
  const browser = new Killable();
  let context = browser.start();
  let kill = (): void => undefined;
  const killed = new Promise<void>((done) => { kill = () => { done(browser.kill()); }; });
  /** a page that is opened meanwhile waits for the next browser */
  const again = killed.then(() => { context = browser.start(); return context; });
  again.catch(() => undefined);
  const awaited = new Set(steps);
  /** a customer stands at the step, or ended without having come to it */
  const there = (step: Step): void => { if (awaited.delete(step) && awaited.size === 0) kill(); };
  try {
    await context;
    return await Promise.all(steps.map(async (step) => {
      const run = await newRun(siteFor(world, step), fault, step);
      run.proxy.arm(step, async (exchange) => {
        // what the page sends from now on arrives no more than this does
        run.proxy.hold(again);
        if (kills[fault]) await exchange.forward();
        there(step);
        await again;
        exchange.cut();
      });
      const person = new Person(run, async () => {
        const page = await newWindow(await context);
        page.goto(addressOf(run), { waitUntil: 'commit' }).catch(() => undefined);
        return page;
      });
      await approach(run, person);
      const ended = await person.toTheEnd();
      there(step);
      return outcomeOf(run, ended);
    }));
  } finally {
    await context.catch(() => undefined);
    await browser.remove();
  }
}
