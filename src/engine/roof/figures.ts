import type { Drawing, RoofFace, RoofFigures } from '../../protocol/drawing.js';
import { areaOf, cornersOf, edgesOf, lengthOf, outwards } from './geometry.js';

/** Steeper than this, in degrees, what is seen from above says nothing of the surface: it is left out rather than made up. */
const steepest = 85;

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** What follows from the corners, the eave and the pitch of a face. A flat one looks nowhere. */
export function figuresOf({ geometry, properties: { pitch, eave } }: RoofFace): Pick<RoofFigures, 'area' | 'surface' | 'edges' | 'orientation'> {
  const corners = cornersOf(geometry.coordinates[0] ?? []);
  const area = areaOf(corners);
  const orientation = eave === undefined || pitch === 0 ? undefined : outwards(corners, eave);
  return {
    area: rounded(area, 2),
    edges: edgesOf(corners).map(([from, to]) => rounded(lengthOf(from, to), 2)),
    ...(pitch !== undefined && pitch <= steepest && { surface: rounded(area / Math.cos(pitch * Math.PI / 180), 2) }),
    ...(orientation !== undefined && { orientation: rounded(orientation, 1) % 360 }),
  };
}

/** A drawing as it is kept: what was typed, and the figures made from it anew. Whatever else came with it is dropped. */
export function finished({ features }: Drawing): Drawing {
  return { type: 'FeatureCollection', features: features.map(finishedFace) };
}

function finishedFace(face: RoofFace): RoofFace {
  const { id, geometry, properties: { name, pitch, eave } } = face;
  const called = name?.trim();
  return {
    type: 'Feature',
    ...(id !== undefined && { id }),
    geometry: { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => [x, y])) },
    properties: { ...(called && { name: called }), ...(pitch !== undefined && { pitch }), ...(eave !== undefined && { eave }), ...figuresOf(face) },
  };
}

/** Both areas of all faces; `surface` counts a face without a pitch as it is seen from above. */
export function totals(faces: readonly RoofFace[]): { readonly area: number; readonly surface: number } {
  const all = faces.map(figuresOf);
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return { area: sum(all.map(({ area = 0 }) => area)), surface: sum(all.map(({ area = 0, surface = area }) => surface)) };
}
