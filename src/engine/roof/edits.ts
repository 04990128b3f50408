import type { Position, RoofFace } from '../../protocol/drawing.js';
import { along, bearingOf, cornersOf, edgesOf, lengthOf, planeAt, type Point } from './geometry.js';

/** The ring of a face without the corner that closes it. */
export const openRing = ({ geometry }: RoofFace): readonly Position[] => geometry.coordinates[0]?.slice(0, -1) ?? [];

const closed = (open: readonly Position[]): Position[] => [...open, ...open.slice(0, 1)].map((position) => [...position]);

/** The face with other corners; the eave stays the edge that it was, as far as that is still there. */
export function withCorners(face: RoofFace, open: readonly Position[]): RoofFace {
  const { eave, ...rest } = face.properties;
  const kept = eave === undefined ? undefined : eaveAfter(openRing(face), open, eave);
  return { ...face, geometry: { type: 'Polygon', coordinates: [closed(open)] }, properties: { ...rest, ...(kept !== undefined && { eave: kept }) } };
}

const samePlace = (a: Position | undefined, b: Position | undefined): boolean => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** Which edge the eave is after corners came or went. */
function eaveAfter(before: readonly Position[], after: readonly Position[], eave: number): number | undefined {
  const more = after.length - before.length;
  if (more === 0) return eave;
  const found = before.findIndex((position, i) => !samePlace(position, after[i]));
  const changed = found < 0 ? before.length : found;
  const moved = changed <= eave ? eave + more : eave;
  // without the first corner, the edge that began there begins at the last
  return moved === -1 ? after.length - 1 : moved >= 0 && moved < after.length ? moved : undefined;
}

/** Puts a corner so many metres east and north of the first; the first itself is moved from where it was. */
export function moveCorner(face: RoofFace, corner: number, to: Point): RoofFace {
  const open = openRing(face);
  const plane = planeAt(open[0] ?? []);
  return withCorners(face, open.map((position, i) => (i === corner ? plane.toPosition(to) : position)));
}

/** A new corner half way along an edge. */
export function splitEdge(face: RoofFace, edge: number): RoofFace {
  const open = openRing(face);
  const [from, to] = edgesOf(cornersOf(closed(open)))[edge] ?? [];
  if (!from || !to) return face;
  const middle = planeAt(open[0] ?? []).toPosition({ east: (from.east + to.east) / 2, north: (from.north + to.north) / 2 });
  return withCorners(face, [...open.slice(0, edge + 1), middle, ...open.slice(edge + 1)]);
}

/** Without a corner; three always stay. */
export function removeCorner(face: RoofFace, corner: number): RoofFace {
  const open = openRing(face);
  return open.length > 3 ? withCorners(face, open.filter((_, i) => i !== corner)) : face;
}

/** An edge gets a length and a direction: its far end moves, and all corners after it with that, in the shape that they had. The last edge closes the outline and follows from the others. */
export function setEdge(face: RoofFace, edge: number, length: number, bearing: number): RoofFace {
  const open = openRing(face);
  const corners = cornersOf(closed(open));
  const [from, to] = [corners[edge], corners[edge + 1]];
  if (!from || !to) return face;
  const goal = along(from, length, bearing);
  const plane = planeAt(open[0] ?? []);
  return withCorners(face, open.map((position, i) => {
    const corner = corners[i];
    return i <= edge || !corner ? position : plane.toPosition({ east: corner.east + goal.east - to.east, north: corner.north + goal.north - to.north });
  }));
}

/** A rectangle around a place. `bearing` is where its front, the eave, looks; `width` runs along the eave. */
export function rectangle(center: Position, width: number, depth: number, bearing: number): RoofFace {
  const plane = planeAt(center);
  const front = along({ east: 0, north: 0 }, depth / 2, bearing);
  const back = along({ east: 0, north: 0 }, depth / 2, bearing + 180);
  const [right, left] = [bearing + 90, bearing - 90];
  // against the clock, beginning with the eave
  const corners = [along(front, width / 2, right), along(front, width / 2, left), along(back, width / 2, left), along(back, width / 2, right)];
  return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [closed(corners.map((corner) => plane.toPosition(corner)))] }, properties: { eave: 0 } };
}

/** Length and direction of each edge. */
export function edgeMeasures(face: RoofFace): { readonly length: number; readonly bearing: number }[] {
  return edgesOf(cornersOf(closed(openRing(face)))).map(([from, to]) => ({ length: lengthOf(from, to), bearing: bearingOf(from, to) }));
}
