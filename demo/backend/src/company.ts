import { timingSafeEqual } from 'node:crypto';
import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { ConditionDefinition, CustomerRecord, Field, Flow, MailOrder, OpportunityRecord, Settings, type OrderedMail } from '../../../src/protocol/index.js';
import { body, idempotencyKey } from './body.js';
import { keepFile, sentFile } from './company-files.js';
import { checkFlow, customerRecord, flowOf, newestConditions, removeField, saveConditions, saveCustomer, saveFields, saveFlow, saveSettings, settingsOf } from './company-records.js';
import { offerRoutes } from './company-offers.js';
import { opportunityRecord, saveOpportunity } from './company-opportunities.js';
import type { Db } from './db.js';
import { checkedSettings } from './help.js';
import { putMail } from './outgoing-mails.js';
import { Refusal } from './problems.js';
import { sha256, type Secrets } from './secrets.js';
import type { UploadStore } from './upload-store.js';

export interface CompanyOptions {
  readonly db: Db;
  readonly token: string;
  readonly secrets: Secrets;
  /** ms since the epoch */
  now(): number;
  readonly store: UploadStore;
  /** refuses whoever isn't a signed-in customer */
  customerOf(authorization: string): Promise<string>;
}

/** The company's side: another token, another role. A customer's token opens nothing here, nor the other way round. Every `PUT` takes effect whole or not at all. */
export function companyRoutes(app: Hono, { db, token, secrets, now, store, customerOf }: CompanyOptions): void {
  const expected = Buffer.from(sha256(`Bearer ${token}`));
  app.use('/company/*', async (c, next) => {
    const given = c.req.header('authorization') ?? '';
    if (!timingSafeEqual(Buffer.from(sha256(given)), expected)) {
      await customerOf(given);
      throw new Refusal(403, 'company-only');
    }
    await next();
  });

  app.get('/company/flows', async (c) => c.json((await db.selectFrom('flows').select(['type', 'version', 'saved_at']).orderBy('type').execute()).map(({ saved_at, ...flow }) => ({ ...flow, savedAt: saved_at.toISOString() }))));
  app.get('/company/flows/:type', async (c) => c.json(await flowOf(db, c.req.param('type'), versionIn(c))));
  app.put('/company/flows/:type', async (c) => {
    const flow = await body(c, Flow);
    if (flow.type !== c.req.param('type')) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/type', code: 'other-type' }] });
    await checkFlow(db, flow);
    await saveFlow(db, flow);
    return c.json(await flowOf(db, flow.type));
  });

  app.get('/company/fields', async (c) => c.json((await db.selectFrom('fields').select('body').orderBy('id').execute()).map((row) => row.body)));
  app.put('/company/fields', async (c) => { await saveFields(db, await body(c, z.array(Field))); return c.body(null, 204); });
  app.put('/company/fields/:id', async (c) => { await saveFields(db, [sameId(c, await body(c, Field))]); return c.body(null, 204); });
  app.delete('/company/fields/:id', async (c) => { await removeField(db, c.req.param('id')); return c.body(null, 204); });

  app.get('/company/conditions', async (c) => c.json(await newestConditions(db)));
  app.put('/company/conditions', async (c) => c.json(await saveConditions(db, await body(c, z.array(ConditionDefinition)))));
  app.put('/company/conditions/:id', async (c) => c.json((await saveConditions(db, [sameId(c, await body(c, ConditionDefinition))]))[0]));

  app.get('/company/settings', async (c) => c.json((await settingsOf(db)) ?? {}));
  app.put('/company/settings', async (c) => { await saveSettings(db, await checkedSettings(db, await body(c, Settings))); return c.body(null, 204); });

  app.get('/company/customers/:id', async (c) => c.json(await customerRecord(db, c.req.param('id'))));
  app.put('/company/customers/:id', async (c) => { await saveCustomer(db, sameId(c, await body(c, CustomerRecord))); return c.body(null, 204); });

  app.get('/company/opportunities/:id', async (c) => c.json(await opportunityRecord(db, c.req.param('id'))));
  app.put('/company/opportunities/:id', async (c) => { await saveOpportunity(db, sameId(c, await body(c, OpportunityRecord)), new Date(now()), store); return c.body(null, 204); });
  app.get('/company/opportunities/:id/audit', async (c) => {
    await opportunityRecord(db, c.req.param('id'));
    return c.json(await db.selectFrom('audit').selectAll().where('opportunity', '=', c.req.param('id')).orderBy('id').execute());
  });

  offerRoutes(app, { db, now });

  app.post('/company/opportunities/:id/mails', async (c) => {
    const opportunity = c.req.param('id');
    const cause = `company ${idempotencyKey(c)}`;
    const { template } = await body(c, MailOrder);
    const { customer } = await opportunityRecord(db, opportunity);
    const mail = await db.transaction().execute((trx) => putMail(trx, { opportunity, customer, template, cause, by: 'company', now: new Date(now()) }));
    if (typeof mail === 'string') throw new Refusal(422, mail, { errors: [{ pointer: '/template', code: mail }] });
    if (mail.template !== template) throw new Refusal(422, 'key-reused', { detail: 'This Idempotency-Key was used for another mail.' });
    return c.json<OrderedMail>(mail, 201);
  });

  app.post('/company/files', async (c) => {
    const { name, data } = await sentFile(c);
    return c.json(await keepFile(db, store, secrets.random(), name, data), 201);
  });
}

/** The version that a request asks for. */
function versionIn(c: Context): number | undefined {
  const version = c.req.query('version');
  if (version !== undefined && !/^\d{1,9}$/.test(version)) throw new Refusal(422, 'invalid', { detail: 'A version is a number.' });
  return version === undefined ? undefined : Number(version);
}

function sameId<T extends { id: string }>(c: Context, record: T): T {
  if (record.id !== c.req.param('id')) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/id', code: 'other-id' }] });
  return record;
}
