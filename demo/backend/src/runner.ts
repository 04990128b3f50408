import { putOff, takeDue } from './automatic.js';
import type { Db } from './db.js';
import type { Post } from './mail.js';
import { sendMail } from './outgoing-mails.js';
import { logFault } from './problems.js';

export interface RunnerOptions {
  readonly db: Db;
  readonly post: Post;
  /** who sends; without it mails go into the development mailbox */
  readonly from: string | undefined;
  /** ms since the epoch */
  now(): number;
  /** ms between two looks */
  readonly every: number;
}

/** Does by itself what is due: automatic actions, and mails that wait. Several servers on one database share the work. */
export class Runner {
  readonly #o: RunnerOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(options: RunnerOptions) {
    this.#o = options;
    this.#timer = setInterval(() => void this.run(), options.every);
    this.#timer.unref();
  }

  /** Resolves when nothing is due any more. */
  run(): Promise<void> {
    // what became due meanwhile is not missed
    this.#again = true;
    this.#running ??= this.#work().finally(() => { this.#running = undefined; });
    return this.#running;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #work(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      await this.#all('an automatic action', () => this.#act());
      await this.#all('a mail', () => sendMail(this.#o.db, this.#o.post, this.#now, this.#o.from));
    }
  }

  async #act(): Promise<boolean> {
    const { db } = this.#o;
    let failed: string | undefined;
    try {
      return await takeDue(db, this.#now, (timer) => { failed = timer; });
    } catch (error) {
      if (failed === undefined) throw error;
      logFault('an automatic action', error);
      await putOff(db, failed, new Date(this.#o.now() + 5 * 60_000));
      return true;
    }
  }

  async #all(what: string, one: () => Promise<boolean>): Promise<void> {
    try {
      while (!this.#stopped && (await one()));
    } catch (error) {
      logFault(what, error);
    }
  }

  get #now(): Date { return new Date(this.#o.now()); }
}
