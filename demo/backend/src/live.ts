import type { Hono } from 'hono';
import type { Db, OpenDb } from './db.js';
import { channel, wake } from './events.js';
import { EventStreams } from './event-streams.js';
import type { Post } from './mail.js';
import { Refusal } from './problems.js';
import { Runner } from './runner.js';
import type { Sessions } from './sessions.js';

export interface LiveOptions {
  readonly db: Db;
  readonly listen: OpenDb['listen'];
  readonly sessions: Sessions;
  readonly post: Post;
  /** who sends the mails; without it they go into the development mailbox */
  readonly from: string | undefined;
  /** ms since the epoch */
  now(): number;
  /** pages that may follow at a time */
  readonly most: number;
  /** ms between two looks for automatic actions that are due */
  readonly every: number;
}

/** What goes on without a request. */
export interface Live {
  /** takes the automatic actions that are due, and sends the mails that wait; it is done every few seconds */
  runAutomatic(): Promise<void>;
  /** a sign of life to every page that follows, and an end to those whose session is over; it is done every twenty seconds */
  beat(): Promise<void>;
  /** pages that follow */
  readonly following: number;
  close(): Promise<void>;
}

/** The events, and what happens by itself: both hear of what any server on the database does. */
export async function liveRoutes(app: Hono, { db, listen, sessions, post, from, now, most, every }: LiveOptions): Promise<Live> {
  const streams = new EventStreams(db, now, most);
  const runner = new Runner({ db, post, from, now, every });
  const stopListening = await listen(channel, (word) => {
    streams.hear(word);
    if (word === 'mails') void runner.run();
  }, () => streams.again());

  app.get('/events', async (c) => {
    // a look at the headers would leave a stream that nobody reads
    if (c.req.method === 'HEAD') throw new Refusal(405, 'method-not-allowed');
    return streams.open(await sessions.grantOf(c.req.header('authorization')), c.req.query('after'));
  });
  app.delete('/session', async (c) => {
    await sessions.end(c.req.header('authorization'), c.req.query('everywhere') === 'true');
    await wake(db, 'sessions');
    return c.body(null, 204);
  });

  return {
    runAutomatic: () => runner.run(),
    beat: () => streams.beat(),
    get following() { return streams.size; },
    async close() {
      streams.close();
      await stopListening();
      await runner.stop();
    },
  };
}
