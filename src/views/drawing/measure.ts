import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { parseNumber } from '../../engine/field-types/number-rule.js';
import type { RoofDesk } from './roof-desk.js';
import { typed } from './roof-words.js';

export interface Measure {
  readonly id: string;
  /** heard; a visible label names the input by its id instead */
  readonly label?: string;
  readonly help?: string;
  readonly value: number | undefined;
  readonly least: number;
  readonly most?: number;
  /** said when what was typed can't be read */
  readonly wrong: string;
  /** undefined: it was emptied */
  readonly empty?: () => void;
  /** a number so far, while it is typed */
  readonly type?: (value: number) => void;
  set(value: number): void;
}

/** A number that counts when the customer leaves it or presses Enter. What can't be read stays as it was typed, and is said. */
export function measure(desk: RoofDesk, { id, label, help, value, least, most = 1e6, wrong, empty, type, set }: Measure): TemplateResult {
  const { language, slips, typing } = desk;
  const slip = slips.get(id);
  const read = (text: string): number | undefined => {
    const number = parseNumber(text, typed(0.5, language).includes(',') ? ',' : '.');
    return number !== undefined && number >= least && number <= most ? number : undefined;
  };
  const input = (event: Event): void => {
    const { value: text } = event.target as HTMLInputElement;
    typing.set(id, text);
    const number = read(text.trim());
    if (number !== undefined) type?.(number);
  };
  const change = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value.trim();
    const number = read(text);
    slips.delete(id);
    typing.delete(id);
    if (text === '' && empty) return empty();
    if (number !== undefined) return set(number);
    slips.set(id, text);
    desk.changed();
  };
  return html`
    <input id=${id} inputmode="decimal" autocomplete="off" aria-label=${label ?? nothing} aria-invalid=${slip === undefined ? nothing : 'true'}
      aria-describedby=${[help, slip === undefined ? '' : `${id}-wrong`].filter(Boolean).join(' ') || nothing}
      .value=${live(typing.get(id) ?? slip ?? (value === undefined ? '' : typed(value, language)))} @input=${input} @change=${change} @blur=${() => typing.delete(id)} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Enter') { event.preventDefault(); change(event); } }}>
    ${slip === undefined ? nothing : html`<span class="error" id="${id}-wrong" role="alert">${wrong}</span>`}`;
}
