import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { PortalHelpLoadEvent } from '../../events/help-load.js';
import { appWords, type AppWords } from '../../i18n/app/words.js';
import type { Messages } from '../../i18n/en.js';
import type { AppSettings } from '../../protocol/app-block.js';
import type { PortalState, Store as PortalStore } from '../../store/state.js';
import { failureNotice } from '../failure.js';
import { Gate } from '../gate.js';
import { skeleton } from '../skeleton.js';
import { monitoringAppStyles } from './portal-monitoring-app.styles.js';
import { deviceOf, storesOf, type Store } from './stores.js';

/** White around a code, in squares of its grid: what readers ask for. */
const margin = 4;

/**
 * The company's app for following the installation: a link for each store, that of the customer's own phone first,
 * and codes to scan from another device, made in the page. Nothing at all where the company has none.
 *
 * @tagname portal-monitoring-app
 * @summary Where the monitoring app is to be had.
 * @slot empty - Shown where the company has no app; nothing does where the page leaves it out.
 * @csspart app - The box.
 * @csspart store - The link of a store.
 * @csspart code - A code to scan.
 * @csspart contact - The company's support.
 * @csspart failure - What went wrong.
 * @fires {PortalHelpLoadEvent} portal-help-load - The app is looked for (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalMonitoringApp extends PortalViewElement {
  static override styles = monitoringAppStyles;
  static override readonly parts = `${PortalViewElement.parts},app,store,code`;
  static override readonly area = appWords;

  protected override get m(): Messages & AppWords { return super.m as Messages & AppWords; }

  /** codes show on a narrow page too */
  @state() private shown = false;
  /** link → its code, once that is made; without one where it can't be */
  @state() private codes: ReadonlyMap<string, { readonly path: string; readonly size: number }> = new Map();
  #made: AppSettings | undefined;
  readonly #gate = new Gate(this, 'text', 'piece');
  #asked = false;

  protected override slices(store: PortalStore): readonly unknown[] { return [...Gate.slices(store), store.state.help]; }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const now = this.state;
    if (!now) return;
    const wanted = now.session.status === 'signed-in' && now.me.status === 'ready' && now.help.status === 'idle';
    if (wanted && !this.#asked) this.#load();
    this.#asked = wanted;
    const app = now.help.status === 'ready' ? now.help.value.app : undefined;
    if (app?.qr && app !== this.#made) void this.#make(app);
  }

  readonly #load = (): void => { this.ask(new PortalHelpLoadEvent({ type: 'help-load' })); };

  /** The links work without: a code that can't be made, or whose part doesn't load, isn't missed. */
  async #make(app: AppSettings): Promise<void> {
    this.#made = app;
    const make = await import('./qr.js').then(({ codeOf }) => codeOf, () => undefined);
    if (this.#made !== app) return;
    if (!make) this.#made = undefined;
    this.codes = new Map(storesOf(app, undefined).flatMap(({ link }) => {
      try {
        return make ? [[link, make(link)] as const] : [];
      } catch {
        return [];
      }
    }));
  }

  protected override render(): TemplateResult | typeof nothing {
    const { store } = this;
    if (store?.state.session.status !== 'signed-in') {
      const passed = this.#gate.pass(this.m, store);
      return 'instead' in passed ? passed.instead : nothing;
    }
    const { state: now } = store;
    const { help, me, config } = now;
    if (me.status === 'failed') return failureNotice(this.m, me.failure, { retry: this.#gate.reload, config });
    if (help.status === 'failed') return failureNotice(this.m, help.failure, { retry: this.#load, config });
    if (help.status !== 'ready') return this.#mayCome(now) ? skeleton(this.m, 'text') : nothing;
    const { app } = help.value;
    const stores = app ? storesOf(app, deviceOf(navigator)) : [];
    if (!app || stores.length === 0) return html`<slot name="empty"></slot>`;
    return this.#app(app, stores);
  }

  /** Where the company says that it has no app, nothing is waited for. */
  #mayCome({ config }: PortalState): boolean { return config.status !== 'ready' || config.value.modules.includes('app'); }

  #app(app: AppSettings, stores: readonly Store[]): TemplateResult {
    const name = this.text(app.name);
    const description = this.text(app.description);
    const coded = app.qr ? stores.filter(({ link }) => this.codes.has(link)) : [];
    return html`
      <section class="card app" part="app" aria-labelledby="app">
        <div class="head"><h2 id="app">${name || this.m.appTitle}</h2>${description || name ? html`<p class="lead">${description || this.m.appTitle}</p>` : nothing}</div>
        <div class="stores">${stores.map(({ kind, link, here }) => html`
          <a class="store ${here ? 'primary' : ''}" part="store" data-store=${kind} href=${link} target="_blank" rel="noopener noreferrer" aria-label=${name ? (kind === 'android' ? this.m.appAndroidNamed(name) : this.m.appIosNamed(name)) : nothing}>${kind === 'android' ? this.m.appAndroid : this.m.appIos}</a>`)}</div>
        ${coded.length > 0 ? this.#codes(coded) : nothing}
      </section>`;
  }

  #codes(stores: readonly Store[]): TemplateResult {
    return html`
      <button type="button" class="quiet toggle" aria-expanded=${this.shown ? 'true' : 'false'} @click=${() => { this.shown = !this.shown; }}>${this.shown ? this.m.appScanHide : this.m.appScanOther}</button>
      <div class="codes ${this.shown ? 'shown' : ''}">
        <p class="soft">${this.m.appScan}</p>
        <ul>${stores.map(({ kind, link }) => html`<li>${this.#code(kind, link)}<span class="small">${kind === 'android' ? this.m.appAndroid : this.m.appIos}</span></li>`)}</ul>
      </div>`;
  }

  #code(kind: Store['kind'], link: string): TemplateResult | typeof nothing {
    const code = this.codes.get(link);
    if (!code) return nothing;
    const side = code.size + 2 * margin;
    return html`<svg class="code" part="code" data-store=${kind} role="img" aria-label=${kind === 'android' ? this.m.appCodeAndroid : this.m.appCodeIos} viewBox="${-margin} ${-margin} ${side} ${side}" shape-rendering="crispEdges">${svg`<path d=${code.path}></path>`}</svg>`;
  }
}
