import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RoofFace, RoofFigures } from '../../protocol/drawing.js';
import { icons } from '../../theme/icons.js';
import { cornerList } from './corner-list.js';
import { measure } from './measure.js';
import { pitchPicture, preview } from './preview.js';
import type { RoofDesk } from './roof-desk.js';
import { faceName, faceText } from './roof-words.js';

/** One face: how it looks and what it measures; the one that is worked on can be changed here. */
export function faceCard(desk: RoofDesk, face: RoofFace, index: number): TemplateResult {
  const { m, language, plan } = desk;
  const name = faceName(m, face, index);
  const open = plan.selected === face.id;
  const { area, surface, looks, fault } = faceText(m, face, language);
  return html`
    <li class="card face ${open ? 'open' : ''}" part="face" data-face=${face.id ?? ''}>
      <div class="top">
        <button type="button" class="pick" aria-expanded=${open ? 'true' : 'false'} aria-label=${m.drawingEdit(name)} @click=${() => desk.select(open ? undefined : face.id)}>
          <span class="thumb">${preview([face])}</span>
          <span class="what"><strong><bdi>${name}</bdi></strong><bdi class="small soft">${[surface || area, looks].filter(Boolean).join(' · ')}</bdi></span>
          ${icons.down}
        </button>
        <button type="button" class="quiet" aria-label=${m.drawingRemove(name)} @click=${() => desk.remove(face)}>${icons.close}</button>
      </div>
      ${fault ? html`<p class="error" role="status">${icons.alert}<span>${fault}</span></p>` : nothing}
      ${open ? editor(desk, face, index) : nothing}
    </li>`;
}

/** The face with other properties; one that is undefined goes. */
function having(face: RoofFace, change: { readonly [K in 'name' | 'pitch' | 'eave']?: RoofFigures[K] | undefined }): RoofFace {
  const properties = Object.fromEntries(Object.entries({ ...face.properties, ...change }).filter(([, value]) => value !== undefined));
  return { ...face, properties };
}

function editor(desk: RoofDesk, face: RoofFace, index: number): TemplateResult {
  const { m, language } = desk;
  const { name = '', pitch, eave } = face.properties;
  const { area, surface, looks, edges } = faceText(m, face, language);
  const nameOf = (event: Event): string => (event.target as HTMLInputElement).value;
  const figure = (label: string, value: string): TemplateResult | typeof nothing => (value ? html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>` : nothing);
  return html`
    <dl class="figures">${figure(m.drawingArea, area)} ${figure(m.drawingSurface, surface)} ${figure(m.drawingOrientation, looks)}</dl>
    <div class="stack settings">
      <div class="field"><label for="face-name">${m.drawingName}</label><input id="face-name" maxlength="100" autocomplete="off" placeholder=${m.drawingFace(index + 1)} .value=${live(name)} @input=${(event: Event) => desk.type(having(face, { name: nameOf(event) || undefined }))} @change=${(event: Event) => desk.put(having(face, { name: nameOf(event).trim() || undefined }))}></div>
      <div class="field"><label for="face-pitch">${m.drawingPitch}</label><p class="help" id="pitch-help">${m.drawingPitchHelp}</p>
        <div class="row">${pitchPicture(pitch)}<div>${measure(desk, { id: 'face-pitch', help: 'pitch-help', value: pitch, least: 0, most: 90, wrong: m.drawingPitchWrong, empty: () => desk.put(having(face, { pitch: undefined })), type: (value) => desk.type(having(face, { pitch: value })), set: (value) => desk.put(having(face, { pitch: value })) })}</div></div></div>
      <div class="field"><label for="face-eave">${m.drawingEave}</label><p class="help" id="eave-help">${m.drawingEaveHelp}</p>
        <select id="face-eave" aria-describedby="eave-help" .value=${live(eave === undefined ? '' : String(eave))} @change=${(event: Event) => { const { value } = event.target as HTMLSelectElement; desk.put(having(face, { eave: value === '' ? undefined : Number(value) })); }}>
          <option value="" ?selected=${eave === undefined}>${m.drawingEaveNone}</option>
          ${edges.map((edge, i) => html`<option value=${i} ?selected=${eave === i}>${edge}</option>`)}
        </select></div>
      <details class="more" ?open=${desk.listed} @toggle=${(event: Event) => desk.listing((event.target as HTMLDetailsElement).open)}><summary>${m.drawingCorners}</summary>${desk.listed ? cornerList(desk, face) : nothing}</details>
    </div>`;
}
