import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { PortalTextFieldElement } from '../text-field.js';

/**
 * A text of several lines, which grows with what is written; how much room is left shows near its end.
 *
 * @tagname portal-field-text-area
 * @summary A text of several lines, which grows with what is written; how much room is left shows near its end.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldTextArea extends PortalTextFieldElement {
  protected override renderControl(): TemplateResult {
    const { placeholder, maxLength, autocomplete } = this.field;
    const left = maxLength === undefined ? undefined : maxLength - this.shown().length;
    return html`
      <textarea id="control" data-control part="control" rows="4" .value=${live(this.shown())} placeholder=${placeholder ? this.text(placeholder) : nothing} autocomplete=${autocomplete ?? nothing}
        aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.message ? 'true' : nothing} aria-describedby=${this.described} @input=${this.input}></textarea>
      ${left !== undefined && maxLength !== undefined && left < Math.max(20, maxLength / 5) ? html`<p class="help" aria-live="polite">${this.m.fieldRoom(left)}</p>` : nothing}`;
  }
}
