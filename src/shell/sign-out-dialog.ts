import { html, nothing, render, type LitElement } from 'lit';
import { PortalSessionEndEvent } from '../events/session-end.js';
import type { Messages } from '../i18n/en.js';
import type { LanguageCode } from '../i18n/languages.js';
import { leavingWords, type LeavingWords } from '../i18n/leaving/words.js';
import { languageOf, nearestLang } from '../i18n/locale.js';
import type { PortalStore } from '../store/portal-store.js';
import { dialogStyles } from '../views/dialog.styles.js';
import { failureWords } from '../views/failure.js';
import { icons } from '../theme/icons.js';

const wordsOf = (language: LanguageCode): Promise<LeavingWords> => leavingWords[language]().catch(() => leavingWords.en());

/** Resolves when all that it needs from the network is there. */
export async function prepare(language: LanguageCode): Promise<void> { await wordsOf(language); }

/** Asks once more before the customer is signed out of every device, or of this one while something of theirs waits to be sent; says so when it can't be done. Loaded with the first such press; rejects when its words don't come. */
export async function openSignOut(portal: LitElement, root: ShadowRoot, store: PortalStore, m: Messages, everywhere: boolean): Promise<void> {
  const words = await wordsOf(languageOf(nearestLang(portal)));
  if (!portal.isConnected || root.querySelector('.sign-out-box')) return;
  const { styleSheet } = dialogStyles;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
  const title = everywhere ? m.portalSignOutAll : m.portalSignOut;
  const dialog = document.createElement('dialog');
  dialog.className = 'sign-out-box';
  dialog.setAttribute('aria-label', title);
  const close = (): void => dialog.close();
  const go = (): void => { portal.dispatchEvent(new PortalSessionEndEvent({ type: 'session-end', everywhere })); };
  /** what failed before this was opened is no news */
  const { session: before } = store.state;
  const show = (): void => {
    const { session, waiting = [] } = store.state;
    // all of it has arrived meanwhile: nothing is left to ask
    if (session.status !== 'signed-in' || (!everywhere && waiting.length === 0)) return close();
    const failure = session === before ? undefined : session.failure;
    const leave = html`<button type="button" class=${waiting.length > 0 ? '' : 'primary'} aria-disabled=${session.busy ? 'true' : 'false'} @click=${go}>${title}</button>`;
    const stay = html`<button type="button" class=${waiting.length > 0 ? 'primary' : ''} @click=${close}>${waiting.length > 0 ? words.leavingStay : m.cancel}</button>`;
    render(html`
      <div class="stack">
        <h2>${title}</h2>
        ${waiting.length > 0 ? html`<div class="notice warning" data-waiting=${waiting.length}>${icons.clock}<p>${words.leavingWaiting(waiting.length)}</p></div>` : nothing}
        ${everywhere ? html`<p>${m.portalSignOutAllLead}</p>` : nothing}
        ${failure ? html`<p class="error" role="alert">${failureWords(m, failure).text}</p>` : nothing}
        <div class="actions">${waiting.length > 0 ? [stay, leave] : [leave, stay]}</div>
      </div>`, dialog);
  };
  const stop = store.subscribe(show);
  dialog.addEventListener('close', () => {
    stop();
    dialog.remove();
  });
  portal.renderRoot.append(dialog);
  dialog.showModal();
  show();
}
