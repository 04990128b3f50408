import { css, html, render, type LitElement } from 'lit';
import { PortalTicketCloseEvent } from '../events/ticket-close.js';
import type { Messages } from '../i18n/en.js';
import { languageOf, nearestLang } from '../i18n/locale.js';
import type { PortalStore } from '../store/portal-store.js';
import { icons } from '../theme/icons.js';
import { dialogStyles } from '../views/dialog.styles.js';
import { loadView } from './view-table.js';

const styles = [dialogStyles, css`
  .help-box { inline-size: min(640px, calc(100vw - 24px)); padding-block-start: 0; }
  .help-box .bar { position: sticky; z-index: 1; inset-block-start: 0; display: flex; justify-content: end; margin-inline: calc(-1 * var(--_s3)); padding-block: var(--_s2) var(--_s1); background: var(--_color-surface-raised); }
  .help-box .close { inline-size: var(--_control-height); padding: 0; color: inherit; }
  @media (max-width: 479px) { .help-box { padding-inline: var(--_s4); } }
`];

/** Opens the help over the portal: loaded with the first such press, below the portal, so that it is about the same project. Rejects when its chunk doesn't come. */
export async function openHelp(portal: LitElement, root: ShadowRoot, store: PortalStore, m: Messages): Promise<void> {
  await loadView('portal-help', languageOf(nearestLang(portal)));
  if (!portal.isConnected || root.querySelector('.help-box')) return;
  const wanted = styles.flatMap(({ styleSheet }) => styleSheet ?? []);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((sheet) => !wanted.includes(sheet)), ...wanted];
  const dialog = document.createElement('dialog');
  dialog.className = 'help-box';
  dialog.setAttribute('aria-label', m.helpHeading);
  const close = (): void => dialog.close();
  // signed out, there is nothing to help with; what was written is kept
  const stop = store.subscribe(() => { if (store.state.session.status !== 'signed-in') close(); });
  dialog.addEventListener('close', () => {
    stop();
    // a confirmation that was open has been read
    if (store.state.ticket.status === 'sent') portal.dispatchEvent(new PortalTicketCloseEvent({ type: 'ticket-close' }));
    dialog.remove();
  });
  // a press beside it
  dialog.addEventListener('click', (event) => { if (event.target === dialog && !inside(dialog, event)) close(); });
  render(html`<div class="bar"><button type="button" class="quiet close" aria-label=${m.close} @click=${close}>${icons.close}</button></div><portal-help></portal-help>`, dialog);
  portal.renderRoot.append(dialog);
  dialog.showModal();
}

function inside(dialog: HTMLElement, { clientX: x, clientY: y }: MouseEvent): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
}
