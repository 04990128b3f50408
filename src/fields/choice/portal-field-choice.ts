import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { PortalOptionFieldElement, type Answer } from '../option-field.js';

/** More answers than this become a list to open. */
const few = 6;

/**
 * One of several answers: side by side as radios while they are few, else a native list.
 *
 * @tagname portal-field-choice
 * @summary One of several answers.
 * @csspart control - The list, when there is one.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer chose (cancelable).
 */
export class PortalFieldChoice extends PortalOptionFieldElement {
  protected readonly control_ = 'radio';
  protected get answers(): readonly Answer[] { return (this.field.options ?? []).map(({ value, label }) => ({ value, label: this.text(label) })); }
  protected isChosen(value: string): boolean { return this.held === value; }
  protected choose(value: string): void { this.change(value); }

  protected override renderField(): TemplateResult {
    if (this.answers.length <= few) return super.renderField();
    return html`
      <div class="field" @focusout=${this.leave}>
        <label for="control">${this.renderLabel()}</label>
        ${this.renderHelp()} ${this.renderError()}
        <select id="control" data-control part="control" aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.message ? 'true' : nothing} aria-describedby=${this.described}
          @change=${(event: Event) => this.change((event.target as HTMLSelectElement).value)}>
          <option value="" .selected=${live(!this.answers.some(({ value }) => this.isChosen(value)))}>${this.field.placeholder ? this.text(this.field.placeholder) : this.m.choose}</option>
          ${this.answers.map(({ value, label }) => html`<option value=${value} .selected=${live(this.isChosen(value))}>${label}</option>`)}
        </select>
      </div>`;
  }
}
