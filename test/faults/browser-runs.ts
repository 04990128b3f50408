import type { BrowserContext } from 'playwright-core';
import { outcomeOf } from './ending.js';
import type { Look } from './look.js';
import { pageSetups } from './kept-faults.js';
import { networkFaults } from './network-faults.js';
import { pageFaults, strikeOf } from './page-faults.js';
import { Person } from './person.js';
import { addressOf, giveUp, newRun, patient, type Run } from './run.js';
import { actions, steps, type Action, type Step } from './steps.js';
import type { Outcome } from './table.js';
import { plainName, siteFor, type World } from './world.js';

/** One cell of the table, to be run. */
export interface Cell { readonly fault: string; readonly step: Step; run(world: World): Promise<Outcome> }

/** A customer in a browser of their own, cookies and storage included. */
export async function open(world: World, run: Run, prepare: (context: BrowserContext) => Promise<void> = () => Promise.resolve(), address = addressOf(run)): Promise<{ context: BrowserContext; person: Person; second(): Person }> {
  const context = await world.browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 900 }, acceptDownloads: true });
  await context.addInitScript(patient);
  run.proxy.hurry = () => giveUp(context);
  await prepare(context);
  const page = async () => {
    const opened = await context.newPage();
    opened.goto(address, { waitUntil: 'commit' }).catch(() => undefined);
    return opened;
  };
  return { context, person: new Person(run, page), second: () => new Person(run, page) };
}

/** Brings the page to where a step comes up that doesn't come by itself. */
export async function approach(run: Run, person: Person): Promise<void> {
  if (run.step === 'refresh') {
    await person.toTheEnd(({ saved }) => Promise.resolve(saved));
    await person.page?.reload({ waitUntil: 'commit' });
  }
  // an upload's place is asked for only when it was cut; a browser sends a request again by itself when a line that it had used before breaks
  if (run.step === 'upload-head') {
    run.proxy.arm('upload-patch', async (exchange) => {
      if (run.proxy.requests('upload-head') === 0) {
        await exchange.forward(Math.floor(exchange.size / 2));
        return exchange.cut();
      }
      const answer = await exchange.forward();
      if (answer) await exchange.answer(answer); else exchange.cut();
    }, Infinity);
  }
}

async function cell(world: World, fault: string, step: Step, arm: (run: Run, context: BrowserContext, person: Person) => void): Promise<Outcome> {
  const run = await newRun(siteFor(world, step), fault, step);
  const { context, person } = await open(world, run);
  try {
    arm(run, context, person);
    await approach(run, person);
    const ended = await person.toTheEnd();
    return await outcomeOf(run, ended);
  } finally {
    await context.close();
  }
}

const ofNetwork = Object.entries(networkFaults).flatMap(([fault, { strike, times }]) => steps.map((step): Cell => ({
  fault, step, run: (world) => cell(world, fault, step, ({ proxy }) => proxy.arm(step, strike, times)),
})));

const ofPage = Object.entries(pageFaults).flatMap(([fault, happens]) => steps.map((step): Cell => ({
  fault, step, run: (world) => cell(world, fault, step, ({ proxy }, context, person) => proxy.arm(step, strikeOf(happens, context, person))),
})));

/** A whole visit under one circumstance. */
const ofSetup = Object.entries(pageSetups).flatMap(([fault, setup]) => actions.map((action): Cell => ({
  fault, step: action,
  async run(world) {
    const run = await newRun(world.site, fault, action);
    const { context, person } = await open(world, run, async (made) => { await made.addInitScript(setup); });
    try {
      return await outcomeOf(run, await person.toTheEnd(), true);
    } finally {
      await context.close();
    }
  },
})));

const hosts: Readonly<Record<string, { page: string; host?(host: string): string; sandboxed?: boolean }>> = {
  'plain-http host': { page: 'index.html', host: (host) => host.replace('localhost', plainName) },
  'sandboxed frame': { page: 'sandbox.html', sandboxed: true },
};
const ofHost = Object.entries(hosts).flatMap(([fault, { page, host, sandboxed }]) => actions.map((action): Cell => ({
  fault, step: action,
  async run(world) {
    const run = await newRun(world.site, fault, action);
    if (sandboxed) run.proxy.origin = world.site.portal.host;
    const { context, person } = await open(world, run, undefined, addressOf(run, page, host?.(world.site.portal.host)));
    try {
      return await outcomeOf(run, await person.toTheEnd(), true);
    } finally {
      await context.close();
    }
  },
})));

