import { css, html, type TemplateResult } from 'lit';
import { currencyOf, decimalsOf, money, parseMoney } from '../../engine/field-types/money-rule.js';
import type { Fault } from '../../engine/field-types/rule.js';
import { fieldWords } from '../../i18n/fields/words.js';
import type { Area } from '../../i18n/locale.js';
import type { Value } from '../../protocol/field.js';
import { fieldStyles } from '../field.styles.js';
import { PortalTextFieldElement } from '../text-field.js';

/**
 * An amount in the field's currency, typed as people of the language write it, and written so once it is left.
 *
 * @tagname portal-field-money
 * @summary An amount in the field's currency.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldMoney extends PortalTextFieldElement {
  static override readonly area: Area = fieldWords;
  static override readonly rule = money;
  static override styles = [...fieldStyles, css`
    .with-unit { display: flex; align-items: center; gap: var(--_s2); }
    .with-unit label { font-weight: 400; }
    .with-unit input { flex: 1; max-inline-size: 18ch; font-variant-numeric: tabular-nums; }
  `];

  protected override readonly inputMode_ = 'decimal';
  /** the text behind the amount, for as long as a person types */
  #typed: { readonly text: string; readonly value: Value } | undefined;

  #parts(amount: number, options: Intl.NumberFormatOptions): Intl.NumberFormatPart[] {
    return new Intl.NumberFormat(this.locale.tag, { numberingSystem: 'latn', ...options }).formatToParts(amount);
  }

  get #decimal(): '.' | ',' { return this.#parts(1.5, {}).find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'; }

  protected override shown(): string {
    const { held } = this;
    if (this.#typed && JSON.stringify(this.#typed.value) === JSON.stringify(held ?? null)) return this.#typed.text;
    if (typeof held !== 'object' || held === null || Array.isArray(held)) return super.shown();
    const [amount, currency] = [Number(held['amount']), String(held['currency'])];
    const decimals = decimalsOf(currency);
    const write = (useGrouping: boolean): string => this.#parts(amount / 10 ** decimals, { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: useGrouping && 'always' }).map(({ value }) => value).join('');
    const grouped = write(true);
    // not every language's groups can be read back
    const read = parseMoney(grouped, currency, this.#decimal);
    return typeof read === 'object' && read.amount === amount ? grouped : write(false);
  }

  protected override read(text: string): Value {
    const amount = text.trim() === '' ? null : parseMoney(text, currencyOf(this.field), this.#decimal);
    const value = typeof amount === 'string' ? text : amount;
    this.#typed = { text, value };
    return value;
  }

  readonly #tidy = (): void => {
    this.#typed = undefined;
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.#tidy);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusout', this.#tidy);
  }

  /** Bounds are said as amounts. */
  override say(fault: Fault): string {
    const written = Object.entries(fault.params ?? {}).map(([name, bound]) => [name, name !== 'name' && fault.params?.['currency'] ? money.format({ amount: Number(bound), currency: currencyOf(this.field) }, this.field, this.locale.tag) : bound]);
    return super.say({ code: fault.code, params: Object.fromEntries(written) as Fault['params'] & object });
  }

  protected override renderControl(): TemplateResult {
    const parts = this.#parts(1, { style: 'currency', currency: currencyOf(this.field) });
    const sign = html`<label class="soft" for="control">${parts.find(({ type }) => type === 'currency')?.value}</label>`;
    const control = super.renderControl();
    return html`<div class="with-unit">${parts[0]?.type === 'currency' ? html`${sign}${control}` : html`${control}${sign}`}</div>`;
  }
}
