import { html, nothing, type LitElement, type TemplateResult } from 'lit';

const slotted = (view: HTMLElement): HTMLElement | null => view.querySelector<HTMLElement>(':scope > [slot="conditions"]');

/** Where the conditions stand in a view: the page's own element when it slots one, else one of the view's. Fallback content would be there, unseen, beside a slotted one. */
export function conditionsSlot(view: LitElement): TemplateResult {
  return html`<slot name="conditions" @slotchange=${() => view.requestUpdate()}>${slotted(view) ? nothing : html`<portal-conditions></portal-conditions>`}</slot>`;
}

/** Brings the focus to the condition that is owed. */
export function focusConditions(view: LitElement): void {
  (slotted(view) ?? view.renderRoot.querySelector<HTMLElement>('portal-conditions'))?.focus();
}
