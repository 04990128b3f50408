import type { CodeRequest } from '../protocol/session.js';
import type { Core } from './core.js';
import { failureOf } from './failure.js';

/** Signs the customer in and out, and notices when the session is over. */
export class SessionDesk {
  readonly #core: Core;
  readonly #begin: () => Promise<void>;
  readonly #end: () => Promise<void>;
  #stop: (() => void) | undefined;

  constructor(core: Core, hooks: { begin(): Promise<void>; end(): Promise<void> }) {
    this.#core = core;
    this.#begin = () => hooks.begin();
    this.#end = () => hooks.end();
  }

  async start(): Promise<void> {
    const { session } = this.#core.ports.client;
    if (!session) return this.#signedIn();
    this.#stop ??= session.subscribe(() => { if (session.status === 'signed-out') this.#over(); });
    // what a session of the company's own can't say, the first call will
    await session.restore().catch(() => undefined);
    if (session.status !== 'signed-out') await this.#signedIn();
    else this.#core.patch({ session: { status: 'signed-out', busy: false } });
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
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
    await this.#signedIn();
  }

  back(): void {
    const { session } = this.#core.state;
    if (session.status === 'code-sent') this.#core.patch({ session: { status: 'signed-out', busy: false, identifier: session.identifier } });
  }

  async signOut(): Promise<void> {
    if (this.#core.state.session.status !== 'signed-in') return;
    const ended = this.#end();
    // said before the client says it: the session ends once
    this.#core.patch({ session: { status: 'signed-out', busy: false } });
    await Promise.all([ended, this.#core.ports.client.session?.signOut().catch(() => undefined)]);
  }

  async #signedIn(): Promise<void> {
    // first, so that nothing of the customer before is seen by this one
    const begun = this.#begin();
    this.#core.patch({ session: { status: 'signed-in' } });
    this.#core.tell({ type: 'session-started' });
    await begun;
  }

  /** The server doesn't take the token any more. What was typed stays, for the same customer to come back to. */
  #over(): void {
    if (this.#core.state.session.status !== 'signed-in') return;
    this.#core.patch({ session: { status: 'signed-out', busy: false, failure: { code: 'unauthorized', errors: [] } } });
    this.#core.tell({ type: 'session-ended' });
  }
}
