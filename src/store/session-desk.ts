import type { CodeRequest } from '../protocol/session.js';
import type { Core } from './core.js';
import { failureOf } from './failure.js';

interface SessionHooks {
  /** A session stands; `known` is called as soon as what shows may show to its customer. */
  begin(known: () => void): Promise<void>;
  end(how: { tell: boolean; wipe?: Promise<boolean> | undefined }): Promise<void>;
}

/** Signs the customer in and out, and notices when the session is over. */
export class SessionDesk {
  readonly #core: Core;
  readonly #hooks: SessionHooks;
  #stop: (() => void) | undefined;
  #deaf: (() => void) | undefined;
  #leaving = false;

  constructor(core: Core, hooks: SessionHooks) {
    this.#core = core;
    this.#hooks = hooks;
  }

  async start(): Promise<void> {
    const { client: { session }, tabs } = this.#core.ports;
    if (!session) return this.#signedIn();
    this.#stop ??= session.subscribe(() => { if (session.status === 'signed-out') void this.#over(session.left); });
    this.#deaf ??= tabs?.listen((message) => { if (message.type === 'signed-out') void this.#told(message.customer); });
    // what a session of the company's own can't say, the first call will
    await session.restore().catch(() => undefined);
    if (session.status !== 'signed-out') return this.#signedIn();
    // ended from another device while this page was closed
    if (session.left) await this.#gone({ tell: true });
    else this.#core.patch({ session: { status: 'signed-out', busy: false } });
  }

  stop(): void {
    this.#stop?.();
    this.#deaf?.();
    this.#stop = this.#deaf = undefined;
  }

  async requestCode(request: CodeRequest): Promise<void> {
    const { session } = this.#core.ports.client;
    const before = this.#core.state.session;
    if (!session || before.status === 'signed-in' || before.status === 'starting' || before.busy) return;
    const { identifier } = request;
    this.#core.patch({ session: { ...before, busy: true, failure: undefined, identifier } });
    try {
      const challenge = await session.requestCode(request);
      this.#core.patch({ session: { status: 'code-sent', busy: false, identifier, challenge, sentAt: this.#core.ports.now() } });
    } catch (error) {
      this.#core.patch({ session: { ...before, identifier, busy: false, failure: failureOf(error) } });
    }
  }

  async signIn(code: string): Promise<void> {
    const { session } = this.#core.ports.client;
    const before = this.#core.state.session;
    if (!session || before.status !== 'code-sent' || before.busy) return;
    this.#core.patch({ session: { ...before, busy: true, failure: undefined } });
    try {
      await session.signIn({ challenge: before.challenge.challenge, code });
    } catch (error) {
      this.#core.patch({ session: { ...before, busy: false, failure: failureOf(error) } });
      return;
    }
    // of whoever this is nothing is known yet
    await this.#core.ports.owner?.set(undefined);
    await this.#signedIn();
  }

  back(): void {
    const { session } = this.#core.state;
    if (session.status === 'code-sent') this.#core.patch({ session: { status: 'signed-out', busy: false, identifier: session.identifier } });
  }

  async signOut(everywhere = false): Promise<void> {
    const { session } = this.#core.state;
    if (session.status !== 'signed-in' || session.busy) return;
    const { session: client } = this.#core.ports.client;
    if (!everywhere) {
      // said before the client says it: the session ends once
      await Promise.all([this.#gone({ tell: true }), client?.signOut().catch(() => undefined)]);
      return;
    }
    this.#core.patch({ session: { status: 'signed-in', busy: true } });
    this.#leaving = true;
    try {
      await client?.signOut(true);
      await this.#over();
    } catch (error) {
      // still signed in, here as elsewhere: nobody is to believe otherwise
      if (this.#core.state.session.status === 'signed-in') this.#core.patch({ session: { status: 'signed-in', failure: failureOf(error) } });
    } finally {
      this.#leaving = false;
    }
  }

  async #signedIn(): Promise<void> {
    await this.#hooks.begin(() => {
      this.#core.patch({ session: { status: 'signed-in' } });
      this.#core.tell({ type: 'session-started' });
    });
  }

  /** Signed out for good: what is kept goes, unless somebody else has a say in it by now (`wipe`). */
  async #gone(how: { tell: boolean; wipe?: Promise<boolean> | undefined }): Promise<void> {
    const ended = this.#hooks.end(how);
    this.#core.patch({ session: { status: 'signed-out', busy: false } });
    await ended;
  }

  /** Another tab has signed out. */
  async #told(customer: string | undefined): Promise<void> {
    const { customer: ours, state, ports } = this.#core;
    if (ours ? customer !== undefined && customer !== ours : state.session.status !== 'signed-in') return;
    await this.#gone({ tell: false, wipe: ports.client.session?.forget?.() });
  }

  /** The server doesn't take the token any more. What was typed stays, for the same customer to come back to, unless it was they who ended it. */
  async #over(left = false): Promise<void> {
    if (this.#core.state.session.status !== 'signed-in') return;
    if (left || this.#leaving) return this.#gone({ tell: true });
    this.#core.patch({ session: { status: 'signed-out', busy: false, failure: { code: 'unauthorized', errors: [] } } });
    this.#core.tell({ type: 'session-ended' });
  }
}
