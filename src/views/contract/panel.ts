import { html, nothing, type TemplateResult } from 'lit';
import { contractSlot, signatureSlot, uploadSlots } from '../../engine/upload-slots.js';
import { renderField } from '../../fields/render-field.js';
import type { ContractWords } from '../../i18n/contract/words.js';
import type { Messages } from '../../i18n/en.js';
import { faultMessage } from '../../i18n/faults.js';
import type { Contract, Signature } from '../../protocol/contract.js';
import type { Opportunity } from '../../protocol/opportunity.js';
import type { PortalState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import type { Later } from './later.js';
import { waysOf, type Missing, type Way, type Work } from './work.js';

export interface PanelContext {
  readonly m: Messages & ContractWords;
  readonly language: string;
  readonly opportunity: Opportunity;
  readonly state: PortalState;
  /** what holds the signature up, once it was asked for */
  readonly missing: readonly Missing[];
  /** slot → why its last file wasn't taken */
  readonly refusedFiles: ReadonlyMap<string, string>;
  /** the element that takes files is there */
  readonly field: Later<unknown>;
  /** what draws */
  readonly pad: Later<unknown>;
  /** the part of the frame, once the customer was handed over */
  readonly frame: TemplateResult | typeof nothing;
  change(work: Partial<Work>): void;
}

/** How this contract is signed: which way, and what that way needs. */
export function panel(contract: Contract, work: Work, context: PanelContext): TemplateResult {
  const { m, change } = context;
  const ways = waysOf(contract);
  const wayFault = faultAt('way', 'choice', context);
  const label = (way: Way): string => (way === 'service' && contract.service?.name ? m.contractWayService(contract.service.name) : m.contractWay[way]);
  return html`
    ${ways.length < 2 ? nothing : html`
      <fieldset class="ways" aria-describedby=${wayFault ? 'way-error' : nothing}>
        <legend>${m.contractWays}</legend>
        ${wayFault ? html`<p class="error" id="way-error">${icons.alert}<span>${wayFault}</span></p>` : nothing}
        ${ways.map((way) => html`<label class="choice"><input type="radio" name="way" value=${way} data-at="way" .checked=${work.way === way} @change=${() => change({ way })}><span><span class="block">${label(way)}</span><span class="help block">${m.contractWayText[way]}</span></span></label>`)}
      </fieldset>`}
    ${work.way === 'page' ? inPage(contract, work, context) : work.way === 'upload' ? copy(contract, context) : work.way === 'service' ? service(contract, context) : nothing}`;
}

function faultAt(at: Missing['at'], kind: 'text' | 'files' | 'choice', { missing, m, language }: PanelContext): string {
  const fault = missing.find((one) => one.at === at);
  return fault ? faultMessage(m, fault, kind, language) : '';
}

const brokenPart = (m: PanelContext['m'], { retry }: Later<unknown>): TemplateResult => html`<div class="notice danger" role="alert">${icons.alert}<div class="stack tight"><p>${m.portalChunkFailed}</p><div class="actions"><button type="button" @click=${retry}>${icons.retry}${m.tryAgain}</button></div></div></div>`;

/** A place for a file, with what was refused there before. */
function file(slot: string, label: string, at: 'copy' | 'picture', context: PanelContext): TemplateResult {
  const { m, language, opportunity, state, refusedFiles, field: element } = context;
  const placed = uploadSlots(opportunity).find(({ field }) => field === slot);
  if (element.broken) return brokenPart(m, element);
  if (!placed || !element.value) return html`<div class="skeleton" role="status"><span class="visually-hidden">${m.loading}</span><i></i></div>`;
  const refused = refusedFiles.get(slot);
  const uploads = state.uploads.filter(({ field, failure }) => field === slot && !(failure?.problem && failure.problem in m.faults && refused === failure.problem));
  const error = refused ? faultMessage(m, { code: refused }, 'files', language) : faultAt(at, 'files', context);
  return html`<div data-at=${at} tabindex="-1" class="slot">${renderField({
    placed: { ...placed, required: true, definition: { ...placed.definition, label } }, value: state.step.values[slot], uploads, showFaults: false, error: uploads.length > 0 ? '' : error,
  }) ?? nothing}</div>`;
}

function copy({ id }: Contract, context: PanelContext): TemplateResult {
  const { m } = context;
  return html`<p>${m.contractUploadSteps}</p>${file(contractSlot(id), m.contractSignedCopy, 'copy', context)}`;
}

const kinds: readonly Signature['way'][] = ['drawn', 'typed', 'uploaded'];

/** Name and signature, made here. */
function inPage({ id }: Contract, { how, name, strokes }: Work, context: PanelContext): TemplateResult {
  const { m, change } = context;
  const nameFault = faultAt('name', 'text', context);
  const fault = faultAt('signature', 'text', context);
  return html`
    <div class="field">
      <label for="signer">${m.contractSigner}</label>
      ${nameFault ? html`<p class="error" id="name-error">${icons.alert}<span>${nameFault}</span></p>` : nothing}
      <input id="signer" data-at="name" type="text" autocomplete="name" maxlength="200" .value=${name} aria-invalid=${nameFault ? 'true' : 'false'} aria-describedby=${nameFault ? 'name-error' : nothing} @input=${(event: Event) => change({ name: (event.target as HTMLInputElement).value })}>
    </div>
    <fieldset class="field how">
      <legend>${m.contractHow}</legend>
      <div class="kinds">${kinds.map((kind) => html`<label class="kind"><input type="radio" name="how" value=${kind} .checked=${how === kind} @change=${() => change({ how: kind })}><span>${m.contractHowKinds[kind]}</span></label>`)}</div>
      ${fault && how === 'drawn' ? html`<p class="error" id="pad-error">${icons.alert}<span>${fault}</span></p>` : nothing}
      ${how === 'drawn' ? context.pad.broken ? brokenPart(m, context.pad) : html`
        <div class="pad ${fault ? 'faulty' : ''}" data-at="signature" tabindex="-1">
          <canvas part="pad" role="img" aria-label=${m.contractPad}></canvas>
          ${strokes.length === 0 ? html`<span class="here" aria-hidden="true">${m.contractPadHint}</span>` : nothing}
        </div>
        ${strokes.length > 0 ? html`<button type="button" class="quiet again" @click=${() => change({ strokes: [] })}>${icons.retry}${m.contractPadClear}</button>` : nothing}` : nothing}
      ${how === 'typed' ? html`<div class="pad written" part="written" aria-hidden="true"><span>${name.trim() || m.contractPadHint}</span></div><p class="help">${m.contractTypedHint}</p>` : nothing}
      ${how === 'uploaded' ? file(signatureSlot(id), m.contractPicture, 'picture', context) : nothing}
    </fieldset>`;
}

function service({ service: by }: Contract, { m, frame }: PanelContext): TemplateResult {
  return frame !== nothing ? html`<p>${m.contractFrameText}</p>${frame}` : html`<p>${by?.frame ? m.contractWayText.service : m.contractGoText}</p>`;
}
