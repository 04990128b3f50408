import { html, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import { icons } from '../../theme/icons.js';

/** A fault with where it is. */
export interface SummaryLine {
  readonly field: string | undefined;
  readonly condition: string | undefined;
  readonly label: string;
  readonly message: string;
}

/** All that holds the step up, in one place that takes the focus, each with a link to where it is mended. */
export function errorSummary(m: Messages, lines: readonly SummaryLine[], goTo: (line: SummaryLine) => void): TemplateResult {
  return html`
    <div class="summary notice danger" role="alert" tabindex="-1">${icons.alert}
      <div class="stack">
        <strong>${m.summaryTitle(lines.length)}</strong>
        <ul class="bullets">${lines.map((line) => html`<li><a href="#" @click=${(event: Event) => { event.preventDefault(); goTo(line); }}>${line.label}</a> <span>${line.message}</span></li>`)}</ul>
      </div>
    </div>`;
}
