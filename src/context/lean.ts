import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Stands in for `@lit/context` in the build for a script tag: the same events of the community's context protocol, with only the
 * ways of calling that this project uses. A test holds the two against each other. Everywhere else `@lit/context` itself is used.
 */
type Callback<T> = (value: T, unsubscribe?: () => void) => void;
type Host = ReactiveControllerHost & HTMLElement;

export const createContext = <T>(key: T): T => key;

const outwards = { bubbles: true, composed: true };

export class ContextEvent<T> extends Event {
  constructor(readonly context: unknown, readonly contextTarget: Element, readonly callback: Callback<T>, readonly subscribe = false) {
    super('context-request', outwards);
  }
}

class ProviderEvent extends Event {
  constructor(readonly context: unknown, readonly contextTarget: Element) { super('context-provider', outwards); }
}

/** Always subscribes. */
export class ContextConsumer<T> implements ReactiveController {
  #unsubscribe: (() => void) | undefined;
  readonly #ask: () => void;

  constructor(host: Host, { context, callback }: { context: unknown; callback: (value: T) => void }) {
    // one function for all asking: whoever provides knows by it that it is the same one
    const take: Callback<T> = (value, unsubscribe) => {
      if (this.#unsubscribe !== unsubscribe) this.#unsubscribe?.();
      this.#unsubscribe = unsubscribe;
      callback(value);
    };
    this.#ask = () => { host.dispatchEvent(new ContextEvent(context, host, take, true)); };
    host.addController(this);
  }

  hostConnected(): void { this.#ask(); }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }
}

export class ContextProvider<T> implements ReactiveController {
  #value: T | undefined;
  readonly #host: Host;
  readonly #context: unknown;
  readonly #consumers = new Map<Callback<T | undefined>, { readonly element: Element; readonly leave: () => void }>();

  constructor(host: Host, { context }: { context: unknown }) {
    this.#host = host;
    this.#context = context;
    const ours = (event: ContextEvent<T | undefined>): Element | undefined => {
      const element = event.contextTarget ?? event.composedPath()[0];
      if (event.context !== context || element === host) return undefined;
      event.stopPropagation();
      return element;
    };
    host.addEventListener('context-request', (event) => {
      const request = event as ContextEvent<T | undefined>;
      const element = ours(request);
      if (!element) return;
      const { callback, subscribe } = request;
      if (!subscribe) return callback(this.#value);
      const leave = this.#consumers.get(callback)?.leave ?? (() => { this.#consumers.delete(callback); });
      this.#consumers.set(callback, { element, leave });
      callback(this.#value, leave);
    });
    // a provider further in has woken up: what stands below it asks again
    host.addEventListener('context-provider', (event) => {
      if (!ours(event as ContextEvent<T | undefined>)) return;
      for (const [callback, { element }] of [...this.#consumers]) element.dispatchEvent(new ContextEvent(context, element, callback, true));
    });
    host.addController(this);
  }

  hostConnected(): void { this.#host.dispatchEvent(new ProviderEvent(this.#context, this.#host)); }

  setValue(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const [callback, { leave }] of this.#consumers) callback(value, leave);
  }
}
