import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { parseNumber } from '../../engine/field-types/number-rule.js';
import { fieldStyles } from '../field.styles.js';
import { PortalTextFieldElement } from '../text-field.js';

/**
 * A number, typed as people of the language write it; its unit stands beside it.
 *
 * @tagname portal-field-number
 * @summary A number, typed as people of the language write it; its unit stands beside it.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldNumber extends PortalTextFieldElement {
  static override styles = [...fieldStyles, css`
    .with-unit { display: flex; align-items: center; gap: var(--_s2); }
    .with-unit label { font-weight: 400; }
    .with-unit input { flex: 1; max-inline-size: 16ch; font-variant-numeric: tabular-nums; }
  `];

  protected override inputMode_: 'decimal' | 'text' = 'decimal';
  /** the text behind the number, for as long as a person types */
  #typed: { readonly text: string; readonly value: number | string | null } | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // the decimal keyboard of some phones has no minus
    this.inputMode_ = typeof this.field.min === 'number' && this.field.min < 0 ? 'text' : 'decimal';
  }

  /** the language's decimal sign */
  get #decimal(): '.' | ',' {
    return new Intl.NumberFormat(this.locale.tag, { numberingSystem: 'latn' }).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
  }

  protected override shown(): string {
    const { held } = this;
    if (this.#typed && this.#typed.value === (held ?? null)) return this.#typed.text;
    if (typeof held !== 'number') return super.shown();
    return new Intl.NumberFormat(this.locale.tag, { useGrouping: false, maximumFractionDigits: 10, numberingSystem: 'latn' }).format(held);
  }

  protected override read(text: string): string | number | null {
    const value = text.trim() === '' ? null : (parseNumber(text, this.#decimal) ?? text);
    this.#typed = { text, value };
    return value;
  }

  protected override renderControl(): TemplateResult {
    return this.field.unit ? html`<div class="with-unit">${super.renderControl()}<label class="soft" for="control">${this.text(this.field.unit)}</label></div>` : super.renderControl();
  }

  protected override renderValue(): TemplateResult | string {
    return this.field.unit && typeof this.held === 'number' ? html`${super.renderValue()} ${this.text(this.field.unit)}` : super.renderValue();
  }
}
