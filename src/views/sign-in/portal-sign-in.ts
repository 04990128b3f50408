import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalViewElement } from '../../element/portal-view-element.js';
import { latinDigits } from '../../engine/field-types/digits.js';
import { PortalCodeCancelEvent } from '../../events/code-cancel.js';
import { PortalCodeRequestEvent } from '../../events/code-request.js';
import { PortalSessionStartEvent } from '../../events/session-start.js';
import { clock } from '../../i18n/format.js';
import type { Failure, SessionState, Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { failureNotice, failureWords, ofSettings } from '../failure.js';
import { expectArrival, focusIsOurs } from '../focus.js';
import { Gate } from '../gate.js';
import { signInStyles } from './portal-sign-in.styles.js';

type SignedOut = Extract<SessionState, { status: 'signed-out' }>;
type CodeSent = Extract<SessionState, { status: 'code-sent' }>;

/**
 * Sign-in by a one-time code, to the e-mail address or phone number that the company holds. There is no registration.
 *
 * @tagname portal-sign-in
 * @summary Sign-in by one-time code.
 * @slot done - Shown once the customer is signed in; nothing when empty.
 * @csspart form - The form.
 * @csspart submit - The primary button.
 * @csspart failure - What went wrong.
 * @csspart contact - The company's support.
 * @fires {PortalCodeRequestEvent} portal-code-request - The customer asks for a code (cancelable).
 * @fires {PortalSessionStartEvent} portal-session-start - The customer typed the code (cancelable).
 * @fires {PortalCodeCancelEvent} portal-code-cancel - Back to the address (cancelable).
 * @fires {PortalViewReloadEvent} portal-view-reload - The customer asks to look again (cancelable).
 */
export class PortalSignIn extends PortalViewElement {
  static override styles = signInStyles;

  /** what is wrong with what was typed, before it is sent */
  @state() private fault = '';
  /** seconds until a code may be asked for again */
  @state() private wait = 0;
  readonly #gate = new Gate(this, 'form', 'sign-in');
  #timer: ReturnType<typeof setInterval> | undefined;
  #before: SessionState | undefined;
  /** the challenge of the first code; another one means that a new code was sent */
  #first = '';

  protected override slices(store: Store): readonly unknown[] {
    return [store.state.session, store.state.config];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const session = this.state?.session;
    if (session !== this.#before) this.fault = '';
    if (session?.status !== 'code-sent') this.#first = '';
    else this.#first ||= session.challenge.challenge;
    this.#count();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const session = this.state?.session;
    const before = this.#before;
    this.#before = session;
    if (!session || !before || session === before || session.status === 'signed-in' || before.status === 'starting') return;
    // to the next thing to type, or back to what was wrong
    const failed = 'failure' in session && session.failure && before !== session && 'busy' in before && before.busy;
    if (failed) expectArrival(false);
    if ((session.status !== before.status || failed) && focusIsOurs(this)) this.#input?.focus();
  }

  get #input(): HTMLInputElement | null { return this.renderRoot.querySelector('input'); }

  /** The countdown of *send it again*, as long as there is one. */
  #count(): void {
    const session = this.state?.session;
    const until = session?.status === 'code-sent' ? session.sentAt + session.challenge.resendAfter * 1000 : 0;
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (left !== this.wait) this.wait = left;
    if (left > 0 && this.isConnected) this.#timer ??= setInterval(() => this.#count(), 1000);
    else { clearInterval(this.#timer); this.#timer = undefined; }
  }

  /** Names what is wrong, and goes back to it. */
  #mend(fault: string): void {
    this.fault = fault;
    this.#input?.focus();
  }

  readonly #identify = (event: Event): void => {
    event.preventDefault();
    const session = this.state?.session;
    if (session?.status !== 'signed-out' || session.busy) return;
    const identifier = latinDigits(this.#input?.value ?? '').trim();
    if (identifier.length < 3) return this.#mend(this.#method.empty);
    this.fault = '';
    this.ask(new PortalCodeRequestEvent({ type: 'code-request', identifier, language: this.locale.tag }));
  };

  readonly #enter = (event: Event): void => {
    event.preventDefault();
    const session = this.state?.session;
    if (session?.status !== 'code-sent' || session.busy) return;
    // pasted from a message it may have spaces, or words around it
    const code = latinDigits(this.#input?.value ?? '').replace(/\D/g, '');
    if (code === '') return this.#mend(this.m.codeEmpty);
    if (code.length !== this.#length) return this.#mend(this.m.codeLength(this.#length));
    this.fault = '';
    expectArrival(this.ask(new PortalSessionStartEvent({ type: 'session-start', code })));
  };

  #again(identifier: string, channel?: 'email'): void {
    if (this.wait > 0 && !channel) return;
    this.ask(new PortalCodeRequestEvent({ type: 'code-request', identifier, channel, language: this.locale.tag }));
    this.#input?.focus();
  }

  get #length(): number { return this.state?.config.status === 'ready' ? this.state.config.value.signIn.codeLength : 6; }

  /** How the customer may be known: by e-mail, by phone, or by either. */
  get #method(): { label: string; empty: string; type: 'email' | 'tel' | 'text'; inputmode: 'email' | 'tel'; autocomplete: 'username' | 'tel' } {
    const methods = this.state?.config.status === 'ready' ? this.state.config.value.signIn.methods : [];
    const [email, phone] = [methods.includes('email'), methods.includes('phone')];
    if (phone && !email) return { label: this.m.signInPhone, empty: this.m.signInEmptyPhone, type: 'tel', inputmode: 'tel', autocomplete: 'tel' };
    if (email && !phone) return { label: this.m.signInEmail, empty: this.m.signInEmptyEmail, type: 'email', inputmode: 'email', autocomplete: 'username' };
    return { label: this.m.signInIdentifier, empty: this.m.signInEmpty, type: 'text', inputmode: 'email', autocomplete: 'username' };
  }

  protected override render(): TemplateResult | typeof nothing {
    const { store } = this;
    if (!store || store.state.session.status === 'starting') {
      const passed = this.#gate.pass(this.m, store);
      return 'instead' in passed ? passed.instead : nothing;
    }
    const { session, config } = store.state;
    this.#gate.hasPlace(store, 'sign-in');
    if (config.status === 'failed' && config.failure.code === 'configuration') return failureNotice(this.m, config.failure, { retry: this.#gate.reload });
    switch (session.status) {
      case 'signed-in': return html`<slot name="done"></slot>`;
      case 'signed-out': return this.#identifier(session);
      case 'code-sent': return this.#code(session);
    }
  }

  #identifier(session: SignedOut): TemplateResult {
    const company = this.state?.config.status === 'ready' ? this.state.config.value.company.name : '';
    const { label, type, inputmode, autocomplete } = this.#method;
    const ended = session.failure?.code === 'unauthorized';
    const message = this.fault || (session.failure && !ended ? this.#words(session.failure) : '');
    return html`
      <form class="view narrow" part="form" novalidate @submit=${this.#identify}>
        ${this.#settings()}
        <div class="head"><h2>${this.m.signInTitle}</h2><p>${company ? this.m.signInLeadCompany(company) : this.m.signInLead}</p></div>
        ${ended ? html`<div class="notice warning" role="status">${icons.clock}<p>${this.m.signInAgain}</p></div>` : nothing}
        <div class="stack tight">
          <label for="identifier">${label}</label>
          ${this.#error(message)}
          <input id="identifier" name="identifier" type=${type} inputmode=${inputmode} autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" .value=${session.identifier ?? ''} aria-invalid=${message ? 'true' : nothing} aria-describedby=${message ? 'error' : nothing}>
        </div>
        ${this.#button(session.busy, session.busy ? this.m.sending : this.m.signInSend)}
        <p class="soft small">${this.m.signInNoAccount}</p>
      </form>`;
  }

  /** What the company says of itself doesn't come: the code may all the same. */
  #settings(): TemplateResult | typeof nothing {
    const config = this.state?.config;
    return config?.status === 'failed' ? failureNotice(this.m, ofSettings(config.failure), { retry: this.#gate.reload, stale: true }) : nothing;
  }

  #code(session: CodeSent): TemplateResult {
    const { identifier, challenge, busy } = session;
    const message = this.fault || (session.failure ? this.#words(session.failure) : '');
    const lead = challenge.challenge === this.#first ? this.m.codeLead : this.m.codeLeadAgain;
    return html`
      <form class="view narrow" part="form" novalidate @submit=${this.#enter}>
        <div class="head"><h2>${this.m.codeTitle}</h2><p role="status">${lead(this.#isolated(identifier))} ${this.m.codeGood(clock(challenge.expiresAt, this.locale.tag))}</p></div>
        <div class="stack tight">
          <label for="code">${this.m.codeLabel(this.#length)}</label>
          ${this.#error(message)}
          <input id="code" class="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" dir="ltr" aria-invalid=${message ? 'true' : nothing} aria-describedby=${message ? 'error' : nothing}>
        </div>
        ${this.#button(busy, busy ? this.m.codeChecking : this.m.codeSubmit)}
        <div class="other">
          <p class="soft small">${this.m.codeNotThere}</p>
          ${this.wait > 0
            ? html`<p class="soft small wait" role="timer">${this.m.codeWait(this.wait)}</p>`
            : html`<button type="button" class="quiet" @click=${() => this.#again(identifier)}>${this.m.codeAgain}</button>`}
          ${identifier.includes('@') ? nothing : html`<button type="button" class="quiet" @click=${() => this.#again(identifier, 'email')}>${this.m.codeByEmail}</button>`}
          <button type="button" class="quiet" @click=${() => this.ask(new PortalCodeCancelEvent({ type: 'code-cancel' }))}>${this.m.codeBack}</button>
        </div>
      </form>`;
  }

  /** An address in a sentence that runs from right to left keeps its own direction. */
  #isolated(text: string): string { return this.matches(':dir(rtl)') ? `\u2068${text}\u2069` : text; }

  #error(message: string): TemplateResult | typeof nothing {
    return message ? html`<p class="error" id="error" role="alert">${icons.alert}<span>${message}</span></p>` : nothing;
  }

  #button(busy: boolean, label: string): TemplateResult {
    return html`<div class="actions"><button type="submit" class="primary" part="submit" aria-disabled=${busy ? 'true' : 'false'}>${label}</button></div>`;
  }

  #words(failure: Failure): string {
    switch (failure.problem) {
      case 'code-wrong': return this.m.codeWrong;
      case 'code-expired': return this.m.codeExpired;
      case 'too-many-tries': return this.m.codeTries;
      // there is no project yet that could have been moved or closed
      default: return ['not-found', 'conflict', 'gone'].includes(failure.code) ? this.m.unavailable : failureWords(this.m, failure).text;
    }
  }
}
