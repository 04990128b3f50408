import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import { languageNames, type LanguageCode } from '../i18n/languages.js';
import { languageOf } from '../i18n/locale.js';
import type { PortalState } from '../store/state.js';

/** The languages that the company offers, where there is a choice. */
export function languageChoice(m: Messages, config: PortalState['config'] | undefined, tag: string, choose: (event: Event) => void): TemplateResult | typeof nothing {
  const offered = config?.status === 'ready' ? config.value.languages.filter((code): code is LanguageCode => Object.hasOwn(languageNames, code)) : [];
  if (offered.length < 2) return nothing;
  const current = languageOf(tag);
  // a page may speak one that the company doesn't offer
  const all = Object.hasOwn(languageNames, current) ? new Set([...offered, current]) : offered;
  return html`
    <select class="language" aria-label=${m.portalLanguage} @change=${choose}>
      ${[...all].map((code) => html`<option value=${code} lang=${code} ?selected=${code === current}>${languageNames[code]}</option>`)}
    </select>`;
}
