import type { ReactiveController } from 'lit';

/** Files pasted while the focus is in the element. Not every browser tells a button of them that has the focus: some tell only the page. */
export class PasteController implements ReactiveController {
  readonly #host: HTMLElement;
  readonly #take: (files: readonly File[]) => void;

  constructor(host: HTMLElement, take: (files: readonly File[]) => void) {
    this.#host = host;
    this.#take = take;
  }

  hostConnected(): void {
    this.#host.addEventListener('focusin', this.#here);
    this.#host.addEventListener('focusout', this.#gone);
    if (this.#host.matches(':focus-within')) this.#here();
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('focusin', this.#here);
    this.#host.removeEventListener('focusout', this.#gone);
    this.#gone();
  }

  readonly #here = (): void => { document.addEventListener('paste', this.#paste); };
  readonly #gone = (): void => { document.removeEventListener('paste', this.#paste); };

  readonly #paste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || event.defaultPrevented) return;
    event.preventDefault();
    this.#take(files);
  };
}
