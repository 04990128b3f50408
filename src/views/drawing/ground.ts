import type { MapSettings, Position } from '../../protocol/drawing.js';

/** What lies under the drawing: what the company set, as far as it is sound. */
export interface Ground {
  readonly tiles?: { readonly url: string; readonly attribution?: string | undefined; readonly maxZoom: number };
  readonly picture?: { readonly url: string; readonly southWest: Position; readonly northEast: Position; readonly attribution?: string | undefined };
  readonly geocoder?: { readonly url: string; readonly attribution?: string | undefined };
  readonly center?: Position;
  readonly zoom?: number;
}

/** An address that a picture or an answer may come from: https, or the page's own host, whatever the port: so it is while a page is made. */
function sound(url: string | undefined, picture = false): url is string {
  if (url === undefined) return false;
  try {
    const { protocol, hostname } = new URL(url.replace(/[{}]/g, ''), document.baseURI);
    if (protocol === 'data:') return picture && /^data:image\//i.test(url);
    return protocol === 'https:' || (protocol === 'http:' && hostname === location.hostname);
  } catch {
    return false;
  }
}

const isPlace = (position: Position | undefined): position is Position => position !== undefined && Math.abs(position[0] ?? NaN) <= 180 && Math.abs(position[1] ?? NaN) <= 85;

/** `map` is of its schema, or was put by hand. */
export function groundOf(map: MapSettings | null | undefined): Ground {
  const { tiles, picture, geocoder, center, zoom } = map ?? {};
  return {
    ...(sound(tiles?.url) && tiles && /\{z\}/.test(tiles.url) && { tiles: { ...tiles, maxZoom: tiles.maxZoom ?? 19 } }),
    ...(sound(picture?.url, true) && picture && isPlace(picture.southWest) && isPlace(picture.northEast) && { picture }),
    ...(sound(geocoder?.url) && geocoder && { geocoder }),
    ...(isPlace(center) && { center }),
    ...(Number.isFinite(zoom) && zoom !== undefined && { zoom }),
  };
}
