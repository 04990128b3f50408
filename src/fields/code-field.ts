import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { ruleOf } from '../engine/field-types/field-types.js';
import { fieldWords } from '../i18n/fields/words.js';
import type { Area } from '../i18n/locale.js';
import { fieldStyles } from './field.styles.js';
import { PortalTextFieldElement } from './text-field.js';

/** What the fields for a code with check digits share: it is typed as people please, kept without spaces, and shown in its groups once it is left. */
export abstract class PortalCodeFieldElement extends PortalTextFieldElement {
  static override readonly area: Area = fieldWords;
  static override styles = [...fieldStyles, css`input { text-align: match-parent; }`];

  protected override readonly purpose = 'off';
  /** the text behind the code, for as long as a person types */
  #typed: { readonly text: string; readonly value: string } | undefined;

  protected override shown(): string {
    const { held } = this;
    if (typeof held !== 'string') return '';
    return this.#typed?.value === held ? this.#typed.text : (ruleOf(this.field.type)?.format(held, this.field, this.locale.tag) ?? held);
  }

  protected override read(text: string): string {
    const kept = ruleOf(this.field.type)?.sanitize(text, this.field);
    const value = typeof kept === 'string' ? kept : text;
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

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // no dictionary knows it
    const { control } = this;
    // its groups stay in their order where one writes from right to left
    if (control) Object.assign(control, { autocapitalize: 'characters', spellcheck: false, dir: 'ltr' });
  }

  protected override renderValue(): TemplateResult | string {
    const value = super.renderValue();
    return typeof value === 'string' ? html`<bdi dir="ltr">${value}</bdi>` : value;
  }
}
