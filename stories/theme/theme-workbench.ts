import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { contrastFaults, type ContrastFault } from '../../src/theme/contrast.js';
import { flatten } from '../../src/theme/token-css.mjs';
import tokens from '../../src/theme/tokens.json' with { type: 'json' };
import { styles } from './theme-workbench.styles.js';
import { themes } from './themes.js';

const defaults = new Map(flatten(tokens));
const schemes = ['light', 'dark'] as const;
/** What turns well by a slider: name → least, most. In the unit of its default. */
const sliders: Readonly<Record<string, readonly [number, number]>> = { 'radius-control': [0, 24], 'radius-card': [0, 32], 'space-unit': [3, 6], 'border-width': [1, 3], 'control-height': [44, 64] };
const groups = [['Colour', 'color'], ['Type', 'font'], ['Shape and space', 'space|radius|border|shadow|control|content'], ['Motion', 'motion']] as const;

type Turned = ReadonlyMap<string, string>;

/** Tokens turned live beside two portals, one in each colour scheme: what can't be read is named, and the CSS is there to copy. */
export class ThemeWorkbench extends LitElement {
  static override styles = styles;
  @state() private turned: Turned = new Map();
  @state() private faults: Readonly<Record<string, readonly ContrastFault[]>> = {};
  @state() private said = '';
  readonly #before: Turned[] = [];

  /** the style sheet that a page needs for it */
  get css(): string {
    return this.turned.size === 0 ? '/* Turn a token: its CSS stands here. */' : `:root {\n${[...this.turned].map(([name, value]) => `  --portal-${name}: ${value};`).join('\n')}\n}`;
  }

  override updated(): void {
    // on the elements themselves: there a page's own wins over what a backend sends
    for (const shown of [...this.renderRoot.querySelectorAll<HTMLElement>('.pane'), ...this.querySelectorAll<HTMLElement>('[slot]')]) {
      for (const name of defaults.keys()) {
        const value = this.turned.get(name);
        if (value === undefined) shown.style.removeProperty(`--portal-${name}`);
        else shown.style.setProperty(`--portal-${name}`, value);
      }
    }
    this.judge();
  }

  /** Judges the pairs by what shows; again when that has come. */
  readonly judge = (): void => {
    const found = Object.fromEntries(schemes.map((scheme) => [scheme, [...this.querySelectorAll<HTMLElement>(`[slot=${scheme}]`)].slice(0, 1).flatMap((shown) => contrastFaults(shown))]));
    if (JSON.stringify(found) !== JSON.stringify(this.faults)) this.faults = found;
  };

  #turn(change: (turned: Map<string, string>) => void): void {
    const next = new Map(this.turned);
    change(next);
    this.#before.push(this.turned);
    this.turned = next;
    this.said = '';
  }

  #set(name: string, value: string): void {
    this.#turn((turned) => { if (value.trim() === '' || value === defaults.get(name)) turned.delete(name); else turned.set(name, value.replace(/[;{}]/g, '')); });
  }

  #theme(name: string): void {
    const theme = (themes as Readonly<Record<string, object>>)[name];
    this.#turn((turned) => { turned.clear(); for (const [token, value] of theme ? flatten(theme) : []) turned.set(token, value); });
  }

  #undo(): void {
    const before = this.#before.pop();
    if (before) this.turned = before;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.css);
      this.said = 'Copied.';
    } catch {
      this.said = 'This browser does not let a page copy: select the text below.';
    }
  }

  override render(): TemplateResult {
    return html`
      <form class="tokens" aria-label="Tokens" @submit=${(event: Event) => event.preventDefault()}>
        <label class="theme">Start from
          <select @change=${(event: Event) => this.#theme((event.target as HTMLSelectElement).value)}>
            <option value="">its own look</option>
            ${Object.keys(themes).map((name) => html`<option value=${name}>${name}</option>`)}
          </select>
        </label>
        ${groups.map(([title, pattern], i) => html`
          <details ?open=${i === 0}>
            <summary>${title}</summary>
            ${[...defaults.keys()].filter((name) => new RegExp(`^(${pattern})-`).test(name)).map((name) => this.#row(name))}
          </details>`)}
      </form>
      <section class="shown" aria-label="Preview">
        ${schemes.map((scheme) => html`
          <div class="pane ${scheme}">
            <h2>${scheme === 'light' ? 'Light' : 'Dark'}</h2>
            ${this.#verdict(this.faults[scheme] ?? [])}
            <slot name=${scheme} @slotchange=${() => setTimeout(this.judge)}></slot>
          </div>`)}
      </section>
      <section class="css" aria-label="CSS">
        <div class="row">
          <button @click=${() => this.#copy()}>Copy the CSS</button>
          <button class="quiet" ?disabled=${this.#before.length === 0} @click=${() => this.#undo()}>Undo</button>
          <span role="status">${this.said}</span>
        </div>
        <pre tabindex="0" aria-label="The CSS of this theme"><code>${this.css}</code></pre>
      </section>`;
  }

  #row(name: string): TemplateResult {
    const value = this.turned.get(name) ?? '';
    const standard = defaults.get(name) ?? '';
    const range = sliders[name];
    const id = `token-${name}`;
    return html`
      <div class="token">
        <label for=${id}>${name}</label>
        ${name.startsWith('color-') ? html`<input type="color" aria-label=${`${name}, by eye`} .value=${this.#hex(name)} @input=${(event: Event) => this.#set(name, (event.target as HTMLInputElement).value)}>` : nothing}
        ${range ? html`<input type="range" aria-label=${`${name}, by eye`} min=${range[0]} max=${range[1]} .value=${String(parseFloat(value || standard))} @input=${(event: Event) => this.#set(name, `${(event.target as HTMLInputElement).value}px`)}>` : nothing}
        <input id=${id} type="text" spellcheck="false" autocomplete="off" placeholder=${standard} .value=${value} @change=${(event: Event) => this.#set(name, (event.target as HTMLInputElement).value)}>
      </div>`;
  }

  /** The colour as it shows in the light scheme. */
  #hex(name: string): string {
    const shown = this.querySelector('[slot=light]')?.shadowRoot;
    const pencil = document.createElement('canvas').getContext('2d');
    if (!shown || !pencil) return '#000000';
    const probe = shown.appendChild(document.createElement('span'));
    probe.style.color = `var(--_${name})`;
    pencil.fillStyle = getComputedStyle(probe).color;
    probe.remove();
    pencil.fillRect(0, 0, 1, 1);
    return `#${[...pencil.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  }

  #verdict(faults: readonly ContrastFault[]): TemplateResult {
    if (faults.length === 0) return html`<p class="verdict good">All that is written can be read: WCAG 2.2, AA.</p>`;
    return html`
      <div class="verdict bad">
        <p>${faults.length === 1 ? 'One pair is too close' : `${faults.length} pairs are too close`}:</p>
        <ul>${faults.map(({ front, back, ratio, least }) => html`<li><code>${front}</code> on <code>${back}</code>: ${ratio}, and ${least} is needed</li>`)}</ul>
      </div>`;
  }
}

customElements.define('theme-workbench', ThemeWorkbench);
