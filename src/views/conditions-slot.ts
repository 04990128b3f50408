import { html, nothing, type LitElement, type TemplateResult } from 'lit';

/** Where the conditions stand in a view: the page's own element when it slots one, else one of the view's. Fallback content would be there, unseen, beside a slotted one. */
export function conditionsSlot(view: LitElement): TemplateResult {
  const own = view.querySelector(':scope > [slot="conditions"]') !== null;
  return html`<slot name="conditions" @slotchange=${() => view.requestUpdate()}>${own ? nothing : html`<portal-conditions></portal-conditions>`}</slot>`;
}
