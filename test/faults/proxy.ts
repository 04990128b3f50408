import { createHash, randomUUID } from 'node:crypto';
import { createServer, request as ask, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { stepOf, type Step } from './steps.js';

export interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** One request on its way, in the hands of a fault. */
export interface Exchange {
  readonly method: string;
  readonly size: number;
  /** sends the request on, whole, or with less of its body and then cut; undefined when no answer came */
  forward(bytes?: number): Promise<Answer | undefined>;
  /** answers the page; `part` of the body, and then the line is cut */
  answer(answer: Answer, part?: number): Promise<void>;
  /** the line is dead, and the page hears nothing */
  cut(): void;
  /** nobody listens at the address, for a time in ms */
  refuse(ms: number): Promise<void>;
  /** the page loses its patience with whatever it waits for, and this request is over for it; at once where it would wait for ever */
  givenUp(): Promise<void>;
}
export type Strike = (exchange: Exchange) => Promise<void>;

const listen = (server: Server, port: number): Promise<number> => new Promise((resolve, reject) => {
  server.once('error', reject).listen(port, 'localhost', () => {
    const address = server.address();
    resolve(typeof address === 'object' && address ? address.port : port);
  });
});

/** Stands between a page and its backend, for one customer, and strikes at a step. */
export class FaultProxy {
  readonly #backend: string;
  readonly #server: Server;
  readonly #under = new Set<Promise<void>>();
  #port = 0;
  #armed: { step: Step; strike: Strike; times: number }[] = [];
  /** requests by step, as the page sent them */
  readonly seen = new Map<Step, number>();
  /** SHA-256 of each file that the page got by a link */
  readonly downloads: string[] = [];
  readonly #strikes = new Map<Step, number>();
  /** makes the page give up what it waits for */
  hurry: () => Promise<void> = () => Promise.resolve();
  #held: Promise<unknown> | undefined;
  /** a server that knows no idempotency: each request has a key of its own */
  forgetful = false;
  /** what the page says its origin is, and what the backend hears: a sandboxed page has none */
  origin: string | undefined;

  private constructor(backend: string) {
    this.#backend = backend;
    this.#server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => this.#take(request, response));
  }

  static async open(backend: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(backend);
    proxy.#port = await listen(proxy.#server, 0);
    return proxy;
  }

  get url(): string { return `http://localhost:${this.#port}`; }

  arm(step: Step, strike: Strike, times = 1): void { this.#armed.push({ step, strike, times }); }
  /** The fault is over. */
  lift(): void { this.#armed = []; }
  requests(step: Step): number { return this.seen.get(step) ?? 0; }
  /** how often a fault struck at a step */
  struck(step: Step): number { return this.#strikes.get(step) ?? 0; }
  /** From now on every request stands still until then, and is cut. */
  hold(until: Promise<unknown>): void { this.#held = until.finally(() => { this.#held = undefined; }); }

  /** Resolves when nothing is on its way any more. */
  async quiet(): Promise<void> { while (this.#under.size > 0) await Promise.all(this.#under); }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => { this.#server.close(() => resolve()); });
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const under: Promise<void> = this.#handle(request, response).catch(() => { response.destroy(); }).finally(() => this.#under.delete(under));
    // what stays open as long as the page does is never waited for
    if (!request.url?.startsWith('/events')) this.#under.add(under);
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { method = 'GET', url = '/' } = request;
    const step = method === 'OPTIONS' ? undefined : stepOf(method, url, body);
    if (step) this.seen.set(step, this.requests(step) + 1);
    if (this.#held) {
      await this.#held;
      return void response.destroy();
    }
    const armed = this.#armed.find((one) => one.step === step && one.times > 0);
    if (!armed && step === 'events') return this.#stream(request, response);
    const exchange = this.#exchange(request, response, body);
    if (armed) {
      armed.times--;
      this.#strikes.set(armed.step, this.struck(armed.step) + 1);
      return armed.strike(exchange);
    }
    const answer = await exchange.forward();
    if (!answer) return exchange.cut();
    if (method === 'GET' && /^\/files\/.*[?&]link=/.test(url) && answer.status === 200) this.downloads.push(createHash('sha256').update(answer.body).digest('hex'));
    await exchange.answer(answer);
  }

  #headers(request: IncomingMessage): { headers: IncomingHttpHeaders; key?: { sent: string; mine: string } } {
    const { host: _, connection: __, ...headers } = request.headers;
    if (this.origin !== undefined && headers.origin === 'null') headers.origin = this.origin;
    const sent = headers['idempotency-key'];
    if (!this.forgetful || typeof sent !== 'string') return { headers };
    const mine = randomUUID();
    return { headers: { ...headers, 'idempotency-key': mine }, key: { sent, mine } };
  }

  #exchange(request: IncomingMessage, response: ServerResponse, body: Buffer): Exchange {
    const { method = 'GET', url = '/' } = request;
    const stays = url.startsWith('/events');
    return {
      method,
      size: body.length,
      forward: (bytes) => new Promise((resolve) => {
        const { headers, key } = this.#headers(request);
        const out = ask(this.#backend + url, { method, headers, agent: false }, (answer) => {
          const chunks: Buffer[] = [];
          const done = (): void => {
            const plain = Buffer.concat(chunks);
            resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: key ? Buffer.from(plain.toString().replaceAll(key.mine, key.sent)) : plain });
          };
          answer.on('data', (chunk: Buffer) => {
            chunks.push(chunk);
            if (!stays) return;
            // of a stream its beginning is enough
            done();
            out.destroy();
          });
          answer.on('end', done).on('error', () => resolve(undefined));
        });
        out.on('error', () => resolve(undefined));
        if (bytes === undefined) out.end(body);
        else out.write(body.subarray(0, bytes), () => { setTimeout(() => { out.destroy(); resolve(undefined); }, 30); });
      }),
      answer: ({ status, headers, body: full }, part) => new Promise((resolve) => {
        const { 'transfer-encoding': _, connection: __, ...kept } = headers;
        if (this.origin !== undefined && kept['access-control-allow-origin'] === this.origin) kept['access-control-allow-origin'] = 'null';
        if (method !== 'HEAD' && status !== 204) kept['content-length'] = String(full.length);
        // the page gave up meanwhile
        if (response.destroyed || response.closed) return resolve();
        // one that waits behind another on the same line isn't told when the line is cut
        const { socket } = request;
        const over = (): void => { socket.off('close', over); resolve(); };
        response.once('close', over);
        socket.once('close', over);
        if (socket.destroyed) return over();
        response.writeHead(status, kept);
        if (part === undefined) response.end(method === 'HEAD' ? undefined : full);
        else response.write(full.subarray(0, part), () => { setTimeout(() => response.destroy(), 30); });
      }),
      cut: () => { response.destroy(); },
      givenUp: async () => {
        const over = new Promise<void>((done) => { response.once('close', done); });
        await this.hurry();
        // a file and the events may take as long as they like
        if (!/^\/(uploads|events)/.test(url) && !response.closed) await over;
      },
      refuse: async (ms) => {
        this.#server.close();
        this.#server.closeAllConnections();
        await new Promise((done) => { setTimeout(done, ms); });
        await listen(this.#server, this.#port);
      },
    };
  }

  /** Events, as they come. */
  #stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    return new Promise((resolve) => {
      const out = ask(this.#backend + (request.url ?? ''), { headers: this.#headers(request).headers, agent: false }, (answer) => {
        const headers = { ...answer.headers };
        if (this.origin !== undefined && headers['access-control-allow-origin'] === this.origin) headers['access-control-allow-origin'] = 'null';
        response.writeHead(answer.statusCode ?? 502, headers);
        answer.pipe(response);
        answer.on('error', () => response.destroy());
      });
      out.on('error', () => response.destroy());
      response.on('close', () => { out.destroy(); resolve(); });
      out.end();
    });
  }
}
