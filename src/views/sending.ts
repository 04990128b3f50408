import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import { dateTime } from '../i18n/format.js';
import type { Failure, SendState, StepState } from '../store/state.js';
import { icons } from '../theme/icons.js';
import { failureWords } from './failure.js';

export interface SendingHandlers {
  readonly retry: () => void;
  readonly cancel: () => void;
}

/** Where the action stands, while it has no receipt: sending, waiting for the network, refused. */
export function sendingNotice(m: Messages, send: SendState, handlers: SendingHandlers): TemplateResult | typeof nothing {
  if (send.status === 'waiting') {
    return html`
      <div class="notice warning" role="status" data-send="waiting">${icons.cloudOff}
        <div class="stack"><div><strong>${waitingTitle(m, send.failure)}</strong><p>${m.sendWaiting}</p></div>
          <div class="actions"><button type="button" @click=${handlers.retry}>${icons.retry}${m.sendNow}</button><button type="button" class="quiet" @click=${handlers.cancel}>${m.sendCancel}</button></div>
        </div>
      </div>`;
  }
  if (send.status === 'refused') {
    const { title, text } = refusedWords(m, send.failure);
    return html`<div class="notice danger" role="alert" data-send="refused" data-failure=${send.failure.code}>${icons.alert}<div><strong>${title}</strong><p>${text}</p></div></div>`;
  }
  return nothing;
}

const waitingTitle = (m: Messages, failure: Failure): string => (failure.code === 'offline' ? m.sendOffline : failureWords(m, failure).title);

/** What a verdict means; offers have words of their own. */
function refusedWords(m: Messages, failure: Failure): { title: string; text: string } {
  const words: Record<string, { title: string; text: string }> = m.refused;
  const code = failure.errors[0]?.code ?? '';
  for (const key of [failure.problem ?? '', code]) if (Object.hasOwn(words, key)) return words[key] as { title: string; text: string };
  return failureWords(m, failure);
}

/** "Saved on this device", in one quiet line. */
export function savedLine(m: Messages, step: StepState): TemplateResult {
  const text = { untouched: '', saving: m.saving, saved: m.saved, memory: m.savedInMemory }[step.saved];
  return html`<p class="small soft saved" role="status">${text}</p>`;
}

/** The receipt: a page, not a toast. */
export function receiptPage(m: Messages, receipt: { number: string; at: string }, title: string, next: string, language: string, close: () => void): TemplateResult {
  return html`
    <section class="receipt stack" role="status" tabindex="-1" data-receipt=${receipt.number}>
      <span class="badge">${icons.check}</span>
      <h2>${title}</h2>
      <p>${m.receiptAt({ number: receipt.number, at: dateTime(receipt.at, language) })}</p>
      ${next ? html`<div><h3>${m.whatNext}</h3><p>${next}</p></div>` : nothing}
      <div class="actions"><button type="button" class="primary" @click=${close}>${m.receiptClose}</button></div>
    </section>`;
}
