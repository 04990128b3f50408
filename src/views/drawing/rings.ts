import type { GeoJSONStoreFeatures } from 'terra-draw';
import type { Position } from '../../protocol/drawing.js';

/** The outline of a polygon of terra-draw. */
export const ringOf = (feature: GeoJSONStoreFeatures | undefined): Position[] | undefined => (feature?.geometry.type === 'Polygon' ? feature.geometry.coordinates[0] : undefined);

/** As fine as terra-draw takes them. */
export const nine = (value = 0): number => Math.round(value * 1e9) / 1e9;

export const same = (a: readonly Position[] = [], b: readonly Position[] = []): boolean => a.length === b.length && a.every(([x, y], i) => x === b[i]?.[0] && y === b[i]?.[1]);

/** The edge from the last corner to the pointer. */
export function edgeAt(ring: readonly Position[], corners: number): readonly [Position, Position] | undefined {
  const [from, to] = [ring[corners - 1], ring[corners]];
  return from && to ? [from, to] : undefined;
}
