import { cells, type Cell } from './browser-runs.js';
import { killAt, kills } from './kills.js';
import { planted } from './planted.js';
import { serverRuns } from './server/runs.js';
import { steps } from './steps.js';
import { complaints, inLanes, isGood, lastLine, table, type Outcome } from './table.js';
import { openWorld, type World } from './world.js';

export interface Wish {
  /** each fault and each step once, for every day */
  readonly short: boolean;
  /** only runs in whose name this stands: `reply lost × ticket` */
  readonly only: string | undefined;
  /** customers at a time */
  readonly lanes: number;
  say(line: string): void;
}

/** Each fault at some step, and each step under some fault: as few as do it. */
function few(all: readonly Cell[]): Cell[] {
  const faults = new Set<string>();
  let turn = 0;
  return all.filter(({ fault, step }) => {
    if (faults.has(fault)) return false;
    const here = [...new Set(all.filter((cell) => cell.fault === fault).map((cell) => cell.step))];
    if (here[turn % here.length] !== step) return false;
    turn++;
    faults.add(fault);
    return true;
  });
}

/** Runs a cell; what the suite itself throws is harm too. */
async function carryOut(world: World, { fault, step, run }: Cell): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('it never ended')), 900_000); });
  try {
    return await Promise.race([run(world), late]);
  } catch (error) {
    return { row: fault, column: step, struck: true, harm: [{ kind: 'lost', what: `the suite: ${error instanceof Error ? error.message : String(error)}` }] };
  } finally {
    clearTimeout(timer);
  }
}

/** Kills in batches: a browser's start is shared. */
const killed = Object.keys(kills).flatMap((fault) => Array.from({ length: Math.ceil(steps.length / 4) }, (_, i) => ({ fault, steps: steps.slice(i * 4, i * 4 + 4) })));

/** What came of the runs, and of the suite's own proof. */
interface Found { readonly outcomes: Outcome[]; readonly proof: { readonly good: boolean }[] }

async function browserRuns({ short, only, lanes, say }: Wish): Promise<Found> {
  const world = await openWorld();
  const outcomes: Outcome[] = [];
  const proof: Found['proof'] = [];
  const matches = (fault: string, step: string): boolean => only === undefined || `${fault} × ${step}`.includes(only);
  const add = (...more: Outcome[]): void => {
    for (const one of more) {
      outcomes.push(one);
      if (only !== undefined && isGood(one)) say(`${one.row} × ${one.column}: well`);
      else if (outcomes.length % 50 === 0) say(`${outcomes.length} runs`);
    }
    for (const line of complaints(more)) say(line);
  };
  try {
    const chosen = cells.filter(({ fault, step }) => matches(fault, step));
    await inLanes(short ? few(chosen) : chosen, lanes, async (cell) => add(await carryOut(world, cell)));
    const batches = killed.map(({ fault, steps: some }) => ({ fault, steps: some.filter((step) => matches(fault, step)) })).filter((batch) => batch.steps.length > 0);
    await inLanes(short ? batches.filter((_, i) => i === 2) : batches, Math.min(lanes, 2), async ({ fault, steps: some }) => add(...(await killAt(world, fault, some))));
    if (only === undefined || only === 'planted') for (const { name, good, says } of await planted(world, short)) {
      say(`planted: ${name}: ${says}`);
      proof.push({ good });
    }
  } finally {
    await world.close();
  }
  return { outcomes, proof };
}

/** Everything; resolves with how many runs ended well and how many didn't. */
export async function faults(wish: Wish & { readonly part: 'browser' | 'server' | undefined }): Promise<{ passed: number; failed: number }> {
  const { say, part } = wish;
  // what a cut request leaves in the backend's log is meant to be there
  const error = console.error;
  console.error = () => undefined;
  try {
    const { outcomes: browser, proof } = part === 'server' ? { outcomes: [], proof: [] } : await browserRuns(wish);
    const server = part === 'browser' || wish.only === 'planted' ? [] : await serverRuns(wish);
    for (const line of complaints(server)) say(line);
    for (const [corner, outcomes] of [['browser', browser], ['server', server]] as const) if (outcomes.length > 0) for (const line of [...table(outcomes, corner), '']) say(line);
    if (part !== 'server') say(lastLine('browser', browser));
    if (part !== 'browser') say(lastLine('server', server));
    const good = [...[...browser, ...server].map(isGood), ...proof.map((one) => one.good)];
    return { passed: good.filter(Boolean).length, failed: good.filter((one) => !one).length };
  } finally {
    console.error = error;
  }
}
