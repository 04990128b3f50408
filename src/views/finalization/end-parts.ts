import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import type { FinalizationWords } from '../../i18n/finalization/words.js';
import { dayMonth, fileSize } from '../../i18n/format.js';
import type { EndDocument } from '../../protocol/end.js';
import type { FileRef } from '../../protocol/file.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { Text } from '../../protocol/text.js';
import type { PortalState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { conditionsSlot } from '../conditions-slot.js';
import { contactLinks } from '../contact.js';

/** What the parts of the view are told in. */
export interface Told {
  readonly m: Messages & FinalizationWords;
  readonly language: string;
  text(text: Text | undefined): string;
}

/** What the customer keeps: each is downloaded from the company. */
export function documentsPart(documents: readonly EndDocument[], { m, language, text }: Told, download: (file: FileRef) => void): TemplateResult | typeof nothing {
  if (documents.length === 0) return nothing;
  return html`
    <section class="stack tight" aria-labelledby="documents">
      <h3 id="documents">${m.endDocuments}</h3>
      <ul class="documents">${documents.map(({ kind, name, file }) => html`
        <li>
          <button type="button" class="quiet" part="document" @click=${() => download(file)}>${icons.download}
            <span><bdi>${file.name}</bdi> <span class="soft small">${[kind === 'contract' ? m.endContract : m.endOffer, text(name), fileSize(file.size, language)].filter(Boolean).join(' · ')}</span></span>
          </button>
        </li>`)}</ul>
    </section>`;
}

/** The steps that the project went through, folded: a timeline beside the view says the same. */
export function donePart({ timeline }: Opportunity, { m, language, text }: Told): TemplateResult | typeof nothing {
  const done = timeline.filter(({ status }) => status === 'done');
  if (done.length === 0) return nothing;
  return html`
    <details class="done" part="done">
      <summary>${m.endDone}${icons.down}</summary>
      <ol>${done.map(({ name, at }) => html`<li>${icons.check}<span>${text(name)}</span>${at ? html`<span class="soft small">${dayMonth(at, language)}</span>` : nothing}</li>`)}</ol>
    </details>`;
}

/** The point of contact that stays when the process is over, also where the company shows no address. */
export function contactPart(opportunity: Opportunity, config: PortalState['config'], { m, text }: Told): TemplateResult {
  const company = config.status === 'ready' ? config.value.company.name : '';
  return html`
    <section class="stack tight" aria-labelledby="contact">
      <h3 id="contact">${m.endContact}</h3>
      <p>${m.endContactText(company)} ${m.endContactProject(text(opportunity.name))}</p>
      ${contactLinks(config)}
    </section>`;
}

export interface ConfirmContext extends Told {
  /** the step that the project goes to */
  readonly leadsTo: Text | undefined;
  readonly conditions: boolean;
  reactivate(): void;
  closed(): void;
}

/** What happens when the project is taken up again, with the conditions right before the button that they hold up. */
export function confirmation(view: LitElement, { m, text, leadsTo, conditions, reactivate, closed }: ConfirmContext): TemplateResult {
  const close = (): void => { view.renderRoot.querySelector('dialog')?.close(); };
  return html`
    <dialog part="dialog" aria-labelledby="confirm" @close=${closed}>
      <div class="stack">
        <h2 id="confirm">${m.endConfirm}</h2>
        <p>${leadsTo ? m.endLeadsTo(text(leadsTo)) : nothing} ${m.endConfirmText}</p>
        ${conditions ? html`<div class="owed">${conditionsSlot(view)}</div>` : nothing}
        <div class="actions"><button type="button" class="primary" part="confirm" @click=${reactivate}>${m.endReactivate}</button><button type="button" @click=${close}>${m.cancel}</button></div>
      </div>
    </dialog>`;
}
