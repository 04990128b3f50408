import { html, type TemplateResult } from 'lit';
import { parseNumber } from '../../engine/field-types/number-rule.js';
import type { RoofDesk } from './roof-desk.js';

/** A face without the map: a rectangle by its two measures and where it looks; its corners can be changed after. */
export function measureForm(desk: RoofDesk, add: (width: number, depth: number, front: number) => void, open: boolean): TemplateResult {
  const { m, slips } = desk;
  const names = ['width', 'depth'] as const;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const text = (name: string): string => form.querySelector<HTMLInputElement | HTMLSelectElement>(`#${name}`)?.value.trim() ?? '';
    const [width = NaN, depth = NaN] = names.map((name) => parseNumber(text(name)) ?? NaN);
    for (const [i, name] of names.entries()) {
      const given = [width, depth][i] ?? NaN;
      slips.delete(name);
      if (!(given >= 0.1 && given <= 1000)) slips.set(name, text(name));
    }
    const first = names.find((name) => slips.has(name));
    desk.changed();
    if (first) { form.querySelector<HTMLElement>(`#${first}`)?.focus(); return; }
    add(width, depth, Number(text('front')));
    form.reset();
  };
  const input = (name: typeof names[number], label: string): TemplateResult => html`
    <div class="field"><label for=${name}>${label}</label>
      ${slips.has(name) ? html`<p class="error" id="${name}-wrong">${m.drawingMeasureWrong}</p>` : ''}
      <input id=${name} name=${name} inputmode="decimal" autocomplete="off" aria-invalid=${slips.has(name) ? 'true' : 'false'} aria-describedby=${slips.has(name) ? `${name}-wrong` : ''}></div>`;
  return html`
    <details class="measured more" ?open=${open}>
      <summary>${m.drawingMeasures}</summary>
      <form class="stack" novalidate @submit=${submit}>
        ${input('width', m.drawingWidth)} ${input('depth', m.drawingDepth)}
        <div class="field"><label for="front">${m.drawingFront}</label><select id="front" name="front">${[0, 1, 2, 3, 4, 5, 6, 7].map((eighth) => html`<option value=${eighth * 45} ?selected=${eighth === 4}>${m.drawingDirection(eighth)}</option>`)}</select></div>
        <div class="actions"><button type="submit">${m.drawingAddMeasured}</button></div>
      </form>
    </details>`;
}