/** The clock of the backend jumps while the customer is at it. */
const jumps: Readonly<Record<string, number>> = { 'server clock 31 days ahead': 31 * 86_400_000, 'server clock an hour behind': -3_600_000 };
const ofClock = Object.entries(jumps).flatMap(([fault, by]) => actions.map((action): Cell => ({
  fault, step: action,
  async run(world) {
    const run = await newRun(world.jumping, fault, action);
    const { context, person } = await open(world, run);
    try {
      run.proxy.arm(action, async (exchange) => {
        world.jumping.clock.ahead += by;
        const answer = await exchange.forward();
        if (answer) await exchange.answer(answer); else exchange.cut();
      });
      return await outcomeOf(run, await person.toTheEnd());
    } finally {
      await context.close();
    }
  },
})));

/** Everything kept in the browser is evicted, at the moment at which the request is on its way. */
const ofEviction = actions.map((action): Cell => ({
  fault: 'storage evicted', step: action,
  run: (world) => cell(world, 'storage evicted', action, ({ proxy }, context, person) => proxy.arm(action, async (exchange) => {
    await exchange.forward();
    const client = person.page && await context.newCDPSession(person.page);
    await client?.send('Storage.clearDataForOrigin', { origin: world.site.portal.host, storageTypes: 'all' });
    exchange.cut();
  })),
}));

interface Together {
  /** the server knows no idempotency */
  readonly forgetful?: boolean;
  readonly prepare?: (context: BrowserContext) => Promise<void>;
  /** how many looks both go on */
  readonly most?: number;
  /** how long the first request waits for one from the other tab, in ms: with a lock between them none comes */
  readonly together?: number;
}

/** Two tabs of one customer. What moves the project is pressed in both; what doesn't would be two wishes, and waits in one while the other opens. */
export async function twoTabs(world: World, fault: string, action: Action, arm: (run: Run) => void, { forgetful = false, prepare, most, together = 1_500 }: Together = {}): Promise<Outcome> {
  const run = await newRun(world.site, fault, action);
  run.proxy.forgetful = forgetful;
  const { context, person, second } = await open(world, run, prepare);
  try {
    arm(run);
    const other = second();
    // the first is told that it waits, and the second opens and waits with it
    const waits = ({ buttons }: Look): Promise<boolean> => Promise.resolve(buttons.includes('Send now'));
    await person.toTheEnd(waits);
    await other.toTheEnd(waits);
    run.proxy.lift();
    if (most !== undefined) for (const tab of [person, other]) tab.patience = most;
    // both go out at the same moment, where both go out at all
    let here = 0;
    let go = (): void => undefined;
    const both = new Promise<void>((done) => { go = done; });
    run.proxy.arm(action, async (exchange) => {
      if (++here === 2) go();
      setTimeout(go, together);
      await both;
      const answer = await exchange.forward();
      if (answer) await exchange.answer(answer); else exchange.cut();
    }, 2);
    const ends = await Promise.all([person.toTheEnd(), other.toTheEnd()]);
    // what the revision held off was sent a second time all the same
    const again = await run.site.portal.backend.db.selectFrom('keys').select('key').where('customer', '=', run.customer.id).where('status', '>=', 400).execute();
    if (again.length > 0) run.harm.push({ kind: 'doubled', what: `${action} was sent again, under another key` });
    return await outcomeOf(run, ends.every(Boolean));
  } finally {
    await context.close();
  }
}

async function bothPress(world: World, fault: string, action: Action): Promise<Outcome> {
  const run = await newRun(world.site, fault, action);
  const { context, person, second } = await open(world, run);
  try {
    await person.toTheEnd(({ text }) => Promise.resolve(text.includes('Receipt') || run.pressed > 0 || text.includes('Need help?')));
    const ends = await Promise.all([person.toTheEnd(), second().toTheEnd()]);
    return await outcomeOf(run, ends.every(Boolean), true);
  } finally {
    await context.close();
  }
}

const moving = actions.filter((action) => action !== 'ask-visit-change' && action !== 'ticket');
const ofTabs = [
  ...moving.map((action): Cell => ({ fault: 'two tabs at once', step: action, run: (world) => bothPress(world, 'two tabs at once', action) })),
  ...[...moving, 'ask-visit-change' as const].map((action): Cell => ({
    fault: 'two tabs wait', step: action,
    run: (world) => twoTabs(world, 'two tabs wait', action, ({ proxy }) => proxy.arm(action, async (exchange) => { await exchange.forward(0); exchange.cut(); }, 99)),
  })),
];

export const cells: readonly Cell[] = [...ofNetwork, ...ofPage, ...ofSetup, ...ofHost, ...ofClock, ...ofEviction, ...ofTabs];
