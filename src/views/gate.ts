import { html, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import type { Opportunity } from '../protocol/opportunity.js';
import type { PortalState } from '../store/state.js';
import { failureNotice } from './failure.js';

/** Lines shaped like what comes; they show after 300 ms. */
export const skeleton = (m: Messages): TemplateResult => html`<div class="skeleton" role="status" aria-label=${m.loading}><i></i><i></i><i></i></div>`;

/** The opportunity, or what stands in its place: waiting, the sign-in, the choice of a project, or the failure. */
export function gate(m: Messages, state: PortalState | undefined, reload: () => void): { readonly opportunity: Opportunity } | { readonly instead: TemplateResult } {
  if (!state || state.session.status === 'starting') return { instead: skeleton(m) };
  if (state.session.status !== 'signed-in') return { instead: html`<portal-sign-in></portal-sign-in>` };
  if (state.opportunity.status === 'ready') return { opportunity: state.opportunity.value };
  if (state.opportunity.status === 'failed') return { instead: failureNotice(m, state.opportunity.failure, reload) };
  if (!state.selected && state.me.status === 'ready') {
    return { instead: state.me.value.opportunities.length > 0 ? html`<portal-opportunity-picker></portal-opportunity-picker>` : html`<slot name="empty"><p class="soft">${m.portalEmpty}</p></slot>` };
  }
  return { instead: skeleton(m) };
}
