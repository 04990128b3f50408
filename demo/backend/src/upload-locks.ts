import { MemoryLocker, type Lock, type Locker } from '@tus/server';
import type { Client } from 'pg';
import { logFault, Refusal } from './problems.js';

const channel = 'portal_uploads';
/** How long a request waits for another that has the upload, and how often it looks, in ms. */
const [patience, pause] = [15_000, 200];

/**
 * One request at a time has an upload, whichever process it came to: an advisory lock of PostgreSQL, taken on one connection for all of a process'
 * uploads, so that a process that is killed holds none. Who waits asks who has it to let go (NOTIFY): its customer's line was cut, most likely.
 */
export class DatabaseLocker implements Locker {
  readonly #url: string;
  readonly #inside = new MemoryLocker();
  readonly #held = new Map<string, () => unknown>();
  #client: Promise<Client> | undefined;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  newLock(id: string): Lock {
    // within one connection a lock may be taken twice: here it may not
    const inside = this.#inside.newLock(id);
    const free = (): Promise<void> => inside.unlock();
    return {
      lock: async (signal, release) => {
        await inside.lock(signal, release);
        try {
          await this.#take(id, signal);
          this.#held.set(id, release);
        } catch (error) {
          await free();
          throw error;
        }
      },
      unlock: async () => {
        this.#held.delete(id);
        await (await this.#connection()).query('select pg_advisory_unlock(hashtextextended($1, 0))', [`upload ${id}`]).catch((error: unknown) => logFault('giving an upload back', error));
        await free();
      },
    };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.then((client) => client.end(), () => undefined);
  }

  async #take(id: string, signal: AbortSignal): Promise<void> {
    const until = Date.now() + patience;
    for (;;) {
      const client = await this.#connection();
      const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [`upload ${id}`]);
      if (rows[0]?.taken) return;
      if (signal.aborted || Date.now() > until) {
        const { status, document } = new Refusal(423, 'locked', { retryAfter: 1 });
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- the shape that tus reads
        throw { status_code: status, body: JSON.stringify(document) };
      }
      await client.query('select pg_notify($1, $2)', [channel, id]);
      await new Promise((done) => { setTimeout(done, pause); });
    }
  }

  #connection(): Promise<Client> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async #connect(): Promise<Client> {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on('error', (error) => { if (!this.#closed) logFault('the connection of the locks', error); });
    client.on('notification', ({ payload }) => { void this.#held.get(payload ?? '')?.(); });
    client.on('end', () => {
      this.#client = undefined;
      // with the connection its locks went: nobody is to write on without one
      for (const release of this.#held.values()) void release();
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    return client;
  }
}
