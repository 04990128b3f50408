import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { PortalStepSubmitEvent } from '../events/step-submit.js';
import type { Messages } from '../i18n/en.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { Text } from '../protocol/text.js';
import type { Store } from '../store/state.js';
import { conditionsSlot, focusConditions } from './conditions-slot.js';
import { reasonNotice } from './reason.js';
import { underWay } from './sending.js';

export interface OnwardContext {
  readonly m: Messages;
  readonly language: string;
  readonly store: Store | undefined;
  text(text: Text | undefined): string;
}

/** The way forward of a view that only informs: the conditions of the step and one button, where the company set either. */
export function onward(view: LitElement, opportunity: Opportunity, { m, language, store, text }: OnwardContext): TemplateResult | typeof nothing {
  const action = opportunity.actions.find(({ type }) => type === 'submit-step');
  if (!action || !store) return nothing;
  const { send, config } = store.state;
  const submit = (): void => {
    if (underWay(store.state.send) || !view.dispatchEvent(new PortalStepSubmitEvent({ type: 'step-submit', language }))) return;
    if (store.faults.length > 0) void Promise.resolve().then(() => view.updateComplete).then(() => focusConditions(view));
  };
  return html`
    ${opportunity.conditions.length > 0 ? conditionsSlot(view) : nothing}
    ${!action.available ? reasonNotice(m, action, ({ reason }) => text(reason?.text), config)
      // *Send now* stands in the notice
      : send.status === 'waiting' ? nothing
      : html`<div class="actions"><button type="button" class="primary" part="submit" aria-disabled=${underWay(send) ? 'true' : 'false'} @click=${submit}>${send.status === 'sending' && send.type === 'submit-step' ? m.sending : m.stepContinue}</button></div>`}`;
}
