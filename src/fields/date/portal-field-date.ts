import { PortalTextFieldElement } from '../text-field.js';

/**
 * A day, with the browser's own calendar.
 *
 * @tagname portal-field-date
 * @summary A day, with the browser's own calendar.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldDate extends PortalTextFieldElement {
  protected override readonly type = 'date';
}
