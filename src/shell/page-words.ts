import { html, nothing, type TemplateResult } from 'lit';
import type { PortalState } from '../store/state.js';

/** The page's own words on what has just happened. */
export function pageWords(state: PortalState | undefined): TemplateResult | typeof nothing {
  if (state?.send.status === 'accepted') return html`<slot name="done"></slot>`;
  return state?.me.status === 'failed' || state?.opportunity.status === 'failed' ? html`<slot name="error"></slot>` : nothing;
}

/** What stands between the tags goes on showing until there is something to show in its place. Returns how that is said. */
export function standIn(root: ShadowRoot | null): () => void {
  const slot = document.createElement('slot');
  root?.append(slot);
  return () => slot.remove();
}
