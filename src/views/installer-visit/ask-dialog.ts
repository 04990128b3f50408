import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icons } from '../../theme/icons.js';
import type { Told } from './visit-parts.js';

/** The longest that the engine takes. */
const longest = 2000;

export interface AskContext extends Told {
  readonly title: string;
  readonly wish: string;
  /** pressed with nothing written */
  readonly missing: boolean;
  write(wish: string): void;
  send(wish: string): void;
  closed(): void;
}

/** Asks what would suit the customer; what is written is kept while they look at their own calendar. */
export function askDialog(view: LitElement, { m, title, wish, missing, write, send, closed }: AskContext): TemplateResult {
  const close = (): void => { view.renderRoot.querySelector('dialog')?.close(); };
  const submit = (event: Event): void => {
    event.preventDefault();
    send((event.target as HTMLFormElement).querySelector('textarea')?.value ?? '');
  };
  return html`
    <dialog part="dialog" aria-labelledby="ask" aria-describedby="ask-text" @close=${closed}>
      <form class="stack" novalidate @submit=${submit}>
        <h2 id="ask">${title}</h2>
        <p id="ask-text">${m.visitAskText}</p>
        <div class="stack tight">
          <label for="wish">${m.visitAskLabel}</label>
          <textarea id="wish" name="wish" maxlength=${longest} autofocus aria-required="true" aria-invalid=${missing ? 'true' : nothing} aria-describedby=${missing ? 'wish-error' : nothing}
            .value=${live(wish)} @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}></textarea>
          ${missing ? html`<p class="error" id="wish-error">${icons.alert}<span>${m.visitAskEmpty}</span></p>` : nothing}
        </div>
        <div class="actions"><button type="submit" class="primary" part="send">${m.visitAskSend}</button><button type="button" @click=${close}>${m.cancel}</button></div>
      </form>
    </dialog>`;
}
