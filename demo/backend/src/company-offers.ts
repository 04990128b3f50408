import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Context, Hono } from 'hono';
import { offerAt } from '../../../src/engine/index.js';
import { OfferRecord, OfferSending, type Offer } from '../../../src/protocol/index.js';
import { body } from './body.js';
import { refsOf } from './company-files.js';
import { customerRecord, settingsOf } from './company-records.js';
import { json, type Db } from './db.js';
import { announce } from './events.js';
import { offerMail, offerTemplate } from './offer-mails.js';
import { putMail } from './outgoing-mails.js';
import { notFound, Refusal } from './problems.js';
import { sha256 } from './secrets.js';

export interface OfferOptions {
  readonly db: Db;
  /** ms since the epoch */
  now(): number;
}

/** A project whose row is held, so that no customer acts on its offers meanwhile. */
interface Held {
  readonly trx: Db;
  readonly id: string;
  readonly customer: string;
  readonly now: Date;
}

const path = '/company/opportunities/:id/offers';

/** The company makes offers, sends them and takes them back. Each call done twice does what it does once. */
export function offerRoutes(app: Hono, { db, now }: OfferOptions): void {
  const held = <T>(c: Context, work: (project: Held) => Promise<T>): Promise<T> => db.transaction().execute(async (trx) => {
    const row = await trx.selectFrom('opportunities').select(['id', 'customer']).where('id', '=', c.req.param('id') ?? '').forUpdate().executeTakeFirst();
    if (!row) throw notFound();
    return work({ ...row, trx, now: new Date(now()) });
  });

  app.get(path, async (c) => {
    if (!(await db.selectFrom('opportunities').select('id').where('id', '=', c.req.param('id')).executeTakeFirst())) throw notFound();
    return c.json(await offersOf(db, c.req.param('id')));
  });
  app.post(path, async (c) => {
    const given = await body(c, OfferRecord);
    const key = c.req.header('idempotency-key');
    // the same key is the same offer, though the company gave it no id
    const id = given.id ?? `offer-${key === undefined ? randomUUID() : sha256(JSON.stringify([c.req.param('id'), key])).slice(0, 24)}`;
    const { offer, fresh } = await held(c, (project) => create(project, { ...given, id }));
    return c.json(offer, fresh ? 201 : 200);
  });
  app.put(`${path}/:offer`, async (c) => {
    const given = await body(c, OfferRecord);
    const id = c.req.param('offer');
    if (given.id !== undefined && given.id !== id) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/id', code: 'other-id' }] });
    return c.json(await held(c, (project) => replace(project, { ...given, id })));
  });
  app.post(`${path}/:offer/send`, async (c) => {
    const { mail: template } = (await c.req.text()) === '' ? {} : await body(c, OfferSending);
    return c.json(await held(c, async (project) => send(project, await offerOf(project, c.req.param('offer')), template)));
  });
  app.post(`${path}/:offer/withdraw`, async (c) => c.json(await held(c, async (project) => withdraw(project, await offerOf(project, c.req.param('offer'))))));
}

async function offersOf(db: Db, id: string): Promise<Offer[]> {
  return (await db.selectFrom('offers').select(['body', 'status']).where('opportunity', '=', id).orderBy('place').execute()).map(({ body: offer, status }) => ({ ...offer, status }));
}

async function offerOf({ trx, id }: Held, offer: string): Promise<Offer> {
  const found = (await offersOf(trx, id)).find((one) => one.id === offer);
  if (!found) throw notFound();
  return found;
}

type Given = OfferRecord & { readonly id: string };

/** The offer that a request describes, with its files as the backend holds them. */
async function described({ trx, customer }: Held, { status: _, sentAt: _sent, reason: _reason, lines, attachments, ...given }: Given): Promise<Omit<Offer, 'status'>> {
  const ids = (attachments ?? []).map(({ id }) => id);
  const known = await refsOf(trx, customer, ids);
  const refs = ids.flatMap((id) => known.get(id) ?? []);
  if (refs.length < ids.length) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/attachments', code: 'unknown-file' }] });
  return { ...given, lines: lines ?? [], attachments: refs };
}

/** What the company wrote of an offer, without how it stands. */
const written = ({ status: _, sentAt: _sent, reason: _reason, ...rest }: Offer): object => JSON.parse(JSON.stringify(rest)) as object;

