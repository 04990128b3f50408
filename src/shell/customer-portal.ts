import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PortalClient } from '../client/portal-client.js';
import { storeContext } from '../context/contexts.js';
import { connectionKeys, type Connection } from '../element/connection.js';
import { PortalElement } from '../element/portal-element.js';
import { PortalOpportunitySelectEvent, PortalSessionEndEvent } from '../events/index.js';
import { refreshLocales } from '../i18n/locale.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { PortalStore } from '../store/portal-store.js';
import { isClosed } from '../views/closed.js';
import { showsApp } from './company-modules.js';
import { connect } from './connect.js';
import { styles } from './customer-portal.styles.js';
import { footer } from './footer.js';
import { header } from './header.js';
import { pageWords, standIn } from './page-words.js';
import { keepLanguage, keptLanguage, storeFor } from './sessions.js';
import { loadView, tagFor, withConditions, type ViewTag } from './view-table.js';
import { Theming } from './theme-values.js';

/**
 * The whole portal: sign-in, the timeline, the view of the current substate, conditions and help.
 * What stands between its tags, a link to the hosted portal, shows until the script has run, and never after.
 *
 * @tagname customer-portal
 * @summary The customer's project, from sign-in to receipt, on any page.
 * @slot header - Instead of the company's name and logo.
 * @slot empty - Instead of the text shown when the customer has no project.
 * @slot before - Above the view, whatever it is.
 * @slot after - Below the view, whatever it is.
 * @slot done - Below the receipt, while it shows.
 * @slot error - Below what says that the project couldn't be had.
 * @csspart base - The box around everything.
 * @csspart header - Company, project and account controls.
 * @csspart main - The box of the view.
 * @csspart timeline - The box of the timeline.
 * @csspart about - What the company says of itself.
 * @csspart footer - The support contact, and the way to the help.
 * @csspart help - The button that opens the help.
 * @fires {PortalSessionStartedEvent} portal-session-started - A session stands.
 * @fires {PortalSessionEndedEvent} portal-session-ended - The session is over.
 * @fires {PortalOpportunityChangedEvent} portal-opportunity-changed - Another project or substate shows.
 * @fires {PortalStepSubmittedEvent} portal-step-submitted - The server took the step.
 * @fires {PortalOfferAcceptedEvent} portal-offer-accepted - The server took the acceptance of an offer.
 * @fires {PortalActionTakenEvent} portal-action-taken - The server took an action, of whatever type.
 * @fires {PortalTicketSentEvent} portal-ticket-sent - A query or an incident has arrived.
 * @fires {PortalActionFailedEvent} portal-action-failed - An action was not taken; nothing typed is lost.
 * @fires {PortalSessionEndEvent} portal-session-end - The customer signs out (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks for a part of the page that didn't come (cancelable).
 * @fires {PortalOpportunitySelectEvent} portal-opportunity-select - The customer chooses a project (cancelable).
 */
export class CustomerPortal extends PortalElement implements Connection {
  static override styles = styles;

  /** Address of the backend that speaks the portal protocol, or `demo:`. */
  @property() endpoint: string | undefined;
  /** Address that gets each action's envelope instead of the backend. */
  @property({ attribute: 'action-endpoint' }) actionEndpoint: string | undefined;
  /** Id of the opportunity to show; when absent, the customer's only one, or the one they choose. */
  @property() opportunity: string | undefined;
  /** Business unit of the company. */
  @property() unit: string | undefined;
  /** Keep the session only as long as the page. */
  @property({ type: Boolean, attribute: 'without-remember' }) withoutRemember = false;
  /** Don't show the header with company, project, language and sign-out. */
  @property({ type: Boolean, attribute: 'without-header' }) withoutHeader = false;
  /** The host's own sign-in: gives a token now, and a new one after a 401. */
  @property({ attribute: false }) getToken: (() => Promise<string> | string) | undefined;
  /** An adapter to a backend that doesn't speak the protocol. */
  @property({ attribute: false }) client: PortalClient | undefined;
  /** A payload by hand: the element asks no network. */
  @property({ attribute: false }) view: Opportunity | undefined;

