import type { Db } from './db.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Removes what has had its time: codes, links, counted hits, sessions, and mails of the development mailbox. Idempotency keys, receipts, consents and the audit stay. */
export async function sweep(db: Db, now: number): Promise<void> {
  await db.deleteFrom('codes').where('expires_at', '<', new Date(now - day)).execute();
  await db.deleteFrom('links').where('expires_at', '<', new Date(now)).execute();
  await db.deleteFrom('hits').where('at', '<', new Date(now - 2 * hour)).execute();
  await db.deleteFrom('sessions').where('expires_at', '<', new Date(now)).execute();
  await db.deleteFrom('mailbox').where('at', '<', new Date(now - 7 * day)).execute();
}
