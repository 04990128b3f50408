import type { Map as LeafletMap } from 'leaflet/dist/leaflet-src.esm.js';

const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
const zooms: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1 };

/** The map by keyboard. Leaflet's own way also scrolls the page back to where it thinks it was. */
export function listenToKeys(map: LeafletMap, cancel: () => void): void {
  const box = map.getContainer();
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') cancel();
    const [step, zoom] = [steps[event.key], zooms[event.key]];
    if ((!step && !zoom) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (step) map.panBy([...step]);
    else map.setZoom(map.getZoom() + (zoom ?? 0));
  });
  // the wheel scrolls the page until the map is what the customer works on
  box.addEventListener('focus', () => map.scrollWheelZoom.enable());
  box.addEventListener('blur', () => map.scrollWheelZoom.disable());
}
