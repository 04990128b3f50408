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
