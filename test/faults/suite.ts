import { startPostgres } from '../config/postgres.js';
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
  const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('it never ended')), 180_000); });
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

async function browserRuns({ short, only, lanes, say }: Wish): Promise<Outcome[]> {
  const world = await openWorld();
  const outcomes: Outcome[] = [];
  const matches = (fault: string, step: string): boolean => only === undefined || `${fault} × ${step}`.includes(only);
  const add = (...more: Outcome[]): void => {
    outcomes.push(...more);
    for (const line of complaints(more)) say(line);
  };
  try {
    const chosen = cells.filter(({ fault, step }) => matches(fault, step));
    await inLanes(short ? few(chosen) : chosen, lanes, async (cell) => add(await carryOut(world, cell)));
    const batches = killed.map(({ fault, steps: some }) => ({ fault, steps: some.filter((step) => matches(fault, step)) })).filter((batch) => batch.steps.length > 0);
    await inLanes(short ? batches.filter((_, i) => i % 4 === 0) : batches, 2, async ({ fault, steps: some }) => add(...(await killAt(world, fault, some))));
    if (only === undefined || only === 'planted') for (const { name, found } of await planted(world, short)) {
      say(`planted: ${name}: ${found}`);
      if (found.startsWith('not')) add({ row: 'planted', column: 'submit-step', struck: true, harm: [{ kind: 'lost', what: `${name} was ${found}` }] });
    }
  } finally {
    await world.close();
  }
  return outcomes;
}

/** Everything; resolves with how many runs ended well and how many didn't. */
export async function faults(wish: Wish & { readonly part: 'browser' | 'server' | undefined }): Promise<{ passed: number; failed: number }> {
  const { say, part } = wish;
  // what a cut request leaves in the backend's log is meant to be there
  const error = console.error;
  console.error = () => undefined;
  const browser = part === 'server' ? [] : await browserRuns(wish);
  const postgres = part === 'browser' ? undefined : await startPostgres();
  let server: Outcome[] = [];
  try {
    if (postgres) server = await serverRuns({ ...wish, postgres: postgres.url });
  } finally {
    await postgres?.close();
    console.error = error;
  }
  for (const line of complaints(server)) say(line);
  for (const [corner, outcomes] of [['browser', browser], ['server', server]] as const) if (outcomes.length > 0) for (const line of [...table(outcomes, corner), '']) say(line);
  say(lastLine('browser', browser));
  say(lastLine('server', server));
  const all = [...browser, ...server];
  return { passed: all.filter(isGood).length, failed: all.filter((outcome) => !isGood(outcome)).length };
}
