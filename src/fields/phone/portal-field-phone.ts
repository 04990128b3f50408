import { PortalTextFieldElement } from '../text-field.js';

/**
 * A phone number. It is written as the country writes it once it can be read; what can't be read stays as it was typed.
 *
 * @tagname portal-field-phone
 * @summary A phone number. It is written as the country writes it once it can be read; what can't be read stays as it was typed.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldPhone extends PortalTextFieldElement {
  protected override readonly type = 'tel';
  protected override readonly inputMode_ = 'tel';
  protected override readonly purpose = 'tel';

  /** Leaving the field tidies a number that can be read; the library that can comes with the first digit. */
  readonly #tidy = (): void => {
    const typed = this.shown();
    if (this.readOnly || !/\d{6}/.test(typed.replace(/\D/g, ''))) return;
    void import('./phone-format.js').then(({ formatPhone }) => {
      const tidy = formatPhone(typed, this.locale.tag);
      if (tidy !== undefined && tidy !== typed && this.value === typed) this.change(tidy);
    }, () => undefined);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('focusout', this.#tidy);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('focusout', this.#tidy);
  }
}
