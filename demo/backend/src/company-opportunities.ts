import { sql } from 'kysely';
import { fileIds, fileTypes, placeOf, visitFaults } from '../../../src/engine/index.js';
import type { Asked, GivenConsent } from '../../../src/engine/index.js';
import type { Contract, FileRef, Offer, OpportunityRecord, ProblemError, Values } from '../../../src/protocol/index.js';
import { pointer } from './body.js';
import { entered } from './automatic.js';
import { checkContracts, contractsOf, rewrittenContracts } from './company-contracts.js';
import { refsOf } from './company-files.js';
import { announce } from './events.js';
import { json, type Db } from './db.js';
import { notFound, Refusal } from './problems.js';
import type { UploadStore } from './upload-store.js';

const invalid = (path: readonly PropertyKey[], code: string): Refusal => new Refusal(422, 'invalid', { errors: [{ pointer: pointer(path), code }] });

/** Refuses a visit of which a part could not be shown. */
function checkVisit({ visit }: OpportunityRecord): void {
  const errors = visit ? visitFaults(visit).map(({ pointer: at, code }) => ({ pointer: `/visit${at}`, code })) : [];
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
}

/** Makes an opportunity, or moves it and merges values into it. Offers are replaced when they are given. */
export async function saveOpportunity(db: Db, record: OpportunityRecord, now: Date, store: UploadStore): Promise<void> {
  await checkContracts(db, store, record);
  checkVisit(record);
  await db.transaction().execute(async (trx) => {
    const flow = (await trx.selectFrom('flows').select('body').where('type', '=', record.type).executeTakeFirst())?.body;
    if (!flow) throw invalid(['type'], 'unknown-flow');
    if (!placeOf(flow, record.substate)) throw invalid(['substate'], 'unknown-substate');
    if (!(await trx.selectFrom('customers').select('id').where('id', '=', record.customer).executeTakeFirst())) throw invalid(['customer'], 'unknown-customer');
    const before = await trx.selectFrom('opportunities').selectAll().where('id', '=', record.id).forUpdate().executeTakeFirst();
    const { values, offers, contracts } = await withFiles(trx, record);
    const rewritten = before ? rewrittenContracts({
      before: { contracts: await contractsOf(trx, record.id), drawing: before.drawing ?? undefined, offers: await offersOf(trx, record.id) }, contracts, drawing: record.drawing, offers,
    }, now) : contracts && { contracts, dropped: [] };
    const entry = { substate: record.substate, at: now.toISOString() };
    if (before) {
      if (before.customer !== record.customer) throw new Refusal(409, 'other-customer');
      const history = before.substate === record.substate ? before.history : [...before.history, entry];
      await trx.updateTable('opportunities').set({ type: record.type, name: json(record.name), substate: record.substate, history: json(history), held: sql`held || ${json(values)}`, updated_at: now }).where('id', '=', record.id).execute();
    } else {
      const history = record.history?.at(-1)?.substate === record.substate ? record.history : [...(record.history ?? []), entry];
      await trx.insertInto('opportunities').values({ id: record.id, customer: record.customer, type: record.type, name: json(record.name), substate: record.substate, held: json(values), history: json(history), updated_at: now }).execute();
    }
    if (record.visit) await trx.updateTable('opportunities').set({ visit: json(record.visit) }).where('id', '=', record.id).execute();
    if (record.drawing) await trx.updateTable('opportunities').set({ drawing: json(record.drawing) }).where('id', '=', record.id).execute();
    if (rewritten) {
      await trx.deleteFrom('contracts').where('opportunity', '=', record.id).execute();
      for (const [place, contract] of rewritten.contracts.entries()) await trx.insertInto('contracts').values({ id: contract.id, opportunity: record.id, place, body: json(contract) }).execute();
    }
    if (offers) {
      await trx.deleteFrom('offers').where('opportunity', '=', record.id).execute();
      for (const [place, offer] of offers.entries()) await trx.insertInto('offers').values({ id: offer.id, opportunity: record.id, place, body: json(offer), status: offer.status }).execute();
    }
    const detail = { substate: record.substate, fields: Object.keys(values), ...(offers ? { offers: offers.map(({ id }) => id) } : {}), ...(rewritten?.dropped.length ? { dropped: rewritten.dropped } : {}) };
    await trx.insertInto('audit').values({ at: now, customer: null, opportunity: record.id, action: 'company-save', detail: json<object>(detail) }).execute();
    // one that comes with its history has stood there before it came to us
    const stood = !before && record.history?.at(-1)?.substate === record.substate;
    if (before?.substate !== record.substate && !stood) await entered(trx, record.id, now);
    await announce(trx, record.customer, { kind: 'opportunity', opportunity: record.id });
  });
}