async function create(project: Held, given: Given): Promise<{ readonly offer: Offer; readonly fresh: boolean }> {
  const { trx, id } = project;
  const offer: Offer = { ...(await described(project, given)), status: 'draft' };
  const all = await offersOf(trx, id);
  const before = all.find((one) => one.id === offer.id);
  if (before) {
    // the same again: a reply was lost, or somebody pressed twice
    if (!isDeepStrictEqual(written(before), written(offer))) throw new Refusal(409, 'offer-exists', { errors: [{ pointer: '/id', code: 'offer-exists' }] });
    return { offer: given.status === 'open' && before.status === 'draft' ? await send(project, before) : before, fresh: false };
  }
  const { place } = await trx.selectFrom('offers').select((eb) => eb.fn.coalesce(eb.fn.max('place'), eb.lit(-1)).as('place')).where('opportunity', '=', id).executeTakeFirstOrThrow();
  await trx.insertInto('offers').values({ id: offer.id, opportunity: id, place: Number(place) + 1, body: json(offer), status: offer.status }).execute();
  await note(project, 'offer-create', { offer: offer.id });
  return { offer: given.status === 'open' ? await send(project, offer) : offer, fresh: true };
}

/** An open one changes under the customer's eyes, and their page says so; one that is accepted is what they agreed to. */
async function replace(project: Held, given: Given): Promise<Offer> {
  const before = await offerOf(project, given.id);
  if (before.status === 'accepted') throw new Refusal(409, 'offer-accepted', { detail: 'Withdraw it first: the customer has accepted it as it is.' });
  const status = given.status === 'draft' ? 'draft' : before.status;
  const kept = status === before.status && status !== 'draft' ? { sentAt: before.sentAt, reason: before.reason } : {};
  const next: Offer = { ...(await described(project, given)), ...kept, status };
  const same = status === before.status && isDeepStrictEqual(written(before), written(next));
  const offer = same || status !== 'open' ? next : { ...next, sentAt: project.now.toISOString() };
  if (!same) await save(project, before, offer, 'offer-replace');
  return given.status === 'open' ? send(project, offer) : offer;
}

/** Shows it to the customer, and tells them by mail, in one transaction. One that they have already isn't sent again. */
async function send(project: Held, before: Offer, template?: string): Promise<Offer> {
  const { trx, id, customer, now } = project;
  if (before.status === 'accepted') throw new Refusal(409, 'offer-accepted');
  if (offerAt({ ...before, status: 'open' }, now.toISOString()).status === 'expired') throw new Refusal(422, 'offer-expired', { errors: [{ pointer: '/validUntil', code: 'offer-expired' }] });
  const settings = await settingsOf(trx);
  const words = offerTemplate(settings?.mails, template);
  if (!words) throw new Refusal(422, 'invalid', { errors: [{ pointer: '/mail', code: 'unknown-mail' }] });
  if (before.status === 'open') return before;
  const { reason: _, ...rest } = before;
  const offer: Offer = { ...rest, status: 'open', sentAt: now.toISOString() };
  const { language, portal } = await customerRecord(trx, customer);
  const { sends } = await trx.selectFrom('audit').select((eb) => eb.fn.countAll().as('sends')).where('opportunity', '=', id).where('action', '=', 'offer-send').executeTakeFirstOrThrow();
  // another sending is another mail
  const mail = !portal ? 'no-portal' : await putMail(trx, { opportunity: id, customer, template: words.id, words: offerMail(words, offer, language ?? settings?.languages[0]), cause: `offer ${offer.id} ${Number(sends)}`, by: 'company', now });
  await save(project, before, offer, 'offer-send', typeof mail === 'string' ? { refused: mail } : { mail: mail.id });
  return offer;
}

async function withdraw(project: Held, before: Offer): Promise<Offer> {
  if (before.status === 'draft') throw new Refusal(409, 'offer-not-sent');
  if (before.status === 'withdrawn') return before;
  const offer: Offer = { ...before, status: 'withdrawn' };
  await save(project, before, offer, 'offer-withdraw');
  return offer;
}

async function save(project: Held, before: Offer, offer: Offer, action: string, detail: object = {}): Promise<void> {
  const { trx, id, customer, now } = project;
  await trx.updateTable('offers').set({ body: json(offer), status: offer.status }).where('opportunity', '=', id).where('id', '=', offer.id).execute();
  await trx.updateTable('opportunities').set({ updated_at: now }).where('id', '=', id).execute();
  await note(project, action, { offer: offer.id, ...detail });
  // of a draft nobody hears
  if (before.status !== 'draft' || offer.status !== 'draft') await announce(trx, customer, { kind: 'opportunity', opportunity: id });
}

async function note({ trx, id, now }: Held, action: string, detail: object): Promise<void> {
  await trx.insertInto('audit').values({ at: now, customer: null, opportunity: id, action, detail: json<object>(detail) }).execute();
}
