import type { Position } from '../../protocol/drawing.js';

/** A place on a plane that touches the earth: metres east and north of its origin. */
export interface Point { readonly east: number; readonly north: number }

/** Metres around a place, on the WGS 84 ellipsoid. Over a kilometre they are good to a ten-thousandth. */
export interface Plane {
  toMetres(position: Position): Point;
  toPosition(point: Point): Position;
}

const radius = 6_378_137;
const eccentricity = 0.006_694_379_990_14;
const radians = Math.PI / 180;

/** Degrees of longitude between two places, the short way round. */
const turn = (degrees: number): number => (((degrees + 180) % 360) + 360) % 360 - 180;

/** A billionth of a degree is a tenth of a millimetre. */
const fine = (degrees: number): number => Math.round(degrees * 1e9) / 1e9;

export function planeAt([longitude = 0, latitude = 0]: Position): Plane {
  const bulge = 1 - eccentricity * Math.sin(latitude * radians) ** 2;
  const north = radians * radius * (1 - eccentricity) / bulge ** 1.5;
  const east = radians * radius * Math.cos(latitude * radians) / Math.sqrt(bulge);
  return {
    toMetres: ([x = 0, y = 0]) => ({ east: turn(x - longitude) * east, north: (y - latitude) * north }),
    toPosition: (point) => [fine(turn(longitude + point.east / east)), fine(latitude + point.north / north)],
  };
}

/** The corners of a ring in metres from its first; the one that closes it is not among them. */
export function cornersOf(ring: readonly Position[]): Point[] {
  const plane = planeAt(ring[0] ?? []);
  return ring.slice(0, -1).map((position) => plane.toMetres(position));
}

/** The two ends of each edge, in order; the last one goes back to the first corner. */
export function edgesOf(corners: readonly Point[]): (readonly [Point, Point])[] {
  return corners.map((corner, i) => [corner, corners[(i + 1) % corners.length] ?? corner]);
}

export const lengthOf = (from: Point, to: Point): number => Math.hypot(to.east - from.east, to.north - from.north);

/** Degrees clockwise from north, 0 to 360. */
export function bearingOf(from: Point, to: Point): number {
  return (Math.atan2(to.east - from.east, to.north - from.north) / radians + 360) % 360;
}

/** From a place so many metres in a direction. */
export function along({ east, north }: Point, length: number, bearing: number): Point {
  return { east: east + length * Math.sin(bearing * radians), north: north + length * Math.cos(bearing * radians) };
}

/** Twice the area, positive when the corners go round against the clock. */
const sweep = (corners: readonly Point[]): number => edgesOf(corners).reduce((sum, [a, b]) => sum + a.east * b.north - b.east * a.north, 0);

/** Square metres as seen from above. */
export const areaOf = (corners: readonly Point[]): number => Math.abs(sweep(corners)) / 2;

/** Where an edge looks, away from the face: degrees clockwise from north. */
export function outwards(corners: readonly Point[], edge: number): number | undefined {
  const ends = edgesOf(corners)[edge];
  if (!ends || lengthOf(...ends) === 0) return undefined;
  return (bearingOf(...ends) + (sweep(corners) > 0 ? 90 : 270)) % 360;
}
