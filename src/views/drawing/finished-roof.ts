import { html, nothing, type TemplateResult } from 'lit';
import { totals } from '../../engine/roof/figures.js';
import { preview } from './preview.js';
import { faceName, faceText, figure } from './roof-words.js';
import type { RoofWork } from './roof-work.js';

/** The roof as it is: a picture, and its figures as a table. */
export function finishedRoof({ plan: { faces }, m, language }: RoofWork): TemplateResult {
  if (faces.length === 0) return html`<p class="notice">${m.drawingElsewhere}</p>`;
  const { area, surface } = totals(faces);
  const square = (value: number): string => m.drawingSquare(figure(value, 1, language));
  return html`
    <div class="finished">
      <div class="card" part="preview">${preview(faces, m.drawingPreview)}</div>
      <div class="scroll"><table class="roof">
        <caption class="visually-hidden">${m.drawingFaces}</caption>
        <thead><tr><th scope="col">${m.drawingName}</th><th scope="col">${m.drawingArea}</th><th scope="col">${m.drawingSurface}</th><th scope="col">${m.drawingOrientation}</th></tr></thead>
        <tbody>${faces.map((face, i) => { const text = faceText(m, face, language); return html`<tr><th scope="row"><bdi>${faceName(m, face, i)}</bdi></th><td>${text.area}</td><td>${text.surface || text.area}</td><td>${text.looks}</td></tr>`; })}</tbody>
        ${faces.length > 1 ? html`<tfoot><tr><th scope="row">${m.drawingTotal}</th><td>${square(area)}</td><td>${square(surface)}</td><td></td></tr></tfoot>` : nothing}
      </table></div>
    </div>`;
}
