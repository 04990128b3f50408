import { sql } from 'kysely';
import type { Condition, ConditionDefinition, CustomerRecord, Field, Flow, OpportunityRecord, Settings } from '../../../src/protocol/index.js';
import { placeOf } from '../../../src/engine/index.js';
import { json, type Db } from './db.js';
import { notFound, Refusal } from './problems.js';
import { sha256 } from './secrets.js';
import { normal } from './sessions.js';

/** What the company writes, each whole or not at all. */

export async function saveFlow(db: Db, flow: Flow): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { fields, conditions, $schema: _, ...body } = flow;
    for (const field of fields ?? []) await saveField(trx, field);
    for (const condition of conditions ?? []) await saveCondition(trx, condition);
    await trx.insertInto('flows').values({ type: flow.type, version: 1, body: json(body as Flow), saved_at: new Date() })
      .onConflict((conflict) => conflict.column('type').doUpdateSet((eb) => ({ version: eb('flows.version', '+', 1), body: eb.ref('excluded.body'), saved_at: eb.ref('excluded.saved_at') }))).execute();
  });
}

export async function saveField(db: Db, field: Field): Promise<void> {
  await db.insertInto('fields').values({ id: field.id, body: json(field) }).onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') }))).execute();
}

/** A changed text is a new version: consents to the old one stay what they were. */
export async function saveCondition(db: Db, definition: ConditionDefinition): Promise<Condition> {
  const texts = typeof definition.text === 'string' ? { und: definition.text } : definition.text;
  const hashes = Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, sha256(text)]));
  const before = await db.selectFrom('conditions').selectAll().where('id', '=', definition.id).orderBy('version', 'desc').executeTakeFirst();
  const same = before && JSON.stringify(sorted(before.body.sha256)) === JSON.stringify(sorted(hashes));
  const version = !before ? definition.version : same ? before.version : Math.max(before.version + 1, definition.version);
  const body: Condition = { ...definition, version, sha256: hashes };
  await db.insertInto('conditions').values({ id: definition.id, version, body: json(body) })
    .onConflict((conflict) => conflict.columns(['id', 'version']).doUpdateSet((eb) => ({ body: eb.ref('excluded.body') }))).execute();
  return body;
}

const sorted = (hashes: Record<string, string>): [string, string][] => Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1));

export async function saveSettings(db: Db, { $schema: _, ...settings }: Settings): Promise<void> {
  await db.insertInto('settings').values({ id: 1, body: json<Settings>(settings) }).onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') }))).execute();
}

export async function settingsOf(db: Db): Promise<Settings | undefined> {
  return (await db.selectFrom('settings').select('body').where('id', '=', 1).executeTakeFirst())?.body;
}

export async function saveCustomer(db: Db, customer: CustomerRecord): Promise<void> {
  const row = { name: customer.name, email: customer.email ?? null, phone: customer.phone ? normal(customer.phone) : null, language: customer.language ?? null, portal: customer.portal };
  await db.insertInto('customers').values({ id: customer.id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
}

/** Makes an opportunity, or moves it and merges values into it. Offers are replaced when they are given. */
export async function saveOpportunity(db: Db, record: OpportunityRecord, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const flow = (await trx.selectFrom('flows').select('body').where('type', '=', record.type).executeTakeFirst())?.body;
    if (!flow) throw new Refusal(422, 'unknown-flow', { errors: [{ pointer: '/type', code: 'unknown-flow' }] });
    if (!placeOf(flow, record.substate)) throw new Refusal(422, 'unknown-substate', { errors: [{ pointer: '/substate', code: 'unknown-substate' }] });
    const customer = await trx.selectFrom('customers').select('id').where('id', '=', record.customer).executeTakeFirst();
    if (!customer) throw new Refusal(422, 'unknown-customer', { errors: [{ pointer: '/customer', code: 'unknown-customer' }] });
    const before = await trx.selectFrom('opportunities').selectAll().where('id', '=', record.id).forUpdate().executeTakeFirst();
    const entry = { substate: record.substate, at: now.toISOString() };
    if (before) {
      if (before.customer !== record.customer) throw new Refusal(409, 'other-customer');
      const history = before.substate === record.substate ? before.history : [...before.history, entry];
      await trx.updateTable('opportunities').set({ name: json(record.name), substate: record.substate, history: json(history), held: sql`held || ${json(record.values ?? {})}`, updated_at: now }).where('id', '=', record.id).execute();
    } else {
      const history = record.history?.at(-1)?.substate === record.substate ? record.history : [...(record.history ?? []), entry];
      await trx.insertInto('opportunities').values({ id: record.id, customer: record.customer, type: record.type, name: json(record.name), substate: record.substate, held: json(record.values ?? {}), history: json(history), updated_at: now }).execute();
    }
    if (record.offers) {
      await trx.deleteFrom('offers').where('opportunity', '=', record.id).execute();
      for (const [place, offer] of record.offers.entries()) await trx.insertInto('offers').values({ id: offer.id, opportunity: record.id, place, body: json(offer), status: offer.status }).execute();
    }
    await trx.insertInto('audit').values({ at: now, customer: null, opportunity: record.id, action: 'company-save', detail: json<object>({ substate: record.substate, fields: Object.keys(record.values ?? {}) }) }).execute();
  });
}

export async function flowOf(db: Db, type: string): Promise<Flow> {
  const row = await db.selectFrom('flows').select('body').where('type', '=', type).executeTakeFirst();
  if (!row) throw notFound();
  return row.body;
}
