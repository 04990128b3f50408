import * as z from 'zod/mini';

/** Longitude and latitude in degrees (WGS 84), as in GeoJSON. */
export const Position = z.array(z.number()).check(z.minLength(2), z.maxLength(3));
export type Position = z.infer<typeof Position>;

/** What is known of a face of the roof. `pitch` is typed; the rest is derived from the polygon by the engine, on the server too: what a page claims isn't kept. */
export const RoofFigures = z.object({
  name: z.optional(z.string()),
  /** degrees from level, 0 to 90 */
  pitch: z.optional(z.number()),
  /** index of the edge that is the eave; edge 0 goes from the first corner to the second */
  eave: z.optional(z.int()),
  /** square metres as seen from above */
  area: z.optional(z.number()),
  /** square metres of the surface itself, with the pitch */
  surface: z.optional(z.number()),
  /** metres of each edge, in order */
  edges: z.optional(z.array(z.number())),
  /** degrees clockwise from north that the face looks at, from its eave */
  orientation: z.optional(z.number()),
});
export type RoofFigures = z.infer<typeof RoofFigures>;

/** One face: a GeoJSON feature, a polygon of one closed ring. */
export const RoofFace = z.object({
  type: z.literal('Feature'),
  id: z.optional(z.string()),
  geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(Position)) }),
  properties: RoofFigures,
});
export type RoofFace = z.infer<typeof RoofFace>;

/** The roof: a GeoJSON feature collection. */
export const Drawing = z.object({ type: z.literal('FeatureCollection'), features: z.array(RoofFace) });
export type Drawing = z.infer<typeof Drawing>;

/** What lies under the drawing. Without any of it, or when it doesn't come, a scaled grid does. */
export const MapSettings = z.object({
  /** address of a tile with `{z}`, `{x}`, `{y}`, and whose pictures they are */
  tiles: z.optional(z.object({ url: z.string(), attribution: z.optional(z.string()), maxZoom: z.optional(z.int()) })),
  /** one picture and where it lies: south-west and north-east corner */
  picture: z.optional(z.object({ url: z.string(), southWest: Position, northEast: Position, attribution: z.optional(z.string()) })),
  /** address of a search with `{query}` and perhaps `{language}`; answers GeoJSON features with points, as Photon and Pelias do */
  geocoder: z.optional(z.object({ url: z.string(), attribution: z.optional(z.string()) })),
  /** where it opens */
  center: z.optional(Position),
  zoom: z.optional(z.number()),
});
export type MapSettings = z.infer<typeof MapSettings>;

/** The payload of the view `drawing`. */
export const DrawingView = z.object({ kind: z.literal('drawing'), map: z.optional(MapSettings), drawing: z.optional(Drawing) });
export type DrawingView = z.infer<typeof DrawingView>;

/** The payload of `submit-drawing`; values of the fields placed beside it and consents go with it as with any step. */
export const DrawingPayload = z.object({ drawing: Drawing });
export type DrawingPayload = z.infer<typeof DrawingPayload>;
