import { planeAt } from '../../src/engine/roof/geometry.js';
import type { Drawing, Position, RoofFace, RoofFigures } from '../../src/protocol/index.js';

/** Somewhere in Modena. */
export const place: Position = [10.9254, 44.6478];

/** Corners given in metres east and north of a place. */
export const metres = (corners: readonly (readonly number[])[], at: Position = place): Position[] => corners.map(([east = 0, north = 0]) => planeAt(at).toPosition({ east, north }));

export const face = (corners: readonly Position[], properties: RoofFigures = {}): RoofFace => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: [[...corners, ...corners.slice(0, 1)]] }, properties });

export const roof = (...features: RoofFace[]): Drawing => ({ type: 'FeatureCollection', features });
