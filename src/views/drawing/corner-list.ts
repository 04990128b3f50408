import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { edgeMeasures, moveCorner, removeCorner, setEdge, splitEdge } from '../../engine/roof/edits.js';
import { cornersOf } from '../../engine/roof/geometry.js';
import type { RoofFace } from '../../protocol/drawing.js';
import { icons } from '../../theme/icons.js';
import { measure } from './measure.js';
import { roofIcons } from './roof-icons.js';
import type { RoofDesk } from './roof-desk.js';

/** The corners of a face as numbers: what can be done on the map can be done here. */
export function cornerList(desk: RoofDesk, face: RoofFace): TemplateResult {
  const { m, byEdges } = desk;
  const tab = (edges: boolean, label: string): TemplateResult => html`<button type="button" aria-pressed=${byEdges === edges ? 'true' : 'false'} @click=${() => desk.list(edges)}>${label}</button>`;
  return html`
    <div class="tabs">${tab(false, m.drawingByCorners)} ${tab(true, m.drawingByEdges)}</div>
    <p class="help">${byEdges ? m.drawingEdgesHelp : m.drawingCornersHelp}</p>
    <table class="corners">
      <thead><tr><th scope="col"><span class="visually-hidden">${byEdges ? m.drawingEdgeHead : m.drawingCorner}</span></th><th scope="col">${byEdges ? m.drawingLength : m.drawingEast}</th><th scope="col">${byEdges ? m.drawingBearing : m.drawingNorth}</th><td></td></tr></thead>
      <tbody>${repeat(byEdges ? edgeRows(desk, face) : cornerRows(desk, face), (_, i) => `${byEdges} ${i}`, (row) => row)}</tbody>
    </table>`;
}

function cornerRows(desk: RoofDesk, face: RoofFace): TemplateResult[] {
  const { m } = desk;
  const corners = cornersOf(face.geometry.coordinates[0] ?? []);
  return corners.map((corner, i) => {
    const cell = (what: string, axis: 'east' | 'north'): TemplateResult => measure(desk, {
      id: `corner-${i}-${axis}`, label: m.drawingOfCorner({ what, number: i + 1 }), value: corner[axis], least: -1e6, wrong: m.drawingMeasureWrong,
      set: (value) => desk.put(moveCorner(face, i, { ...corner, [axis]: value })),
    });
    return html`<tr><th scope="row">${i + 1}</th><td>${cell(m.drawingEast, 'east')}</td><td>${cell(m.drawingNorth, 'north')}</td><td class="tools">${tools(desk, face, i, corners.length)}</td></tr>`;
  });
}

function edgeRows(desk: RoofDesk, face: RoofFace): TemplateResult[] {
  const { m } = desk;
  const edges = edgeMeasures(face);
  return edges.map(({ length, bearing }, i) => {
    const last = i === edges.length - 1;
    const cell = (what: string, value: number, set: (value: number) => RoofFace, most: number): TemplateResult | string => last ? desk.figure(value) : measure(desk, {
      id: `edge-${i}-${most}`, label: m.drawingOfEdge({ what, number: i + 1 }), value, least: 0, most, wrong: m.drawingMeasureWrong, set: (given) => desk.put(set(given)),
    });
    return html`<tr><th scope="row">${i + 1}</th><td>${cell(m.drawingLength, length, (given) => setEdge(face, i, given, bearing), 1e6)}</td><td>${cell(m.drawingBearing, bearing, (given) => setEdge(face, i, length, given), 360)}</td><td class="tools">${tools(desk, face, i, edges.length)}</td></tr>`;
  });
}

/** A corner more after this one, or this one less; three always stay. */
function tools(desk: RoofDesk, face: RoofFace, i: number, count: number): TemplateResult {
  const { m } = desk;
  return html`
    <button type="button" class="quiet" aria-label=${m.drawingSplit(i + 1)} @click=${() => desk.put(splitEdge(face, i))}>${roofIcons.plus}</button>
    ${count > 3 ? html`<button type="button" class="quiet" aria-label=${m.drawingDrop(i + 1)} @click=${() => desk.put(removeCorner(face, i))}>${icons.close}</button>` : nothing}`;
}
