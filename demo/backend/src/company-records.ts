import { sql } from 'kysely';
import { lint, places } from '../../../src/engine/index.js';
import type { Condition, ConditionDefinition, CustomerRecord, Field, Flow, Settings } from '../../../src/protocol/index.js';
import { json, type Db, type Tables } from './db.js';
import { announce, broadcast, wake } from './events.js';
import { countryOf, normal } from './identifier.js';
import { notFound, Refusal } from './problems.js';
import { sha256 } from './secrets.js';

/** Refuses a flow that can't work, or that takes away the substate a project stands in; warnings don't hold it up. */
export async function checkFlow(db: Db, flow: Flow): Promise<void> {
  const fields = (await db.selectFrom('fields').select('body').execute()).map((row) => row.body);
  const conditions = await newestConditions(db);
  const findings = lint({ flow, fields: [...fields, ...(flow.fields ?? [])], conditions: [...conditions, ...(flow.conditions ?? [])], settings: await settingsOf(db) });
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ pointer, code, params }) => ({ pointer, code, params }));
  const substates = new Set(places(flow).map(({ substate }) => substate.id));
  const { rows } = await sql<{ substate: string; projects: number }>`select substate, count(*)::int as projects from opportunities where type = ${flow.type} group by substate order by substate`.execute(db);
  for (const { substate, projects } of rows) if (!substates.has(substate)) errors.push({ pointer: '/states', code: 'substate-in-use', params: { substate, projects: String(projects) } });
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
}

/** A transaction that writes definitions. They come one after the other, so that each number of a version is given once. */
function oneAtATime<T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(721005)`.execute(trx);
    return work(trx);
  });
}

/** Keeps a flow as its next version, and what its file carries of fields and conditions. */
export async function saveFlow(db: Db, flow: Flow): Promise<void> {
  const { fields, conditions, $schema: _, ...body } = flow;
  await oneAtATime(db, async (trx) => {
    await putFields(trx, fields ?? []);
    await putConditions(trx, conditions ?? []);
    const row = { version: await keepVersion(trx, 'flow', flow.type, body), body: json(body as Flow), saved_at: new Date() };
    await trx.insertInto('flows').values({ type: flow.type, ...row }).onConflict((conflict) => conflict.column('type').doUpdateSet(row)).execute();
    await broadcast(trx, { kind: 'flow', type: flow.type });
  });
}

/** Keeps what applied from now on beside what applied before; the same again is no new version. Resolves with its number. */
async function keepVersion(db: Db, kind: Tables['versions']['kind'], id: string, body: object): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    with last as (select version, body from versions where kind = ${kind} and id = ${id} order by version desc limit 1),
         next as (insert into versions (kind, id, version, body, at) select ${kind}, ${id}, coalesce((select version from last), 0) + 1, ${json(body)}, now()
           where not exists (select 1 from last where body = ${json(body)}) returning version)
    select version from next union all select version from last where not exists (select 1 from next)`.execute(db);
  return rows[0]?.version ?? 1;
}

/** A flow as it applies, or as an earlier version of it did. */
export async function flowOf(db: Db, type: string, version?: number): Promise<Flow> {
  const row = version === undefined
    ? await db.selectFrom('flows').select('body').where('type', '=', type).executeTakeFirst()
    : await db.selectFrom('versions').select('body').where('kind', '=', 'flow').where('id', '=', type).where('version', '=', version).executeTakeFirst();
  if (!row) throw notFound();
  return row.body as Flow;
}

export function saveFields(db: Db, fields: readonly Field[]): Promise<void> {
  return oneAtATime(db, async (trx) => {
    await putFields(trx, fields);
    await broadcast(trx, { kind: 'flow' });
  });
}

async function putFields(db: Db, fields: readonly Field[]): Promise<void> {
  for (const field of fields) {
    await keepVersion(db, 'field', field.id, field);
    await db.insertInto('fields').values({ id: field.id, body: json(field) }).onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') }))).execute();
  }
}

export function removeField(db: Db, id: string): Promise<void> {
  return oneAtATime(db, async (trx) => {
    await trx.deleteFrom('fields').where('id', '=', id).execute();
    await broadcast(trx, { kind: 'flow' });
  });
}

export function saveConditions(db: Db, definitions: readonly ConditionDefinition[]): Promise<Condition[]> {
  return oneAtATime(db, async (trx) => {
    const saved = await putConditions(trx, definitions);
    await broadcast(trx, { kind: 'flow' });
    return saved;
  });
}

/** A changed text is a new version: consents to the old one stay what they were, and are asked for again. */
async function putConditions(db: Db, definitions: readonly ConditionDefinition[]): Promise<Condition[]> {
  const saved: Condition[] = [];
  for (const definition of definitions) {
    const texts = typeof definition.text === 'string' ? { und: definition.text } : definition.text;
    const hashes = Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, sha256(text)]));
    const before = await db.selectFrom('conditions').selectAll().where('id', '=', definition.id).orderBy('version', 'desc').executeTakeFirst();
    const same = before !== undefined && sorted(before.body.sha256) === sorted(hashes);
    const least = before === undefined ? 0 : before.version + (same ? 0 : 1);
    const condition: Condition = { ...definition, version: Math.max(least, definition.version), sha256: hashes };
    await db.insertInto('conditions').values({ id: condition.id, version: condition.version, body: json(condition) })
      .onConflict((conflict) => conflict.columns(['id', 'version']).doUpdateSet((eb) => ({ body: eb.ref('excluded.body') }))).execute();
    saved.push(condition);
  }
  return saved;
}

const sorted = (hashes: Record<string, string>): string => JSON.stringify(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));

export async function newestConditions(db: Db): Promise<Condition[]> {
  return (await db.selectFrom('conditions').distinctOn('id').select('body').orderBy('id').orderBy('version', 'desc').execute()).map((row) => row.body);
}

export async function saveSettings(db: Db, { $schema: _, ...settings }: Settings): Promise<void> {
  await oneAtATime(db, async (trx) => {
    await keepVersion(trx, 'settings', 'settings', settings);
    await trx.insertInto('settings').values({ id: 1, body: json<Settings>(settings) }).onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') }))).execute();
    await broadcast(trx, { kind: 'config' });
  });
}

export async function settingsOf(db: Db): Promise<Settings | undefined> {
  return (await db.selectFrom('settings').select('body').where('id', '=', 1).executeTakeFirst())?.body;
}

/** Makes or changes a customer. An e-mail address belongs to one customer. */
export async function saveCustomer(db: Db, customer: CustomerRecord): Promise<void> {
  const country = countryOf((await settingsOf(db))?.support.phone);
  const { id, name, language, unit, portal } = customer;
  const row = { name, email: customer.email?.trim() || null, phone: customer.phone?.trim() ? normal(customer.phone, country) : null, language: language ?? null, unit: unit ?? null, portal };
  try {
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('customers').values({ id, ...row }).onConflict((conflict) => conflict.column('id').doUpdateSet(row)).execute();
      if (!portal) await wake(trx, 'sessions');
      await announce(trx, id, { kind: 'opportunity' });
    });
  } catch (error) {
    if ((error as { code?: string }).code === '23505') throw new Refusal(409, 'email-taken', { errors: [{ pointer: '/email', code: 'email-taken' }] });
    throw error;
  }
}

export async function customerRecord(db: Db, id: string): Promise<CustomerRecord> {
  const row = await db.selectFrom('customers').select(['id', 'name', 'email', 'phone', 'language', 'unit', 'portal']).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return { ...row, email: row.email ?? undefined, phone: row.phone ?? undefined, language: row.language ?? undefined, unit: row.unit ?? undefined };
}
