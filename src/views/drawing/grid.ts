import { type Map as LeafletMap, Polyline, type LatLngTuple } from 'leaflet/dist/leaflet-src.esm.js';
import { planeAt } from '../../engine/roof/geometry.js';

/** Steps of the grid and of the scale, in metres. */
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000];

/** The smallest step that is so many pixels wide. */
export function stepFor(metresPerPixel: number, pixels: number): number {
  return steps.find((step) => step / metresPerPixel >= pixels) ?? steps.at(-1) ?? 1;
}

/** Metres that a pixel is wide, in the middle of the map. */
export function metresPerPixel(map: LeafletMap): number {
  const { x, y } = map.getSize();
  const [a, b] = [map.containerPointToLatLng([x / 2, y / 2]), map.containerPointToLatLng([x / 2 + 100, y / 2])];
  return planeAt([a.lng, a.lat]).toMetres([b.lng, b.lat]).east / 100;
}

/** Lines a step apart, every fifth stronger; they stay where they are while the map moves under them. */
export class Grid {
  readonly #map: LeafletMap;
  readonly #lines: readonly [Polyline, Polyline];
  /** where the lines are counted from: the first middle of the map */
  readonly #origin: readonly [number, number];

  constructor(map: LeafletMap) {
    this.#map = map;
    const { lng, lat } = map.getCenter();
    this.#origin = [lng, lat];
    const options = { interactive: false, pane: 'tilePane' };
    this.#lines = [new Polyline([], { ...options, className: 'grid' }).addTo(map), new Polyline([], { ...options, className: 'grid strong' }).addTo(map)];
    this.draw();
  }

  /** how wide a square is, in metres */
  get step(): number { return stepFor(metresPerPixel(this.#map), 26); }

  draw(): void {
    const { step } = this;
    const plane = planeAt([...this.#origin]);
    const bounds = this.#map.getBounds().pad(0.4);
    const from = plane.toMetres([bounds.getWest(), bounds.getSouth()]);
    const to = plane.toMetres([bounds.getEast(), bounds.getNorth()]);
    const fine: LatLngTuple[][] = [];
    const strong: LatLngTuple[][] = [];
    const at = (east: number, north: number): LatLngTuple => {
      const [lng = 0, lat = 0] = plane.toPosition({ east, north });
      return [lat, lng];
    };
    const each = (first: number, last: number, line: (metre: number) => LatLngTuple[]): void => {
      // where the world ends the map shows more than there is
      for (let i = Math.ceil(first / step); i <= last / step && fine.length < 500; i++) (i % 5 === 0 ? strong : fine).push(line(i * step));
    };
    each(from.east, to.east, (east) => [at(east, from.north), at(east, to.north)]);
    each(from.north, to.north, (north) => [at(from.east, north), at(to.east, north)]);
    this.#lines[0].setLatLngs(fine);
    this.#lines[1].setLatLngs(strong);
  }

  remove(): void { for (const line of this.#lines) line.remove(); }
}
