import { html, nothing, type TemplateResult } from 'lit';
import { PortalActionCancelEvent } from '../events/action-cancel.js';
import { PortalActionRetryEvent } from '../events/action-retry.js';
import type { Messages } from '../i18n/en.js';
import type { PortalState, SendState } from '../store/state.js';
import { icons } from '../theme/icons.js';
import { failureWords, refusedWords } from './failure.js';

/** An action is under way: nothing it carries may be changed now. */
export const underWay = (send: SendState): boolean => send.status === 'sending' || send.status === 'waiting';

/** Where the action stands, while it has no receipt: waiting for the network, or refused. `host` is the element that asks. */
export function sendingNotice(m: Messages, send: SendState, host: HTMLElement): TemplateResult | typeof nothing {
  if (send.status === 'waiting') {
    const title = send.failure.code === 'offline' ? m.sendOffline : failureWords(m, send.failure).title;
    return html`
      <div class="notice warning" role="status" part="notice" data-send="waiting" data-failure=${send.failure.code}>${icons.cloudOff}
        <div class="stack"><div><strong>${title}</strong><p>${send.unkept ? m.sendUnkept : m.sendWaiting}</p></div>
          <div class="actions">
            <button type="button" @click=${() => host.dispatchEvent(new PortalActionRetryEvent({ type: 'action-retry' }))}>${icons.retry}${m.sendNow}</button>
            <button type="button" class="quiet" @click=${() => host.dispatchEvent(new PortalActionCancelEvent({ type: 'action-cancel' }))}>${m.sendCancel}</button>
          </div>
        </div>
      </div>`;
  }
  return refusal(m, send);
}

/** That an action sent earlier was received, though the project stands elsewhere by now. */
export function arrival(m: Messages, send: SendState): TemplateResult | typeof nothing {
  return send.status === 'open' && send.arrived ? html`<div class="notice success" role="status" part="notice" data-send="arrived">${icons.check}<p>${m.sendArrived(send.arrived.number)}</p></div>` : nothing;
}

/** That an action was refused, and why; only one of this type when it is given. */
export function refusal(m: Messages, send: SendState, type?: string): TemplateResult | typeof nothing {
  if (send.status !== 'refused' || (type !== undefined && send.type !== type)) return nothing;
  const { title, text } = refusedWords(m, send.failure);
  return html`<div class="notice danger" role="alert" part="notice" data-send="refused" data-failure=${send.failure.code}>${icons.alert}<div><strong>${title}</strong><p>${text}</p></div></div>`;
}

/** "Saved on this device", in one quiet line. Not announced at every keystroke; what can't be kept is. */
export function savedLine(m: Messages, { step, online, lasting, send }: PortalState): TemplateResult {
  // what waits is spoken of in its own notice
  if (send.status === 'waiting') return html`<p class="small soft saved"></p>`;
  if (step.saved === 'memory' || (step.saved === 'saving' && !lasting)) return html`<p class="small soft saved" role="status">${m.savedInMemory}</p>`;
  if (!online) return html`<p class="small soft saved" role="status">${m.savedOffline}</p>`;
  // a quick save doesn't flicker: "Saving" takes the place of what stood there only after a while
  if (step.saved === 'saving') return html`<p class="small soft saved"><span class="was" aria-hidden="true">${m.saved}</span><span class="now">${m.saving}</span></p>`;
  return html`<p class="small soft saved">${step.saved === 'saved' ? m.saved : nothing}</p>`;
}
