import { DomUtil, type Map as LeafletMap, type Path, Polygon, Polyline, CircleMarker } from 'leaflet/dist/leaflet-src.esm.js';
import { TerraDrawExtend, type GeoJSONStoreFeatures, type TerraDrawChanges, type SetCursor } from 'terra-draw';

type Feature = GeoJSONStoreFeatures;

/** What a thing on the map is, for the stylesheet. */
function roleOf({ properties, geometry }: Feature): string {
  if (geometry.type === 'Point') return properties['midPoint'] ? 'midpoint' : properties['closingPoint'] ? 'closing' : 'corner';
  return `face${properties['selected'] ? ' selected' : ''}${properties['currentlyDrawing'] ? ' new' : ''}`;
}

/** GeoJSON has longitude first, Leaflet latitude. */
const latLng = ([lng = 0, lat = 0]: readonly number[]): [number, number] => [lat, lng];

function layerOf(feature: Feature): Path {
  const { geometry } = feature;
  const options = { interactive: false, pane: geometry.type === 'Point' ? 'corners' : 'faces' };
  if (geometry.type === 'Point') return new CircleMarker(latLng(geometry.coordinates), { ...options, radius: feature.properties['midPoint'] ? 5 : 8 });
  return geometry.type === 'Polygon' ? new Polygon([], options) : new Polyline([], options);
}

function place(layer: Path, { geometry }: Feature): void {
  if (layer instanceof CircleMarker && geometry.type === 'Point') layer.setLatLng(latLng(geometry.coordinates));
  else if (layer instanceof Polygon && geometry.type === 'Polygon') layer.setLatLngs(geometry.coordinates.map((ring) => ring.map(latLng)));
  else if (layer instanceof Polyline && geometry.type === 'LineString') layer.setLatLngs(geometry.coordinates.map(latLng));
}

/**
 * Joins terra-draw to Leaflet. The published adapter writes a `<style>` into the page's head, which neither reaches a shadow root
 * nor passes a strict policy; here a layer is moved rather than made anew, and looks as the element's stylesheet says.
 */
export class LeafletAdapter extends TerraDrawExtend.TerraDrawBaseAdapter {
  readonly #map: LeafletMap;
  readonly #layers = new Map<Feature['id'], Path>();
  readonly #capture = (event: PointerEvent): void => { if (event.isPrimary && event.isTrusted) this.#box.setPointerCapture(event.pointerId); };

  constructor(map: LeafletMap) {
    super({ coordinatePrecision: 9, minPixelDragDistance: 3, minPixelDragDistanceSelecting: 3, minPixelDragDistanceDrawing: 10 });
    this.#map = map;
    map.createPane('faces').style.zIndex = '610';
    map.createPane('eaves').style.zIndex = '615';
    map.createPane('corners').style.zIndex = '620';
    // a finger that leaves the map is still heard when it is lifted
    this.#box.addEventListener('pointerdown', this.#capture);
  }

  get #box(): HTMLElement { return this.#map.getContainer(); }

  override getMapEventElement(): HTMLElement { return this.#box; }

  override getLngLatFromEvent(event: PointerEvent | MouseEvent): { lng: number; lat: number } {
    const { containerX, containerY } = this.getMapElementXYPosition(event);
    return this.unproject(containerX, containerY);
  }

  override project(lng: number, lat: number): { x: number; y: number } {
    const { x, y } = this.#map.latLngToContainerPoint([lat, lng]);
    return { x, y };
  }

  override unproject(x: number, y: number): { lng: number; lat: number } {
    const { lng, lat } = this.#map.containerPointToLatLng([x, y]);
    return { lng, lat };
  }

  override setDraggability(enabled: boolean): void {
    if (enabled) this.#map.dragging.enable();
    else this.#map.dragging.disable();
  }

  override setDoubleClickToZoom(enabled: boolean): void {
    if (enabled) this.#map.doubleClickZoom.enable();
    else this.#map.doubleClickZoom.disable();
  }

  override setCursor(cursor: Parameters<SetCursor>[0]): void {
    if (cursor === 'unset') this.#box.style.removeProperty('cursor');
    else this.#box.style.cursor = cursor;
  }

  override render({ created, updated, deletedIds }: TerraDrawChanges): void {
    for (const id of deletedIds) {
      this.#layers.get(id)?.remove();
      this.#layers.delete(id);
    }
    for (const feature of [...created, ...updated]) {
      let layer = this.#layers.get(feature.id);
      if (!layer) this.#layers.set(feature.id, layer = layerOf(feature).addTo(this.#map));
      place(layer, feature);
      const shape = layer.getElement();
      if (shape) DomUtil.setClass(shape as unknown as HTMLElement, roleOf(feature));
    }
  }

  override clear(): void {
    this._currentModeCallbacks?.onClear();
    for (const layer of this.#layers.values()) layer.remove();
    this.#layers.clear();
  }

  override unregister(): void {
    super.unregister();
    this.#box.removeEventListener('pointerdown', this.#capture);
  }
}
