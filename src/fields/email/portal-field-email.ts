import { PortalTextFieldElement } from '../text-field.js';

/**
 * An e-mail address.
 *
 * @tagname portal-field-email
 * @summary An e-mail address.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldEmail extends PortalTextFieldElement {
  protected override readonly type = 'email';
  protected override readonly inputMode_ = 'email';
  protected override readonly purpose = 'email';
}
