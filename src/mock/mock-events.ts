import type { LiveEvent } from '../protocol/live-event.js';
import { MockAnswer } from './answer.js';

interface Told { readonly id: number; readonly customer: string | undefined; readonly event: LiveEvent }
interface Page { readonly customer: string; readonly token: string; readonly controller: ReadableStreamDefaultController<Uint8Array> }

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const message = ({ id, event }: Told): Uint8Array => bytes(`id: ${id}\nevent: ${event.kind.replace(/[\r\n]+/g, ' ')}\ndata: ${JSON.stringify(event)}\n\n`);

/** What happened, and the pages that follow it. */
export class MockEvents {
  readonly #told: Told[] = [];
  readonly #pages = new Set<Page>();

  /** Tells a customer's pages; everybody's when none is named. */
  tell(customer: string | undefined, event: LiveEvent): void {
    const told = { id: this.#told.length + 1, customer, event };
    this.#told.push(told);
    for (const page of this.#pages) if (customer === undefined || page.customer === customer) page.controller.enqueue(message(told));
  }

  /** id of the newest event */
  get newest(): string { return String(this.#told.length); }

  /** pages that follow */
  get following(): number { return this.#pages.size; }

  /** `GET /events?after=` */
  follow(request: Request, customer: string): Response {
    const after = new URL(request.url).searchParams.get('after') ?? this.newest;
    if (!/^\d{1,15}$/.test(after)) throw new MockAnswer(422, 'invalid');
    const token = request.headers.get('authorization') ?? '';
    let page: Page | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        page = { customer, token, controller };
        this.#pages.add(page);
        controller.enqueue(bytes(': here\n\n'));
        for (const told of this.#told) if (told.id > Number(after) && (told.customer === undefined || told.customer === customer)) controller.enqueue(message(told));
      },
      cancel: () => { if (page) this.#pages.delete(page); },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } });
  }

  /** Ends the streams whose token isn't good any more. */
  check(good: (authorization: string) => boolean): void {
    for (const page of this.#pages) {
      if (good(page.token)) continue;
      this.#pages.delete(page);
      page.controller.close();
    }
  }
}
