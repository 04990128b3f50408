import { describe, expect, it } from 'vitest';
import { checkStep, fieldRules, ruleOf, valuesToSend } from '../../src/engine/index.js';
import { fieldTypes, Value, type Field, type FieldType, type PlacedField } from '../../src/protocol/index.js';
import { pdf } from './snapshots.js';

/** For each type: its definition, good values, and values that are wrong with their code. What is foreign to a type is in `foreign`. */
const cases: Record<FieldType, { field?: Partial<Field>; good: Value[]; bad: [unknown, string][]; empty: unknown[] }> = {
  'short-text': { field: { minLength: 2, maxLength: 5 }, good: ['ab', 'abcde', '日本'], bad: [['abcdef', 'too-long'], ['a', 'too-short']], empty: ['', '  '] },
  'text-area': { field: { maxLength: 10 }, good: ['two\nlines'], bad: [['x'.repeat(11), 'too-long']], empty: ['', '\n'] },
  number: { field: { min: 1, max: 10, step: 0.5 }, good: [1, 10, 2.5], bad: [[0, 'too-small'], [11, 'too-large'], [1.25, 'not-a-step'], ['twelve', 'not-a-number'], ['1,2,3', 'not-a-number']], empty: ['', null] },
  date: { field: { min: '2026-01-01', max: '2026-12-31' }, good: ['2026-02-28', '2026-01-01', '2026-12-31'], bad: [['2026-02-30', 'not-a-date'], ['tomorrow', 'not-a-date'], ['2025-12-31', 'too-early'], ['2027-01-01', 'too-late']], empty: [''] },
  time: { field: { min: '08:00', max: '19:00' }, good: ['08:00', '19:00', '12:30'], bad: [['25:00', 'not-a-time'], ['07:59', 'too-early'], ['19:01', 'too-late'], ['noon', 'not-a-time']], empty: [''] },
  'yes-no': { good: [true, false], bad: [], empty: [null, 'perhaps'] },
  checkbox: { good: [true], bad: [], empty: [false, null] },
  choice: { field: { options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] }, good: ['a', 'b'], bad: [['c', 'not-a-choice']], empty: [''] },
  choices: { field: { options: [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }] }, good: [['a'], ['a', 'b']], bad: [[['a', 'c'], 'not-a-choice']], empty: [[]] },
  email: { good: ['a@b.co', 'first.last+tag@sub.example.com', 'ü@example.com'], bad: [['a@b', 'not-an-email'], ['a b@c.de', 'not-an-email'], ['@example.com', 'not-an-email'], ['a@@b.co', 'not-an-email'], ['a@b..co', 'not-an-email']], empty: [''] },
  phone: { good: ['+39 333 123 4567', '02 5550 0100', '(06) 12-34-56'], bad: [['12345', 'not-a-phone'], ['call me', 'not-a-phone'], ['+1234567890123456', 'not-a-phone']], empty: [''] },
  file: { field: { accept: ['application/pdf', '.jpg', 'image/*'], maxSize: 200, maxFiles: 2 }, good: [[pdf], [pdf, { ...pdf, id: '2', name: 'x.JPG', type: '' }], [{ ...pdf, type: 'image/png' }]], bad: [[[pdf, pdf, pdf], 'too-many-files'], [[{ ...pdf, size: 201 }], 'file-too-large'], [[{ ...pdf, size: 0 }], 'file-empty'], [[{ ...pdf, name: 'a.exe', type: 'application/x-msdownload' }], 'file-type'], [['unknown-id'], 'unknown-file']], empty: [[]] },
  photo: { good: [[{ ...pdf, type: 'image/jpeg' }]], bad: [[[pdf], 'file-type']], empty: [[]] },
  signature: { good: [[{ ...pdf, type: 'image/png' }]], bad: [[[{ ...pdf, type: 'image/jpeg' }], 'file-type']], empty: [[]] },
  money: {
    field: { min: 0, max: 100_000, currency: 'EUR' }, good: [{ amount: 0, currency: 'EUR' }, { amount: 100_000, currency: 'EUR' }], empty: ['', null, ' '],
    bad: [[{ amount: -1, currency: 'EUR' }, 'too-small'], ['1000,01', 'too-large'], [{ amount: 5, currency: 'CHF' }, 'other-currency'], ['1,2345', 'too-precise'], ['some', 'not-an-amount'], ['9'.repeat(20), 'not-an-amount']],
  },
  'date-time': {
    field: { min: '2026-01-01T00:00:00Z', max: '2026-12-31T23:59:59Z' }, good: ['2026-01-01T00:00:00Z', '2026-12-31T23:59:59Z', '2026-06-01T10:00:00.5Z'], empty: ['', ' '],
    bad: [['2025-12-31T23:59:59Z', 'too-early'], ['2027-01-01T00:00:00Z', 'too-late'], ['2026-06-01', 'not-a-date-time'], ['2026-06-01T10:00', 'not-a-date-time'], ['2026-02-30T10:00:00Z', 'not-a-date-time'], ['2026-06-01T25:00:00Z', 'not-a-date-time']],
  },
  address: {
    field: { countries: ['IT', 'GB'] }, good: [{ street: 'Via Roma 1', postcode: '00184', city: 'Roma', region: 'RM', country: 'IT' }, { street: '10 Downing Street', city: 'London', postcode: 'sw1a 2aa', country: 'GB' }], empty: [null, '', {}, { country: 'IT' }, { extra: ' ' }, { nonsense: 'x' }],
    bad: [[{ street: 'Via Roma 1', country: 'IT' }, 'address-postcode'], [{ street: 'Via Roma 1', postcode: '184', city: 'Roma', region: 'RM', country: 'IT' }, 'address-postcode-form'], [{ street: 'Via Roma 1', postcode: '00184', city: 'Roma', country: 'IT' }, 'address-region'], ['Via Roma 1, Roma', 'address-city'], [{ street: 'x', city: 'y', country: 'FR', postcode: '69001' }, 'address-country'], [{ street: 'x', city: 'y' }, 'address-country']],
  },
  iban: { field: { countries: ['IT', 'ES'] }, good: ['IT60X0542811101000000123456', 'ES9121000418450200051332'], empty: ['', ' '], bad: [['IT60X0542811101000000123457', 'iban-check'], ['IT60X05428111010000001234', 'iban-length'], ['FR1420041010050500013M02606', 'iban-country'], ['1234', 'not-an-iban'], ['XX12', 'not-an-iban']] },
  'tax-id': { field: { kinds: ['codice-fiscale', 'partita-iva'] }, good: ['RSSMRA85T10A562S', '00743110157'], empty: ['', ' '], bad: [['RSSMRA85T10A562T', 'code-check'], ['00743110158', 'code-check'], ['12345678Z', 'not-a-code'], ['ask me', 'not-a-code']] },
  'supply-point': { field: { country: 'ES' }, good: ['ES1234123456789012JY', 'ES1234000000000001JN0F'], empty: [''], bad: [['ES1234123456789012YJ', 'code-check'], ['ES1234', 'code-length'], ['IT001E12345678', 'code-length'], ['¿?', 'not-a-code']] },
  'displayed-text': { good: [], bad: [], empty: [null, 'ignored', 7] },
};
const foreign: unknown[] = [undefined, null, {}, { id: 1 }, [], [null, 1, {}], () => 1, Symbol('x'), NaN, Infinity, 'x'.repeat(100_000), -0, [['deep']]];

