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
  /** `planted` false: the same without the mistake */
  run(world: World, action: Action, planted: boolean): Promise<readonly Harm[]>;
}

/** A portal with a mistake may never come to an end: after how many looks that is seen. */
const soon = 150;

const lockless = pageSetups['no Web Locks, no BroadcastChannel'] ?? ((): void => undefined);

const mistakes: readonly Mistake[] = [
  {
    name: 'the outbox in memory only', harm: 'lost', tries: ['ask-visit-change', 'accept-budget', 'submit-step'],
    async run(world, action, planted) {
      const run = await newRun(world.site, 'planted', action);
      const { context, person } = await open(world, run, async (made) => { if (planted) await made.addInitScript(forgetfulOutbox); });
      try {
        if (planted) person.patience = soon;
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
    async run(world, action, planted) {
      const run = await newRun(world.site, 'planted', action);
      run.proxy.forgetful = planted;
      const { context, person } = await open(world, run);
      try {
        if (planted) person.patience = soon;
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
    // the control has the lock, and no idempotency either
    run: async (world, action, planted) => (await twoTabs(world, 'planted', action, ({ proxy }) => proxy.arm(action, (exchange) => { exchange.cut(); return Promise.resolve(); }, 99), {
      forgetful: true, ...(planted && { prepare: async (made) => { await made.addInitScript(lockless); }, most: soon, together: 10_000 }),
    })).harm,
  },
  {
    name: 'a file whose bytes changed in the store', harm: 'torn', tries: ['submit-step'],
    async run(world, action, planted) {
      const run = await newRun(world.site, 'planted', action);
      const { context, person } = await open(world, run);
      try {
        await person.toTheEnd();
        const { db, filePath } = world.site.portal.backend;
        if (planted) for (const { id } of await db.selectFrom('files').select('id').where('customer', '=', run.customer.id).where('finished', '=', true).execute()) appendFileSync(filePath(id), 'x');
        return await count(run, world.site.portal.backend);
      } finally {
        await run.proxy.close();
        await context.close();
      }
    },
  },
];

/** The suite's own proof: each mistake is found within a few runs, and the same without the mistake does no harm. */
export async function planted(world: World, short: boolean): Promise<{ name: string; good: boolean; says: string }[]> {
  const results: { name: string; good: boolean; says: string }[] = [];
  for (const { name, harm, tries, run } of mistakes.slice(0, short ? 2 : undefined)) {
    let found: string | undefined;
    for (const [i, action] of tries.entries()) {
      const what = (await run(world, action, true)).filter(({ kind }) => kind === harm);
      if (what.length === 0) continue;
      found = `${harm}, found in run ${i + 1} (${what.map((one) => one.what).join('; ')})`;
      break;
    }
    const [action] = tries;
    const without = short || action === undefined ? [] : await run(world, action, false);
    const control = short ? '' : `; without it ${without.length === 0 ? 'no harm' : without.map(({ kind, what }) => `${kind}: ${what}`).join('; ')}`;
    results.push({ name, good: found !== undefined && without.length === 0, says: `${found ?? 'not found'}${control}` });
  }
  return results;
}
