import { css, html, nothing, type TemplateResult } from 'lit';
import { PortalFieldElement } from '../field-element.js';
import { fieldStyles } from '../field.styles.js';

/**
 * One box to tick. A required one must be ticked.
 *
 * @tagname portal-field-checkbox
 * @summary One box to tick.
 * @csspart control - The box.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer ticked or unticked it (cancelable).
 */
export class PortalFieldCheckbox extends PortalFieldElement {
  static override styles = [...fieldStyles, css`
    .tick { display: flex; align-items: start; gap: var(--_s3); min-block-size: 24px; padding-block: var(--_s1); font-weight: 400; cursor: pointer; }
  `];

  protected override renderField(): TemplateResult {
    return html`
      <div class="field" @focusout=${this.leave}>
        ${this.renderError()}
        ${this.renderControl()}
        ${this.renderHelp()}
      </div>`;
  }

  protected override renderControl(): TemplateResult {
    return html`<label class="tick"><input id="control" data-control part="control" type="checkbox" .checked=${this.held === true}
      aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.message ? 'true' : nothing} aria-describedby=${this.described}
      @change=${(event: Event) => this.change((event.target as HTMLInputElement).checked)}><span>${this.renderLabel()}</span></label>`;
  }

  protected override renderValue(): TemplateResult | string { return this.held === true ? this.m.yes : this.m.no; }
}
