import { sql } from 'kysely';
import { automaticAt, isImmediate, placeOf } from '../../../src/engine/index.js';
import type { AutomaticAction, Flow } from '../../../src/protocol/index.js';
import { json, type Db } from './db.js';
import { announce } from './events.js';
import { putMail } from './outgoing-mails.js';

/** Moves without a stop: more than any sale has, and an end for a loop that no lint saw. */
const mostMoves = 10;
const minute = 60_000;

interface Project { readonly id: string; readonly customer: string; readonly substate: string; readonly entry: number; readonly flow: Flow }

async function projectOf(trx: Db, id: string): Promise<Project | undefined> {
  const { rows } = await sql<Project>`select o.id, o.customer, o.substate, jsonb_array_length(o.history) as entry, f.body as flow from opportunities o join flows f on f.type = o.type where o.id = ${id} for update of o`.execute(trx);
  return rows[0];
}

/**
 * A project has entered a substate: what the company wants done there by itself is noted down, in the same transaction,
 * once for each time that it is entered. What is to happen at once happens here, and may lead on to the next substate.
 */
export async function entered(trx: Db, opportunity: string, now: Date): Promise<void> {
  for (let moves = 0; ; moves++) {
    const project = await projectOf(trx, opportunity);
    const actions = project ? automaticAt(project.flow, project.substate) : [];
    if (!project || actions.length === 0) return;
    const { entry, substate } = project;
    const noted = await trx.insertInto('timers')
      .values(actions.map((action) => ({ opportunity, entry, action: action.id, substate, due_at: new Date(now.getTime() + (action.after ?? 0) * minute), done_at: isImmediate(action) ? now : null })))
      .onConflict((conflict) => conflict.doNothing()).returning('action').execute();
    const fresh = new Set(noted.map(({ action }) => action));
    let moved = false;
    for (const action of actions.filter((one) => isImmediate(one) && fresh.has(one.id))) {
      if (action.move !== undefined && moves === mostMoves) return note(trx, project, { automatic: action.id, refused: 'automatic-loop' }, now);
      moved = await take(trx, project, action, now);
      // it stands elsewhere by now: what was still to come here is over
      if (moved) break;
    }
    if (!moved) return;
  }
}

/** Does what an action says, in the project's own transaction. True when it moved. */
async function take(trx: Db, project: Project, { id, mail, move }: AutomaticAction, now: Date): Promise<boolean> {
  const { id: opportunity, customer, entry, substate, flow } = project;
  if (mail !== undefined) await putMail(trx, { opportunity, customer, template: mail, cause: `automatic ${entry} ${id}`, by: 'automatic', now });
  if (move === undefined) return false;
  if (move === substate || !placeOf(flow, move)) {
    await note(trx, project, { automatic: id, refused: 'unknown-substate' }, now);
    return false;
  }
  await trx.updateTable('opportunities').where('id', '=', opportunity).set({ substate: move, history: sql`history || ${json([{ substate: move, at: now.toISOString() }])}`, updated_at: now }).execute();
  await note(trx, project, { automatic: id, from: substate, to: move }, now);
  return true;
}

async function note(trx: Db, { id }: Project, detail: object, now: Date): Promise<void> {
  await trx.insertInto('audit').values({ at: now, customer: null, opportunity: id, action: 'automatic', detail: json<object>(detail) }).execute();
}

/**
 * Takes the action whose time has come first, when its project still stands in that very entry. Exactly once: the note is
 * marked in the transaction of what it does, and another server passes over it meanwhile. False when there is none.
 */
export async function takeDue(db: Db, now: Date, failed: (timer: string) => void): Promise<boolean> {
  let timer: { readonly id: string; readonly opportunity: string; readonly entry: number; readonly action: string; readonly substate: string } | undefined;
  try {
    await db.transaction().execute(async (trx) => {
      timer = await trx.selectFrom('timers').select(['id', 'opportunity', 'entry', 'action', 'substate']).where('done_at', 'is', null).where('due_at', '<=', now)
        .orderBy('due_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
      if (!timer) return;
      const { id, opportunity, entry, substate, action: name } = timer;
      await trx.updateTable('timers').set({ done_at: now }).where('id', '=', id).execute();
      const project = await projectOf(trx, opportunity);
      const action = project && project.entry === entry && project.substate === substate ? automaticAt(project.flow, substate).find((one) => one.id === name) : undefined;
      if (!project || !action || !(await take(trx, project, action, now))) return;
      await entered(trx, opportunity, now);
      await announce(trx, project.customer, { kind: 'opportunity', opportunity });
    });
  } catch (error) {
    // the others are not held up by it
    if (timer) failed(timer.id);
    throw error;
  }
  return timer !== undefined;
}

/** Puts off an action that could not be taken. */
export async function putOff(db: Db, timer: string, until: Date): Promise<void> {
  await db.updateTable('timers').set({ due_at: until }).where('id', '=', timer).where('done_at', 'is', null).execute();
}
