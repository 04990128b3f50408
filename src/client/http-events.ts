import { LiveEvent } from '../protocol/live-event.js';
import { PortalError } from './portal-error.js';

/** How long a connection may say nothing before it is made anew, in ms: a sign of life comes every twenty seconds. */
const patience = 60_000;
/** The first pause before the next try, in ms; each failure doubles it, to the longest. */
const [shortest, longest] = [1_000, 30_000];
/** The longest message, in characters: whatever is longer is none of ours. */
const mostText = 1_000_000;

/** A backend that has no events, or doesn't let us have them: another try would get the same answer. */
const isFinal = (error: unknown): boolean => error instanceof PortalError && ['unauthorized', 'forbidden', 'not-found', 'gone', 'invalid', 'configuration'].includes(error.code);

/**
 * Follows server-sent events until `signal` ends it, through connections that break and servers that restart.
 * `connect` asks for what came after an event; its answer rejects as every call does. Rejects when there is nothing to follow.
 */
export async function followEvents(connect: (after: string | undefined, signal: AbortSignal) => Promise<Response>, after: string | undefined, take: (id: string, event: LiveEvent) => void, signal: AbortSignal): Promise<void> {
  let last = after;
  let tries = 0;
  while (!signal.aborted) {
    let wish: number | undefined;
    const attempt = new AbortController();
    const opened = Date.now();
    const end = (): void => attempt.abort();
    signal.addEventListener('abort', end);
    let timer = setTimeout(end, patience);
    try {
      const response = await connect(last, attempt.signal);
      if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) throw new PortalError('malformed', { status: response.status });
      await readEvents(response.body, attempt.signal, () => {
        clearTimeout(timer);
        timer = setTimeout(end, patience);
        // one that is cut as soon as it says something is not a good one
        if (Date.now() - opened > longest) tries = 0;
      }, (message) => {
        last = message.id ?? last;
        const event = LiveEvent.safeParse(jsonOf(message.data));
        if (!event.success || signal.aborted) return;
        tries = 0;
        take(last ?? '', event.data);
      });
    } catch (error) {
      if (isFinal(error) && !signal.aborted) throw error;
      if (error instanceof PortalError) wish = error.retryAfter;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      end();
    }
    await pause(wish ?? Math.min(longest, shortest * 2 ** tries++) / 1000, signal);
  }
}

interface Message { readonly id: string | undefined; readonly data: string }

/** Reads a stream as the HTML standard says: lines end in CR, LF or both, also across chunks; a message ends with an empty line. */
export async function readEvents(body: ReadableStream<Uint8Array>, signal: AbortSignal, alive: () => void, take: (message: Message) => void): Promise<void> {
  const reader = body.getReader();
  const cancel = (): void => { void reader.cancel().catch(() => undefined); };
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let rest = '';
  let data: string[] = [];
  let size = 0;
  let id: string | undefined;
  const line = (text: string): void => {
    if (text === '') {
      if (id !== undefined || data.length > 0) take({ id, data: data.join('\n') });
      data = [];
      size = 0;
      return;
    }
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') {
      data.push(value);
      size += value.length + 1;
    }
    if (name === 'id' && !value.includes('\0')) id = value;
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      alive();
      rest += decoder.decode(value, { stream: true });
      // a CR at the end may be half of a line's end
      for (let end = /\r\n|\n|\r(?!$)/.exec(rest); end; end = /\r\n|\n|\r(?!$)/.exec(rest)) {
        line(rest.slice(0, end.index));
        rest = rest.slice(end.index + end[0].length);
      }
      if (rest.length + size > mostText) throw new PortalError('malformed');
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** About so many seconds, and not all pages at once. Over at once when the page stops to follow. */
function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const over = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      done();
    };
    const timer = setTimeout(over, seconds * 1000 * (0.5 + Math.random() / 2));
    signal.addEventListener('abort', over);
    if (signal.aborted) over();
  });
}
