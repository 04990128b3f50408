import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { PortalFieldElement } from './field-element.js';
import { fieldStyles } from './field.styles.js';

/** What the fields with one native text control share. */
export abstract class PortalTextFieldElement extends PortalFieldElement {
  static override styles = fieldStyles;

  protected readonly type: 'text' | 'email' | 'tel' | 'date' | 'time' = 'text';
  protected readonly inputMode_: 'text' | 'decimal' | 'email' | 'tel' | typeof nothing = nothing;
  /** the autofill purpose where the definition names none */
  protected readonly purpose: string | typeof nothing = nothing;

  /** what the control shows for the value */
  protected shown(): string { return typeof this.value === 'string' ? this.value : typeof this.value === 'number' ? String(this.value) : ''; }
  /** what was typed, as a value */
  protected read(text: string): string | number | null { return text; }

  protected readonly input = (event: Event): void => this.change(this.read((event.target as HTMLInputElement).value));

  protected override renderControl(): TemplateResult {
    const { placeholder, maxLength, autocomplete, min, max } = this.field;
    const bounded = this.type === 'date' || this.type === 'time';
    return html`<input id="control" data-control part="control" type=${this.type} inputmode=${this.inputMode_} .value=${live(this.shown())}
      placeholder=${placeholder ? this.text(placeholder) : nothing} maxlength=${maxLength ?? nothing} autocomplete=${autocomplete ?? this.purpose}
      min=${bounded && typeof min === 'string' ? min : nothing} max=${bounded && typeof max === 'string' ? max : nothing}
      aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.message ? 'true' : nothing} aria-describedby=${this.described} @input=${this.input}>`;
  }
}
