import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Position } from '../../protocol/drawing.js';
import type { Store } from '../../store/state.js';
import type { RoofMessages } from './roof-words.js';

/** who is asked; the view itself knows no network */
type Places = NonNullable<Store['places']>;

interface Found { readonly name: string; readonly at: Position }
type Search = { readonly status: 'idle' | 'searching' | 'failed' | 'offline' } | { readonly status: 'found'; readonly list: readonly Found[] };

/** How many answers are shown. */
const most = 6;

const words = (...parts: readonly unknown[]): string => parts.filter((part) => (typeof part === 'string' && part !== '') || typeof part === 'number').join(' ');

/** What a geocoder calls a place: a name of its own making (Pelias, Nominatim), or its parts (Photon). */
function nameOf(properties: Readonly<Record<string, unknown>>): string {
  const { label, display_name: display, name, street, housenumber, postcode, city, country } = properties;
  if (typeof label === 'string') return label;
  if (typeof display === 'string') return display;
  const address = words(street, housenumber);
  return [words(name) === address ? '' : words(name), address, words(postcode, city), words(country)].filter(Boolean).join(', ');
}

/** The places of a GeoJSON answer; what can't be read as one is left out. */
export function placesIn(answer: unknown): Found[] {
  const { features } = (answer ?? {}) as { features?: unknown };
  if (!Array.isArray(features)) return [];
  return features.flatMap((feature: unknown): Found[] => {
    const { geometry, properties } = (feature ?? {}) as { geometry?: { coordinates?: unknown } | null; properties?: Readonly<Record<string, unknown>> | null };
    const [x, y] = Array.isArray(geometry?.coordinates) ? (geometry.coordinates as unknown[]) : [];
    const name = nameOf(properties ?? {});
    const sound = typeof x === 'number' && typeof y === 'number' && Math.abs(x) <= 180 && Math.abs(y) <= 85;
    return sound && name !== '' ? [{ name, at: [x, y] }] : [];
  }).slice(0, most);
}

/** An address is asked for when the customer says so, not with each letter: it goes to another service. */
export class AddressSearch {
  readonly #host: LitElement;
  readonly #go: (to: Position) => void;
  #running: AbortController | undefined;
  #search: Search = { status: 'idle' };

  constructor(host: LitElement, go: (to: Position) => void) {
    this.#host = host;
    this.#go = go;
  }

  stop(): void { this.#running?.abort(); }

  #set(search: Search): void {
    this.#search = search;
    this.#host.requestUpdate();
  }

  async #ask(places: Places, url: string, query: string, language: string): Promise<void> {
    this.stop();
    if (query === '') return this.#set({ status: 'idle' });
    const running = (this.#running = new AbortController());
    this.#set({ status: 'searching' });
    try {
      const address = url.replaceAll('{query}', encodeURIComponent(query)).replaceAll('{language}', encodeURIComponent(language));
      const list = placesIn(await places(address, running.signal));
      if (!running.signal.aborted) this.#set({ status: 'found', list });
    } catch {
      if (!running.signal.aborted) this.#set({ status: navigator.onLine ? 'failed' : 'offline' });
    }
  }

  #choose({ at, name }: Found): void {
    const input = this.#host.renderRoot.querySelector<HTMLInputElement>('#address');
    if (input) input.value = name;
    this.#set({ status: 'idle' });
    input?.focus();
    this.#go(at);
  }

  render(m: RoofMessages, places: Places, url: string, language: string): TemplateResult {
    const search = this.#search;
    const submit = (event: SubmitEvent): void => {
      event.preventDefault();
      void this.#ask(places, url, (this.#host.renderRoot.querySelector<HTMLInputElement>('#address')?.value ?? '').trim(), language);
    };
    const said = { idle: '', searching: m.drawingSearching, failed: m.drawingSearchFailed, offline: m.drawingSearchOffline, found: search.status === 'found' ? (search.list.length > 0 ? m.drawingFound(search.list.length) : m.drawingFoundNone) : '' }[search.status];
    return html`
      <form class="search" role="search" novalidate @submit=${submit}>
        <label for="address">${m.drawingSearch}</label>
        <div class="row"><input id="address" type="search" autocomplete="street-address" enterkeyhint="search"><button type="submit">${m.drawingSearchGo}</button></div>
        <p class="small soft" role="status">${said}</p>
        ${search.status === 'found' && search.list.length > 0 ? html`<ul class="found">${search.list.map((one) => html`<li><button type="button" class="quiet" @click=${() => this.#choose(one)}>${one.name}</button></li>`)}</ul>` : nothing}
      </form>`;
  }
}
