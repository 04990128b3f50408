import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { PortalCodeCancelEvent } from '../../events/code-cancel.js';
import { PortalCodeRequestEvent } from '../../events/code-request.js';
import { PortalSessionStartEvent } from '../../events/session-start.js';
import { PortalViewReloadEvent } from '../../events/view-reload.js';
import type { Failure, SessionState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { failureNotice, failureWords } from '../failure.js';
import { skeleton } from '../gate.js';
import { signInStyles } from './portal-sign-in.styles.js';

/**
 * Sign-in by a one-time code, to the e-mail address or phone number that the company holds. There is no registration.
 *
 * @tagname portal-sign-in
 * @summary Sign-in by one-time code.
 * @slot done - Shown once the customer is signed in; nothing when empty.
 * @csspart form - The form.
 * @csspart submit - The primary button.
 * @fires {PortalCodeRequestEvent} portal-code-request - The customer asks for a code (cancelable).
 * @fires {PortalSessionStartEvent} portal-session-start - The customer typed the code (cancelable).
 * @fires {PortalCodeCancelEvent} portal-code-cancel - Back to the address (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalSignIn extends PortalViewElement {
  static override styles = signInStyles;

  @state() private empty = false;
  /** seconds until a code may be asked for again */
  @state() private wait = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #step: SessionState['status'] | undefined;

  protected override slices(store: Store): readonly unknown[] {
    return [store.state.session, store.state.config];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#count();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const session = this.state?.session;
    const moved = this.#step !== undefined && session?.status !== this.#step && session?.status !== 'signed-in' && this.#step !== 'starting';
    this.#step = session?.status;
    if (moved) this.renderRoot.querySelector('input')?.focus();
  }

  /** The countdown of *send it again*, as long as there is one. */
  #count(): void {
    const session = this.state?.session;
    const until = session?.status === 'code-sent' ? session.sentAt + session.challenge.resendAfter * 1000 : 0;
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (left !== this.wait) this.wait = left;
    if (left > 0 && this.isConnected) this.#timer ??= setInterval(() => this.#count(), 1000);
    else { clearInterval(this.#timer); this.#timer = undefined; }
  }

  readonly #identify = (event: Event): void => {
    event.preventDefault();
    const identifier = this.renderRoot.querySelector<HTMLInputElement>('#identifier')?.value.trim() ?? '';
    this.empty = identifier.length < 3;
    if (this.empty) { this.renderRoot.querySelector<HTMLInputElement>('#identifier')?.focus(); return; }
    this.ask(new PortalCodeRequestEvent({ type: 'code-request', identifier, language: this.locale.tag }));
  };

  readonly #enter = (event: Event): void => {
    event.preventDefault();
    const code = this.renderRoot.querySelector<HTMLInputElement>('#code')?.value.replace(/\D/g, '') ?? '';
    this.empty = code === '';
    if (this.empty) { this.renderRoot.querySelector<HTMLInputElement>('#code')?.focus(); return; }
    this.ask(new PortalSessionStartEvent({ type: 'session-start', code }));
  };

  #again(identifier: string, channel?: 'email'): void {
    if (this.wait > 0 && !channel) return;
    this.ask(new PortalCodeRequestEvent({ type: 'code-request', identifier, channel, language: this.locale.tag }));
  }

  protected override render(): TemplateResult {
    const { state } = this;
    if (!state) return skeleton(this.m);
    const { session, config } = state;
    if (config.status === 'failed' && (config.failure.code === 'configuration' || session.status === 'starting')) {
      return failureNotice(this.m, config.failure, () => this.ask(new PortalViewReloadEvent({ type: 'view-reload' })));
    }
    switch (session.status) {
      case 'starting': return skeleton(this.m);
      case 'signed-in': return html`<slot name="done"></slot>`;
      case 'signed-out': return this.#identifier(session);
      case 'code-sent': return this.#code(session);
    }
  }

  #identifier(session: Extract<SessionState, { status: 'signed-out' }>): TemplateResult {
    const company = this.state?.config.status === 'ready' ? this.state.config.value.company.name : '';
    const message = this.empty ? this.m.signInEmpty : session.failure && session.failure.code !== 'unauthorized' ? this.#words(session.failure) : '';
    return html`
      <form class="view narrow" part="form" novalidate @submit=${this.#identify}>
        <div class="head"><h2>${this.m.signInTitle}</h2><p>${company ? this.m.signInLeadCompany(company) : this.m.signInLead}</p></div>
        ${session.failure?.code === 'unauthorized' ? html`<div class="notice warning" role="status">${icons.clock}<p>${this.m.signInAgain}</p></div>` : nothing}
        <div class="stack tight">
          <label for="identifier">${this.m.signInIdentifier}</label>
          ${message ? html`<p class="error" id="error" role="alert">${icons.alert}<span>${message}</span></p>` : nothing}
          <input id="identifier" name="identifier" type="text" inputmode="email" autocomplete="username" autocapitalize="none" spellcheck="false" .value=${session.identifier ?? ''} aria-invalid=${message ? 'true' : nothing} aria-describedby=${message ? 'error' : nothing}>
        </div>
        <div class="actions"><button type="submit" class="primary" part="submit" aria-disabled=${session.busy ? 'true' : 'false'}>${session.busy ? this.m.sending : this.m.signInSend}</button></div>
        <p class="soft small">${this.m.signInNoAccount}</p>
      </form>`;
  }

  #code(session: Extract<SessionState, { status: 'code-sent' }>): TemplateResult {
    const length = this.state?.config.status === 'ready' ? this.state.config.value.signIn.codeLength : 6;
    const message = this.empty ? this.m.codeEmpty : session.failure ? this.#words(session.failure) : '';
    return html`
      <form class="view narrow" part="form" novalidate @submit=${this.#enter}>
        <div class="head"><h2>${this.m.codeTitle}</h2><p role="status">${this.m.codeLead(session.identifier)}</p></div>
        <div class="stack tight">
          <label for="code">${this.m.codeLabel(length)}</label>
          ${message ? html`<p class="error" id="error" role="alert">${icons.alert}<span>${message}</span></p>` : nothing}
          <input id="code" class="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" aria-invalid=${message ? 'true' : nothing} aria-describedby=${message ? 'error' : nothing}>
        </div>
        <div class="actions"><button type="submit" class="primary" part="submit" aria-disabled=${session.busy ? 'true' : 'false'}>${session.busy ? this.m.codeChecking : this.m.codeSubmit}</button></div>
        <div class="other">
          <p class="soft small">${this.m.codeNotThere}</p>
          <div class="actions">
            ${this.wait > 0
              ? html`<span class="soft small" role="timer">${this.m.codeWait(this.wait)}</span>`
              : html`<button type="button" class="quiet" @click=${() => this.#again(session.identifier)}>${this.m.codeAgain}</button>`}
            <button type="button" class="quiet" @click=${() => this.#again(session.identifier, 'email')}>${this.m.codeByEmail}</button>
            <button type="button" class="quiet" @click=${() => this.ask(new PortalCodeCancelEvent({ type: 'code-cancel' }))}>${this.m.codeBack}</button>
          </div>
        </div>
      </form>`;
  }

  #words(failure: Failure): string {
    switch (failure.problem) {
      case 'code-wrong': return this.m.codeWrong;
      case 'code-expired': return this.m.codeExpired;
      case 'too-many-tries': return this.m.codeTries;
      default: return failureWords(this.m, failure).text;
    }
  }
}