/** Values and offers with their files as the backend holds them; a file that it doesn't hold is refused. */
async function withFiles(db: Db, record: OpportunityRecord): Promise<{ values: Values; offers: Offer[] | undefined; contracts: Contract[] | undefined }> {
  const names = Object.keys(record.values ?? {});
  const definitions = names.length === 0 ? [] : await db.selectFrom('fields').select('body').where('id', 'in', names).execute();
  const files = new Set(definitions.filter(({ body }) => fileTypes.includes(body.type)).map(({ body }) => body.id));
  const values: Values = { ...record.values };
  const attached = (record.offers ?? []).flatMap(({ attachments }) => attachments.map(({ id }) => id));
  const documents = (record.contracts ?? []).flatMap(({ document, signed }) => [document.id, ...(signed ? [signed.file.id] : [])]);
  const known = await refsOf(db, record.customer, [...attached, ...documents, ...[...files].flatMap((field) => fileIds(values[field]))]);
  const errors: ProblemError[] = [];
  const refs = (ids: readonly string[], path: readonly PropertyKey[]): FileRef[] => ids.flatMap((id) => {
    const ref = known.get(id);
    if (!ref) errors.push({ pointer: pointer(path), code: 'unknown-file' });
    return ref ?? [];
  });
  for (const field of files) if (values[field] !== null) values[field] = refs(fileIds(values[field]), ['values', field]);
  const offers = record.offers?.map((offer, i) => ({ ...offer, attachments: refs(offer.attachments.map(({ id }) => id), ['offers', i, 'attachments']) }));
  const contracts = record.contracts?.map((contract, i): Contract => ({
    ...contract,
    document: refs([contract.document.id], ['contracts', i, 'document'])[0] ?? contract.document,
    ...(contract.signed ? { signed: { ...contract.signed, file: refs([contract.signed.file.id], ['contracts', i, 'signed', 'file'])[0] ?? contract.signed.file } } : {}),
  }));
  if (errors.length > 0) throw new Refusal(422, 'invalid', { errors });
  return { values, offers, contracts };
}

async function offersOf(db: Db, opportunity: string): Promise<Offer[]> {
  const rows = await db.selectFrom('offers').select(['body', 'status']).where('opportunity', '=', opportunity).orderBy('place').execute();
  return rows.map(({ body, status }) => ({ ...body, status }));
}

/** An opportunity as the company's side sees it: with all its values, the consents that were given, and what the customer asked for. */
export async function opportunityRecord(db: Db, id: string): Promise<OpportunityRecord & { consents: GivenConsent[]; asked: Asked[] }> {
  const row = await db.selectFrom('opportunities').select(['id', 'customer', 'type', 'name', 'substate', 'held as values', 'history', 'visit', 'drawing', 'asked']).where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  const offers = await offersOf(db, id);
  const contracts = await contractsOf(db, id);
  const consents = await db.selectFrom('consents').selectAll().where('opportunity', '=', id).orderBy('given_at').execute();
  return {
    ...row,
    visit: row.visit ?? undefined,
    drawing: row.drawing ?? undefined,
    contracts,
    offers,
    consents: consents.map(({ condition, version, language, sha256, given_at }) => ({ condition, version, language, sha256, at: given_at.toISOString() })),
  };
}