  @state() private ready: ReadonlySet<ViewTag> = new Set();
  @state() private broken: ReadonlySet<ViewTag> = new Set();

  readonly #provider = new ContextProvider(this, { context: storeContext });
  #store: PortalStore | undefined;
  #untie: (() => void)[] = [];
  /** the view that the receipt belongs to */
  #shown: ViewTag | undefined;
  #view: HTMLElement | undefined;
  #warned: Promise<void> | undefined;
  readonly #theming = new Theming();

  #stands: (() => void) | undefined;

  protected override createRenderRoot(): HTMLElement {
    const inner = super.createRenderRoot();
    this.#stands = standIn(this.shadowRoot);
    return inner;
  }

  protected override firstUpdated(): void { this.#stands?.(); }

  override connectedCallback(): void {
    super.connectedCallback();
    void keptLanguage().then((language) => { if (language && this.isConnected) this.#speak(language); });
    this.#attach();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const untie of this.#untie.splice(0)) untie();
    this.#store = undefined;
  }

  protected override receive(changed: PropertyValues): void {
    if (this.isConnected && connectionKeys.some((key) => changed.has(key) && (this.hasUpdated || this[key]))) this.#attach();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#load();
    const { config } = this.#store?.state ?? {};
    this.#theming.wear(this.shadowRoot, config?.status === 'ready' ? config.value.theme : undefined);
  }

  #attach(): void {
    const store = storeFor(this);
    if (store === this.#store) return;
    for (const untie of this.#untie) untie();
    this.#store = store;
    this.#untie = [connect(this, store), store.subscribe(() => this.requestUpdate())];
    this.#provider.setValue(store);
    this.requestUpdate();
  }

  get #tag(): ViewTag | undefined { return this.#store && tagFor(this.#store.state, this.#shown); }

  #load(): void {
    const tag = this.#tag;
    const state = this.#store?.state;
    if (!tag || !state) return;
    this.#shown = tag;
    // what warns of what waits has to be there before the network goes
    if (state.step.saved !== 'untouched') this.#warned ??= import('./sign-out-dialog.js').then(({ prepare }) => prepare(this.locale.language)).catch(() => { this.#warned = undefined; });
    const needed: ViewTag[] = [tag];
    if (state.opportunity.status === 'ready') {
      needed.push('portal-timeline');
      if (tag === 'portal-view-finalization' && showsApp(state)) needed.push('portal-monitoring-app');
      if (state.opportunity.value.conditions.length > 0) needed.push('portal-conditions');
    }
    for (const one of needed) if (!this.ready.has(one) && !this.broken.has(one)) void this.#bring(one);
  }

  async #bring(tag: ViewTag): Promise<void> {
    try {
      await loadView(tag, this.locale.language);
      if (!this.ready.has(tag)) this.ready = new Set([...this.ready, tag]);
    } catch {
      this.broken = new Set([...this.broken, tag]);
      addEventListener('online', this.#again, { once: true });
    }
  }

  /** What didn't come is asked for once more. */
  readonly #again = (): void => { this.broken = new Set(); };

  #speak(language: string): void {
    this.lang = language;
    // a direction that the page gave belonged to its own language
    this.removeAttribute('dir');
    refreshLocales();
  }

  readonly #chooseLanguage = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    void keepLanguage(value);
    this.#speak(value);
  };

  protected override render(): TemplateResult {
    return html`
      <div class="base" part="base">
        ${this.withoutHeader ? nothing : this.#header()}
        <div class="body">
          ${this.#timeline()}
          <div class="main" part="main"><slot name="before"></slot>${this.#chunkFailed()}${this.#main()}${this.#standing()}${pageWords(this.#store?.state)}${this.#withApp ? html`<portal-monitoring-app></portal-monitoring-app>` : nothing}<slot name="after"></slot></div>
        </div>
        ${footer(this.m, this.#store?.state.config, { open: this.#store?.state.session.status === 'signed-in' ? this.#openHelp : undefined, failed: this.broken.has('portal-help'), signOutAll: this.#signsOut ? () => this.#askToLeave(true) : undefined, stands: this.#store?.state.opportunity.status === 'ready', text: (text) => this.text(text) })}
      </div>`;
  }

  get #signsOut(): boolean { return this.#store?.state.session.status === 'signed-in' && this.#store.signsOut; }

  #header(): TemplateResult {
    return header(this.m, this.#store?.state, {
      language: this.locale.tag, chooseLanguage: this.#chooseLanguage, text: (text) => this.text(text), otherProjects: () => this.ask(new PortalOpportunitySelectEvent({ type: 'opportunity-select', opportunity: undefined })),
      signOut: this.#signsOut ? () => { if (this.#store?.state.waiting?.length) this.#askToLeave(false); else this.ask(new PortalSessionEndEvent({ type: 'session-end' })); } : undefined,
    });
  }

  /** What opens over the portal comes when it is asked for. */
  #over(open: (store: PortalStore, root: ShadowRoot) => Promise<void>): void {
    const [store, root] = [this.#store, this.shadowRoot];
    this.broken = new Set();
    if (store && root) void open(store, root).catch(() => { this.broken = new Set(['portal-help']); });
  }
  readonly #openHelp = (): void => this.#over(async (store, root) => (await import('./help-dialog.js')).openHelp(this, root, store, this.m));
  #askToLeave(everywhere: boolean): void { this.#over(async (store, root) => (await import('./sign-out-dialog.js')).openSignOut(this, root, store, this.m, everywhere)); }

  #timeline(): TemplateResult | typeof nothing {
    const { session, opportunity, config } = this.#store?.state ?? {};
    return session?.status === 'signed-in' && opportunity?.status === 'ready' && !isClosed(config) && this.ready.has('portal-timeline') ? html`<aside class="timeline" part="timeline"><portal-timeline></portal-timeline></aside>` : nothing;
  }

  #main(): TemplateResult | typeof nothing {
    const tag = this.#tag;
    const state = this.#store?.state;
    if (state?.session.status === 'signed-in' && state.me.status === 'ready' && !state.selected && state.me.value.opportunities.length === 0) {
      return html`<slot name="empty"><p class="empty">${this.m.portalEmpty}</p></slot>`;
    }
    if (tag && this.broken.has(tag)) return nothing;
    if (!tag || !this.ready.has(tag)) return html`<div class="skeleton" role="status" aria-label=${this.m.loading}><i></i><i></i><i></i></div>`;
    return tag === 'portal-sign-in' ? html`<portal-sign-in></portal-sign-in>` : nothing;
  }

  /** The view. It stays as it is, unseen, while the customer signs in again. */
  #standing(): HTMLElement | typeof nothing {
    const tag = this.#tag;
    if (tag === 'portal-sign-in') {
      if (this.#store?.state.opportunity.status !== 'ready') this.#view = undefined;
      return this.#view ? Object.assign(this.#view, { hidden: true }) : nothing;
    }
    return tag && this.ready.has(tag) ? this.#viewOf(tag) : nothing;
  }

  /** The element of a view, with the conditions in their place. It stays while the view does. */
  #viewOf(tag: ViewTag): HTMLElement {
    if (this.#view?.localName !== tag) this.#view = document.createElement(tag);
    this.#view.hidden = false;
    this.#view.toggleAttribute('without-done', tag === 'portal-view-status');
    const there = this.#view.querySelector(':scope > portal-conditions');
    if (!this.ready.has('portal-conditions') || !withConditions(tag)) there?.remove();
    else if (!there) this.#view.append(Object.assign(document.createElement('portal-conditions'), { slot: 'conditions' }));
    return this.#view;
  }

  get #withApp(): boolean { return this.ready.has('portal-monitoring-app') && this.#tag === 'portal-view-finalization' && this.#store !== undefined && showsApp(this.#store.state); }

  #chunkFailed(): TemplateResult | typeof nothing {
    if ([...this.broken].every((tag) => tag === 'portal-help')) return nothing;
    return html`<div class="failed" role="alert"><p>${this.m.portalChunkFailed}</p><button type="button" class="primary" @click=${this.#again}>${this.m.tryAgain}</button></div>`;
  }
}
