import { ContextConsumer, ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from '../store/state.js';
import { storeContext } from './contexts.js';

/** Selects slices of the store around an element, and renders it again only when one of them is another object. What stands inside the element, or is slotted into it, gets the same store. */
export class StoreController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #select: (store: Store) => readonly unknown[];
  readonly #consumer: ContextConsumer<typeof storeContext, ReactiveControllerHost & HTMLElement>;
  readonly #provider: ContextProvider<typeof storeContext, ReactiveControllerHost & HTMLElement>;
  #store: Store | undefined;
  #stop: (() => void) | undefined;
  #slices: readonly unknown[] = [];

  /** each member that `select` gives must be the same object (or primitive) while nothing in it changed */
  constructor(host: ReactiveControllerHost & HTMLElement, select: (store: Store) => readonly unknown[]) {
    this.#host = host;
    this.#select = select;
    this.#consumer = new ContextConsumer(host, { context: storeContext, subscribe: true, callback: (store) => this.#attach(store) });
    this.#provider = new ContextProvider(host, { context: storeContext });
    host.addController(this);
  }

  /** undefined while nobody answered: the shell isn't there yet */
  get store(): Store | undefined { return this.#store; }

  /** The element got another `endpoint`, `client` or `view`: ask again. */
  ask(): void {
    this.#detach();
    this.#consumer.hostDisconnected();
    this.#consumer.hostConnected();
  }

  hostConnected(): void {
    if (this.#store && !this.#stop) this.#attach(this.#store);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** `store` is undefined while the element around this one has none itself; it is told again */
  #attach(store: Store | undefined): void {
    if (!store || (store === this.#store && this.#stop)) return;
    this.#stop?.();
    this.#store = store;
    this.#stop = store.subscribe(() => this.#look());
    this.#provider.setValue(store);
    this.#look(true);
  }

  #detach(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#store = undefined;
    this.#slices = [];
  }

  #look(always = false): void {
    if (!this.#store) return;
    const slices = this.#select(this.#store);
    if (!always && slices.length === this.#slices.length && slices.every((slice, i) => slice === this.#slices[i])) return;
    this.#slices = slices;
    this.#host.requestUpdate();
  }
}
