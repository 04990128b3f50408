import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { Text } from '../protocol/text.js';
import { icons } from '../theme/icons.js';

type Substate = Opportunity['substate'];

/** What is asked of the customer, in the company's words, and how long it takes. `since` is a sentence of ours. */
export function stepHead({ name, description, duration }: Substate, text: (text: Text | undefined) => string, since = ''): TemplateResult {
  return html`
    <div class="head">
      <h2 data-arrival tabindex="-1">${text(name)}</h2>
      ${since ? html`<p class="soft small">${since}</p>` : nothing}
      ${description ? html`<p class="lead">${text(description)}</p>` : nothing}
      ${duration ? html`<p class="soft small duration">${icons.clock}${text(duration)}</p>` : nothing}
    </div>`;
}

/** What happens after the step, said before it is sent. */
export function whatNext(m: Messages, { next }: Substate, text: (text: Text | undefined) => string): TemplateResult | typeof nothing {
  return next ? html`<div class="after"><h3>${m.whatNext}</h3><p>${text(next)}</p></div>` : nothing;
}
