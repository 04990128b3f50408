import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { MailTemplate, OrderedMail } from '../../../src/protocol/index.js';
import { json, type Db } from './db.js';
import { wake } from './events.js';
import { isAddress, type Post } from './mail.js';
import { writeMail } from './mail-templates.js';
import { logFault } from './problems.js';
import { snapshotOf } from './snapshots.js';

/** How often a mail is handed over to the server before it is given up, over some two days. */
const mostTries = 12;

export interface Occasion {
  readonly opportunity: string;
  readonly customer: string;
  /** id of a template */
  readonly template: string;
  /** its words, where they aren't those of the settings */
  readonly words?: MailTemplate | undefined;
  /** why it goes out; once for each project */
  readonly cause: string;
  readonly by: 'company' | 'automatic';
  readonly now: Date;
}

/** Why there is no mail. */
export type NoMail = 'unknown-mail' | 'no-address';

/** Writes a mail and puts it among those that go out, in the transaction of what it is about. The same cause again is the same mail. */
export async function putMail(trx: Db, { opportunity, customer, template, words, cause, by, now }: Occasion): Promise<OrderedMail | NoMail> {
  const before = await trx.selectFrom('mails').select(['id', 'template', 'language']).where('opportunity', '=', opportunity).where('cause', '=', cause).executeTakeFirst();
  if (before) return { ...before, id: String(before.id) };
  const snapshot = await snapshotOf(trx, customer, opportunity, now);
  const found = words ?? snapshot.settings.mails?.find(({ id }) => id === template);
  const recipient = snapshot.customer.email;
  const audit = (detail: object) => trx.insertInto('audit').values({ at: now, customer: null, opportunity, action: 'mail', detail: json<object>({ template, by, ...detail }) }).execute();
  // the company is told by the answer
  const refuse = async (refused: NoMail): Promise<NoMail> => { if (by === 'automatic') await audit({ refused }); return refused; };
  if (!found) return refuse('unknown-mail');
  if (!isAddress(recipient)) return refuse('no-address');
  const { language, subject, text } = writeMail(found, snapshot);
  const { id } = await trx.insertInto('mails').values({ at: now, opportunity, cause, template, language, recipient, subject, body: text, next_at: now, sent_at: null }).returning('id').executeTakeFirstOrThrow();
  await audit({ language, mail: String(id) });
  await wake(trx, 'mails');
  return { id: String(id), template, language };
}

/**
 * Hands over one mail that waits; false when none does. Into the development mailbox it goes in one transaction. Else it is
 * claimed, handed over, and then marked: a server that ends in between leaves a mail that goes out again under the same Message-ID.
 */
export async function sendMail(db: Db, post: Post, now: Date, from?: string): Promise<boolean> {
  const next = sql<string>`(select id from mails where sent_at is null and next_at <= ${now} and tries < ${mostTries} order by next_at, id limit 1 for update skip locked)`;
  if (from === undefined) {
    const { rows } = await sql`
      with taken as (update mails set sent_at = ${now}, tries = tries + 1 where id = ${next} returning recipient, subject, body)
      insert into mailbox (channel, recipient, subject, body) select 'email', recipient, subject, body from taken returning id`.execute(db);
    return rows.length > 0;
  }
  const mail = await db.updateTable('mails').set((eb) => ({ tries: eb('tries', '+', 1), next_at: sql<Date>`${now}::timestamptz + make_interval(mins => least(360, 5 * (2 ^ tries)::int))` })).where('id', '=', next).returningAll().executeTakeFirst();
  if (!mail) return false;
  try {
    await post.email(mail.recipient, mail.subject, mail.body, undefined, messageId(mail, from));
    await db.updateTable('mails').set({ sent_at: now }).where('id', '=', mail.id).execute();
  } catch (error) {
    logFault('sending a mail', error);
    if (mail.tries >= mostTries) await db.insertInto('audit').values({ at: now, customer: null, opportunity: mail.opportunity, action: 'mail', detail: json<object>({ template: mail.template, mail: String(mail.id), refused: 'not-taken' }) }).execute();
  }
  return true;
}

/** The same for every try at one mail. */
function messageId({ opportunity, cause, at }: { opportunity: string; cause: string; at: Date }, from: string): string {
  const hash = createHash('sha256').update(JSON.stringify([opportunity, cause, at.getTime()])).digest('hex').slice(0, 32);
  return `<${hash}@${/@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'}>`;
}
