import { supplyPoint } from '../../engine/field-types/supply-point-rule.js';
import { PortalCodeFieldElement } from '../code-field.js';

/**
 * A supply point of electricity: CUPS with its control letters, POD and PDL by their form.
 *
 * @tagname portal-field-supply-point
 * @summary A supply point of electricity.
 * @csspart control - The input.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer changed it (cancelable).
 */
export class PortalFieldSupplyPoint extends PortalCodeFieldElement {
  static override readonly rule = supplyPoint;
}
