import type { LanguageCode } from '../i18n/languages.js';
import { needWords } from '../i18n/locale.js';
import type { FieldType } from '../protocol/field.js';
import { defineField, type FieldElementClass } from './define-field.js';

/** The elements' half of the field table: type → tag, and how its class is loaded. Literal imports, so that bundlers see them. */
export const fieldElements = {
  'short-text': { tag: 'portal-field-short-text', load: () => import('./short-text/portal-field-short-text.js').then((m) => m.PortalFieldShortText) },
  'text-area': { tag: 'portal-field-text-area', load: () => import('./text-area/portal-field-text-area.js').then((m) => m.PortalFieldTextArea) },
  number: { tag: 'portal-field-number', load: () => import('./number/portal-field-number.js').then((m) => m.PortalFieldNumber) },
  date: { tag: 'portal-field-date', load: () => import('./date/portal-field-date.js').then((m) => m.PortalFieldDate) },
  time: { tag: 'portal-field-time', load: () => import('./time/portal-field-time.js').then((m) => m.PortalFieldTime) },
  'yes-no': { tag: 'portal-field-yes-no', load: () => import('./yes-no/portal-field-yes-no.js').then((m) => m.PortalFieldYesNo) },
  checkbox: { tag: 'portal-field-checkbox', load: () => import('./checkbox/portal-field-checkbox.js').then((m) => m.PortalFieldCheckbox) },
  choice: { tag: 'portal-field-choice', load: () => import('./choice/portal-field-choice.js').then((m) => m.PortalFieldChoice) },
  choices: { tag: 'portal-field-choices', load: () => import('./choices/portal-field-choices.js').then((m) => m.PortalFieldChoices) },
  email: { tag: 'portal-field-email', load: () => import('./email/portal-field-email.js').then((m) => m.PortalFieldEmail) },
  phone: { tag: 'portal-field-phone', load: () => import('./phone/portal-field-phone.js').then((m) => m.PortalFieldPhone) },
  file: { tag: 'portal-field-file', load: () => import('./file/portal-field-file.js').then((m) => m.PortalFieldFile) },
  photo: { tag: 'portal-field-photo', load: () => import('./photo/portal-field-photo.js').then((m) => m.PortalFieldPhoto) },
  signature: { tag: 'portal-field-signature', load: () => import('./signature/portal-field-signature.js').then((m) => m.PortalFieldSignature) },
  'displayed-text': { tag: 'portal-field-displayed-text', load: () => import('./displayed-text/portal-field-displayed-text.js').then((m) => m.PortalFieldDisplayedText) },
  money: { tag: 'portal-field-money', load: () => import('./money/portal-field-money.js').then((m) => m.PortalFieldMoney) },
  'date-time': { tag: 'portal-field-date-time', load: () => import('./date-time/portal-field-date-time.js').then((m) => m.PortalFieldDateTime) },
  address: { tag: 'portal-field-address', load: () => import('./address/portal-field-address.js').then((m) => m.PortalFieldAddress) },
  iban: { tag: 'portal-field-iban', load: () => import('./iban/portal-field-iban.js').then((m) => m.PortalFieldIban) },
  'tax-id': { tag: 'portal-field-tax-id', load: () => import('./tax-id/portal-field-tax-id.js').then((m) => m.PortalFieldTaxId) },
  'supply-point': { tag: 'portal-field-supply-point', load: () => import('./supply-point/portal-field-supply-point.js').then((m) => m.PortalFieldSupplyPoint) },
} as const satisfies Record<FieldType, { readonly tag: string; load(): Promise<FieldElementClass> }>;

const running = new Map<string, Promise<FieldElementClass>>();

/** Loads and registers the element of a type, with its rule where that isn't there from the first, and, given a language, its own words: none stands empty for a moment. Resolves also for a type that has none. A chunk that doesn't come may be asked for again. */
export async function loadField(type: string, language?: LanguageCode): Promise<void> {
  const entry = Object.hasOwn(fieldElements, type) ? fieldElements[type as FieldType] : undefined;
  if (!entry) return;
  const run: Promise<FieldElementClass> = running.get(type) ?? entry.load().then((element) => { defineField(type, element); return element; });
  running.set(type, run);
  const { area } = await run.catch((error: unknown) => { running.delete(type); throw error; });
  if (language) await needWords(area, language);
}
