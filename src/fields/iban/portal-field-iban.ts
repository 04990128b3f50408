import { iban } from '../../engine/field-types/iban-rule.js';
import { PortalCodeFieldElement } from '../code-field.js';

/**
 * A bank account, checked by the length, form and check digits of its country; in groups of four once it is left.
 *
 * @tagname portal-field-iban
 * @summary A bank account (IBAN).
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldIban extends PortalCodeFieldElement {
  static override readonly rule = iban;
}
