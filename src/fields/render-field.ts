import { html, nothing, type TemplateResult } from 'lit';
import type { PlacedField, Value } from '../protocol/field.js';
import type { UploadState } from '../store/state.js';

/** What a view tells a field. */
export interface FieldState {
  readonly placed: PlacedField;
  readonly value: Value | undefined;
  readonly uploads: readonly UploadState[];
  readonly showFaults: boolean;
  readonly error: string;
}

/** A placed field as its element; `unknown` shows for a type that nobody has. Tags are written out, so that a prefixed build can rewrite them. */
export function renderField({ placed, value, uploads, showFaults, error }: FieldState, unknown: TemplateResult | typeof nothing = nothing): TemplateResult {
  const { definition, required, readOnly } = placed;
  switch (definition.type) {
    case 'short-text': return html`<portal-field-short-text .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-short-text>`;
    case 'text-area': return html`<portal-field-text-area .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-text-area>`;
    case 'number': return html`<portal-field-number .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-number>`;
    case 'date': return html`<portal-field-date .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-date>`;
    case 'time': return html`<portal-field-time .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-time>`;
    case 'yes-no': return html`<portal-field-yes-no .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-yes-no>`;
    case 'checkbox': return html`<portal-field-checkbox .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-checkbox>`;
    case 'choice': return html`<portal-field-choice .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-choice>`;
    case 'choices': return html`<portal-field-choices .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-choices>`;
    case 'email': return html`<portal-field-email .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-email>`;
    case 'phone': return html`<portal-field-phone .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-phone>`;
    case 'file': return html`<portal-field-file .field=${definition} .value=${value} .uploads=${uploads} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-file>`;
    case 'photo': return html`<portal-field-photo .field=${definition} .value=${value} .uploads=${uploads} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-photo>`;
    case 'signature': return html`<portal-field-signature .field=${definition} .value=${value} .uploads=${uploads} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-signature>`;
    case 'displayed-text': return html`<portal-field-displayed-text .field=${definition}></portal-field-displayed-text>`;
    case 'money': return html`<portal-field-money .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-money>`;
    case 'date-time': return html`<portal-field-date-time .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-date-time>`;
    case 'address': return html`<portal-field-address .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-address>`;
    case 'iban': return html`<portal-field-iban .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-iban>`;
    case 'tax-id': return html`<portal-field-tax-id .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-tax-id>`;
    case 'supply-point': return html`<portal-field-supply-point .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-supply-point>`;
    // whatever it is, the company may bring it; until then it shows what stands in it
    default: return html`<portal-field-own .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}>${unknown}</portal-field-own>`;
  }
}
