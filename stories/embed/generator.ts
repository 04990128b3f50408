import { css, html, LitElement, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import manifest from '../../package.json' with { type: 'json' };
import { platforms, snippet, soundEndpoint, type Platform, type Wish } from './snippet.js';

const tags = ['customer-portal', 'portal-timeline', 'portal-view-documentation', 'portal-view-offer', 'portal-view-contract', 'portal-help'];
const languages = ['', 'en', 'it', 'es', 'fr', 'de', 'pt', 'ar'];
/** the hashes of the built script, where it is built */
const hashes = Object.values(import.meta.glob<Record<string, string>>('../../dist/cdn/integrity.json', { eager: true, import: 'default' }))[0];

/** Chooses platform, element, endpoint, language and sign-in, and shows what to paste, with the element itself below on a demo backend. */
export class EmbedGenerator extends LitElement {
  static override styles = css`
    :host { display: block; container-type: inline-size; font-family: system-ui, sans-serif; line-height: 1.5; color: light-dark(#1b232d, #e8edf3); }
    form { display: grid; gap: 16px; }
    label, legend { display: grid; gap: 4px; font-weight: 600; padding: 0; }
    fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 8px; }
    fieldset label { display: flex; align-items: center; gap: 8px; min-block-size: 44px; padding-inline: 12px; border: 1px solid light-dark(#6b7683, #8a96a5); border-radius: 8px; font-weight: 400; }
    legend { margin-block-end: 4px; }
    input:not([type=radio]), select, button { font: inherit; font-weight: 400; color: inherit; background: light-dark(#fff, #10151b); min-block-size: 44px; padding-inline: 12px; border: 1px solid light-dark(#6b7683, #8a96a5); border-radius: 8px; inline-size: 100%; box-sizing: border-box; }
    button { inline-size: auto; font-weight: 600; cursor: pointer; }
    :focus-visible { outline: 3px solid light-dark(#1a56db, #8ab4ff); outline-offset: 2px; }
    .wrong { color: light-dark(#b42318, #ff9c92); font-weight: 500; margin: 0; }
    .out { margin-block: 24px; display: grid; gap: 8px; justify-items: start; }
    pre { margin: 0; padding: 16px; inline-size: 100%; box-sizing: border-box; overflow-x: auto; border-radius: 8px; background: light-dark(#f1f4f7, #10151b); direction: ltr; text-align: start; }
    @container (min-width: 640px) { form { grid-template-columns: 1fr 1fr; } fieldset { grid-column: 1 / -1; } }
  `;

  @state() private platform: Platform = 'HTML';
  @state() private tag = 'customer-portal';
  @state() private endpoint = 'https://api.example.com/portal';
  @state() private language = '';
  @state() private token: Wish['token'] = 'code';
  @state() private copied = '';

  get #wish(): Wish | undefined {
    const endpoint = soundEndpoint(this.endpoint);
    return endpoint === undefined ? undefined : { platform: this.platform, tag: this.tag, endpoint, language: this.language, token: this.token, script: `https://sdk.example.com/${manifest.version}`, integrity: hashes?.['loader.js'] ?? '' };
  }

  readonly #change = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement | HTMLSelectElement;
    this.copied = '';
    Object.assign(this, { [name]: value });
  };

  readonly #copy = (text: string) => async (): Promise<void> => {
    this.copied = await navigator.clipboard.writeText(text).then(() => 'Copied.', () => 'The browser doesn’t let this page copy: select the text.');
  };

  protected override render(): TemplateResult {
    const wish = this.#wish;
    const text = wish && snippet(wish);
    const radios = (name: 'platform' | 'token', legend: string, all: readonly (readonly [value: string, label: string])[]): TemplateResult => html`
      <fieldset><legend>${legend}</legend>${all.map(([value, label]) => html`<label><input type="radio" name=${name} value=${value} .checked=${this[name] === value}>${label}</label>`)}</fieldset>`;
    return html`
      <form @input=${this.#change} @submit=${(event: Event) => event.preventDefault()}>
        ${radios('platform', 'Platform', platforms.map((one) => [one, one]))}
        <label>Element<select name="tag">${tags.map((one) => html`<option value=${one} ?selected=${one === this.tag}>&lt;${one}&gt;</option>`)}</select></label>
        <label>Language<select name="language">${languages.map((one) => html`<option value=${one} ?selected=${one === this.language}>${one || 'that of the page'}</option>`)}</select></label>
        <label>Endpoint<input name="endpoint" type="url" .value=${this.endpoint} aria-invalid=${wish ? 'false' : 'true'} aria-describedby="wrong"></label>
        ${radios('token', 'Who signs the customer in', [['code', 'The portal, by a code'], ['page', 'My page: it gives a token']])}
      </form>
      <p class="wrong" id="wrong" role="status">${wish ? '' : 'An https address, please, without a question mark.'}</p>
      ${text === undefined ? '' : html`<div class="out"><pre tabindex="0" role="region" aria-label="To paste"><code>${text}</code></pre><button type="button" @click=${this.#copy(text)}>Copy</button><span role="status">${this.copied}</span></div>`}
      <h2>How it looks</h2>
      ${this.#preview()}`;
  }

  #preview(): HTMLElement {
    // made again only for another element or language
    const key = `${this.tag} ${this.language}`;
    if (this.#shown?.key === key) return this.#shown.element;
    const element = document.createElement(this.tag);
    element.setAttribute('endpoint', 'demo:');
    if (this.language) element.lang = this.language;
    this.#shown = { key, element };
    return element;
  }

  #shown: { readonly key: string; readonly element: HTMLElement } | undefined;
}

if (!customElements.get('embed-generator')) customElements.define('embed-generator', EmbedGenerator);
