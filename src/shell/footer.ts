import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import type { PortalState } from '../store/state.js';

/** The company's support, and whether all of this is a demo; nothing where there is neither to say. */
export function footer(m: Messages, config: PortalState['config'] | undefined): TemplateResult | typeof nothing {
  const given = config?.status === 'ready' ? config.value : undefined;
  const { email, phone } = given?.support ?? {};
  const demo = given?.modules.includes('demo');
  if (!demo && !email && !phone) return nothing;
  return html`
    <footer class="footer" part="footer">
      ${email || phone ? html`<span>${m.helpHeading}</span>` : nothing}
      ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
      ${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>` : nothing}
      ${demo ? html`<span class="demo">${m.portalDemo}</span>` : nothing}
    </footer>`;
}
