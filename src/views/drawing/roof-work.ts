import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { rectangle } from '../../engine/roof/edits.js';
import { totals } from '../../engine/roof/figures.js';
import { planeAt } from '../../engine/roof/geometry.js';
import type { Drawing, MapSettings, RoofFace } from '../../protocol/drawing.js';
import type { Store } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { faceCard } from './face-card.js';
import { MapStage } from './map-stage.js';
import { measureForm } from './measure-form.js';
import { Plan } from './plan.js';
import type { RoofDesk } from './roof-desk.js';
import { faceName, figure, type RoofMessages } from './roof-words.js';

interface Speech {
  readonly m: RoofMessages;
  readonly language: string;
  readonly store: Store | undefined;
}

/** Where the customer works on the roof: the map, and beside it the faces as a list that can do all that the map can. */
export class RoofWork implements RoofDesk {
  readonly plan = new Plan();
  readonly slips = new Map<string, string>();
  readonly typing = new Map<string, string>();
  readonly stage: MapStage;
  readonly #host: LitElement;
  readonly #speech: () => Speech;
  readonly #keep: (drawing: Drawing) => void;
  byEdges = false;
  listed = false;
  /** changed since it was begun */
  dirty = false;
  #removed = '';

  constructor(host: LitElement, speech: () => Speech, keep: (drawing: Drawing) => void) {
    this.#host = host;
    this.#speech = speech;
    this.#keep = keep;
    this.stage = new MapStage(host, {
      drawn: (id, ring) => this.add({ type: 'Feature', id, geometry: { type: 'Polygon', coordinates: [ring] }, properties: {} }),
      moving: (id, ring) => { this.plan.hold(id, ring); this.changed(); },
      moved: (id, ring) => { this.plan.drop(id, ring); this.#changed(); },
      selected: (id) => { if (this.plan.selected !== id) this.select(id); },
    });
  }

  get m(): RoofMessages { return this.#speech().m; }
  get language(): string { return this.#speech().language; }
  get places(): Store['places'] { return this.#speech().store?.places; }
  figure(value: number): string { return figure(value, 2, this.language); }

  begin(faces: readonly RoofFace[]): void {
    this.plan.reset(faces);
    this.slips.clear();
    this.dirty = false;
    this.#removed = '';
  }

  /** Call after rendering. */
  show(settings: MapSettings | undefined): void {
    const { m, language, plan } = this;
    this.stage.show(settings, plan.faces, plan.selected, { label: m.drawingMap, metres: (metres) => m.drawingMetres(figure(metres, 2, language)) });
  }

  changed(): void { this.#host.requestUpdate(); }

  #changed(): void {
    this.dirty = true;
    this.#removed = '';
    this.#keep(this.plan.drawing);
    this.changed();
  }

  list(byEdges: boolean): void { this.byEdges = byEdges; this.slips.clear(); this.changed(); }
  listing(open: boolean): void { if (this.listed !== open) { this.listed = open; this.changed(); } }

  select(id: string | undefined): void {
    this.plan.selected = id;
    this.slips.clear();
    this.typing.clear();
    const { face } = this.plan;
    if (face) this.stage.map?.reveal(face);
    this.changed();
  }

  put(face: RoofFace): void { this.plan.put(face); this.#changed(); }
  type(face: RoofFace): void { this.plan.type(face); this.#changed(); }

  add(face: RoofFace): void {
    const made = { ...face, id: face.id ?? this.plan.newId() };
    this.plan.set([...this.plan.faces, made]);
    this.#changed();
    this.select(made.id);
  }

  remove(face: RoofFace): void {
    const { plan, m } = this;
    const name = faceName(m, face, plan.faces.indexOf(face));
    plan.set(plan.faces.filter(({ id }) => id !== face.id));
    this.#changed();
    this.#removed = m.drawingRemoved(name);
    this.#focus('.back');
  }

  /** A rectangle in the middle of the map, or beside what lies there. */
  addMeasured(width: number, depth: number, front: number): void {
    const { stage: { map, ground }, plan } = this;
    const center = map?.center ?? ground.center ?? [0, 0];
    const plane = planeAt(center);
    const corners = plan.faces.flatMap(({ geometry }) => geometry.coordinates[0] ?? []).map((position) => plane.toMetres(position)).filter(({ east, north }) => Math.hypot(east, north) < 200);
    const east = corners.reduce((most, corner) => Math.max(most, corner.east + Math.max(width, depth) / 2 + 1), 0);
    this.add(rectangle(plane.toPosition({ east, north: 0 }), width, depth, front));
    this.#focus('.face.open .pick');
  }

  step(back: boolean): void {
    const { stage: { map, signs }, plan } = this;
    if (back && signs.corners !== undefined) { map?.undoCorner(); return; }
    if (back ? !plan.canUndo : !plan.canRedo) return;
    if (back) plan.undo(); else plan.redo();
    this.slips.clear();
    this.#changed();
  }

  readonly key = (event: KeyboardEvent): void => {
    const key = event.key.toLowerCase();
    // a text has a way back of its own
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !['z', 'y'].includes(key) || event.composedPath()[0] instanceof HTMLInputElement) return;
    event.preventDefault();
    this.step(key === 'z' && !event.shiftKey);
  };

  /** Brings the focus to a face, or to where one is drawn. */
  goTo(face: RoofFace | undefined): void {
    if (face?.id !== undefined && this.plan.faces.some(({ id }) => id === face.id)) {
      this.select(face.id);
      this.#focus('.face.open .pick');
    } else this.#focus(this.stage.map ? '.draw' : '.measured summary');
  }

  #focus(selector: string): void { void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus()); }

  render(): TemplateResult {
    return html`<div class="work"><div class="stack ground" part="map">${this.#map()}</div><div class="stack">${this.#faces()}</div></div>`;
  }

  #map(): TemplateResult {
    const { m, stage } = this;
    if (stage.status === 'failed') {
      return html`<div class="notice warning" part="failure" data-map="failed">${icons.cloudOff}<div class="stack"><p>${m.drawingMapFailed}</p><div class="actions"><button type="button" @click=${() => stage.retry()}>${icons.retry}${m.tryAgain}</button></div></div></div>`;
    }
    return stage.board?.render(this) ?? html`<div class="sheet">${stage.box}</div>`;
  }

  #faces(): TemplateResult {
    const { m, language, plan: { faces } } = this;
    const { area, surface } = totals(faces);
    return html`
      <h3>${m.drawingFaces}</h3>
      ${faces.length === 0 ? html`<p class="soft">${m.drawingNoFaces}</p>` : html`<ol class="faces" part="faces">${repeat(faces, ({ id }) => id, (face, i) => faceCard(this, face, i))}</ol>`}
      <div class="gone"><p role="status">${this.#removed}</p>${this.#removed ? html`<button type="button" class="quiet back" @click=${() => this.step(true)}>${m.drawingUndo}</button>` : nothing}</div>
      ${faces.length > 1 ? html`<p class="total"><span>${m.drawingTotal}</span> <strong>${m.drawingSquare(figure(surface > area ? surface : area, 0, language))}</strong></p>` : nothing}
      ${measureForm(this, (width, depth, front) => this.addMeasured(width, depth, front), faces.length === 0 && this.stage.status === 'failed')}`;
  }
}
