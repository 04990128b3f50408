import { html, nothing, type TemplateResult } from 'lit';
import type { Messages } from '../i18n/en.js';
import { money } from '../i18n/format.js';
import type { Value, Values } from '../protocol/field.js';
import type { Money } from '../protocol/text.js';
import { icons } from '../theme/icons.js';

/** A value whose field is gone, as far as it says something without it. */
export function told(value: Value, language: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ');
  return 'currency' in value ? money(value as Money, language) : Object.values(value).join(', ');
}

/** Answers of an earlier form that have no place in this one: shown, so that they can be copied, not dropped. */
export function orphanNotice(m: Messages, orphans: Values, language: string): TemplateResult | typeof nothing {
  const texts = Object.values(orphans).map((value) => told(value, language)).filter((text) => text.trim() !== '');
  if (texts.length === 0) return nothing;
  return html`
    <div class="notice warning" part="orphans">${icons.alert}
      <div class="stack tight"><strong>${m.orphansTitle}</strong><p>${m.orphansText}</p><ul class="bullets">${texts.map((text) => html`<li><bdi>${text}</bdi></li>`)}</ul></div>
    </div>`;
}