const placed = (type: string, mode: Partial<PlacedField>, field: Partial<Field> = {}): PlacedField => ({ field: 'f', order: 0, required: false, readOnly: false, definition: { id: 'f', type, label: 'F', ...field }, ...mode });
const faults = (one: PlacedField, value: unknown): string[] => checkStep({ placements: [one], values: value === undefined ? {} : { f: value as Value }, conditions: [], accepted: [] }).map(({ code }) => code);

describe.each(fieldTypes)('%s', (type) => {
  const { field = {}, good, bad, empty } = cases[type];
  const rule = fieldRules[type];
  const define = placed(type, {}, field).definition;

  it.each([['required', { required: true }], ['optional', {}], ['read-only', { readOnly: true }], ['read-only and required', { readOnly: true, required: true }]] as const)('%s: the verdict on every value', (mode, flags) => {
    const one = placed(type, flags, field);
    for (const value of good) expect(faults(one, rule.sanitize(value, define)), JSON.stringify(value)).toEqual([]);
    for (const [value, code] of bad) expect(faults(one, rule.sanitize(value, define)), JSON.stringify(value)).toEqual(mode === 'required' || mode === 'optional' ? [code] : []);
    for (const value of [undefined, ...empty]) {
      const wanted = mode === 'required' && type !== 'displayed-text' ? ['required'] : [];
      expect(faults(one, value === undefined ? undefined : rule.sanitize(value, define)), String(value)).toEqual(wanted);
    }
  });

  it('makes something of its own of whatever comes over a border, twice the same, and never throws', () => {
    for (const value of [...foreign, ...good, ...bad.map(([one]) => one), ...empty]) {
      const once = rule.sanitize(value, define);
      expect(Value.safeParse(once).success, String(value)).toBe(true);
      expect(rule.sanitize(once, define)).toEqual(once);
      rule.isEmpty(once);
      rule.validate(once, define);
      expect(typeof rule.format(once, define, 'it')).toBe('string');
      expect(Value.safeParse(rule.toWire(once)).success).toBe(true);
    }
  });

  it('is sent when it may be written, and never when it is read-only', () => {
    for (const value of good) {
      expect(valuesToSend([placed(type, {}, field)], { f: value })).toEqual({ f: rule.toWire(value) });
      expect(valuesToSend([placed(type, { readOnly: true }, field)], { f: value })).toEqual({});
    }
  });
});

