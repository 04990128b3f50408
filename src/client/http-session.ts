import { CodeChallenge, Session, type CodeRequest, type SessionRequest } from '../protocol/session.js';
import { inTime, read, send, type Fetch } from './http.js';
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
  #left = false;

  constructor(options: { endpoint: string; fetch: Fetch; storage: TokenStorage; getToken: (() => Promise<string> | string) | undefined }) {
    this.#endpoint = options.endpoint;
    this.#fetch = options.fetch;
    this.#storage = options.storage;
    this.#getToken = options.getToken;
  }

  get status(): SessionStatus { return this.#status; }
  get left(): boolean { return this.#left; }

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

  async signOut(everywhere = false): Promise<void> {
    // the other devices first: when they can't be reached, this one is still the way to do it
    if (everywhere) await this.#endAll();
    const token = this.#token;
    this.#token = undefined;
    this.#era++;
    this.#left = true;
    await this.#storage.delete(this.#key);
    this.#become(this.#getToken ? 'handed-in' : 'signed-out');
    if (token && !everywhere) await this.#end(token);
  }

  async forget(): Promise<boolean> {
    this.#token = undefined;
    this.#era++;
    const again = !this.#getToken && (await this.#storage.get(this.#key)) !== undefined;
    this.#become(this.#getToken ? 'handed-in' : 'signed-out');
    return !again;
  }

  async #endAll(): Promise<void> {
    const ask = async (): Promise<Response> => send(this.#fetch, `${this.#endpoint}/session?everywhere=true`, { method: 'DELETE', headers: await this.authorization() });
    await ask().catch(async (error: unknown) => {
      if (!(error instanceof PortalError) || error.status !== 401 || !(await this.renew(error.problem))) throw error;
      return ask();
    });
  }

  /** The server forgets too, when it can be reached; here the token is gone in any case. */
  async #end(token: string): Promise<void> {
    await send(this.#fetch, `${this.#endpoint}/session`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } }).catch(() => undefined);
  }

  /** The header of a call. */
  async authorization(): Promise<Record<string, string>> {
    if (!this.#token) await this.renew();
    // the customer may have signed out while it was asked for; without an answer's status nobody asks again
    if (!this.#token) throw new PortalError('unauthorized');
    return { Authorization: `Bearer ${this.#token}` };
  }

  /** A new token after a 401, which may say why (`problem`), or at the start; false when there is none to be had, and then the session is over. `used`: the header that was refused; where another call has brought a new token since, that one does. */
  renew(problem?: string, used?: string): Promise<boolean> {
    if (used !== undefined && this.#token && used !== `Bearer ${this.#token}`) return Promise.resolve(true);
    this.#renewing ??= this.#renew(problem).finally(() => { this.#renewing = undefined; });
    return this.#renewing;
  }

  async #renew(problem: string | undefined): Promise<boolean> {
    if (this.#getToken) {
      const getToken = this.#getToken;
      // the page's own function: it may also throw at once, or never answer
      this.#token = await inTime(Promise.resolve().then(() => getToken())).catch(() => undefined);
      return Boolean(this.#token);
    }
    // one tab at a time: the next one then finds the token that this one kept
    return await this.#locked(async () => {
      const refreshToken = await this.#storage.get<string>(this.#key);
      if (!refreshToken) return this.#over(problem);
      try {
        const era = this.#era;
        const ask = async (): Promise<Session> => read(await this.#post('/session/refresh', { refreshToken }), Session);
        // perhaps only the reply was lost: asked again at once, the server still gives the same
        const session = await ask().catch((error: unknown) => { if ((error as PortalError).code !== 'offline') throw error; return ask(); });
        if (era !== this.#era) {
          await this.#end(session.token);
          return false;
        }
        await this.#keep(session);
        return true;
      } catch (error) {
        if (!(error instanceof PortalError) || (error.code !== 'unauthorized' && error.code !== 'forbidden' && error.code !== 'invalid')) throw error;
        await this.#storage.delete(this.#key);
        return this.#over(error.problem);
      }
    });
  }

  #over(problem: string | undefined): false {
    this.#token = undefined;
    this.#left = problem === 'signed-out';
    this.#become('signed-out');
    return false;
  }

  #locked<T>(work: () => Promise<T>): Promise<T> {
    const locks = (globalThis.navigator as Navigator | undefined)?.locks;
    // a plain-http page has no locks; the server's grace for the previous token covers two tabs there
    return locks ? locks.request(`customer-portal ${this.#key}`, work) as Promise<T> : work();
  }

  async #keep(session: Session): Promise<void> {
    this.#left = false;
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
