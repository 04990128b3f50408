import { html, type TemplateResult } from 'lit';
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

/** A placed field as its element; undefined for a type that this version doesn't have. Tags are written out, so that a prefixed build can rewrite them. */
export function renderField({ placed, value, uploads, showFaults, error }: FieldState): TemplateResult | undefined {
  const { definition, required, readOnly } = placed;
  switch (definition.type) {
    case 'short-text': return html`<portal-field-short-text .field=${definition} .value=${value} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-short-text>`;
    case 'file': return html`<portal-field-file .field=${definition} .value=${value} .uploads=${uploads} ?required=${required} ?read-only=${readOnly} ?show-faults=${showFaults} .error=${error}></portal-field-file>`;
    default: return undefined;
  }
}
