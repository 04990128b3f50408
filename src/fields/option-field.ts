import { css, html, nothing, type TemplateResult } from 'lit';
import { PortalFieldElement } from './field-element.js';
import { fieldStyles } from './field.styles.js';

/** An answer that can be chosen. */
export interface Answer { readonly value: string; readonly label: string }

/** What the fields answered by choosing among a few share: a fieldset of native radios or checkboxes. */
export abstract class PortalOptionFieldElement extends PortalFieldElement {
  static override styles = [...fieldStyles, css`
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
    .options { display: grid; gap: var(--_s2); }
    .options.row { display: flex; flex-wrap: wrap; }
    .options label { display: flex; align-items: center; gap: var(--_s3); min-block-size: var(--_control-height); padding: var(--_s2) var(--_s4) var(--_s2) var(--_s3); border: var(--_border-width) solid var(--_color-border); border-radius: var(--_radius-control); background: var(--_color-surface); font-weight: 400; cursor: pointer; }
    .options label:hover { border-color: var(--_color-border-control); }
    .options label:has(:checked) { border-color: var(--_color-accent); background: var(--_color-accent-soft); }
  `];

  protected abstract readonly control_: 'radio' | 'checkbox';
  protected abstract get answers(): readonly Answer[];
  protected abstract isChosen(value: string): boolean;
  protected abstract choose(value: string, chosen: boolean): void;
  /** side by side where there is room */
  protected readonly row: boolean = false;

  protected override renderField(): TemplateResult {
    return html`
      <fieldset class="field" aria-describedby=${this.described} @focusout=${this.leave}>
        <legend>${this.renderLabel()}</legend>
        ${this.renderHelp()} ${this.renderError()} ${this.renderControl()}
      </fieldset>`;
  }

  protected override renderControl(): TemplateResult {
    const { answers } = this;
    // as with Tab, the focus goes to the answer that is chosen
    const first = this.control_ === 'radio' ? Math.max(0, answers.findIndex(({ value }) => this.isChosen(value))) : 0;
    return html`<div class="options ${this.row ? 'row' : ''}">${answers.map(({ value, label }, i) => html`
      <label><input data-control=${i === first ? '' : nothing} type=${this.control_} name="answer" value=${value} .checked=${this.isChosen(value)}
        aria-required=${this.required && this.control_ === 'radio' ? 'true' : nothing} aria-invalid=${this.message ? 'true' : nothing}
        @change=${(event: Event) => this.choose(value, (event.target as HTMLInputElement).checked)}><span>${label}</span></label>`)}</div>`;
  }
}
