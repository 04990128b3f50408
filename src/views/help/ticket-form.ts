import { html, nothing, type TemplateResult } from 'lit';
import { longestTicket } from '../../engine/help.js';
import { ticketSlot } from '../../engine/upload-slots.js';
import { renderField } from '../../fields/render-field.js';
import type { Messages } from '../../i18n/en.js';
import { faultMessage } from '../../i18n/faults.js';
import type { HelpWords } from '../../i18n/help/words.js';
import type { PlacedField, Value } from '../../protocol/field.js';
import type { IncidentType } from '../../protocol/help.js';
import type { Failure, PortalState } from '../../store/state.js';
import { icons } from '../../theme/icons.js';
import { contactLinks } from '../contact.js';
import { failureWords, refusedWords } from '../failure.js';
import type { Kind, TicketDraft } from './ticket-draft.js';

type Words = Messages & HelpWords;

/** The verdicts after which the same again would get the same answer. */
const verdicts: readonly Failure['code'][] = ['invalid', 'forbidden', 'not-found', 'gone', 'too-large', 'unsupported-type', 'configuration', 'conflict'];

/** The ids of the form's own fields; their values are the form's affair and no step's. */
export const textField = 'help-text';
export const typeField = 'help-type';

export interface FormContext {
  readonly m: Words;
  readonly language: string;
  readonly kind: Kind;
  readonly draft: TicketDraft;
  readonly types: readonly IncidentType[];
  readonly state: PortalState;
  /** pressed once: every fault shows */
  readonly attempted: boolean;
  readonly send: (event: SubmitEvent) => void;
  readonly change: (event: Event) => void;
}

const place = (field: string, definition: Omit<PlacedField['definition'], 'id'>, required = true): PlacedField => ({ field, order: 0, required, readOnly: false, definition: { ...definition, id: field } });

/** What is asked, the attachments, and the button. */
export function ticketForm(given: FormContext): TemplateResult {
  const { m, kind, state, send, change, draft, types } = given;
  const failure = state.ticket.status === 'open' ? state.ticket.failure : undefined;
  const busy = state.ticket.status === 'sending';
  const query = kind === 'query';
  const again = failure && !verdicts.includes(failure.code);
  return html`
    <form part="form" novalidate data-kind=${kind} @submit=${send}>
      <p class="soft">${query ? m.helpQueryLead : m.helpIncidentLead}</p>
      <div class="fields" ?inert=${busy} @portal-value-change=${change}>
        ${types.length > 0 ? field(given, '/type', place(typeField, { type: 'choice', label: m.helpIncidentType, options: types.map(({ id, name }) => ({ value: id, label: name })) }), draft.type) : nothing}
        ${field(given, '/text', place(textField, { type: 'text-area', label: query ? m.helpQueryText : m.helpIncidentText, maxLength: longestTicket }), draft.text)}
        ${state.opportunity.status === 'ready' ? attachments(given) : nothing}
      </div>
      ${given.attempted ? lateFiles(m, state) : nothing}
      ${failure ? ticketFailed(m, failure, state) : nothing}
      <div class="send"><button type="submit" class="primary" part="submit" aria-disabled=${busy ? 'true' : 'false'}>${busy ? m.sending : again ? m.tryAgain : query ? m.helpQuerySend : m.helpIncidentSend}</button></div>
    </form>`;
}

function field({ m, language, state, attempted }: FormContext, pointer: string, placed: PlacedField, value: Value | undefined): TemplateResult | undefined {
  const { definition } = placed;
  const errors = state.ticket.status === 'open' ? state.ticket.failure?.errors : undefined;
  const error = errors?.find((one) => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`));
  return renderField({
    placed, value, showFaults: attempted,
    uploads: state.uploads.filter((upload) => upload.field === placed.field),
    error: error ? faultMessage(m, error, definition.type === 'file' ? 'files' : definition.type === 'choice' ? 'choice' : 'text', language) : '',
  });
}

function attachments(given: FormContext): TemplateResult | undefined {
  return field(given, '/files', { ...ticketSlot, definition: { ...ticketSlot.definition, label: given.m.helpAttach } }, given.state.step.values[ticketSlot.field]);
}

/** Files that are not there yet hold it up: it can't be added to later. */
function lateFiles(m: Words, { uploads }: PortalState): TemplateResult | typeof nothing {
  const late = uploads.filter(({ field: of }) => of === ticketSlot.field);
  if (late.length === 0) return nothing;
  return html`<p class="error" role="status" data-late>${icons.alert}<span>${late.some(({ status }) => status === 'failed') ? m.helpFilesFailed : m.helpFilesLate}</span></p>`;
}

export function ticketFailed(m: Words, failure: Failure, { config }: PortalState): TemplateResult {
  const verdict = verdicts.includes(failure.code);
  const { title, text } = verdict ? refusedWords(m, failure) : failureWords(m, failure);
  return html`
    <div class="notice ${verdict ? 'danger' : 'warning'}" role="alert" part="notice" data-failure=${failure.code}>${failure.code === 'offline' ? icons.cloudOff : icons.alert}
      <div class="stack tight"><strong>${title}</strong><p>${text}</p>${verdict ? (failure.code === 'invalid' ? nothing : contactLinks(config)) : html`<p>${m.helpKept}</p>`}</div>
    </div>`;
}
