import type { LiveEvent } from '../../src/protocol/index.js';

export interface Told { readonly id: string; readonly event?: string; readonly data?: LiveEvent }

/** A page that follows the events of a backend, read line by line. */
export class Follower {
  readonly status: number;
  readonly headers: Headers;
  readonly told: Told[] = [];
  /** lines that begin with a colon */
  comments = 0;
  ended = false;
  readonly #abort: AbortController;
  #tell = (): void => undefined;

  private constructor(response: Response, abort: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.#abort = abort;
    if (response.ok && response.body) void this.#read(response.body);
  }

  static async open(endpoint: string, token: string | undefined, after?: string): Promise<Follower> {
    const abort = new AbortController();
    const response = await fetch(`${endpoint}/events${after === undefined ? '' : `?after=${after}`}`, { headers: token === undefined ? {} : { Authorization: `Bearer ${token}` }, signal: abort.signal });
    return new Follower(response, abort);
  }

  /** Resolves once so many were told, with all of them. */
  async until(so: (self: this) => boolean): Promise<Told[]> {
    while (!so(this)) await new Promise<void>((done) => { this.#tell = done; });
    return this.told;
  }

  count(many: number): Promise<Told[]> { return this.until(({ told }) => told.filter(({ data }) => data).length >= many); }
  close(): void { this.#abort.abort(); }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    try {
      const [reader, decoder] = [body.getReader(), new TextDecoder()];
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        const parts = (rest + decoder.decode(chunk.value, { stream: true })).split('\n\n');
        rest = parts.pop() ?? '';
        for (const part of parts) this.#take(part.split('\n'));
        this.#tell();
      }
    } catch {
      // closed by us, or cut
    }
    this.ended = true;
    this.#tell();
  }

  #take(lines: readonly string[]): void {
    const of = (name: string): string | undefined => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    if (lines.some((line) => line.startsWith(':'))) this.comments++;
    const [id, data] = [of('id'), of('data')];
    if (id !== undefined) this.told.push({ id, event: of('event'), ...(data !== undefined && { data: JSON.parse(data) as LiveEvent }) });
  }
}
