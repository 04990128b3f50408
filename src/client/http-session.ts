import { CodeChallenge, Session, type CodeRequest, type SessionRequest } from '../protocol/session.js';
import { read, send, type Fetch } from './http.js';
import type { SessionPort, SessionStatus } from './portal-client.js';
import { PortalError } from './portal-error.js';

/** Where the refresh token is kept; a memory one when it must not outlive the page. */
export interface TokenStorage {
  get<T>(key: string): Promise<T | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** The bearer of each call: in memory, renewed by the refresh token, or handed in by the host. */
export class HttpSession implements SessionPort {
  readonly #endpoint: string;
  readonly #fetch: Fetch;
  readonly #storage: TokenStorage;
  readonly #getToken: (() => Promise<string> | string) | undefined;
  readonly #listeners = new Set<() => void>();
  #token: string | undefined;
  #renewing: Promise<boolean> | undefined;
  /** another one after each sign-out: a token that was asked for before it is not kept */
  #era = 0;
  #status: SessionStatus = 'unknown';

  constructor(options: { endpoint: string; fetch: Fetch; storage: TokenStorage; getToken: (() => Promise<string> | string) | undefined }) {
    this.#endpoint = options.endpoint;
    this.#fetch = options.fetch;
    this.#storage = options.storage;
    this.#getToken = options.getToken;
  }

  get status(): SessionStatus { return this.#status; }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async restore(): Promise<void> {
    if (this.#getToken) return this.#become('handed-in');
    const kept = await this.#storage.get<string>(this.#key);
    if (!kept) return this.#become('signed-out');
    // without an answer the session is still good: the page is offline, and shows what it can
    if (await this.renew().catch((error: unknown) => error instanceof PortalError && error.code !== 'unauthorized')) this.#become('signed-in');
  }

  requestCode(request: CodeRequest): Promise<CodeChallenge> {
    return this.#post('/session/codes', request).then((response) => read(response, CodeChallenge));
  }

  async signIn(request: SessionRequest): Promise<void> {
    await this.#keep(await read(await this.#post('/session', request), Session));
    this.#become('signed-in');
  }

  async signOut(): Promise<void> {
    const token = this.#token;
    this.#token = undefined;
    this.#era++;
    await this.#storage.delete(this.#key);
    this.#become(this.#getToken ? 'handed-in' : 'signed-out');
    if (token) await this.#end(token);
  }

  /** The server forgets too, when it can be reached; here the token is gone in any case. */
  async #end(token: string): Promise<void> {
    await send(this.#fetch, `${this.#endpoint}/session`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } }).catch(() => undefined);
  }

  /** The header of a call. */
  async authorization(): Promise<Record<string, string>> {
    if (!this.#token) await this.renew();
    // the customer may have signed out while it was asked for
    if (!this.#token) throw new PortalError('unauthorized', { status: 401 });
    return { Authorization: `Bearer ${this.#token}` };
  }

  /** A new token after a 401 or at the start; false when there is none to be had, and then the session is over. */
  renew(): Promise<boolean> {
    this.#renewing ??= this.#renew().finally(() => { this.#renewing = undefined; });
    return this.#renewing;
  }

  async #renew(): Promise<boolean> {
    if (this.#getToken) {
      const getToken = this.#getToken;
      // the page's own function: it may also throw at once
      this.#token = await Promise.resolve().then(() => getToken()).catch(() => undefined);
      return Boolean(this.#token);
    }
    // one tab at a time: the next one then finds the token that this one kept
    return await this.#locked(async () => {
      const refreshToken = await this.#storage.get<string>(this.#key);
      if (!refreshToken) return this.#over();
      try {
        const era = this.#era;
        const session = await read(await this.#post('/session/refresh', { refreshToken }), Session);
        if (era !== this.#era) {
          await this.#end(session.token);
          return false;
        }
        await this.#keep(session);
        return true;
      } catch (error) {
        if (!(error instanceof PortalError) || (error.code !== 'unauthorized' && error.code !== 'forbidden' && error.code !== 'invalid')) throw error;
        await this.#storage.delete(this.#key);
        return this.#over();
      }
    });
  }

  #over(): false {
    this.#token = undefined;
    this.#become('signed-out');
    return false;
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    const locks = (globalThis.navigator as Navigator | undefined)?.locks;
    // a plain-http page has no locks; the server's grace for the previous token covers two tabs there
    return locks ? locks.request(`customer-portal ${this.#key}`, work) as Promise<T> : work();
  }

  async #keep(session: Session): Promise<void> {
    this.#token = session.token;
    await this.#storage.set(this.#key, session.refreshToken);
  }

  #post(path: string, body: unknown): Promise<Response> {
    return send(this.#fetch, this.#endpoint + path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  get #key(): string { return `session ${this.#endpoint}`; }

  #become(status: SessionStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) listener();
  }
}
