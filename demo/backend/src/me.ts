import { sql } from 'kysely';
import { placeOf } from '../../../src/engine/index.js';
import type { Flow, Me, Text } from '../../../src/protocol/index.js';
import type { Db } from './db.js';
import { newestEvent } from './events.js';
import { unauthorized } from './problems.js';

/** The customer and their projects, the one that moved last first. */
export async function meOf(db: Db, id: string): Promise<Me> {
  const customer = await db.selectFrom('customers').selectAll().where('id', '=', id).executeTakeFirst();
  if (!customer) throw unauthorized();
  // before what it may be about: an event that comes in between is told of
  const event = String(await newestEvent(db, id));
  const { rows } = await sql<{ id: string; type: string; name: Text; substate: string; flow: Flow; updated_at: Date }>`
    select o.id, o.type, o.name, o.substate, f.body as flow, o.updated_at from opportunities o join flows f on f.type = o.type
    where o.customer = ${id} order by o.updated_at desc, o.id`.execute(db);
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email ?? undefined,
    phone: customer.phone ?? undefined,
    language: customer.language ?? undefined,
    unit: customer.unit ?? undefined,
    event,
    opportunities: rows.map((row) => {
      const place = placeOf(row.flow, row.substate);
      const state = place?.state.publicName ?? row.flow.name;
      return { id: row.id, type: row.type, name: row.name, state, substate: place?.substate.publicName ?? state, updatedAt: new Date(row.updated_at).toISOString() };
    }),
  };
}
