import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import { dateTime, fileSize } from '../../i18n/format.js';
import type { HelpWords } from '../../i18n/help/words.js';
import type { Ticket } from '../../protocol/help.js';
import { icons } from '../../theme/icons.js';

export interface SentContext {
  readonly m: Messages & HelpWords;
  readonly language: string;
  /** the address that a copy goes to; undefined where none does */
  readonly copy: string | undefined;
  close(): void;
}

/** That it has arrived: with the number that can be read out, the time, and what was written. */
export function sentPage({ number, at, kind, text, files }: Ticket, { m, language, copy, close }: SentContext): TemplateResult {
  return html`
    <section class="receipt" part="receipt" tabindex="-1" aria-labelledby="sent" data-ticket=${number}>
      <span class="badge">${icons.check}</span>
      <div class="stack tight">
        <h2 id="sent">${kind === 'incident' ? m.helpIncidentSent : m.helpQuerySent}</h2>
        <p class="soft">${m.helpSentAt(dateTime(at, language))}</p>
      </div>
      <dl class="number"><dt>${m.helpNumber}</dt><dd part="number"><bdi>${number}</bdi></dd><dd class="soft use">${m.helpNumberUse}</dd></dl>
      ${copy ? html`<p>${m.helpCopy(copy)}</p>` : nothing}
      <div class="stack tight wide"><h3>${m.helpWrote}</h3><p class="wrote">${text}</p></div>
      ${files?.length ? html`<div class="stack tight"><h3>${m.receiptFiles}</h3><ul class="received">${files.map((file) => html`<li>${icons.file}<span><bdi>${file.name}</bdi> <span class="soft small">${fileSize(file.size, language)}</span></span></li>`)}</ul></div>` : nothing}
      <div class="actions"><button type="button" class="primary" part="done" @click=${close}>${m.helpDone}</button></div>
    </section>`;
}
