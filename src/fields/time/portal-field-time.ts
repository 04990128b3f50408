import { PortalTextFieldElement } from '../text-field.js';

/**
 * A time of the day.
 *
 * @tagname portal-field-time
 * @summary A time of the day.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldTime extends PortalTextFieldElement {
  protected override readonly type = 'time';
}
