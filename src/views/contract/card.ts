import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/format.js';
import type { Contract } from '../../protocol/contract.js';
import type { Text } from '../../protocol/text.js';
import { icons } from '../../theme/icons.js';
import { documentBox, type DocumentContext } from './document.js';

export interface CardContext extends DocumentContext {
  text(text: Text | undefined): string;
}

/** One contract: what it is, its document, how it stands, and `more`: what is to be done with it. */
export function contractCard(contract: Contract, context: CardContext, more: TemplateResult | typeof nothing): TemplateResult {
  const { m, text } = context;
  const { id, number, name, description, document, status, signed, dropped } = contract;
  return html`
    <li class="card contract" part="contract" data-contract=${id} data-status=${status}>
      <div class="title">
        <h3>${text(name)}</h3>
        ${number ? html`<p class="soft small">${m.contractNumber(number)}</p>` : nothing}
      </div>
      ${description ? html`<p>${text(description)}</p>` : nothing}
      ${dropped && status === 'open' ? html`<div class="notice warning" role="status" part="dropped" data-dropped=${dropped.reason ?? ''}>${icons.alert}<div><strong>${m.contractDropped}</strong><p>${why(dropped.reason, context)}</p></div></div>` : nothing}
      ${standing(contract, context)}
      ${documentBox(document, m.contractDocument, context)}
      ${signed ? documentBox(signed.file, m.contractSignedCopy, context) : nothing}
      ${more}
    </li>`;
}

/** The company's own reason is a text; ours are codes. */
function why(reason: string | undefined, { m }: CardContext): string {
  const words: Readonly<Record<string, string>> = m.contractDroppedWhy;
  if (reason !== undefined && Object.hasOwn(words, reason)) return words[reason] ?? '';
  return reason?.includes(' ') ? reason : m.contractDroppedWhy.other;
}

function standing({ status, signed }: Contract, { m, language }: CardContext): TemplateResult | typeof nothing {
  if (status === 'withdrawn') return html`<p class="standing">${icons.close}${m.contractStatusWithdrawn}</p>`;
  if (status !== 'signed' || !signed) return nothing;
  const at = dateTime(signed.at, language);
  return html`<p class="standing good">${icons.check}<span>${signed.name ? m.contractSignedBy({ name: signed.name, at }) : m.contractSignedAt(at)}</span></p>`;
}
