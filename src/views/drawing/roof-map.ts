import { restore } from './leaflet-alone.js';
import { ImageOverlay, LatLngBounds, Map as LeafletMap, TileLayer, type LatLngTuple } from 'leaflet/dist/leaflet-src.esm.js';
import { adoptStyles } from 'lit';
import { TerraDraw, TerraDrawModeUndoRedo, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import type { Position, RoofFace } from '../../protocol/drawing.js';
import { Grid, metresPerPixel, stepFor } from './grid.js';
import type { Ground } from './ground.js';
import { mapStyles } from './map.styles.js';
import { listenToKeys } from './map-keys.js';
import { Marks } from './marks.js';
import { edgeAt, nine, ringOf, same } from './rings.js';
import { LeafletAdapter } from './terra-adapter.js';

restore();

export { groundOf } from './ground.js';
export { MapBoard } from './map-board.js';

/** What the customer does on the map, and what becomes of it. A ring is closed. */
export interface MapListener {
  drawn(id: string, ring: Position[]): void;
  /** while a corner is dragged */
  moving(id: string, ring: Position[]): void;
  moved(id: string, ring: Position[]): void;
  selected(id: string | undefined): void;
  /** how many corners of the new face there are, and the edge under the pointer; undefined: nothing is being drawn */
  drawing(corners: number | undefined, edge?: readonly [Position, Position]): void;
  /** `grid`: how wide its squares are, in metres, where there is a grid; `failed`: there should be a picture */
  ground(grid: number | undefined, failed: boolean): void;
}

export interface MapOptions {
  readonly ground: Ground;
  readonly label: string;
  readonly faces: readonly RoofFace[];
  metres(metres: number): string;
}

/** Leaflet and terra-draw, in a shadow root inside the element that it is given. */
export class RoofMap {
  readonly #map: LeafletMap;
  readonly #draw: TerraDraw;
  readonly #ears: MapListener;
  readonly #options: MapOptions;
  readonly #box: HTMLElement;
  readonly #scale = Object.assign(document.createElement('div'), { className: 'scale' });
  readonly #sizes: ResizeObserver;
  readonly #marks: Marks;
  #grid: Grid | undefined;
  #picture: TileLayer | ImageOverlay | undefined;
  #failed = false;
  #selected: string | undefined;
  #inserted: string | undefined;
  #count = 0;

  constructor(host: HTMLElement, options: MapOptions, ears: MapListener) {
    this.#ears = ears;
    this.#options = options;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    adoptStyles(root, [mapStyles]);
    this.#box = Object.assign(document.createElement('div'), { className: 'box', tabIndex: 0 });
    this.#box.setAttribute('role', 'region');
    this.#box.setAttribute('aria-label', options.label);
    root.replaceChildren(this.#box);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#map = new LeafletMap(this.#box, {
      attributionControl: false, zoomControl: false, keyboard: false, scrollWheelZoom: false, zoomSnap: 0.25, minZoom: 3, maxZoom: 23,
      // an animation that ends after the map is gone would throw
      zoomAnimation: false, fadeAnimation: false, inertia: !still, markerZoomAnimation: false,
    });
    this.#open();
    this.#box.append(this.#scale);
    this.#draw = new TerraDraw({
      adapter: new LeafletAdapter(this.#map),
      idStrategy: { isValidId: (id) => typeof id === 'string', getId: () => `${Date.now().toString(36)}-${++this.#count}` },
      modes: [
        new TerraDrawPolygonMode({ pointerDistance: 24, keyEvents: { cancel: 'Escape', finish: 'Enter' } }),
        new TerraDrawSelectMode({ pointerDistance: 24, keyEvents: { deselect: 'Escape', delete: null, rotate: null, scale: null }, flags: { polygon: { feature: { draggable: true, coordinates: { midpoints: { draggable: true }, draggable: true, deletable: true } } } } }),
      ],
      undoRedo: { modeLevel: new TerraDrawModeUndoRedo() },
    });
    this.#marks = new Marks(this.#map, (metres) => options.metres(metres));
    this.#draw.start();
    this.#draw.setMode('select');
    this.#listen();
    this.#sizes = new ResizeObserver(() => { this.#map.invalidateSize({ pan: false }); this.#moved(); });
    this.#sizes.observe(this.#box);
  }

  get center(): Position {
    const { lng, lat } = this.#map.getCenter();
    return [lng, lat];
  }

  /** Where the map opens, and what lies under the drawing. */
  #open(): void {
    const { ground: { center, zoom, picture, tiles }, faces } = this.#options;
    const corners = faces.flatMap(({ geometry }) => geometry.coordinates[0] ?? []).map(([lng = 0, lat = 0]): LatLngTuple => [lat, lng]);
    if (corners.length > 0) this.#map.fitBounds(new LatLngBounds(corners), { padding: [50, 50], maxZoom: 21, animate: false });
    else if (picture && !center) this.#map.setView(boundsOf(picture).getCenter(), this.#map.getBoundsZoom(boundsOf(picture), true), { animate: false });
    else this.#map.setView([center?.[1] ?? 0, center?.[0] ?? 0], zoom ?? (tiles && !center ? 5 : 20), { animate: false });
    this.ground();
  }

  /** Asks for the picture of the ground; the grid is there until it comes, and when it doesn't. */
  ground(): void {
    const { tiles, picture } = this.#options.ground;
    this.#picture?.remove();
    this.#failed = false;
    this.#grid ??= new Grid(this.#map);
    this.#picture = tiles ? new TileLayer(tiles.url, { maxZoom: 23, maxNativeZoom: tiles.maxZoom })
      : picture ? new ImageOverlay(picture.url, boundsOf(picture), { pane: 'tilePane' }) : undefined;
    this.#picture?.on('tileload load', () => {
      // a layer of tiles also says that it has loaded when none came
      if (this.#failed) return;
      this.#grid?.remove();
      this.#grid = undefined;
      this.#ears.ground(undefined, false);
    });
    this.#picture?.on('tileerror error', () => {
      // one that is missing at the edge of the world is no failure
      if (!this.#grid || this.#failed) return;
      this.#failed = true;
      this.#moved();
    });
    this.#picture?.addTo(this.#map);
    this.#moved();
  }

  #listen(): void {
    this.#draw.on('finish', (id, { action }) => {
      const ring = ringOf(this.#draw.getSnapshotFeature(id));
      if (!ring) return;
      // a corner that is pulled out of an edge is put in first, and then moved: one step
      if (action === 'insertMidpoint') { this.#inserted = String(id); return this.#ears.moving(this.#inserted, ring); }
      this.#inserted = undefined;
      if (action !== 'draw') return this.#ears.moved(String(id), ring);
      this.#marks.placed([]);
      this.#ears.drawing(undefined);
      this.#ears.drawn(String(id), ring);
      // not within its own finishing
      queueMicrotask(() => { if (this.#draw.enabled && this.#draw.getMode() === 'polygon') this.#draw.setMode('select'); });
    });
    this.#draw.on('change', (ids, type, context) => {
      if (type === 'delete' || (context && 'origin' in context)) return;
      for (const id of ids) {
        const feature = this.#draw.hasFeature(id) ? this.#draw.getSnapshotFeature(id) : undefined;
        const ring = ringOf(feature);
        if (!feature || !ring) continue;
        const corners = feature.properties['committedCoordinateCount'];
        if (!feature.properties['currentlyDrawing']) this.#ears.moving(String(id), ring);
        else if (typeof corners === 'number') {
          this.#marks.placed(ring.slice(0, corners));
          this.#ears.drawing(corners, edgeAt(ring, corners));
        }
      }
    });
    this.#draw.on('select', (id) => { this.#selected = String(id); this.#ears.selected(this.#selected); });
    this.#draw.on('deselect', () => { this.#selected = undefined; this.#ears.selected(undefined); });
    this.#map.on('moveend zoomend', () => this.#moved());
    listenToKeys(this.#map, () => this.cancel());
    // after terra-draw has heard it: the new corner was only pressed
    this.#box.addEventListener('pointerup', () => {
      const ring = this.#inserted === undefined ? undefined : ringOf(this.#draw.getSnapshotFeature(this.#inserted));
      if (this.#inserted !== undefined && ring) this.#ears.moved(this.#inserted, ring);
      this.#inserted = undefined;
    });
  }

  /** The grid, the scale and what is said of them follow the map. */
  #moved(): void {
    this.#grid?.draw();
    const perPixel = metresPerPixel(this.#map);
    const step = stepFor(perPixel, 60);
    const bar = document.createElement('i');
    bar.style.width = `${step / perPixel}px`;
    this.#scale.replaceChildren(this.#options.metres(step), bar);
    this.#ears.ground(this.#grid?.step, this.#failed);
  }

  /** Shows these faces and no others, and which of them is worked on. */
  show(faces: readonly RoofFace[], selected: string | undefined): void {
    const wanted = new Map(faces.map(({ id = '', geometry }) => [id, (geometry.coordinates[0] ?? []).map(([x, y]): Position => [nine(x), nine(y)])]));
    const there = this.#draw.getSnapshot().filter(({ properties, geometry }) => geometry.type === 'Polygon' && !properties['currentlyDrawing']);
    for (const feature of there) {
      const id = String(feature.id);
      const ring = wanted.get(id);
      wanted.delete(id);
      if (!ring) {
        if (this.#selected === id) this.#draw.deselectFeature(id);
        this.#draw.removeFeatures([id]);
      } else if (!same(ring, ringOf(feature))) this.#draw.updateFeatureGeometry(id, { type: 'Polygon', coordinates: [ring] });
    }
    this.#draw.addFeatures([...wanted].map(([id, ring]) => ({ id, type: 'Feature', geometry: { type: 'Polygon', coordinates: [ring] }, properties: { mode: 'polygon' } })));
    this.#marks.show(faces, selected);
    if (this.#draw.getMode() === 'polygon' || selected === this.#selected) return;
    if (this.#selected !== undefined && this.#draw.hasFeature(this.#selected)) this.#draw.deselectFeature(this.#selected);
    if (selected !== undefined && this.#draw.hasFeature(selected)) this.#draw.selectFeature(selected);
  }

  /** From here on each click is a corner of a new face. */
  draw(): void {
    this.#draw.setMode('polygon');
    this.#ears.drawing(0);
    this.#box.focus({ preventScroll: true });
  }

  finish(): void { this.#box.dispatchEvent(new KeyboardEvent('keyup', { key: 'Enter' })); }

  cancel(): void {
    if (this.#draw.getMode() !== 'polygon') return;
    this.#draw.setMode('select');
    this.#marks.placed([]);
    this.#ears.drawing(undefined);
  }

  /** Takes the last corner of the new face back. */
  undoCorner(): void {
    if (!this.#draw.undo()) this.cancel();
  }

  goTo([lng = 0, lat = 0]: Position, zoom = 20): void { this.#map.setView([lat, lng], Math.max(zoom, this.#map.getZoom()), { animate: false }); }

  /** Brings a face into sight when none of it is. */
  reveal({ geometry }: RoofFace): void {
    const bounds = new LatLngBounds((geometry.coordinates[0] ?? []).map(([lng = 0, lat = 0]): LatLngTuple => [lat, lng]));
    if (!this.#map.getBounds().intersects(bounds)) this.#map.panTo(bounds.getCenter(), { animate: false });
  }

  zoom(by: number): void { this.#map.setZoom(this.#map.getZoom() + by); }

  destroy(): void {
    this.#sizes.disconnect();
    // what comes of it late finds no map
    this.#picture?.off();
    this.#draw.stop();
    this.#map.remove();
    this.#box.remove();
  }
}

function boundsOf({ southWest: [west = 0, south = 0], northEast: [east = 0, north = 0] }: NonNullable<Ground['picture']>): LatLngBounds {
  return new LatLngBounds([south, west], [north, east]);
}
