import { startPostgres, type Postgres } from '../../config/postgres.js';
import { actions } from '../steps.js';
import type { Outcome } from '../table.js';
import { FaultyServer } from './faulty-server.js';
import { Lane, serverSteps, type ServerStep, type ServerWish } from './lane.js';

/** Dies at each statement of a step, one after the other, until the step is done before it comes to it. */
async function atEachStatement(lane: Lane, step: ServerStep, how: 'before' | 'after' | 'dropped', every: number, most: number): Promise<void> {
  const row = `${lane.name}: ${how === 'dropped' ? 'connection dropped at' : `killed ${how}`} a statement`;
  for (let statement = 1; statement <= most; statement += every) {
    const here = statement;
    if (!(await lane.run(row, step, (server) => server.order({ at: { statement: here, how } }), { struck: how === 'dropped' ? 'failed' : 'died' }))) return;
  }
}

/** Dies so many ms after a step began, or after it was done, when it was quick; never under the next customer. */
async function atSomeTime(lane: Lane, step: ServerStep, ms: number): Promise<void> {
  let dead: Promise<void> | undefined;
  await lane.run(`${lane.name}: killed at some time`, step, (server) => {
    dead = new Promise((done) => { setTimeout(done, ms); }).then(() => server.stop('SIGKILL'));
    return Promise.resolve();
  });
  await dead;
}

async function killing(lane: Lane, { short }: ServerWish, every: number, drops: boolean): Promise<void> {
  for (const [i, step] of serverSteps.entries()) {
    // every day: each step under one of the faults, and on both databases
    if (short) {
      const how = (['before', 'after', drops ? 'dropped' : 'before'] as const)[i % 3] ?? 'before';
      await atEachStatement(lane, step, how, 40, 1);
      continue;
    }
    await atEachStatement(lane, step, 'before', every, 40);
    await atEachStatement(lane, step, 'after', every * 2, 40);
    if (drops) await atEachStatement(lane, step, 'dropped', 4, 12);
    for (let time = 0; time < 2; time++) {
      await atSomeTime(lane, step, 3 + time * 9);
    }
  }
  if (short) await atSomeTime(lane, 'submit-step', 9);
  for (let i = 0; i < (short ? 1 : 4); i++) await lane.run(`${lane.name}: killed in the middle of a file`, 'upload-patch', () => Promise.resolve(), { half: true });
  for (const [name, ahead] of [['20 minutes ahead', 20 * 60_000], ['an hour behind', -3_600_000]] as const) {
    for (const step of short ? (['submit-step'] as const) : actions) await lane.run(`${lane.name}: clock ${name}`, step, (server) => server.order({ ahead }), { struck: 'always' });
  }
}

/** The database is ended as by a failing machine and begun again, in the middle of a request and for a while; the backend stands, and comes back by itself. */
async function restarts(lane: Lane, { short }: ServerWish, power: NonNullable<Postgres['power']>): Promise<void> {
  const again = async (): Promise<void> => { await power.off(); await power.on(); };
  for (const [i, step] of serverSteps.entries()) {
    for (const how of ['before', 'after'] as const) {
      // every day: each of the two at every other step
      if (short && i % 4 !== (how === 'before' ? 0 : 2)) continue;
      for (const statement of short ? [2] : [2, 5]) {
        await lane.run(`database restarted ${how} a statement`, step, async (server) => {
          await server.order({ at: { statement, how: `stopped ${how}` } });
          void server.stopped().then(again).then(() => server.go(), () => server.go());
        }, { struck: 'failed', stands: true });
      }
    }
    if (short && i % 4 !== 1) continue;
    await lane.run('database gone for a while', step, async () => {
      await power.off();
      let requests = 0;
      lane.beforeRequest = async () => { if (++requests === 6) await power.on(); };
    }, { struck: 'failed', stands: true });
    lane.beforeRequest = () => Promise.resolve();
  }
}

async function onRestarted(wish: ServerWish): Promise<Outcome[]> {
  const postgres = await startPostgres();
  try {
    if (!postgres.power) return [];
    const lane = new Lane('database restarted', wish);
    await lane.open({ postgres: postgres.url });
    await restarts(lane, wish, postgres.power);
    return await lane.close();
  } finally {
    await postgres.close();
  }
}

/** Every lane, two beside each other: one on PGlite, one on PostgreSQL. */
export async function serverRuns(wish: ServerWish): Promise<Outcome[]> {
  const postgres = await startPostgres();
  const onPglite = async (): Promise<Outcome[]> => {
    const lane = new Lane('PGlite', wish);
    await lane.open({});
    await killing(lane, wish, 4, false);
    return lane.close();
  };
  const onPostgres = async (): Promise<Outcome[]> => {
    const lane = new Lane('PostgreSQL', wish);
    await lane.open({ postgres: postgres.url });
    await killing(lane, wish, 2, true);
    const outcomes = await lane.close();
    const full = new Lane('disk full', wish);
    await full.open({ postgres: postgres.url, disk: true });
    for (const step of ['upload-create', 'upload-patch'] as const) {
      for (let i = 0; i < (wish.short ? 1 : 3); i++) {
        await full.run('disk full for a while', step, async () => {
          await full.fill(true);
          setTimeout(() => { void full.fill(false); }, 400);
        }, { struck: 'failed' });
      }
    }
    outcomes.push(...(await full.close()));
    const two = new Lane('two servers', wish);
    await two.open({ postgres: postgres.url, servers: 2 });
    for (const step of wish.short ? (['ticket', 'refresh'] as const) : serverSteps) for (const how of wish.short ? (['after'] as const) : (['before', 'after'] as const)) await two.run(`one of two servers killed ${how} a statement`, step, (server) => server.order({ at: { statement: 2, how } }));
    return [...outcomes, ...(await two.close()), ...(await onRestarted(wish))];
  };
  try {
    return (await Promise.all([onPglite(), onPostgres()])).flat();
  } finally {
    await postgres.close();
    FaultyServer.forget();
  }
}
