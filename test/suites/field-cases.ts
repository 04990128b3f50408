import type { PortalFieldElement } from '../../src/fields/field-element.js';
import type { Field, FieldType, Value } from '../../src/protocol/field.js';
import { aFile, choose, control, enter, part, press } from './place.js';

/** What a suite knows of a field type. A new type doesn't compile until it has a case, and is covered by that alone. */
export interface FieldCase {
  readonly field?: Partial<Field>;
  /** good values; the first is the one that `use` gives */
  readonly good: readonly [Value, ...Value[]];
  /** wrong values and the engine's code */
  readonly bad: readonly (readonly [Value, string])[];
  /** values that are as good as none */
  readonly empty: readonly Value[];
  /** the first good value as text, in English; and what an empty one says */
  readonly reads: string;
  readonly readsEmpty?: string;
  /** the first good value in a form of the host's own */
  readonly sent: string | null;
  /** the second good value as the control shows it, where that isn't the value itself */
  readonly shows?: string;
  /** how often `use` asks, where that isn't once */
  readonly asks?: number;
  /** a bound as the messages say it, where that isn't as it stands in the definition */
  bound?(bound: never, language: string): string;
  /** what the control is described by, beside help and error */
  readonly note?: string;
  /** what a person types that can't be read */
  readonly junk?: string;
  /** A person gives the first good value. */
  use?(element: PortalFieldElement): void;
}

