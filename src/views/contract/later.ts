import type { ReactiveControllerHost } from 'lit';

/** A part of the view that comes when it is needed. One that doesn't come may be asked for again. */
export class Later<T> {
  readonly #host: ReactiveControllerHost;
  readonly #load: () => Promise<T>;
  #asked = false;
  value: T | undefined;
  broken = false;

  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
  }

  /** Call before rendering what needs it. */
  need(): void {
    if (this.#asked) return;
    this.#asked = true;
    void this.#load().then((value) => { this.value = value; }, () => { this.broken = true; }).finally(() => this.#host.requestUpdate());
  }

  readonly retry = (): void => {
    this.broken = false;
    this.#asked = false;
    this.#host.requestUpdate();
  };
}
