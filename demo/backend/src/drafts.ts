import { sql } from 'kysely';
import type { Context, Hono } from 'hono';
import { mergeDrafts } from '../../../src/engine/index.js';
import { Draft } from '../../../src/protocol/index.js';
import { body } from './body.js';
import { json, type Db } from './db.js';
import { notFound, Refusal } from './problems.js';

/** What a customer typed and didn't send, one for each project, for their other devices. */
export function draftRoutes(app: Hono, { db, now, customer }: { db: Db; now: () => number; customer: (c: Context) => Promise<string> }): void {
  app.put('/opportunities/:id/draft', async (c) => {
    const [id, opportunity] = [await customer(c), c.req.param('id')];
    const draft = await body(c, Draft);
    await db.transaction().execute(async (trx) => {
      // two devices that write at once: the second one sees what the first has written
      await sql`select pg_advisory_xact_lock(hashtextextended(${`draft ${id} ${opportunity}`}, 0))`.execute(trx);
      const project = await trx.selectFrom('opportunities').select('substate').where('customer', '=', id).where('id', '=', opportunity).executeTakeFirst();
      if (!project) throw notFound();
      // sent from another device meanwhile: nobody types into that step any more
      if (draft.substate !== project.substate) throw new Refusal(409, 'moved-on');
      const before = await trx.selectFrom('drafts').select('body').where('customer', '=', id).where('opportunity', '=', opportunity).executeTakeFirst();
      const kept = Draft.safeParse(before?.body);
      const row = { body: json<object>(kept.success ? mergeDrafts(kept.data, draft) : draft), saved_at: new Date(now()) };
      await trx.insertInto('drafts').values({ customer: id, opportunity, ...row }).onConflict((conflict) => conflict.columns(['customer', 'opportunity']).doUpdateSet(row)).execute();
    });
    return c.body(null, 204);
  });

  app.get('/opportunities/:id/draft', async (c) => {
    const row = await db.selectFrom('drafts').select('body').where('customer', '=', await customer(c)).where('opportunity', '=', c.req.param('id')).executeTakeFirst();
    if (!row) throw notFound();
    return c.json(row.body);
  });
}
