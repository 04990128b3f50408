import { sql } from 'kysely';
import type { Db } from './db.js';
import { Refusal } from './problems.js';

/** Counts a hit in a bucket; refuses with 429 when there were `most` in the last `seconds`. */
export async function limit(db: Db, bucket: string, most: number, seconds: number): Promise<void> {
  const since = new Date(Date.now() - seconds * 1000);
  const { rows } = await sql<{ count: number; first: Date | null }>`
    with gone as (delete from hits where bucket = ${bucket} and at < ${since}),
         now as (insert into hits (bucket, at) values (${bucket}, ${new Date()}))
    select count(*)::int as count, min(at) as first from hits where bucket = ${bucket} and at >= ${since}`.execute(db);
  const [row] = rows;
  if (!row || row.count < most) return;
  const first = row.first ? new Date(row.first).getTime() : Date.now();
  throw new Refusal(429, 'too-many-requests', { retryAfter: Math.max(1, Math.ceil((first + seconds * 1000 - Date.now()) / 1000)) });
}
