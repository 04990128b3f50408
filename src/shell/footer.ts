import { html, nothing, type TemplateResult } from 'lit';
import { markdown } from '../element/markdown.js';
import { PortalViewReloadEvent } from '../events/view-reload.js';
import type { Messages } from '../i18n/en.js';
import type { Text } from '../protocol/text.js';
import type { PortalState } from '../store/state.js';
import { failureWords, ofSettings } from '../views/failure.js';
import { hasModule } from './company-modules.js';

export interface FooterHelp {
  /** opens the help; undefined while nobody is signed in */
  readonly open: (() => void) | undefined;
  /** it could not be loaded */
  readonly failed: boolean;
  /** asks whether to sign out on all devices; undefined where there is no session of ours */
  readonly signOutAll: (() => void) | undefined;
  /** a project shows: only what the company says of itself may be missing */
  readonly stands: boolean;
  text(text: Text | undefined): string;
}

const reload = ({ target }: Event): void => { target?.dispatchEvent(new PortalViewReloadEvent({ type: 'view-reload' })); };

/** What the company says of itself, its help and support, and whether all of this is a demo; nothing where there is none of it to say. */
export function footer(m: Messages, config: PortalState['config'] | undefined, { open, failed, signOutAll, stands, text }: FooterHelp): TemplateResult | typeof nothing {
  const given = config?.status === 'ready' ? config.value : undefined;
  const { email, phone } = given?.support ?? {};
  const about = text(given?.company.information);
  const demo = hasModule(config, 'demo');
  const help = open && hasModule(config, 'help');
  const missing = stands && config?.status === 'failed' ? failureWords(m, ofSettings(config.failure)) : undefined;
  if (!demo && !email && !phone && !help && !about && !signOutAll && !missing) return nothing;
  return html`
    <footer class="footer" part="footer">
      ${missing ? html`<div class="about" role="status" data-failure="settings"><p><strong>${missing.title}</strong> ${missing.text}</p><div><button type="button" class="quiet" @click=${reload}>${m.tryAgain}</button></div></div>` : nothing}
      ${about ? html`<div class="about" part="about">${markdown(about)}</div>` : nothing}
      ${help ? html`<button type="button" class="quiet" part="help" aria-haspopup="dialog" @click=${open}>${m.helpHeading}</button>` : email || phone ? html`<span>${m.helpHeading}</span>` : nothing}
      ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
      ${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>` : nothing}
      ${signOutAll ? html`<button type="button" class="quiet end" aria-haspopup="dialog" @click=${signOutAll}>${m.portalSignOutAll}</button>` : nothing}
      ${demo ? html`<span class="demo">${m.portalDemo}</span>` : nothing}
      ${failed ? html`<p class="error" role="alert">${m.portalChunkFailed}</p>` : nothing}
    </footer>`;
}
