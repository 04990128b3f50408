import { writeFile } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { lint } from '../../../src/engine/lint.js';
import { ConditionDefinition, CustomerRecord, Field, Flow, OpportunityRecord, Settings, type Condition, type FileRef } from '../../../src/protocol/index.js';
import { body } from './app.js';
import { flowOf, saveCondition, saveCustomer, saveField, saveFlow, saveOpportunity, saveSettings, settingsOf } from './company-records.js';
import { type Db } from './db.js';
import { notFound, Refusal, unauthorized } from './problems.js';
import { sha256, type Secrets } from './secrets.js';

export interface CompanyOptions {
  readonly db: Db;
  readonly token: string;
  readonly secrets: Secrets;
  now(): number;
  filePath(id: string): string;
}

/** The company's side: another token, another role. A customer's token opens nothing here, nor the other way round. */
export function companyRoutes(app: Hono, { db, token, secrets, now, filePath }: CompanyOptions): void {
  const expected = sha256(`Bearer ${token}`);
  app.use('/company/*', async (c, next) => {
    if (sha256(c.req.header('authorization') ?? '') !== expected) throw unauthorized();
    await next();
  });

  app.get('/company/flows/:type', async (c) => c.json(await flowOf(db, c.req.param('type'))));
  app.put('/company/flows/:type', async (c) => {
    const flow = await body(c, Flow);
    if (flow.type !== c.req.param('type')) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/type', code: 'other-type' }] });
    await checkFlow(db, flow);
    await saveFlow(db, flow);
    return c.json(await flowOf(db, flow.type));
  });

  app.get('/company/fields', async (c) => c.json((await db.selectFrom('fields').select('body').orderBy('id').execute()).map((row) => row.body)));
  app.put('/company/fields', async (c) => {
    const fields = await body(c, z.array(Field));
    await db.transaction().execute(async (trx) => { for (const field of fields) await saveField(trx, field); });
    return c.body(null, 204);
  });
  app.put('/company/fields/:id', async (c) => {
    await saveField(db, sameId(c, await body(c, Field)));
    return c.body(null, 204);
  });
  app.delete('/company/fields/:id', async (c) => {
    await db.deleteFrom('fields').where('id', '=', c.req.param('id')).execute();
    return c.body(null, 204);
  });

  app.get('/company/conditions', async (c) => c.json(await newestConditions(db)));
  app.put('/company/conditions', async (c) => {
    const definitions = await body(c, z.array(ConditionDefinition));
    const saved = await db.transaction().execute(async (trx) => {
      const all: Condition[] = [];
      for (const definition of definitions) all.push(await saveCondition(trx, definition));
      return all;
    });
    return c.json(saved);
  });
  app.put('/company/conditions/:id', async (c) => c.json(await saveCondition(db, sameId(c, await body(c, ConditionDefinition)))));

  app.get('/company/settings', async (c) => c.json((await settingsOf(db)) ?? {}));
  app.put('/company/settings', async (c) => { await saveSettings(db, await body(c, Settings)); return c.body(null, 204); });

  app.get('/company/customers/:id', async (c) => {
    const row = await db.selectFrom('customers').selectAll().where('id', '=', c.req.param('id')).executeTakeFirst();
    if (!row) throw notFound();
    return c.json({ ...row, email: row.email ?? undefined, phone: row.phone ?? undefined, language: row.language ?? undefined } satisfies CustomerRecord);
  });
  app.put('/company/customers/:id', async (c) => { await saveCustomer(db, sameId(c, await body(c, CustomerRecord))); return c.body(null, 204); });

  app.get('/company/opportunities/:id', async (c) => {
    const id = c.req.param('id');
    const row = await db.selectFrom('opportunities').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw notFound();
    const offers = await db.selectFrom('offers').selectAll().where('opportunity', '=', id).orderBy('place').execute();
    const consents = await db.selectFrom('consents').selectAll().where('opportunity', '=', id).orderBy('given_at').execute();
    const { held: values, updated_at: _, ...rest } = row;
    return c.json({ ...rest, values, offers: offers.map((offer) => ({ ...offer.body, status: offer.status })), consents: consents.map(({ given_at, opportunity: __, ...consent }) => ({ ...consent, at: given_at.toISOString() })) });
  });
  app.put('/company/opportunities/:id', async (c) => { await saveOpportunity(db, sameId(c, await body(c, OpportunityRecord)), new Date(now())); return c.body(null, 204); });
  app.get('/company/opportunities/:id/audit', async (c) => c.json(await db.selectFrom('audit').selectAll().where('opportunity', '=', c.req.param('id')).orderBy('id').execute()));

  app.post('/company/files', async (c) => {
    const name = c.req.query('name') ?? '';
    const data = Buffer.from(await c.req.arrayBuffer());
    if (!name || data.length === 0) throw new Refusal(422, 'invalid', { detail: 'Send the bytes as the body and the file’s name as ?name=.' });
    return c.json(await keepFile(db, filePath, c.req.query('id') ?? secrets.random(), name, data), 201);
  });
}

/** A file of the company's own: customers read it where a value or an offer of theirs holds it. */
export async function keepFile(db: Db, filePath: (id: string) => string, id: string, name: string, data: Buffer): Promise<FileRef> {
  const type = (await fileTypeFromBuffer(data))?.mime ?? 'application/octet-stream';
  const ref: Required<FileRef> = { id, name, size: data.length, type, sha256: sha256(data) };
  await writeFile(filePath(id), data);
  const row = { name, size: ref.size, type, sha256: ref.sha256, finished: true };
  await db.insertInto('files').values({ ...row, id, customer: null, opportunity: null, field: null, created_at: new Date() }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
  return ref;
}

/** Refuses a flow that can't work; warnings don't hold it up. */
export async function checkFlow(db: Db, flow: Flow): Promise<void> {
  const fields = (await db.selectFrom('fields').select('body').execute()).map((row) => row.body);
  const conditions = await newestConditions(db);
  const findings = lint({ flow, fields: [...fields, ...(flow.fields ?? [])], conditions: [...conditions, ...(flow.conditions ?? [])], settings: await settingsOf(db) });
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors: errors.map(({ pointer, code, params }) => ({ pointer, code, params })) });
}

async function newestConditions(db: Db): Promise<Condition[]> {
  return (await db.selectFrom('conditions').distinctOn('id').select('body').orderBy('id').orderBy('version', 'desc').execute()).map((row) => row.body);
}

function sameId<T extends { id: string }>(c: Context, record: T): T {
  if (record.id !== c.req.param('id')) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/id', code: 'other-id' }] });
  return record;
}
