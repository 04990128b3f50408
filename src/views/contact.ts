import { html, nothing, type TemplateResult } from 'lit';
import type { PortalState } from '../store/state.js';

/** How to reach the company's support; nothing where it gave no address. */
export function contactLinks(config: PortalState['config'] | undefined): TemplateResult | typeof nothing {
  const { email, phone } = (config?.status === 'ready' && config.value.support) || {};
  if (!email && !phone) return nothing;
  return html`
    <p class="contact" part="contact">
      ${email ? html`<a href="mailto:${email}">${email}</a>` : nothing}
      ${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>` : nothing}
    </p>`;
}
