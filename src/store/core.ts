import type { PortalClient } from '../client/portal-client.js';
import type { DraftsPort, FilesPort, OutboxPort, OwnerPort, TabsPort } from '../offline/ports.js';
import type { PortalFact } from './facts.js';
import type { PortalState } from './state.js';

export interface StorePorts {
  readonly client: PortalClient;
  readonly drafts: DraftsPort;
  readonly outbox: OutboxPort;
  /** absent where what is kept is this page's alone */
  readonly owner?: OwnerPort | undefined;
  /** uploads under way, loaded when they are looked for; absent where what is kept is this page's alone */
  readonly files?: (() => Promise<FilesPort>) | undefined;
  /** there may be some, by what an earlier page left */
  readonly filesKept?: (() => Promise<boolean>) | undefined;
  /** the other tabs; absent where what is kept is this page's alone */
  readonly tabs?: TabsPort | undefined;
  /** the field that is in the customer's hands: nothing changes it while it is */
  held?(): string | undefined;
  /** a new idempotency key or local id */
  newKey(): string;
  /** ms since the epoch */
  now(): number;
}

/** The state and what every desk of the store shares. Snapshots are frozen; a slice that didn't change keeps its identity. */
export class Core {
  readonly ports: StorePorts;
  #state: PortalState;
  readonly #listeners = new Set<() => void>();
  readonly #factListeners = new Set<(fact: PortalFact) => void>();

  constructor(ports: StorePorts, selected: string | undefined) {
    this.ports = ports;
    this.#state = frozen({
      config: { status: 'idle' }, session: { status: 'starting' }, me: { status: 'idle' }, selected, opportunity: { status: 'idle' },
      step: { of: '', values: {}, consents: [], attempted: false, saved: 'untouched', orphans: {}, work: {} },
      uploads: [], send: { status: 'open' }, help: { status: 'idle' }, ticket: { status: 'open' }, online: true, lasting: ports.drafts.lasting,
    } satisfies PortalState);
  }

  get state(): PortalState { return this.#state; }

  patch(patch: Partial<PortalState>): void {
    this.#state = frozen({ ...this.#state, ...patch });
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(fact: PortalFact): void {
    for (const listener of [...this.#factListeners]) listener(fact);
  }

  onFact(listener: (fact: PortalFact) => void): () => void {
    this.#factListeners.add(listener);
    return () => this.#factListeners.delete(listener);
  }

  /** the customer's id, for what is kept; a hand-made client without `me` data still has one */
  get customer(): string {
    const { me } = this.#state;
    return me.status === 'ready' ? me.value.id : '';
  }
}

/** With each slice frozen too: an element that writes into one fails at once. */
function frozen(state: PortalState): PortalState {
  for (const slice of Object.values(state)) if (typeof slice === 'object') Object.freeze(slice);
  return Object.freeze(state);
}
