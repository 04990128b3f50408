import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { PortalFieldElement } from '../field-element.js';
import { fieldStyles } from '../field.styles.js';

/**
 * A text of one line.
 *
 * @tagname portal-field-short-text
 * @summary A text of one line.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldShortText extends PortalFieldElement {
  static override styles = fieldStyles;

  readonly #input = (event: Event): void => this.change((event.target as HTMLInputElement).value);

  protected override renderControl(): TemplateResult {
    const { placeholder, maxLength, autocomplete } = this.field;
    return html`<input id="control" data-control part="control" type="text" .value=${live(typeof this.value === 'string' ? this.value : '')}
      placeholder=${placeholder ? this.text(placeholder) : nothing} maxlength=${maxLength ?? nothing} autocomplete=${autocomplete ?? nothing}
      aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.message ? 'true' : nothing} aria-describedby=${this.described} @input=${this.#input}>`;
  }
}
