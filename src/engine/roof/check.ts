import type { Drawing, RoofFace } from '../../protocol/drawing.js';
import type { ProblemError } from '../../protocol/problem.js';
import { crossesItself } from './crossing.js';
import { areaOf, cornersOf, edgesOf, lengthOf } from './geometry.js';

/** What a drawing may hold at most, and a face at least. Metres, square metres, degrees, characters. */
export const roofLimits = { faces: 200, corners: 1000, allCorners: 10_000, area: 1, largest: 1_000_000, edge: 0.01, pitch: 90, name: 100, id: 100 } as const;

/** Where Web maps end; beyond, no roof can be drawn. */
const farthestNorth = 85;

interface RoofFault { readonly code: string; readonly params?: Readonly<Record<string, number>> }

/** What is wrong with one face, the first thing that is; undefined when it can be kept. */
export function faceFault({ id = '', geometry: { coordinates }, properties: { name = '', pitch, eave } }: RoofFace): RoofFault | undefined {
  const [ring = []] = coordinates;
  const [first, last] = [ring[0] ?? [], ring.at(-1) ?? []];
  if (coordinates.length !== 1 || first[0] !== last[0] || first[1] !== last[1]) return { code: 'face-open' };
  if (ring.length < 4) return { code: 'face-few-corners' };
  if (ring.length - 1 > roofLimits.corners) return { code: 'face-many-corners', params: { max: roofLimits.corners, length: ring.length - 1 } };
  if (!ring.every(([x = NaN, y = NaN]) => Math.abs(x) <= 180 && Math.abs(y) <= farthestNorth)) return { code: 'face-outside' };
  const corners = cornersOf(ring);
  // far apart they would not be on a plane any more, nor on a roof
  const area = areaOf(corners);
  if (area > roofLimits.largest || edgesOf(corners).some((edge) => lengthOf(...edge) > roofLimits.largest)) return { code: 'face-large' };
  if (edgesOf(corners).some((edge) => lengthOf(...edge) < roofLimits.edge)) return { code: 'face-corner-twice' };
  if (crossesItself(corners)) return { code: 'face-crossing' };
  if (area < roofLimits.area) return { code: 'face-small', params: { min: roofLimits.area } };
  if (pitch !== undefined && !(pitch >= 0 && pitch <= roofLimits.pitch)) return { code: 'face-pitch', params: { min: 0, max: roofLimits.pitch } };
  if (eave !== undefined && !(eave >= 0 && eave < corners.length)) return { code: 'face-eave' };
  if (name.length > roofLimits.name || id.length > roofLimits.id) return { code: 'face-name', params: { max: roofLimits.name } };
  return undefined;
}

/** All that is wrong with a drawing; pointers are those of the action that carries it. */
export function checkDrawing({ features }: Drawing): ProblemError[] {
  const at = '/payload/drawing/features';
  if (features.length === 0) return [{ pointer: at, code: 'no-face' }];
  if (features.length > roofLimits.faces) return [{ pointer: at, code: 'many-faces', params: { max: roofLimits.faces } }];
  const corners = features.reduce((sum, { geometry }) => sum + (geometry.coordinates[0]?.length ?? 0), 0);
  // what is far too much isn't looked at corner by corner, but for the one face that says it best
  if (corners > roofLimits.allCorners && features.length > 1) return [{ pointer: at, code: 'many-corners', params: { max: roofLimits.allCorners } }];
  return features.flatMap((face, i) => {
    const fault = faceFault(face);
    return fault ? [{ pointer: `${at}/${i}`, ...fault }] : [];
  });
}

/** The face that a pointer of `checkDrawing` is about; undefined when it is about something else. */
export function faceAt(pointer: string): number | undefined {
  const found = /^\/payload\/drawing\/features\/(\d+)/.exec(pointer)?.[1];
  return found === undefined ? undefined : Number(found);
}
