import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { Messages } from '../../i18n/en.js';
import { faultMessage } from '../../i18n/faults.js';
import type { OfferWords } from '../../i18n/offer/words.js';
import type { ShownOffer } from '../../protocol/offer.js';
import type { Text } from '../../protocol/text.js';
import { icons } from '../../theme/icons.js';
import { conditionsSlot } from '../conditions-slot.js';
import { price } from './offer-card.js';

/** The longest text that the company takes, in characters. */
export const longest = 2000;

export interface DialogContext {
  readonly m: Messages & OfferWords;
  readonly language: string;
  text(text: Text | undefined): string;
  /** how many other offers are open */
  readonly others: number;
  /** the step has conditions */
  readonly conditions: boolean;
  /** what the company has changed since the dialog opened: nothing goes on before it was seen */
  readonly changes: readonly string[];
  seen(): void;
  go(): void;
  closed(): void;
  /** what was written so far, where it is kept, and whether it was sent too soon */
  readonly written: string;
  write(text: string): void;
  readonly attempted: boolean;
  readonly saved: TemplateResult;
}

const closest = (view: LitElement) => (): void => { view.renderRoot.querySelector('dialog')?.close(); };

/** What has changed holds the button up, until it was seen. */
const held = ({ changes }: DialogContext): 'true' | 'false' => (changes.length > 0 ? 'true' : 'false');

const sendButton = (label: string, context: DialogContext): TemplateResult => html`<button type="submit" class="primary" part="send" aria-disabled=${held(context)}>${label}</button>`;

/** A dialog with its heading, what has changed meanwhile, and the way out. */
function frame(view: LitElement, heading: string, button: TemplateResult, inside: TemplateResult, context: DialogContext): TemplateResult {
  const { m, changes, go, closed } = context;
  const send = (event: Event): void => { event.preventDefault(); if (changes.length === 0) go(); };
  return html`
    <dialog part="dialog" aria-labelledby="about" @close=${closed}>
      <form class="stack" novalidate @submit=${send}>
        <h2 id="about">${heading}</h2>
        ${inside}
        ${changed(context)}
        <div class="actions">${button}<button type="button" @click=${closest(view)}>${m.cancel}</button></div>
      </form>
    </dialog>`;
}

function changed({ m, changes, seen }: DialogContext): TemplateResult | typeof nothing {
  return changes.length === 0 ? nothing : html`
    <div class="notice warning" role="alert" part="changed">${icons.alert}
      <div class="stack"><div><strong>${m.offerChangedText}</strong><ul class="bullets">${changes.map((one) => html`<li>${one}</li>`)}</ul></div>
        <div class="actions"><button type="button" @click=${seen}>${m.offerChangedSeen}</button></div></div></div>`;
}

/** What is accepted, at which price, what becomes of the others, and the conditions right before the button that they hold up. */
export function acceptDialog(view: LitElement, offer: ShownOffer, context: DialogContext): TemplateResult {
  const { m, language, text, others, conditions } = context;
  return frame(view, m.offerConfirm(text(offer.name)), html`<button type="submit" class="primary" part="confirm" aria-disabled=${held(context)}>${m.offerAccept}</button>`, html`
    ${price(offer, m, language, text)}
    <div class="stack tight"><p>${m.offerConfirmText}</p>${others > 0 ? html`<p>${m.offerOthers(others)}</p>` : nothing}</div>
    ${conditions ? html`<div class="owed">${conditionsSlot(view)}</div>` : nothing}`, context);
}

/** The company hears what the customer would like instead. */
export function askDialog(view: LitElement, offer: ShownOffer, context: DialogContext): TemplateResult {
  const { m, text, attempted, written } = context;
  const fault = !attempted ? '' : written.trim() === '' ? m.offerAskEmpty : tooLong(context);
  return frame(view, m.offerAskTitle(text(offer.name)), sendButton(m.offerAskSend, context), html`
    <p>${m.offerAskText}</p>
    <div class="field"><label for="words">${m.offerAskLabel}</label><p class="help" id="words-help">${m.offerAskHelp}</p>${words(context, fault, 'words-help')}</div>`, context);
}

/** This one is declined, and what that means for the project is said before. */
export function declineDialog(view: LitElement, offer: ShownOffer, context: DialogContext): TemplateResult {
  const { m, text, others, attempted } = context;
  return frame(view, m.offerDeclineTitle(text(offer.name)), sendButton(m.offerDeclineSend, context), html`
    <p>${others > 0 ? m.offerDeclineOthers(others) : m.offerDeclineLast}</p>
    <div class="field"><label for="words">${m.offerDeclineReason} <span class="optional">(${m.optional})</span></label>${words(context, attempted ? tooLong(context) : '', '')}</div>`, context);
}

function tooLong({ m, written, language }: DialogContext): string {
  return written.trim().length > longest ? faultMessage(m, { code: 'too-long', params: { max: longest } }, 'text', language) : '';
}

/** Where the customer writes; it is kept at every change. */
function words({ m, written, write, saved }: DialogContext, fault: string, help: string): TemplateResult {
  const room = longest - written.trim().length;
  return html`
    <textarea id="words" part="words" aria-invalid=${fault ? 'true' : 'false'} aria-describedby=${[help, fault ? 'words-error' : ''].filter(Boolean).join(' ') || nothing} .value=${written} @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}></textarea>
    ${fault ? html`<p class="error" id="words-error">${icons.alert}<span>${fault}</span></p>` : nothing}
    <div class="under">${saved}${room < 200 ? html`<p class="small soft" role="status">${m.fieldRoom(room)}</p>` : nothing}</div>`;
}
