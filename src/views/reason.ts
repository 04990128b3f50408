import { html, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import type { Action } from '../protocol/opportunity.js';
import type { PortalState } from '../store/state.js';
import { icons } from '../theme/icons.js';
import { contactLinks } from './contact.js';
import { reasonWords } from './failure.js';

/** In the place of a button that can't be pressed: why, in the company's words or ours, and whom to ask. `action` is undefined where the step doesn't name it at all. */
export function reasonNotice(m: Messages, action: Action | undefined, text: (of: Action) => string, config: PortalState['config']): TemplateResult {
  const own = action ? text(action) : '';
  const words = reasonWords(m, action?.reason?.code);
  return html`
    <div class="notice" part="reason" data-reason=${action?.reason?.code ?? 'none'}>${icons.alert}
      <div class="stack tight">
        ${own || !words ? html`<p>${own || m.unavailable}</p>` : html`<div><strong>${words.title}</strong><p>${words.text}</p></div>`}
        ${contactLinks(config)}
      </div>
    </div>`;
}
