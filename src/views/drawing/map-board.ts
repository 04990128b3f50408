import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { lengthOf, planeAt } from '../../engine/roof/geometry.js';
import type { Position } from '../../protocol/drawing.js';
import { icons } from '../../theme/icons.js';
import { AddressSearch } from './address-search.js';
import { boardStyles } from './map-board.styles.js';
import { roofIcons } from './roof-icons.js';
import type { RoofWork } from './roof-work.js';
import { figure } from './roof-words.js';

/** Whether the browser was asked where the customer is. */
type Here = 'idle' | 'asked' | 'refused';

/** The map with its buttons, the search above it, and what is said of it. Comes with the map. */
export class MapBoard {
  readonly search: AddressSearch;
  readonly #host: LitElement;
  readonly #goTo: (to: Position) => void;
  #here: Here = 'idle';

  constructor(host: LitElement, goTo: (to: Position) => void) {
    this.#host = host;
    this.#goTo = goTo;
    this.search = new AddressSearch(host, goTo);
    const { shadowRoot: root } = host;
    if (root && boardStyles.styleSheet) root.adoptedStyleSheets = [...root.adoptedStyleSheets, boardStyles.styleSheet];
  }

  #locate(): void {
    if (this.#here === 'asked') return;
    const done = (here: Here, to?: Position): void => {
      this.#here = here;
      if (to) this.#goTo(to);
      this.#host.requestUpdate();
    };
    done('asked');
    navigator.geolocation.getCurrentPosition(({ coords }) => done('idle', [coords.longitude, coords.latitude]), () => done('refused'), { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 });
  }

  render(work: RoofWork): TemplateResult {
    const { m, language, places, plan, stage } = work;
    const { ground, signs } = stage;
    const drawing = signs.corners !== undefined;
    const attribution = [ground.tiles ?? ground.picture, ground.geocoder].map((one) => one?.attribution).filter(Boolean).join(' · ');
    return html`
      ${ground.geocoder && places ? this.search.render(m, places, ground.geocoder.url, language) : nothing}
      <div class="board">
        ${this.#bar(work)}
        <div class="sheet ${drawing ? 'drawing' : ''}">
          ${stage.box}
          <div class="tools">
            <span>${tool(roofIcons.plus, m.drawingIn, () => stage.map?.zoom(1))}${tool(roofIcons.minus, m.drawingOut, () => stage.map?.zoom(-1))}</span>
            <span>${tool(roofIcons.undo, m.drawingUndo, () => work.step(true), !drawing && !plan.canUndo)}${tool(roofIcons.redo, m.drawingRedo, () => work.step(false), drawing || !plan.canRedo)}</span>
            ${'geolocation' in navigator && isSecureContext ? html`<span>${tool(roofIcons.here, m.drawingHere, () => this.#locate(), this.#here === 'asked')}</span>` : nothing}
          </div>
          <p class="hint" role="status">${this.#hint(work)}</p>
        </div>
        ${attribution ? html`<p class="attribution small soft">${attribution}</p>` : nothing}
      </div>
      ${signs.failed ? html`<div class="notice warning" data-ground="failed">${icons.alert}<div class="stack tight"><p>${m.drawingGroundFailed}</p><div class="actions"><button type="button" class="quiet" @click=${() => stage.retry()}>${icons.retry}${m.tryAgain}</button></div></div></div>` : nothing}
      ${this.#here === 'refused' ? html`<p class="notice" role="status">${m.drawingHereRefused}</p>` : nothing}
      <p class="small soft">${m.drawingMapHelp}</p>`;
  }

  #bar(work: RoofWork): TemplateResult {
    const { m, plan, stage: { map, signs: { corners } } } = work;
    const drawing = corners !== undefined;
    return html`
      <div class="bar">
        ${drawing ? html`<button type="button" class="primary" ?hidden=${corners < 3} @click=${() => map?.finish()}>${icons.check}${m.drawingFinish}</button><button type="button" @click=${() => map?.cancel()}>${m.cancel}</button>`
          : html`<button type="button" class="draw ${plan.faces.length === 0 ? 'primary' : ''}" @click=${() => map?.draw()}>${roofIcons.roof}${m.drawingAdd}</button>`}
      </div>`;
  }

  /** What to do next on the map, with the length of the edge under the pointer. */
  #hint({ m, language, stage: { signs: { corners, edge, grid } } }: RoofWork): TemplateResult | typeof nothing {
    const metres = (value: number, digits: number): string => m.drawingMetres(figure(value, digits, language));
    if (corners === undefined) return grid === undefined ? nothing : html`<span>${m.drawingGrid(metres(grid, 2))}</span>`;
    const words = corners === 0 ? m.drawingHint : corners < 3 ? m.drawingHintSecond : m.drawingHintClose;
    const length = edge ? lengthOf({ east: 0, north: 0 }, planeAt(edge[0]).toMetres(edge[1])) : 0;
    return html`<span>${words}</span>${length >= 0.1 ? html`<span aria-hidden="true">${metres(length, 1)}</span>` : nothing}`;
  }
}

const tool = (icon: TemplateResult, label: string, act: () => void, off = false): TemplateResult =>
  html`<button type="button" class="tool" aria-label=${label} title=${label} aria-disabled=${off ? 'true' : 'false'} @click=${act}>${icon}</button>`;
