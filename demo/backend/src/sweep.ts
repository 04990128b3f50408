import type { Db } from './db.js';

const hour = 60 * 60 * 1000;
const day = 24 * hour;

/** Removes what has had its time: codes, links, counted hits, sessions, events, what sent mails said, and mails of the development mailbox. Idempotency keys, receipts, consents and the audit stay. */
export async function sweep(db: Db, now: number): Promise<void> {
  await db.deleteFrom('codes').where('expires_at', '<', new Date(now - day)).execute();
  await db.deleteFrom('links').where('expires_at', '<', new Date(now)).execute();
  await db.deleteFrom('hits').where('at', '<', new Date(now - 2 * hour)).execute();
  await db.deleteFrom('sessions').where('expires_at', '<', new Date(now)).execute();
  // a page that was away for longer looks at everything
  await db.deleteFrom('events').where('at', '<', new Date(now - 7 * day)).execute();
  // that a mail went out stays, what was in it goes
  await db.updateTable('mails').set({ recipient: '', subject: '', body: '' }).where('sent_at', '<', new Date(now - 30 * day)).where('body', '<>', '').execute();
  await db.deleteFrom('mailbox').where('at', '<', new Date(now - 7 * day)).execute();
}
