import { Drawing, type RoofFace } from '../../protocol/drawing.js';

/** The faces of what should be a drawing: a draft may be older than this version, and a payload by hand may be anything. */
export function facesOf(drawing: unknown): readonly RoofFace[] {
  const read = Drawing.safeParse(drawing);
  return read.success ? read.data.features.filter(({ geometry }) => (geometry.coordinates[0]?.length ?? 0) > 3) : [];
}
