import { appendFileSync } from 'node:fs';
import { open, twoTabs } from './browser-runs.js';
import { count } from './count.js';
import { outcomeOf } from './ending.js';
import { forgetfulOutbox, pageSetups } from './kept-faults.js';
import { networkFaults } from './network-faults.js';
import { newRun, type Harm } from './run.js';
import type { Action } from './steps.js';
import type { World } from './world.js';

/** A mistake that a portal could have, and the harm that the suite must find in it. */
interface Mistake {
  readonly name: string;
  readonly harm: Harm['kind'];
  readonly tries: readonly Action[];
  run(world: World, action: Action): Promise<readonly Harm[]>;
}

/** A portal with a mistake may never come to an end: that is seen soon enough, in ms. */
const soon = 20_000;

const lockless = pageSetups['no Web Locks, no BroadcastChannel'] ?? ((): void => undefined);

const mistakes: readonly Mistake[] = [
  {
    name: 'the outbox in memory only', harm: 'lost', tries: ['ask-visit-change', 'accept-budget', 'submit-step'],
    async run(world, action) {
      const run = await newRun(world.site, 'planted', action);
      const { context, person } = await open(world, run, async (made) => { await made.addInitScript(forgetfulOutbox); });
      try {
        person.patience = soon;
        run.proxy.arm(action, (exchange) => { exchange.cut(); return Promise.resolve(); }, 2);
        await person.toTheEnd(({ buttons }) => Promise.resolve(buttons.includes('Send now')));
        await person.page?.close();
        person.leave();
        return (await outcomeOf(run, await person.toTheEnd())).harm;
      } finally {
        await context.close();
      }
    },
  },
  {
    name: 'a server without idempotency', harm: 'doubled', tries: ['ask-visit-change', 'ticket'],
    async run(world, action) {
      const run = await newRun(world.site, 'planted', action);
      run.proxy.forgetful = true;
      const { context, person } = await open(world, run);
      try {
        person.patience = soon;
        const lost = networkFaults['reply lost'];
        if (lost) run.proxy.arm(action, lost.strike);
        return (await outcomeOf(run, await person.toTheEnd())).harm;
      } finally {
        await context.close();
      }
    },
  },
  {
    name: 'no lock between tabs, and no idempotency', harm: 'doubled', tries: ['ask-visit-change', 'ask-visit-change', 'ask-visit-change'],
    run: async (world, action) => (await twoTabs(world, 'planted', action, ({ proxy }) => proxy.arm(action, (exchange) => { exchange.cut(); return Promise.resolve(); }, 99), true, async (made) => { await made.addInitScript(lockless); }, soon)).harm,
  },
  {
    name: 'a file whose bytes changed in the store', harm: 'torn', tries: ['submit-step'],
    async run(world, action) {
      const run = await newRun(world.site, 'planted', action);
      const { context, person } = await open(world, run);
      try {
        await person.toTheEnd();
        const { db, filePath } = world.site.portal.backend;
        for (const { id } of await db.selectFrom('files').select('id').where('customer', '=', run.customer.id).where('finished', '=', true).execute()) appendFileSync(filePath(id), 'x');
        return await count(run, world.site.portal.backend);
      } finally {
        await run.proxy.close();
        await context.close();
      }
    },
  },
];

/** The suite's own proof: each mistake is found within a few runs. */
export async function planted(world: World, short: boolean): Promise<{ name: string; found: string }[]> {
  const results: { name: string; found: string }[] = [];
  for (const { name, harm, tries, run } of mistakes) {
    let found = 'not found';
    for (const [i, action] of tries.entries()) {
      const what = (await run(world, action)).filter(({ kind }) => kind === harm);
      if (what.length === 0) continue;
      found = `${harm}, found in run ${i + 1} (${what.map((one) => one.what).join('; ')})`;
      break;
    }
    results.push({ name, found });
    if (short && results.length === 3) break;
  }
  return results;
}
