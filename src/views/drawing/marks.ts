import { CircleMarker, DivIcon, type LatLngTuple, type Map as LeafletMap, Marker, Polyline } from 'leaflet/dist/leaflet-src.esm.js';
import { edgeMeasures, openRing } from '../../engine/roof/edits.js';
import type { Position, RoofFace } from '../../protocol/drawing.js';

/** A round outline would be nothing but figures. */
const mostLengths = 24;

/** What is read on the map and not taken hold of: the lower edge of each face, and the lengths of the one that is worked on. */
export class Marks {
  readonly #map: LeafletMap;
  readonly #metres: (metres: number) => string;
  #shown: (Polyline | Marker)[] = [];
  #of: readonly unknown[] = [];
  #placed: CircleMarker[] = [];

  constructor(map: LeafletMap, metres: (metres: number) => string) {
    this.#map = map;
    this.#metres = metres;
  }

  show(faces: readonly RoofFace[], selected: string | undefined): void {
    const of = [selected, ...faces];
    if (of.length === this.#of.length && of.every((one, i) => one === this.#of[i])) return;
    this.#of = of;
    for (const mark of this.#shown) mark.remove();
    this.#shown = faces.flatMap((face) => this.#marksOf(face, face.id === selected));
    for (const mark of this.#shown) mark.addTo(this.#map);
  }

  /** The corners of the face that is being drawn, so that a finger sees where it was. */
  placed(corners: readonly Position[]): void {
    if (corners.length === this.#placed.length) return;
    for (const mark of this.#placed) mark.remove();
    this.#placed = corners.map(([lng = 0, lat = 0]) => new CircleMarker([lat, lng], { interactive: false, pane: 'eaves', className: 'corner', radius: 6 }).addTo(this.#map));
  }

  #marksOf(face: RoofFace, selected: boolean): (Polyline | Marker)[] {
    const ring = openRing(face);
    const at = (i: number): LatLngTuple => {
      const [lng = 0, lat = 0] = ring[i % ring.length] ?? [];
      return [lat, lng];
    };
    const { eave } = face.properties;
    const line = eave === undefined ? [] : [new Polyline([at(eave), at(eave + 1)], { interactive: false, pane: 'eaves', className: 'eave' })];
    return selected && ring.length <= mostLengths ? [...line, ...edgeMeasures(face).map(({ length }, i) => this.#length(at(i), at(i + 1), length))] : line;
  }

  /** Beside the middle of an edge, clear of the corner that can be pulled out there. */
  #length([south, west]: LatLngTuple, [north, east]: LatLngTuple, length: number): Marker {
    const html = Object.assign(document.createElement('span'), { className: 'length', textContent: this.#metres(Math.round(length * 10) / 10) });
    const icon = new DivIcon({ html, className: '', iconSize: [0, 0], iconAnchor: [0, -20] });
    return new Marker([(south + north) / 2, (west + east) / 2], { icon, interactive: false, keyboard: false, pane: 'corners' });
  }
}
