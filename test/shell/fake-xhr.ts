import type { Mock } from '../../src/mock/mock.js';

export interface Wire {
  /** what went over it: method, and the offset where there is one */
  readonly log: string[];
  /** the bearer of each request */
  readonly bearers: (string | undefined)[];
  /** after so many bytes of the next body the line is cut */
  cut: number | undefined;
  /** a byte of the next body changes on its way */
  torn: boolean;
  /** bodies wait until `go` */
  held: boolean;
  go(): void;
  stop(): void;
}

/** Uploads go by XMLHttpRequest: this one carries them to the mock, and can be cut in the middle of a body. */
export function fakeXhr(mock: Mock, endpoint: string): Wire {
  const { XMLHttpRequest: real } = window;
  let waiting: (() => void)[] = [];
  const wire: Wire = {
    log: [], bearers: [], cut: undefined, torn: false, held: false,
    go() { wire.held = false; for (const one of waiting.splice(0)) one(); waiting = []; },
    stop() { window.XMLHttpRequest = real; },
  };

  class FakeXhr {
    readonly upload: { onprogress?: (event: { lengthComputable: boolean; loaded: number }) => void } = {};
    status = 0;
    responseText = '';
    onload: (() => void) | undefined;
    onerror: ((event: Event) => void) | undefined;
    #method = '';
    #url = '';
    #aborted = false;
    #answer: Response | undefined;
    readonly #headers = new Headers();

    open(method: string, url: string): void { this.#method = method; this.#url = url; }
    setRequestHeader(name: string, value: string): void { this.#headers.set(name, value); }
    getResponseHeader(name: string): string | null { return this.#answer?.headers.get(name) ?? null; }
    abort(): void { this.#aborted = true; }

    send(body: Blob | null): void { void this.#send(body).catch(() => { if (!this.#aborted) this.onerror?.(new Event('error')); }); }

    async #send(body: Blob | null): Promise<void> {
      wire.log.push([this.#method, this.#headers.get('upload-offset')].filter(Boolean).join(' '));
      wire.bearers.push(this.#headers.get('authorization')?.replace('Bearer ', ''));
      if (body && wire.held) await new Promise<void>((done) => { waiting.push(done); });
      if (this.#aborted) return;
      const { cut } = wire;
      const part = body && cut !== undefined ? body.slice(0, cut) : body;
      if (body) wire.cut = undefined;
      this.upload.onprogress?.({ lengthComputable: true, loaded: part?.size ?? 0 });
      const bytes = part && new Uint8Array(await part.arrayBuffer());
      if (bytes && wire.torn) { bytes[bytes.length - 1] = 0; wire.torn = false; }
      const answer = await mock.fetch(new Request(this.#url, { method: this.#method, headers: this.#headers, ...(bytes && { body: bytes }) }), endpoint);
      if (part !== body) throw new TypeError('cut');
      this.#answer = answer;
      this.status = answer.status;
      this.responseText = await answer.text();
      if (!this.#aborted) this.onload?.();
    }
  }
  window.XMLHttpRequest = FakeXhr as unknown as typeof XMLHttpRequest;
  return wire;
}

/** A file with bytes that can be told apart. */
export const pdf = (name: string, size = 4000): File => new File(['%PDF-1.4\n', Uint8Array.from({ length: size - 9 }, (_, i) => i % 251)], name, { type: 'application/pdf', lastModified: 1 });

/** Chooses files as a person does. */
export function choose(input: HTMLInputElement, ...files: File[]): void {
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}
