import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import type { Failure } from '../store/state.js';
import { icons } from '../theme/icons.js';

/** What went wrong, in words, with what can be done about it. `retry` is left out where trying again can't help. */
export function failureNotice(m: Messages, failure: Failure, retry?: () => void): TemplateResult {
  const { title, text } = failureWords(m, failure);
  const helps = !['configuration', 'forbidden', 'not-found', 'gone', 'too-large'].includes(failure.code);
  return html`
    <div class="notice danger" role="alert" data-failure=${failure.code}>
      ${failure.code === 'offline' ? icons.cloudOff : icons.alert}
      <div class="stack">
        <div><strong>${title}</strong><p>${text}</p></div>
        ${retry && helps ? html`<div class="actions"><button type="button" @click=${retry}>${icons.retry}${m.tryAgain}</button></div>` : nothing}
      </div>
    </div>`;
}

/** Title and text for each way in which it can fail. */
export function failureWords(m: Messages, { code, retryAfter }: Failure): { title: string; text: string } {
  const { failure } = m;
  switch (code) {
    case 'offline': return failure.offline;
    case 'unauthorized': return failure.unauthorized;
    case 'forbidden': return failure.forbidden;
    case 'not-found': return failure.notFound;
    case 'conflict': return failure.conflict;
    case 'gone': return failure.gone;
    case 'too-large': return failure.tooLarge;
    case 'unsupported-type': return failure.unsupportedType;
    case 'invalid': return failure.invalid;
    case 'too-many-requests': return { title: failure.tooMany.title, text: retryAfter ? failure.tooManyWait(Math.ceil(retryAfter / 60)) : failure.tooMany.text };
    case 'malformed': return failure.malformed;
    case 'configuration': return failure.configuration;
    default: return failure.server;
  }
}
