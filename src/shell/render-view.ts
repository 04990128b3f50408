import { html, nothing, type TemplateResult } from 'lit';
import type { ViewTag } from './view-table.js';

/** The element of a view, with the conditions in their place. Tags are written out, so that a prefixed build can rewrite them. */
export function renderView(tag: ViewTag, conditions: TemplateResult | typeof nothing): TemplateResult {
  switch (tag) {
    case 'portal-sign-in': return html`<portal-sign-in></portal-sign-in>`;
    case 'portal-opportunity-picker': return html`<portal-opportunity-picker></portal-opportunity-picker>`;
    case 'portal-view-documentation': return html`<portal-view-documentation>${conditions}</portal-view-documentation>`;
    case 'portal-view-offer': return html`<portal-view-offer>${conditions}</portal-view-offer>`;
    case 'portal-view-drawing': return html`<portal-view-drawing>${conditions}</portal-view-drawing>`;
    case 'portal-view-installer-visit': return html`<portal-view-installer-visit>${conditions}</portal-view-installer-visit>`;
    case 'portal-view-contract': return html`<portal-view-contract>${conditions}</portal-view-contract>`;
    case 'portal-view-finalization': return html`<portal-view-finalization>${conditions}</portal-view-finalization>`;
    case 'portal-view-unknown': return html`<portal-view-unknown></portal-view-unknown>`;
    default: return html`<portal-view-status without-done>${conditions}</portal-view-status>`;
  }
}
