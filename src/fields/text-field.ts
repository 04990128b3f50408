import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { ruleOf } from '../engine/field-types/field-types.js';
import type { Value } from '../protocol/field.js';
import { PortalFieldElement } from './field-element.js';
import { fieldStyles } from './field.styles.js';

/** What the fields with one native text control share. */
export abstract class PortalTextFieldElement extends PortalFieldElement {
  static override styles = fieldStyles;

  protected readonly type: 'text' | 'email' | 'tel' | 'date' | 'time' | 'datetime-local' = 'text';
  protected readonly inputMode_: 'text' | 'decimal' | 'email' | 'tel' | typeof nothing = nothing;
  /** the autofill purpose where the definition names none */
  protected readonly purpose: string | typeof nothing = nothing;

  /** what the control shows for the value */
  protected shown(): string {
    const { held } = this;
    return typeof held === 'string' ? held : typeof held === 'number' ? String(held) : '';
  }
  /** what was typed, as a value */
  protected read(text: string): Value { return text; }

  protected readonly input = (event: Event): void => {
    this.change(this.read((event.target as HTMLInputElement).value));
    this.#look();
  };

  /** A date or time of which a part is typed: the browser gives it as none, so that only the control knows. */
  @state() private unfinished = false;
  readonly #look = (): void => { this.unfinished = (this.control as HTMLInputElement | undefined)?.validity?.badInput ?? false; };

  /** Enter would send the step: what is half typed says so first. */
  readonly #enter = (event: KeyboardEvent): void => { if (event.key === 'Enter' && this.unfinished) this.leave(); };

  protected override get fault(): PortalFieldElement['fault'] {
    return this.unfinished ? { pointer: '', code: `not-a-${this.field.type}` } : super.fault;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#look();
  }

  /** Dates and times have the browser's own control, but for what it can't show: that stands there as it was written, to be mended. */
  get #nativeType(): string {
    const { held, bounded } = this;
    const rule = ruleOf(this.field.type);
    return bounded && rule && typeof held === 'string' && !rule.isEmpty(held) && rule.validate(held, { id: '', type: this.type, label: '' }) ? 'text' : this.type;
  }

  private get bounded(): boolean { return ['date', 'time', 'datetime-local'].includes(this.type); }

  /** the earliest or latest, as the browser's control takes it */
  protected bound(bound: string): string { return bound; }

  protected override renderControl(): TemplateResult {
    const { placeholder, autocomplete, min, max } = this.field;
    const { bounded } = this;
    // without a latest day the browser takes years of six digits
    const latest = typeof max === 'string' ? this.bound(max) : this.type === 'date' ? '9999-12-31' : nothing;
    // no maxlength: it would cut what is pasted without a word
    return html`<input id="control" data-control part="control" type=${this.#nativeType} inputmode=${this.inputMode_} .value=${live(this.shown())}
      placeholder=${placeholder ? this.text(placeholder) : nothing} autocomplete=${autocomplete ?? this.purpose}
      min=${bounded && typeof min === 'string' ? this.bound(min) : nothing} max=${bounded ? latest : nothing}
      aria-required=${this.required ? 'true' : nothing} aria-invalid=${this.message ? 'true' : nothing} aria-describedby=${this.described} @input=${this.input} @keydown=${this.#enter} @keyup=${this.#look} @blur=${this.#look}>`;
  }
}