const options = [{ value: 'tiles', label: { en: 'Clay tiles', it: 'Tegole' } }, { value: 'slate', label: 'Slate' }, { value: 'other', label: 'Something else' }];
const file = (name: string, type: string, size = 1200): { id: string; name: string; type: string; size: number } => ({ id: `id-${name}`, name, type, size });
const click = (selector: string) => (element: PortalFieldElement): void => (part(element, selector) as HTMLElement).click();
const long = 'x'.repeat(30_000);
const euro = (amount: number): Value => ({ amount, currency: 'EUR' });
const inRome = (at: string, language: string): string => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Rome' }).format(new Date(at));
const milan = { street: 'Via della Luce 12', postcode: '20121', city: 'Milano', region: 'MI', country: 'IT' };
const lyon = { street: '8 rue Mercière', extra: 'Bâtiment B', postcode: '69002', city: 'Lyon', country: 'FR' };
/** A person writes into one part of several. */
const write = (element: PortalFieldElement, name: string, text: string): void => {
  const input = part<HTMLInputElement>(element, `[name=${name}]`) as HTMLInputElement;
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

export const fieldCases: Record<FieldType, FieldCase> = {
  'short-text': { field: { minLength: 2, maxLength: 12 }, good: ['Anna Rossi', '日本語'], bad: [['x', 'too-short'], ['x'.repeat(13), 'too-long'], [long, 'too-long']], empty: ['', '   '], reads: 'Anna Rossi', sent: 'Anna Rossi', junk: 'x', use: (el) => enter(el, 'Anna Rossi') },
  'text-area': { field: { maxLength: 40 }, good: ['Two\nlines'], bad: [['x'.repeat(41), 'too-long'], [long, 'too-long']], empty: ['', '\n'], reads: 'Two\nlines', sent: 'Two\nlines', junk: 'y'.repeat(50), use: (el) => enter(el, 'Two\nlines') },
  number: { field: { min: 1, max: 100, step: 0.5, unit: { en: 'kWh' } }, good: [12.5, 1, 100], bad: [[0, 'too-small'], [101, 'too-large'], [1e300, 'too-large'], [1.25, 'not-a-step'], ['twelve', 'not-a-number']], empty: ['', null], reads: '12.5 kWh', sent: '12.5', junk: 'about 12', use: (el) => enter(el, '12.5') },
  date: { field: { min: '2026-01-01', max: '2026-12-31' }, good: ['2026-03-02'], bad: [['2026-02-30', 'not-a-date'], ['2025-12-31', 'too-early'], ['2027-01-01', 'too-late'], ['12026-01-01', 'not-a-date']], empty: [''], reads: 'March 2, 2026', sent: '2026-03-02', use: (el) => enter(el, '2026-03-02') },
  time: { field: { min: '08:00', max: '19:00' }, good: ['14:30', '08:00'], bad: [['noon', 'not-a-time'], ['07:59', 'too-early'], ['19:01', 'too-late']], empty: [''], reads: '14:30', sent: '14:30', use: (el) => enter(el, '14:30') },
  'yes-no': { good: [true, false], bad: [], empty: [null, 'perhaps'], reads: 'Yes', sent: 'true', use: click('input[value=true]') },
  checkbox: { good: [true], bad: [], empty: [false, null], reads: 'Yes', readsEmpty: 'No', sent: 'true', use: click('input') },
  choice: { field: { options }, good: ['slate', 'tiles'], bad: [['straw', 'not-a-choice']], empty: ['', null], reads: 'Slate', sent: 'slate', use: click('input[value=slate]') },
  choices: { field: { options }, good: [['tiles'], ['tiles', 'other']], bad: [[['tiles', 'straw'], 'not-a-choice']], empty: [[], null], reads: 'Clay tiles', sent: 'tiles', use: click('input[value=tiles]') },
  email: { good: ['anna@example.com'], bad: [['anna@example', 'not-an-email'], ['anna at example.com', 'not-an-email'], [`${'x'.repeat(70)}@example.com`, 'not-an-email']], empty: [''], reads: 'anna@example.com', sent: 'anna@example.com', junk: 'anna(at)example', use: (el) => enter(el, 'anna@example.com') },
  phone: { good: ['+39 333 123 4567', '02 5550 0100'], bad: [['12345', 'not-a-phone'], ['call me', 'not-a-phone'], ['1'.repeat(40), 'not-a-phone']], empty: [''], reads: '+39 333 123 4567', sent: '+39 333 123 4567', junk: 'ask my wife', use: (el) => enter(el, '+39 333 123 4567') },
  file: {
    field: { accept: ['application/pdf'], maxSize: 5000, maxFiles: 2 }, good: [[file('bill.pdf', 'application/pdf')]],
    bad: [[[file('run.exe', 'application/x-msdownload')], 'file-type'], [[file('big.pdf', 'application/pdf', 5001)], 'file-too-large'], [[file('none.pdf', 'application/pdf', 0)], 'file-empty'], [Array.from({ length: 300 }, (_, i) => file(`${i}.pdf`, 'application/pdf')), 'too-many-files'], [['an-id'], 'unknown-file']],
    empty: [[], null], reads: 'bill.pdf', sent: 'id-bill.pdf', use: (el) => choose(el, [aFile('bill.pdf', 'application/pdf')]),
  },
  photo: { good: [[file('roof.jpg', 'image/jpeg')]], bad: [[[file('bill.pdf', 'application/pdf')], 'file-type']], empty: [[]], reads: 'roof.jpg', sent: 'id-roof.jpg', use: (el) => choose(el, [aFile('roof.jpg', 'image/jpeg')]) },
  signature: {
    good: [[file('signature.png', 'image/png')]], bad: [[[file('photo.jpg', 'image/jpeg')], 'file-type']], empty: [[]], reads: 'signature.png', sent: 'id-signature.png',
    use: (el) => {
      press(el, 'Type my name');
      void el.updateComplete.then(() => { enter(el, 'Anna Rossi'); return el.updateComplete; }).then(() => press(el, 'Use this signature'));
    },
  },
  money: {
    field: { min: 500, max: 25_000_000, currency: 'EUR' }, good: [euro(125_050), euro(500)], shows: '5.00',
    bad: [[euro(499), 'too-small'], [euro(25_000_001), 'too-large'], [{ amount: 1000, currency: 'USD' }, 'other-currency'], ['12.345', 'too-precise'], ['a lot', 'not-an-amount']],
    empty: ['', null], reads: '€1,250.50', sent: '{"amount":125050,"currency":"EUR"}', junk: 'about 1200', use: (el) => enter(el, '1,250.50'),
    bound: (bound, language) => new Intl.NumberFormat(language, { style: 'currency', currency: 'EUR', useGrouping: 'always' }).format(Number(bound) / 100),
  },
  'date-time': {
    field: { min: '2026-01-01T00:00:00Z', max: '2026-12-31T23:00:00Z', timeZone: 'Europe/Rome' }, good: ['2026-03-02T08:30:00Z', '2026-07-01T10:00:00Z'], shows: '2026-07-01T12:00',
    bad: [['2025-12-31T23:59:00Z', 'too-early'], ['2026-12-31T23:01:00Z', 'too-late'], ['tomorrow', 'not-a-date-time'], ['2026-02-30T10:00:00Z', 'not-a-date-time'], ['2026-03-29T02:30', 'time-skipped']],
    empty: ['', ' '], reads: inRome('2026-03-02T08:30:00Z', 'en'), sent: '2026-03-02T08:30:00Z', use: (el) => enter(el, '2026-03-02T09:30'), bound: inRome,
    ...(Intl.DateTimeFormat().resolvedOptions().timeZone !== 'Europe/Rome' && { note: new Intl.DateTimeFormat('en', { timeZone: 'Europe/Rome', timeZoneName: 'longGeneric' }).formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? '' }),
  },
  address: {
    field: { country: 'IT', countries: ['IT', 'FR'] }, good: [milan, lyon], shows: lyon.street, asks: 4,
    bad: [[{ ...milan, city: ' ' }, 'address-city'], [{ ...milan, postcode: '2012' }, 'address-postcode-form'], [{ ...milan, street: '' }, 'address-street'], [{ ...lyon, country: 'DE', postcode: '10115' }, 'address-country'], [{ ...milan, street: long }, 'too-long']],
    empty: [null, '', { country: 'FR' }, { street: '  ' }], reads: 'Via della Luce 12\n20121 Milano MI\nItaly', sent: JSON.stringify(milan),
    use: (el) => { for (const name of ['street', 'postcode', 'city', 'region'] as const) write(el, name, milan[name]); },
  },
  iban: {
    good: ['IT60X0542811101000000123456', 'FR1420041010050500013M02606'], shows: 'FR14 2004 1010 0505 0001 3M02 606',
    bad: [['IT60X054281110100000012345', 'iban-length'], ['IT60X0542811101000000123465', 'iban-check'], ['0542811101000000123456', 'not-an-iban'], [long, 'too-long']], empty: ['', ' '],
    reads: 'IT60 X054 2811 1010 0000 0123 456', sent: 'IT60X0542811101000000123456', junk: 'my account', use: (el) => enter(el, 'IT60 X054 2811 1010 0000 0123 456'),
  },
  'tax-id': {
    field: { country: 'IT' }, good: ['RSSMRA85T10A562S', '00743110157'], bad: [['RSSMRA85T10A562X', 'code-check'], ['RSSMRA', 'not-a-code'], [long, 'too-long']], empty: ['', ' '],
    reads: 'RSSMRA85T10A562S', sent: 'RSSMRA85T10A562S', junk: 'on my card', use: (el) => enter(el, 'RSSMRA85T10A562S'),
  },
  'supply-point': {
    field: { kinds: ['cups'] }, good: ['ES1234123456789012JY', 'ES1234000000000001JN0F'], shows: 'ES 1234 0000 0000 0001 JN 0F', bad: [['ES1234123456789012JX', 'code-check'], ['ES12341234567890', 'code-length']], empty: [''],
    reads: 'ES 1234 1234 5678 9012 JY', sent: 'ES1234123456789012JY', junk: 'see the bill', use: (el) => enter(el, 'ES 1234 1234 5678 9012 JY'),
  },
  'displayed-text': { field: { text: { en: 'Have your **bill** at hand.', it: 'Tenga la **bolletta**.' } }, good: [null], bad: [], empty: [null], reads: 'bill', sent: null },
};

/** Shapes that no field holds: from a page of somebody's, or from another version. */
export const foreign: readonly unknown[] = [{}, { id: 1 }, [null], [1, {}, []], [['deep']], NaN, Infinity, -0, 7, true, '<img src=x onerror=alert(1)>', long, () => 1];

/** What a control shows. */
export const showing = (element: PortalFieldElement): string => (part<HTMLInputElement>(element, 'input:checked') ?? control(element)).value;
