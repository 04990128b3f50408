import { html, type LitElement, type TemplateResult } from 'lit';
import { ruleOf } from '../engine/field-types/field-types.js';
import { PortalValueChangeEvent } from '../events/value-change.js';
import type { Messages } from '../i18n/en.js';
import type { PlacedField, Value } from '../protocol/field.js';
import type { Text } from '../protocol/text.js';
import type { StepState } from '../store/state.js';
import { icons } from '../theme/icons.js';
import { told } from './orphans.js';

interface Speech { readonly m: Messages; readonly language: string; text(text: Text | undefined): string }

/** Answers of this page where a newer one has come from another tab or device: what was written here, and a way back to it. Quiet: it takes no focus, and is said once. */
export function overruledNotice({ m, language, text }: Speech, placements: readonly PlacedField[], { overruled = {}, values }: StepState, host: LitElement): TemplateResult | undefined {
  const lines = placements.flatMap(({ field, definition }) => {
    const value = overruled[field];
    const words = value === undefined ? '' : ruleOf(definition.type)?.format(value, definition, language) || told(value, language);
    return value === undefined || words.trim() === '' ? [] : [{ field, value, words, label: text(definition.label) }];
  });
  if (lines.length === 0) return undefined;
  const choose = (field: string, value: Value): unknown => host.dispatchEvent(new PortalValueChangeEvent({ type: 'value-change', field, value }));
  return html`
    ${icons.retry}
    <div class="stack"><div><strong>${m.overruledTitle}</strong><p>${m.overruledText}</p></div>
      ${lines.map(({ field, value, words, label }) => html`
        <div class="stack tight" data-overruled=${field}><div class="small"><strong>${label}</strong><p><bdi>${words}</bdi></p></div>
          <div class="actions">
            <button type="button" aria-label=${m.overruledUseOf(label)} @click=${() => choose(field, value)}>${m.overruledUse}</button>
            <button type="button" class="quiet" aria-label=${m.overruledKeepOf(label)} @click=${() => choose(field, values[field] ?? null)}>${m.overruledKeep}</button>
          </div>
        </div>`)}
    </div>`;
}
