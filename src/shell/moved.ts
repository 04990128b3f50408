import { css, html, nothing, render, type LitElement, type ReactiveController } from 'lit';
import { LocaleController } from '../i18n/locale.js';
import type { PortalStore } from '../store/portal-store.js';
import { icons } from '../theme/icons.js';
import { failureWords } from '../views/failure.js';

const styles = css`
  .moved .notice { max-inline-size: 68ch; margin-block-end: var(--_s6); }
  .moved:focus { outline: none; }
  /* the empty place moves nothing */
  .main > .moved + * { margin-block-start: 0; }
`;

/**
 * Says in a portal that its project went on by itself. The place is there before it says anything, so that it is read out.
 * The focus stays where it is; only when what had it is gone with the step before does it come here, where it would otherwise be lost.
 */
export class MovedNotice implements ReactiveController {
  readonly #portal: LitElement;
  readonly #store: PortalStore;
  readonly #locale: LocaleController;
  readonly #place = document.createElement('div');
  #had = false;
  #said: string | undefined;

  constructor(portal: LitElement, store: PortalStore) {
    this.#portal = portal;
    this.#store = store;
    this.#locale = new LocaleController(portal);
    this.#place.className = 'moved';
    this.#place.setAttribute('role', 'status');
    this.#place.tabIndex = -1;
    portal.addController(this);
    this.hostUpdated();
  }

  /** Takes it away again. */
  remove(): void {
    this.#portal.removeController(this);
    this.#portal.removeController(this.#locale);
    this.#locale.hostDisconnected();
    this.#place.remove();
  }

  hostUpdate(): void { this.#had = Boolean(this.#portal.shadowRoot?.activeElement); }

  hostUpdated(): void {
    const m = this.#locale.messages;
    const root = this.#portal.shadowRoot;
    const main = root?.querySelector('.main');
    if (!m || !root || !main) return;
    if (this.#place.parentNode !== main) main.prepend(this.#place);
    if (styles.styleSheet && !root.adoptedStyleSheets.includes(styles.styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles.styleSheet];
    const { moved } = this.#store.state;
    const news = moved !== undefined && moved !== this.#said;
    const { title, text } = failureWords(m, { code: 'conflict', errors: [] });
    const words = moved === undefined ? nothing : html`<div class="notice">${icons.retry}<div><strong>${title}</strong><p>${text}</p></div></div>`;
    // the same words again are only read out when they were gone in between
    render(news ? nothing : words, this.#place);
    this.#said = moved;
    if (!news) return;
    const had = this.#had;
    // by the next frame the view has rendered too
    requestAnimationFrame(() => {
      this.#portal.requestUpdate();
      if (had && !root.activeElement && document.activeElement === document.body) this.#place.focus();
    });
  }
}
