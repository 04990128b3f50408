import type { TemplateResult } from 'lit';
import { PortalOptionFieldElement, type Answer } from '../option-field.js';

/**
 * A question answered with yes or no, and with neither until it is answered.
 *
 * @tagname portal-field-yes-no
 * @summary Yes or no.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer answered (cancelable).
 */
export class PortalFieldYesNo extends PortalOptionFieldElement {
  protected readonly control_ = 'radio';
  protected override readonly row = true;
  protected get answers(): readonly Answer[] { return [{ value: 'true', label: this.m.yes }, { value: 'false', label: this.m.no }]; }
  protected isChosen(value: string): boolean { return this.held === (value === 'true'); }
  protected choose(value: string): void { this.change(value === 'true'); }
  protected override renderValue(): TemplateResult | string { const { held } = this; return typeof held === 'boolean' ? (held ? this.m.yes : this.m.no) : super.renderValue(); }
}
