import type { Db } from './db.js';
import { sha256 } from './secrets.js';

/** Loads a file's text unless that very text was the last one loaded under this name: what the company wrote since is kept over a restart. Resolves with whether it was loaded. */
export async function loadOnce(db: Db, name: string, text: string, load: () => Promise<void>): Promise<boolean> {
  const hash = sha256(text);
  const before = await db.selectFrom('loads').select('sha256').where('name', '=', name).executeTakeFirst();
  if (before?.sha256 === hash) return false;
  await load();
  const row = { sha256: hash, at: new Date() };
  await db.insertInto('loads').values({ name, ...row }).onConflict((conflict) => conflict.column('name').doUpdateSet(row)).execute();
  return true;
}
