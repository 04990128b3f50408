import { PortalTextFieldElement } from '../text-field.js';

/**
 * A text of one line.
 *
 * @tagname portal-field-short-text
 * @summary A text of one line.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldShortText extends PortalTextFieldElement {}
