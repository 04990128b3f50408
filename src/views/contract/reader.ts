import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FileRef } from '../../protocol/file.js';
import type { Store } from '../../store/state.js';

/** What came of a document: its bytes as an address within the page, and whether they are those that the company named (undefined: that can't be checked here). */
export type Reading =
  | { readonly status: 'loading' | 'failed' | 'not-pdf' | 'differs' }
  | { readonly status: 'ready'; readonly url: string; readonly matches: true | undefined };

/** Phones of one maker show the first page of a framed PDF and nothing of the rest. */
const firstPageOnly = (): boolean => /iP(hone|ad|od)/.test(navigator.platform) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);

async function sha256(bytes: ArrayBuffer): Promise<string | undefined> {
  // pages over plain http have no such thing
  const digest = await (globalThis.crypto as Crypto | undefined)?.subtle?.digest('SHA-256', bytes);
  return digest && [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fetches a document with the customer's own token, checks it, and lends it an address within the page. One at a time; what was fetched goes when it is closed. */
export class Reader implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** the file that is open, and what came of it */
  open: string | undefined;
  reading: Reading | undefined;
  /** files whose bytes weren't those that the company named */
  readonly foreign = new Set<string>();
  /** the page doesn't let a PDF stand in a frame */
  #refused = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** a PDF can be shown within the page */
  get shows(): boolean { return navigator.pdfViewerEnabled !== false && !firstPageOnly() && !this.#refused; }

  hostConnected(): void { document.addEventListener('securitypolicyviolation', this.#violated); }

  hostDisconnected(): void {
    document.removeEventListener('securitypolicyviolation', this.#violated);
    this.close();
  }

  readonly #violated = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (!/^(frame|child)-src$/.test(effectiveDirective) || !blockedURI.startsWith('blob')) return;
    this.#refused = true;
    this.#host.requestUpdate();
  };

  close(): void {
    if (this.reading?.status === 'ready') URL.revokeObjectURL(this.reading.url);
    this.open = undefined;
    this.reading = undefined;
    this.#host.requestUpdate();
  }

  async read(store: Store, file: FileRef): Promise<void> {
    this.close();
    this.open = file.id;
    this.reading = { status: 'loading' };
    const found = await this.#bytes(store, file);
    // closed, or another one opened meanwhile
    if (this.open !== file.id) return;
    if (found.status === 'differs') this.foreign.add(file.id);
    else this.foreign.delete(file.id);
    // the address is made last, when it is sure to be given back
    this.reading = 'bytes' in found ? { status: 'ready', url: URL.createObjectURL(new Blob([found.bytes], { type: 'application/pdf' })), matches: found.matches } : found;
    this.#host.requestUpdate();
  }

  async #bytes(store: Store, file: FileRef): Promise<Exclude<Reading, { status: 'ready' }> | { readonly status: 'ready'; readonly bytes: ArrayBuffer; readonly matches: true | undefined }> {
    const blob = await store.file(file.id);
    if (!blob) return { status: 'failed' };
    const bytes = await blob.arrayBuffer();
    const hash = file.sha256 && await sha256(bytes);
    if (hash && hash !== file.sha256) return { status: 'differs' };
    if (!new TextDecoder('latin1').decode(bytes.slice(0, 1024)).includes('%PDF-')) return { status: 'not-pdf' };
    return { status: 'ready', bytes, matches: hash ? true : undefined };
  }
}
