import { taxId } from '../../engine/field-types/tax-id-rule.js';
import { PortalCodeFieldElement } from '../code-field.js';

/**
 * A tax number of a person or a company, of the kinds that the definition names; checked by its check digits.
 *
 * @tagname portal-field-tax-id
 * @summary A tax number of a person or a company.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldTaxId extends PortalCodeFieldElement {
  static override readonly rule = taxId;
}
