import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Payloads } from './places.js';

/** How a call goes wrong: a problem document of this status, no answer, or 200 with JSON of another kind. */
export type Failing = number | 'offline' | 'malformed';

/** Says whatever it is told to say: below `/<name>` each payload as it was put there, hostile or not. */
export class HostileBackend {
  readonly #server: Server;
  readonly #kept = new Map<string, Payloads>();
  readonly #failing = new Map<string, { readonly call: string; readonly as: Failing }>();
  /** paths that nothing of ours asks for */
  readonly strange: string[] = [];

  private constructor() {
    this.#server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => this.#answer(request, response));
  }

  static async open(): Promise<HostileBackend> {
    const backend = new HostileBackend();
    await new Promise<void>((done) => { backend.#server.listen(0, 'localhost', done); });
    return backend;
  }

  get url(): string { return `http://localhost:${(this.#server.address() as AddressInfo).port}`; }

  /** What is told below `/<name>` from now on. */
  put(name: string, payloads: Payloads): void { this.#kept.set(name, payloads); }
  /** One call below `/<name>`, like `GET me`, goes wrong from now on. */
  fail(name: string, call: string, as: Failing): void { this.#failing.set(name, { call, as }); }
  mend(name: string): void { this.#failing.delete(name); }
  drop(name: string): void { this.#kept.delete(name); }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = 'GET', url = '/' } = request;
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (method === 'OPTIONS') {
      response.writeHead(204, { 'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key, tus-resumable, upload-length, upload-metadata, upload-offset', 'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE', 'Access-Control-Max-Age': '600' }).end();
      return;
    }
    request.resume();
    const [, name = '', resource = '', ...rest] = new URL(url, 'http://localhost').pathname.split('/');
    const payloads = this.#kept.get(name);
    const tell = (data: unknown, status = 200): void => { response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(data)); };
    const nothing = (status: number): void => tell({ type: 'about:blank', title: 'No', status, ...(status === 503 && { retryAfter: 120 }) }, status);
    if (!payloads) return nothing(404);
    const failing = this.#failing.get(name);
    if (failing?.call === `${method} ${resource}`) {
      if (failing.as === 'offline') { request.socket.destroy(); return; }
      if (failing.as === 'malformed') return tell(['unexpected']);
      return nothing(failing.as);
    }
    const key = request.headers['idempotency-key'];
    const keyed = (data: unknown): unknown => (typeof data === 'object' && data !== null && 'key' in data && data.key === '' ? { ...data, key } : data);
    switch (`${method} ${resource}`) {
      case 'GET config': return tell(payloads.config);
      case 'GET me': return tell(payloads.me);
      case 'GET help': return tell(payloads.help);
      case 'GET opportunities': return rest.length === 1 ? tell(payloads.opportunity) : nothing(404);
      case 'POST opportunities': return payloads.problem === undefined ? tell({ receipt: keyed(payloads.receipt), opportunity: payloads.opportunity }) : tell(payloads.problem, 422);
      case 'POST tickets': return tell(payloads.ticket, 201);
      case 'POST session': return rest[0] === 'codes' ? tell({ challenge: 'c', resendAfter: 30, expiresAt: new Date(Date.now() + 600_000).toISOString() }) : tell({ token: 't', refreshToken: 'r', expiresAt: new Date(Date.now() + 900_000).toISOString() });
      case 'GET events':
      case 'POST uploads':
      case 'PUT opportunities':
      case 'GET files':
      case 'POST files': return nothing(404);
      default: this.strange.push(`${method} ${url}`); return nothing(404);
    }
  }
}
