import { sql } from 'kysely';
import { ruleOf, settingsFor } from '../../../src/engine/index.js';
import type { Asked, Snapshot } from '../../../src/engine/index.js';
import type { Condition, Contract, CustomerRecord, Drawing, Field, FileRef, Flow, InstallerVisit, Offer, Settings, Text, Values } from '../../../src/protocol/index.js';
import type { Db } from './db.js';
import { notContracted, notFound } from './problems.js';

/** What changes with the project itself. */
interface Moving {
  id: string; name: Text; substate: string; held: Values; history: { substate: string; at: string }[];
  offers: Offer[]; contracts: Contract[]; visit: InstallerVisit | null; drawing: Drawing | null; asked: Asked[];
  consents: { condition: string; version: number; language: string; sha256: string; at: string }[];
  files: (FileRef & { field: string })[];
}
interface Row extends Moving { flow: Flow; settings: Settings; customer: CustomerRecord; fields: Field[]; conditions: Condition[] }

const moving = sql`o.id, o.name, o.substate, o.held, o.history, o.visit, o.drawing, o.asked,
      (select coalesce(json_agg(body || jsonb_build_object('status', status) order by place), '[]') from offers where opportunity = o.id) as offers,
      (select coalesce(json_agg(body order by place), '[]') from contracts where opportunity = o.id) as contracts,
      (select coalesce(json_agg(json_build_object('condition', condition, 'version', version, 'language', language, 'sha256', sha256, 'at', to_char(given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))), '[]') from consents where opportunity = o.id) as consents,
      (select coalesce(json_agg(json_build_object('id', id, 'name', name, 'size', size, 'type', type, 'sha256', sha256, 'field', field)), '[]') from files where opportunity = o.id and customer = o.customer and finished) as files`;

/**
 * All that the rules need of one opportunity, in one query by (customer, id): another customer's is a 404.
 * `lock` holds the opportunity's row until the transaction ends.
 */
export async function snapshotOf(db: Db, customer: string, id: string, now: Date, lock = false): Promise<Snapshot> {
  if (lock) await sql`select 1 from opportunities where id = ${id} and customer = ${customer} for update`.execute(db);
  const { rows } = await sql<Row>`
    select ${moving}, f.body as flow,
      (select body from settings where id = 1) as settings,
      json_strip_nulls(json_build_object('id', c.id, 'name', c.name, 'email', c.email, 'phone', c.phone, 'language', c.language, 'unit', c.unit, 'portal', c.portal)) as customer,
      (select coalesce(json_agg(body), '[]') from fields) as fields,
      (select coalesce(json_agg(body), '[]') from (select distinct on (id) body from conditions order by id, version desc) as newest) as conditions
    from opportunities o join flows f on f.type = o.type join customers c on c.id = o.customer
    where o.id = ${id} and o.customer = ${customer}`.execute(db);
  const [row] = rows;
  if (!row?.settings) throw notFound();
  const settings = settingsFor(row.settings, row.customer.unit);
  if (!settings) throw notContracted();
  return {
    flow: row.flow,
    fields: new Map(row.fields.map((field) => [field.id, field])),
    conditions: new Map(row.conditions.map((condition) => [condition.id, condition])),
    settings,
    customer: row.customer,
    ...moved(row, row.fields),
    now: now.toISOString(),
  };
}

/** The same opportunity, which the transaction holds, after what was done to it there. What the company defines is as it was a moment ago: it is by far the most of it, and isn't fetched twice. */
export async function snapshotAfter(trx: Db, before: Snapshot): Promise<Snapshot> {
  const { rows } = await sql<Moving>`select ${moving} from opportunities o where o.id = ${before.opportunity.id}`.execute(trx);
  const [row] = rows;
  if (!row) throw notFound();
  return { ...before, ...moved(row, [...before.fields.values()]) };
}

function moved({ id, name, substate, history, held, offers, consents, contracts, visit, drawing, asked, files }: Moving, fields: readonly Field[]): Pick<Snapshot, 'opportunity' | 'files'> {
  return {
    opportunity: { id, name, substate, history, values: sane(held, fields), offers, consents, contracts, visit: visit ?? undefined, drawing: drawing ?? undefined, asked },
    files: new Map(files.map((file) => [file.id, file])),
  };
}

/** What is held, as the fields' types are now: a field that changed its type doesn't break the page. */
function sane(held: Values, fields: readonly Field[]): Values {
  const values: Values = { ...held };
  for (const field of fields) {
    const rule = ruleOf(field.type);
    const value = values[field.id];
    if (rule && value !== undefined) values[field.id] = rule.sanitize(value, field);
  }
  return values;
}
