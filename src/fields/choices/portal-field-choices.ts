import { PortalOptionFieldElement, type Answer } from '../option-field.js';

/**
 * Any of several answers.
 *
 * @tagname portal-field-choices
 * @summary Any of several answers.
 * @csspart error - The error message.
 * @fires {PortalValueChangeEvent} portal-value-change - The customer chose (cancelable).
 */
export class PortalFieldChoices extends PortalOptionFieldElement {
  protected readonly control_ = 'checkbox';
  get #chosen(): string[] { const { held } = this; return Array.isArray(held) ? held.filter((one): one is string => typeof one === 'string') : []; }
  protected get answers(): readonly Answer[] { return (this.field.options ?? []).map(({ value, label }) => ({ value, label: this.text(label) })); }
  protected isChosen(value: string): boolean { return this.#chosen.includes(value); }

  protected choose(value: string, chosen: boolean): void {
    const wanted = chosen ? [...this.#chosen, value] : this.#chosen.filter((one) => one !== value);
    // in the field's own order; answers that the field no longer has stay until the server says otherwise
    const order = this.answers.map((answer) => answer.value);
    this.change([...order.filter((one) => wanted.includes(one)), ...wanted.filter((one) => !order.includes(one))]);
  }
}
