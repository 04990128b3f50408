import type { Frame, Page } from 'playwright-core';
import { look, type Look } from './look.js';
import { arrived } from './count.js';
import type { Run } from './run.js';
import { todo } from './tasks.js';

/** How often a customer looks at the page before a run counts as one that never ends: on a busy machine a look takes its time. */
const most = 750;
/** How many looks in a row a page shows the same before what was pressed is pressed again: what waits is looked for right after a page opened. */
const steady = 12;
const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });
const quick = { timeout: 5_000 };

/** A customer before an open page: does what is next, whatever the page shows, and comes back whenever it is gone. */
export class Person {
  readonly run: Run;
  /** how many looks this customer goes on */
  patience = most;
  /** opens the page, again too */
  readonly #open: () => Promise<Page>;
  #page: Page | undefined;
  /** what could be pressed at the last look, and for how many looks */
  #shown = '';
  #same = 0;
  /** messages whose code was tried */
  readonly #tried = new Set<number>();
  /** how often no message was there */
  #waited = 0;

  constructor(run: Run, open: () => Promise<Page>) {
    this.run = run;
    this.#open = open;
  }

  get page(): Page | undefined { return this.#page; }
  /** The page is gone, or is to be looked at anew. */
  leave(): void { this.#page = undefined; }

  /** Goes on until the action has arrived and the page says so. False when it never does. */
  async toTheEnd(until: (seen: Look) => Promise<boolean> = (seen) => this.#ended(seen)): Promise<boolean> {
    for (let looks = 0; looks < this.patience; looks++) {
      try {
        const frame = await this.#frame();
        const seen = await frame.evaluate(look);
        this.run.kept ||= seen.saved;
        this.run.last = seen;
        const shown = seen.buttons.join();
        this.#same = shown === this.#shown ? this.#same + 1 : 0;
        this.#shown = shown;
        if (await until(seen)) return true;
        await this.#next(frame, seen);
      } catch {
        // pages close, crash and change under a customer's hands: what is there is looked at again
        if (this.#page?.isClosed()) this.leave();
      }
      await pause(120);
    }
    return false;
  }

  async #ended({ text, headings, buttons }: Look): Promise<boolean> {
    const { receipt, next } = todo[this.run.action];
    const says = text.includes(receipt) || headings.some((heading) => heading.startsWith(next));
    if (!says || buttons.includes('Send now')) return false;
    return (await arrived(this.run, this.run.site.portal.backend)) > 0;
  }

  async #frame(): Promise<Frame> {
    // a page that left for a download that the network took away is opened anew
    if (!this.#page || this.#page.isClosed() || this.#page.url().startsWith('chrome-error:')) {
      await this.#page?.close();
      this.#page = await this.#open();
      this.#same = 0;
    }
    return this.#page.frames().at(-1) ?? this.#page.mainFrame();
  }

  async #next(frame: Frame, seen: Look): Promise<void> {
    const { run } = this;
    if (seen.code) return this.#enterCode(frame);
    if (seen.identifier) {
      const field = frame.getByLabel('E-mail address or phone number');
      await field.fill(run.customer.email, quick);
      await field.press('Enter', quick);
      return pause(250);
    }
    for (const name of ['Send now', 'Try again']) {
      if (!seen.buttons.includes(name)) continue;
      await frame.getByRole('button', { name, exact: true }).first().click(quick);
      return pause(250);
    }
    if (run.pressed > 0 && this.#same < steady) return;
    await todo[run.action].go(frame, seen, run);
  }

  async #enterCode(frame: Frame): Promise<void> {
    const { backend } = this.run.site.portal;
    await backend.settled();
    const mails = await backend.db.selectFrom('mailbox').select(['id', 'body']).where('recipient', '=', this.run.customer.email).orderBy('id', 'desc').execute();
    // two messages may have come for one press: the other one then
    const mail = mails.find(({ id, body }) => !this.#tried.has(id) && /\b\d{6}\b/.test(body));
    if (!mail) {
      // the code was used, and only the answer was lost: begins anew, once there has been time for a message
      if (++this.#waited % 8 === 0) await frame.getByRole('button', { name: 'Use another address', exact: true }).click(quick);
      return;
    }
    this.#waited = 0;
    const field = frame.getByLabel('Code (6 digits)');
    await field.fill(/\b\d{6}\b/.exec(mail.body)?.[0] ?? '', quick);
    await field.press('Enter', quick);
    this.#tried.add(mail.id);
    await pause(250);
  }
}
