import { html, nothing, render } from 'lit';
import { PortalSessionEndEvent } from '../events/session-end.js';
import type { Messages } from '../i18n/en.js';
import type { PortalStore } from '../store/portal-store.js';
import { dialogStyles } from '../views/dialog.styles.js';
import { failureWords } from '../views/failure.js';

/** Asks once more before every device is signed out, and says so when that can't be done. Loaded with the first such press. */
export function openSignOut(portal: HTMLElement, root: ShadowRoot, store: PortalStore, m: Messages): void {
  if (!portal.isConnected || root.querySelector('.sign-out-box')) return;
  const { styleSheet } = dialogStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  const dialog = document.createElement('dialog');
  dialog.className = 'sign-out-box';
  dialog.setAttribute('aria-label', m.portalSignOutAll);
  const close = (): void => dialog.close();
  const go = (): void => { portal.dispatchEvent(new PortalSessionEndEvent({ type: 'session-end', everywhere: true })); };
  /** what failed before this was opened is no news */
  const { session: before } = store.state;
  const show = (): void => {
    const { session } = store.state;
    if (session.status !== 'signed-in') return close();
    const failure = session === before ? undefined : session.failure;
    render(html`
      <div class="stack">
        <h2>${m.portalSignOutAll}</h2>
        <p>${m.portalSignOutAllLead}</p>
        ${failure ? html`<p class="error" role="alert">${failureWords(m, failure).text}</p>` : nothing}
        <div class="actions">
          <button type="button" class="primary" aria-disabled=${session.busy ? 'true' : 'false'} @click=${go}>${m.portalSignOutAll}</button>
          <button type="button" @click=${close}>${m.cancel}</button>
        </div>
      </div>`, dialog);
  };
  const stop = store.subscribe(show);
  dialog.addEventListener('close', () => {
    stop();
    dialog.remove();
  });
  show();
  root.append(dialog);
  dialog.showModal();
}
