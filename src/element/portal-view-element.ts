import { property } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import type { PortalClient } from '../client/portal-client.js';
import { StoreController } from '../context/store-controller.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { PortalState, Store } from '../store/state.js';
import { connectionKeys, type Connection } from './connection.js';
import { PortalElement } from './portal-element.js';

/** An element that shows a part of the store: below a `<customer-portal>`, or alone with a connection of its own. */
export abstract class PortalViewElement extends PortalElement implements Connection {
  /** Address of the backend that speaks the portal protocol, or `demo:`. Not needed below a `<customer-portal>`. */
  @property() endpoint: string | undefined;
  /** Address that gets each action's envelope instead of the backend. */
  @property({ attribute: 'action-endpoint' }) actionEndpoint: string | undefined;
  /** Id of the opportunity to show; when absent, the customer's only one, or the one they choose. */
  @property() opportunity: string | undefined;
  /** Business unit of the company. */
  @property() unit: string | undefined;
  /** Keep the session only as long as the page. */
  @property({ type: Boolean, attribute: 'without-remember' }) withoutRemember = false;
  /** The host's own sign-in: gives a token now, and a new one after a 401. */
  @property({ attribute: false }) getToken: (() => Promise<string> | string) | undefined;
  /** An adapter to a backend that doesn't speak the protocol. */
  @property({ attribute: false }) client: PortalClient | undefined;
  /** A payload by hand: the element asks no network. */
  @property({ attribute: false }) view: Opportunity | undefined;

  readonly #slice = new StoreController(this, (store) => this.slices(store));

  /** What the element shows of the store: it renders again when any of these is another object. Override with less than everything. */
  protected slices(store: Store): readonly unknown[] { return [store.state]; }

  /** the store, once the shell or the page's root answered */
  protected get store(): Store | undefined { return this.#slice.store; }
  /** the store's snapshot; undefined while nobody answered */
  protected get state(): PortalState | undefined { return this.#slice.store?.state; }

  protected override receive(changed: PropertyValues): void {
    // before the first render only what the page really set counts: the initial values aren't a change
    if (connectionKeys.some((key) => changed.has(key) && (this.hasUpdated || this[key]))) this.#slice.ask();
  }
}
