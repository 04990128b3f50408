import { html, nothing, type TemplateResult } from 'lit';
import { isPicture } from '../engine/addresses.js';
import type { Messages } from '../i18n/en.js';
import type { Text } from '../protocol/text.js';
import type { PortalState } from '../store/state.js';
import { isClosed } from '../views/closed.js';
import { languageChoice } from './language-choice.js';

export interface HeaderOptions {
  /** the language that shows */
  readonly language: string;
  readonly chooseLanguage: (event: Event) => void;
  readonly otherProjects: () => void;
  /** undefined where there is no session of ours to end */
  readonly signOut: (() => void) | undefined;
  text(text: Text | undefined): string;
}

/** Company, project and account controls. */
export function header(m: Messages, state: PortalState | undefined, { language, chooseLanguage, otherProjects, signOut, text }: HeaderOptions): TemplateResult {
  const company = state?.config.status === 'ready' ? state.config.value.company : undefined;
  const opportunity = state?.session.status === 'signed-in' && state.opportunity.status === 'ready' && !isClosed(state.config) ? state.opportunity.value : undefined;
  const several = state?.me.status === 'ready' && state.me.value.opportunities.length > 1 && opportunity;
  return html`
    <header class="header" part="header">
      <slot name="header">
        <div class="company">
          ${company?.logo && isPicture(company.logo) ? html`<img class="logo" src=${company.logo} alt="">` : nothing}
          <span class="name">${company?.name}</span>
        </div>
      </slot>
      <div class="account">
        ${languageChoice(m, state?.config, language, chooseLanguage)}
        ${several ? html`<button class="quiet" type="button" @click=${otherProjects}>${m.portalOtherProjects}</button>` : nothing}
        ${signOut ? html`<button class="quiet" type="button" @click=${signOut}>${m.portalSignOut}</button>` : nothing}
      </div>
      ${opportunity ? html`<h2 class="project">${text(opportunity.name)}</h2>` : nothing}
    </header>`;
}
