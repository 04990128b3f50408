import { html, nothing, svg, type TemplateResult } from 'lit';
import { openRing } from '../../engine/roof/edits.js';
import { planeAt, type Point } from '../../engine/roof/geometry.js';
import type { RoofFace } from '../../protocol/drawing.js';

const at = ({ east, north }: Point): string => `${east.toFixed(2)},${(-north).toFixed(2)}`;

/** Faces as they lie, north at the top; the lower edge of each is stronger. Decorative without a label. */
export function preview(faces: readonly RoofFace[], label = '', selected?: string): TemplateResult | typeof nothing {
  const [first] = faces.flatMap(openRing);
  if (!first) return nothing;
  const plane = planeAt(first);
  const outlines = faces.map((face) => ({ face, corners: openRing(face).map((position) => plane.toMetres(position)) }));
  const all = outlines.flatMap(({ corners }) => corners);
  const [west, east] = span(all.map((corner) => corner.east));
  const [south, north] = span(all.map((corner) => corner.north));
  const size = Math.max(east - west, north - south, 1);
  const room = size * 0.06;
  const box = [west - room, -north - room, east - west + 2 * room, north - south + 2 * room].map((value) => value.toFixed(2)).join(' ');
  return html`
    <svg class="preview" viewBox=${box} role=${label ? 'img' : nothing} aria-label=${label || nothing} aria-hidden=${label ? nothing : 'true'}>
      ${outlines.map(({ face: { id, properties: { eave } }, corners }) => svg`
        <polygon class=${id !== undefined && id === selected ? 'on' : ''} points=${corners.map(at).join(' ')}></polygon>
        ${eave === undefined ? nothing : svg`<polyline points=${[corners[eave], corners[(eave + 1) % corners.length]].flatMap((corner) => (corner ? [at(corner)] : [])).join(' ')}></polyline>`}`)}
    </svg>`;
}

/** Least and most, also of more values than a call may have arguments. */
function span(values: readonly number[]): readonly [number, number] {
  return values.reduce<[number, number]>(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
}

/** What a pitch is: level ground, and a line that rises from it. */
export function pitchPicture(pitch: number | undefined): TemplateResult {
  const angle = ((pitch ?? 0) * Math.PI) / 180;
  const [x, y] = [6 + 34 * Math.cos(angle), 38 - 34 * Math.sin(angle)];
  const [arcX, arcY] = [6 + 15 * Math.cos(angle), 38 - 15 * Math.sin(angle)];
  return html`
    <svg class="pitch" viewBox="0 0 46 44" aria-hidden="true">
      <path class="level" d="M6 38H42"></path>
      <path class="arc" d="M21 38A15 15 0 0 0 ${arcX.toFixed(1)} ${arcY.toFixed(1)}"></path>
      <path d="M6 38L${x.toFixed(1)} ${y.toFixed(1)}"></path>
    </svg>`;
}