describe('what people type', () => {
  it('a number as the language writes it', () => {
    const { sanitize } = fieldRules.number;
    const field = { id: 'n', type: 'number', label: '' };
    for (const [text, value] of [['3,5', 3.5], ['3.5', 3.5], ['1.234,5', 1234.5], ['1,234.5', 1234.5], ['1 234,5', 1234.5], ["1'234", 1234], ['-4', -4], ['+4', 4], ['−4', -4], ['1.234.567', 1234567], ['', null], ['1.2.3', '1.2.3'], ['1,23,4', '1,23,4'], ['abc', 'abc'], ['3,', '3,']] as const) {
      expect(sanitize(text, field), text).toBe(value);
    }
  });

  it('a line break pasted into a short text becomes a space', () => {
    expect(fieldRules['short-text'].sanitize('one\r\ntwo', { id: 'x', type: 'short-text', label: '' })).toBe('one two');
  });

  it('a value is formatted for reading', () => {
    expect(fieldRules.number.format(1234.5, { id: 'x', type: 'number', label: '' }, 'it')).toBe('1234,5');
    expect(fieldRules.date.format('2026-11-24', { id: 'x', type: 'date', label: '' }, 'it')).toBe('24 novembre 2026');
    expect(fieldRules.choice.format('a', { id: 'x', type: 'choice', label: '', options: [{ value: 'a', label: { it: 'Uno', en: 'One' } }] }, 'it-IT')).toBe('Uno');
    expect(fieldRules.choices.format(['a', 'z'], { id: 'x', type: 'choices', label: '', options: [{ value: 'a', label: { en: 'One' } }] }, 'fr')).toBe('One, z');
    expect(fieldRules.file.format([pdf], { id: 'x', type: 'file', label: '' }, 'it')).toBe('a.pdf');
  });

  it('a type of a later version never blocks, and is never sent', () => {
    expect(ruleOf('hologram')).toBeUndefined();
    expect(ruleOf('constructor')).toBeUndefined();
    expect(faults(placed('hologram', { required: true }), undefined)).toEqual([]);
    expect(valuesToSend([placed('hologram', {})], { f: 'x' })).toEqual({});
  });
});
