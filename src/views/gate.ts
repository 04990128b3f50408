import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { PortalViewReloadEvent } from '../events/view-reload.js';
import type { Messages } from '../i18n/en.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { PortalState, Store } from '../store/state.js';
import { isClosed } from './closed.js';
import { failureNotice } from './failure.js';
import { arrive } from './focus.js';
import { hasPlace, leavePlace, type Candidate, type Purpose, type Rank } from './place.js';
import { skeleton, type Shape } from './skeleton.js';

/** The opportunity with the state that it came in, or what stands in its place. */
export type Passage = { readonly opportunity: Opportunity; readonly state: PortalState } | { readonly instead: TemplateResult | typeof nothing };

/** How long an element waits for a store to be named, in ms, before it says that the page isn't set up. */
const patience = 5000;

/** What every element asks before it shows its own: is there a store, is the customer signed in, is a project chosen, did it arrive? */
export class Gate implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #shape: Shape;
  readonly #candidate: Candidate;
  #store: Store | undefined;
  #alone = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment }, shape: Shape, rank: Rank) {
    this.#host = host;
    this.#shape = shape;
    this.#candidate = { element: host, rank, changed: () => host.requestUpdate() };
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => { this.#alone = true; this.#host.requestUpdate(); }, patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#alone = false;
    this.#at(undefined);
  }

  hostUpdated(): void { arrive(this.#host); }

  /** The slices of the store that the passage depends on. */
  static slices({ state }: Store): readonly unknown[] {
    const { session, me, selected, opportunity, config } = state;
    return [session.status, me, selected, opportunity, config];
  }

  /** Asks the shell above to look again. */
  readonly reload = (): void => { this.#host.dispatchEvent(new PortalViewReloadEvent({ type: 'view-reload' })); };

  pass(m: Messages, store: Store | undefined): Passage {
    this.#at(store);
    if (!store) return { instead: this.#alone ? failureNotice(m, { code: 'configuration', errors: [] }, { retry: this.reload }) : skeleton(m, this.#shape) };
    const { state } = store;
    const { session, opportunity, me, selected, config } = state;
    if (isClosed(config)) return { instead: failureNotice(m, { code: 'forbidden', errors: [] }, { retry: this.reload }) };
    if (session.status === 'starting') return { instead: config.status === 'failed' ? failureNotice(m, config.failure, { retry: this.reload }) : skeleton(m, this.#shape) };
    if (session.status !== 'signed-in') {
      // what stood here stays as it is, unseen, while the customer signs in again
      if (opportunity.status === 'ready' && this.#host.closest('[hidden]')) return { opportunity: opportunity.value, state };
      return { instead: this.hasPlace(store, 'sign-in') ? html`<portal-sign-in></portal-sign-in>` : this.#elsewhere(m.signInElsewhere) };
    }
    if (opportunity.status === 'ready') return { opportunity: opportunity.value, state };
    if (opportunity.status === 'failed') return { instead: failureNotice(m, opportunity.failure, { retry: this.reload, config }) };
    if (selected || me.status !== 'ready') return { instead: skeleton(m, this.#shape) };
    if (me.value.opportunities.length === 0) return { instead: html`<slot name="empty"><p class="soft">${m.portalEmpty}</p></slot>` };
    return { instead: this.hasPlace(store, 'choice') ? html`<portal-opportunity-picker></portal-opportunity-picker>` : this.#elsewhere(m.pickerElsewhere) };
  }

  /** this element shows it, for all of the page that share the store */
  hasPlace(store: Store, purpose: Purpose): boolean {
    this.#at(store);
    return hasPlace(store, this.#candidate, purpose);
  }

  /** A view says that it waits for another element; a piece keeps quiet. */
  #elsewhere(text: string): TemplateResult | typeof nothing {
    return this.#candidate.rank === 'view' ? html`<p class="soft elsewhere">${text}</p>` : nothing;
  }

  #at(store: Store | undefined): void {
    if (this.#store && this.#store !== store) leavePlace(this.#store, this.#candidate);
    if (store) clearTimeout(this.#timer);
    this.#store = store;
  }
}
