import { sql } from 'kysely';
import type { Db } from './db.js';
import { Refusal } from './problems.js';

/** Counts a hit in a bucket; refuses with 429 when there were `most` in the `seconds` before `now` (ms). A refused one isn't counted, so that knocking doesn't keep the door shut. */
export async function limit(db: Db, bucket: string, most: number, seconds: number, now: number): Promise<void> {
  const since = new Date(now - seconds * 1000);
  const { rows } = await sql<{ count: number; first: Date | null }>`
    with recent as (select count(*)::int as count, min(at) as first from hits where bucket = ${bucket} and at > ${since}),
         counted as (insert into hits (bucket, at) select ${bucket}, ${new Date(now)}::timestamptz from recent where count < ${most})
    select count, first from recent`.execute(db);
  const [row] = rows;
  if (!row || row.count < most) return;
  const first = row.first ? new Date(row.first).getTime() : now;
  throw new Refusal(429, 'too-many-requests', { retryAfter: Math.max(1, Math.ceil((first + seconds * 1000 - now) / 1000)) });
}
