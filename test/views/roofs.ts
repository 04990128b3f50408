import { planeAt } from '../../src/engine/roof/geometry.js';
import type { Drawing, MapSettings, Position, RoofFace, RoofFigures } from '../../src/protocol/drawing.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import { find, until } from './fake-store.js';
import { opportunity } from './opportunities.js';

export const place: Position = [10.9254, 44.6478];

/** A face by its corners in metres. */
export function face(corners: readonly (readonly [number, number])[], properties: RoofFigures = {}, id?: string): RoofFace {
  const ring = corners.map(([east, north]) => planeAt(place).toPosition({ east, north }));
  return { type: 'Feature', ...(id && { id }), geometry: { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] }, properties };
}

export const south = face([[0, 0], [10, 0], [10, 6], [0, 6]], { name: 'South', pitch: 60, eave: 0 }, 'south');
export const bow = face([[20, 0], [30, 10], [30, 0], [20, 10]], {}, 'bow');
export const roof = (...features: RoofFace[]): Drawing => ({ type: 'FeatureCollection', features });

/** A payload at the drawing view. */
export function withRoof(drawing?: Drawing, more: Partial<Opportunity> = {}, map?: MapSettings): Opportunity {
  return opportunity({
    substate: { id: 'draw-roof', name: 'Drawing of your roof', description: 'Draw your roof.', next: 'We design it.' },
    view: { kind: 'drawing', ...(drawing && { drawing }), ...(map && { map }) }, placements: [], conditions: [], actions: [{ type: 'submit-drawing', available: true }], ...more,
  });
}

/** The box of the map, once it is there. */
export const mapOf = (view: Element): Promise<HTMLElement> => until(() => find(view, '.box.leaflet-container'));

/** A press of the pointer at a share of the map's width and height. */
export function point(box: HTMLElement, x: number, y: number): void {
  const { left, top, width, height } = box.getBoundingClientRect();
  const at = { clientX: left + width * x, clientY: top + height * y, isPrimary: true, pointerId: 1, bubbles: true };
  box.dispatchEvent(new PointerEvent('pointermove', { ...at, button: -1 }));
  box.dispatchEvent(new PointerEvent('pointerdown', { ...at, button: 0 }));
  box.dispatchEvent(new PointerEvent('pointerup', { ...at, button: 0 }));
}

/** Moves the pointer there without pressing. */
export function hover(box: HTMLElement, x: number, y: number): void {
  const { left, top, width, height } = box.getBoundingClientRect();
  box.dispatchEvent(new PointerEvent('pointermove', { clientX: left + width * x, clientY: top + height * y, isPrimary: true, pointerId: 1, bubbles: true, button: -1 }));
}

/** Pulls from one place of the map to another. */
export function drag(box: HTMLElement, [x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): void {
  const { left, top, width, height } = box.getBoundingClientRect();
  const send = (name: string, u: number, v: number, button: number): boolean => box.dispatchEvent(new PointerEvent(name, { clientX: left + width * u, clientY: top + height * v, isPrimary: true, pointerId: 1, bubbles: true, button }));
  send('pointermove', x, y, -1);
  send('pointerdown', x, y, 0);
  for (let i = 1; i <= 5; i++) send('pointermove', x + ((toX - x) * i) / 5, y + ((toY - y) * i) / 5, -1);
  send('pointerup', toX, toY, 0);
}

/** The button of this name, or text. */
export function button(view: Element, name: string): HTMLButtonElement | undefined {
  return [...(view.shadowRoot?.querySelectorAll('button') ?? [])].find((one) => (one.getAttribute('aria-label') ?? one.textContent?.trim()) === name);
}

export const press = async (view: Element, name: string): Promise<void> => { (await until(() => button(view, name))).click(); };

/** Types into an input of the view and leaves it. */
export async function fill(view: Element, selector: string, text: string): Promise<void> {
  const input = await until(() => view.shadowRoot?.querySelector<HTMLInputElement>(selector));
  input.value = text;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
