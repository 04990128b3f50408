import { describe, expect, it } from 'vitest';
import { parseNumber } from '../../src/engine/field-types/number-rule.js';
import { accepts, checkFile, checkValue, fieldRules, fileIds, fileTypes, type Fault } from '../../src/engine/index.js';
import type { Field, FieldType, Value } from '../../src/protocol/index.js';
import { pdf } from './snapshots.js';

const field = (type: FieldType, more: Partial<Field> = {}): Field => ({ id: 'f', type, label: 'F', ...more });
const fault = (type: FieldType, value: Value, more: Partial<Field> = {}): Fault | undefined => fieldRules[type].validate(value, field(type, more));
const read = (type: FieldType, value: unknown): Value => fieldRules[type].sanitize(value, field(type));
const format = (type: FieldType, value: Value, language = 'en', more: Partial<Field> = {}): string => fieldRules[type].format(value, field(type, more), language);

describe('a fault says what the message needs', () => {
  it.each<[FieldType, Value, Partial<Field>, Fault]>([
    ['short-text', 'abcdef', { maxLength: 5 }, { code: 'too-long', params: { max: 5, length: 6 } }],
    ['text-area', 'x'.repeat(20_001), { maxLength: 50_000 }, { code: 'too-long', params: { max: 20_000, length: 20_001 } }],
    ['short-text', ' a ', { minLength: 2 }, { code: 'too-short', params: { min: 2 } }],
    ['number', 0, { min: 1 }, { code: 'too-small', params: { min: 1 } }],
    ['number', 11, { max: 10 }, { code: 'too-large', params: { max: 10 } }],
    ['number', 1.3, { step: 0.5 }, { code: 'not-a-step', params: { min: 0.5 } }],
    ['number', 1.5, { step: 1 }, { code: 'not-whole' }],
    ['number', Infinity, {}, { code: 'not-a-number' }],
    ['number', true, {}, { code: 'not-a-number' }],
    ['date', '2025-12-31', { min: '2026-01-01' }, { code: 'too-early', params: { min: '2026-01-01' } }],
    ['time', '19:01', { max: '19:00' }, { code: 'too-late', params: { max: '19:00' } }],
    ['file', [pdf, pdf], {}, { code: 'too-many-files', params: { max: 1 } }],
    ['file', [{ ...pdf, size: 0 }], {}, { code: 'file-empty', params: { name: 'a.pdf' } }],
    ['file', [{ ...pdf, size: 11 }], { maxSize: 10 }, { code: 'file-too-large', params: { name: 'a.pdf', max: 10 } }],
    ['file', [pdf], { accept: ['image/*'] }, { code: 'file-type', params: { name: 'a.pdf' } }],
    ['yes-no', 'perhaps', {}, { code: 'not-a-choice' }],
    ['choice', 'a', {}, { code: 'not-a-choice' }],
  ])('%s %j with %j', (type, value, more, wanted) => {
    expect(fault(type, value, more)).toEqual(wanted);
  });

  it('which reaches the page at its field', () => {
    expect(checkValue({ field: 'a/b', order: 0, required: true, readOnly: false, definition: field('number', { min: 3 }) }, 1)).toEqual({ pointer: '/payload/values/a~1b', code: 'too-small', params: { min: 3 } });
    expect(checkValue({ field: 'f', order: 0, required: true, readOnly: false, definition: field('number', { step: 1 }) }, 1.5)).toEqual({ pointer: '/payload/values/f', code: 'not-whole' });
  });
});

describe('numbers', () => {
  it.each<[string, '.' | ',' | undefined, number | undefined]>([
    ['3.500', ',', 3500], ['3.500', '.', 3.5], ['3.500', undefined, 3.5], ['3,500', '.', 3500], ['3,500', ',', 3.5], ['-3.500', ',', -3500],
    ['1234.567', ',', 1234.567], ['3.50', ',', 3.5], ['1.234.56', ',', undefined], ['1,234,567.5', undefined, 1234567.5], ['12.34,5', undefined, undefined],
    [' 12 ', undefined, 12], ['1’234', undefined, 1234], ['++1', undefined, undefined], ['1+', undefined, undefined], ['1−', undefined, undefined], ['.5', undefined, undefined], ['--5', undefined, undefined],
    ['1.2,3,4', undefined, undefined], ['5.', undefined, undefined], ['12 kWh', undefined, undefined], ['kWh 12', undefined, undefined], ['1x2', undefined, undefined], ['-1.234.567,8', undefined, -1234567.8],
    ['1.5x', undefined, undefined], ['0x1F', undefined, undefined], ['1e5', undefined, undefined], ['−1.234,5', undefined, -1234.5], ['1 − 2', undefined, undefined], ['9'.repeat(400), undefined, undefined], [`${'9'.repeat(400)},5`, undefined, undefined],
  ])('%s where the decimal sign is %s', (text, decimal, wanted) => {
    expect(parseNumber(text, decimal)).toBe(wanted);
  });

  it('are held to their step however large they are', () => {
    for (const value of [1234567.89, 98765432.1, 0.07, 4.35, -1234567.89]) expect(fault('number', value, { step: 0.01 }), String(value)).toBeUndefined();
    for (const value of [1234567.895, 0.001, 98765432.105]) expect(fault('number', value, { step: 0.01 }), String(value)).toMatchObject({ code: 'not-a-step' });
    expect(fault('number', 1_000_000_000.3, { min: 1_000_000_000.1, step: 0.1 })).toBeUndefined();
    expect(fault('number', 0.3, { min: -1_000_000_000.1, step: 0.1 })).toBeUndefined();
    expect(fault('number', 1234567890.5, { step: 1 })).toEqual({ code: 'not-whole' });
    // steps are counted from the smallest
    expect(fault('number', 1.25, { min: 0.25, step: 1 })).toBeUndefined();
    expect(fault('number', 1.5, { min: 0.5, step: 1 })).toBeUndefined();
    expect(fault('number', 2, { min: 0.5, step: 1 })).toEqual({ code: 'not-whole' });
    // and a step of nothing is none
    expect(fault('number', 1.23, { step: 0 })).toBeUndefined();
    expect(fault('number', 1.23, { step: -1 })).toBeUndefined();
    expect(fault('number', 5, { min: '7', max: '3' })).toBeUndefined();
  });

  it('are read where they can be, and kept as typed where not', () => {
    expect([read('number', 'about 5'), read('number', '   '), read('number', NaN), read('number', '9'.repeat(400)), read('number', '3,5')]).toEqual(['about 5', null, null, '9'.repeat(400), 3.5]);
    expect([fieldRules.number.toWire('3,5'), fieldRules.number.toWire('about 5'), fieldRules.number.toWire(4)]).toEqual([3.5, 'about 5', 4]);
    expect(fault('number', '3,5', { min: 3, max: 4 })).toBeUndefined();
    expect([undefined, null, '', 0, 'x'].map((value) => fieldRules.number.isEmpty(value))).toEqual([true, true, true, false, false]);
    expect([format('number', 1234.5678901, 'en'), format('number', 'about 5'), format('number', null), format('number', 1234567.5, 'de')]).toEqual(['1,234.5678901', 'about 5', '', '1.234.567,5']);
  });
});

describe('days and times', () => {
  it.each<[FieldType, string, string | undefined]>([
    ['date', '2024-02-29', undefined], ['date', '2026-02-29', 'not-a-date'], ['date', '2026-13-01', 'not-a-date'], ['date', '2026-11-24T00:00', 'not-a-date'], ['date', 'x2026-11-24', 'not-a-date'], ['date', '2026-1-24', 'not-a-date'], ['date', '2026-11', 'not-a-date'], ['date', '+012026-11-24', 'not-a-date'],
    ['time', '00:00', undefined], ['time', '23:59:59', undefined], ['time', '24:00', 'not-a-time'], ['time', '9:00', 'not-a-time'], ['time', '12:60', 'not-a-time'], ['time', '12:30:60', 'not-a-time'], ['time', 'x12:30', 'not-a-time'], ['time', '12:30x', 'not-a-time'], ['time', '12:3:00', 'not-a-time'],
  ])('%s %s', (type, value, code) => {
    expect(fault(type, value)?.code).toBe(code);
  });

  it('are read without the spaces around them', () => {
    expect([read('date', ' 2026-11-24 '), read('time', ' 12:30 '), read('email', ' a@b.co ')]).toEqual(['2026-11-24', '12:30', 'a@b.co']);
  });

  it('have bounds of their own kind alone', () => {
    expect(fault('date', '2026-11-24', { min: 3000, max: 5 })).toBeUndefined();
  });

  it('a day is the same day in every time zone, and what is no day is shown as it is', () => {
    expect([format('date', '2026-01-01', 'en'), format('date', 'soon', 'en'), format('date', '', 'en'), format('date', null), format('date', '2026-02-30')]).toEqual(['January 1, 2026', 'soon', '', '', '2026-02-30']);
  });
});

describe('languages', () => {
  it('one that is none takes the place of none, and breaks nothing', () => {
    for (const language of ['und', 'it_IT', '', 'not a language']) {
      expect(format('number', 1234.5, language)).toBe(new Intl.NumberFormat(undefined).format(1234.5));
      expect(format('date', '2026-11-24', language)).toBe(new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date('2026-11-24')));
    }
    // not every machine's own language tells them apart: German does
    expect([format('number', 1234.5, 'de'), format('date', '2026-11-24', 'de')]).toEqual(['1.234,5', '24. November 2026']);
  });

  it('a label is in the language, else in its general form, else in English, else in the first; else the value stands for itself', () => {
    const label = (one: Field['label'], language: string): string => format('choice', 'a', language, { options: [{ value: 'a', label: one }] });
    expect(label({ en: 'One', it: 'Uno', 'it-CH': 'Vun' }, 'it-CH')).toBe('Vun');
    expect(label({ en: 'One', it: 'Uno' }, 'it-Latn-CH')).toBe('Uno');
    expect(label({ it: 'Uno', en: 'One' }, 'fr')).toBe('One');
    expect(label({ it: 'Uno', es: 'Uno más' }, 'fr')).toBe('Uno');
    expect(label({ en: 'One' }, 'constructor')).toBe('One');
    expect(label('One', 'fr')).toBe('One');
    expect(label({}, 'fr')).toBe('a');
    expect(label('', 'fr')).toBe('a');
    expect(format('choice', 'b', 'fr', { options: [{ value: 'a', label: 'One' }] })).toBe('b');
    expect(format('choice', 'b', 'fr')).toBe('b');
    expect(format('choice', null)).toBe('');
    expect(format('choices', 'a')).toBe('');
  });
});

describe('choices', () => {
  const options = [{ value: 'a', label: 'A' }, { value: 'true', label: 'T' }, { value: '7', label: '7' }];
  it('are read from what a page or a table may hold', () => {
    expect([7, true, 'a', null, {}].map((value) => read('choice', value))).toEqual(['7', 'true', 'a', '', '']);
    expect([['a', 'a', 1], 'a', '', 7, null].map((value) => read('choices', value))).toEqual([['a'], ['a'], [], [], []]);
    expect([fieldRules.choices.toWire(['a', pdf]), fieldRules.choices.toWire('a'), fieldRules.choice.toWire(null), fieldRules.choice.toWire('a')]).toEqual([['a'], [], '', 'a']);
    expect(['', 'a', null, 1].map((value) => fieldRules.choice.isEmpty(value))).toEqual([true, false, true, true]);
    expect([[], ['a'], [pdf], 'a'].map((value) => fieldRules.choices.isEmpty(value))).toEqual([true, false, true, true]);
    expect([fault('choice', 'a', { options }), fault('choices', ['a', '7'], { options }), fault('choices', ['a', 'b'], { options })?.code]).toEqual([undefined, undefined, 'not-a-choice']);
  });

  it('yes, no and a box know what was not answered', () => {
    expect(['true', 'false', true, false, 'perhaps', 1, null].map((value) => read('yes-no', value))).toEqual([true, false, true, false, null, null, null]);
    expect(['true', 'false', true, false, 'perhaps', 1, null].map((value) => read('checkbox', value))).toEqual([true, false, true, false, false, false, false]);
    expect([true, false, null, 'true'].map((value) => fieldRules['yes-no'].isEmpty(value))).toEqual([false, false, true, true]);
    expect([true, false, null, 'true'].map((value) => fieldRules.checkbox.isEmpty(value))).toEqual([false, true, true, true]);
    expect([true, false, 'true', null].map((value) => fieldRules['yes-no'].toWire(value))).toEqual([true, false, true, null]);
    expect([true, false, 'true', null].map((value) => fieldRules.checkbox.toWire(value))).toEqual([true, false, false, false]);
    expect([true, false, null].map((value) => format('yes-no', value))).toEqual(['✓', '✗', '']);
  });

  it('what an untouched field holds is empty, in every type', () => {
    for (const rule of Object.values(fieldRules)) expect(rule.isEmpty(rule.empty)).toBe(true);
    expect(Object.fromEntries(Object.entries(fieldRules).map(([type, { empty }]) => [type, empty]))).toEqual({
      'short-text': '', 'text-area': '', number: null, date: '', time: '', 'yes-no': null, checkbox: false, choice: '', choices: [], email: '', phone: '', file: [], photo: [], signature: [], 'displayed-text': null,
      money: null, 'date-time': '', address: null, iban: '', 'tax-id': '', 'supply-point': '',
    });
  });
});

describe('texts', () => {
  it('are read from text and numbers, and sent without the spaces around them', () => {
    expect([read('text-area', ' a\nb '), read('text-area', 7), read('text-area', true), read('text-area', ['a'])]).toEqual([' a\nb ', '7', '', '']);
    expect([fieldRules['text-area'].toWire(' a '), fieldRules['text-area'].toWire(null), format('text-area', 'a'), format('text-area', 7)]).toEqual(['a', '', 'a', '']);
    expect(read('short-text', 'a\r\n\u2028b\u2029c')).toBe('a b c');
    expect([fault('short-text', 7, { minLength: 1 })?.code, fault('short-text', 'ab', { maxLength: 2, minLength: 2 })]).toEqual(['too-short', undefined]);
    expect(fault('text-area', 'x'.repeat(20_000))).toBeUndefined();
  });

  it('displayed ones hold nothing, whatever comes', () => {
    expect([read('displayed-text', 'x'), fieldRules['displayed-text'].toWire('x'), format('displayed-text', 'x'), fault('displayed-text', 'x'), fieldRules['displayed-text'].isEmpty('x')]).toEqual([null, null, '', undefined, true]);
  });

  it.each<[FieldType, string, boolean]>([
    ['email', 'a@b.co', true], ['email', 'a@b.xn--p1ai', true], ['email', 'a@192.168.0.1', false], ['email', 'a@b.12', false], ['email', 'a@b.4you', true], ['email', 'a@b.c', false], ['email', 'a@b.c d', false], ['email', 'x a@b.co', false], ['email', 'a@b.co.', false], ['email', 'a@.co', false],
    ['email', `${'a'.repeat(64)}@b.co`, true], ['email', `${'a'.repeat(65)}@b.co`, false], ['email', 'Anna<a@b.co', false], ['email', ' a@b.co ', true],
    ['phone', '123456', true], ['phone', '123456789012345', true], ['phone', '02/5550-0100', true], ['phone', '+39.02.555', true], ['phone', ' +39 02 5550 ', true], ['phone', '++3902555', false], ['phone', '02 5550 x', false], ['phone', 'x 02 5550', false], ['phone', '12345', false], ['phone', '1234567890123456', false],
  ])('%s %s: %s', (type, value, good) => {
    expect(fault(type, value) === undefined).toBe(good);
    if (!good) expect(fault(type, value)).toEqual({ code: `not-${type === 'email' ? 'an' : 'a'}-${type}` });
  });
});

describe('files', () => {
  it.each<[string[] | undefined, string, string, boolean]>([
    [undefined, 'a.exe', 'x/y', true], [[], 'a.exe', 'x/y', true], [['.PDF'], 'a.pdf', '', true], [['.pdf'], 'A.PDF', '', true], [['.pdf'], 'pdf', 'application/pdf', false], [[' image/* '], 'a', 'IMAGE/PNG', true],
    [['image/*'], 'a', 'imagery/png', false], [['image/png'], 'a', 'image/png', true], [['image/png'], 'a.png', 'image/jpeg', false], [['IMAGE/PNG'], 'a', 'image/png', true], [['video/*', '.jpg'], 'a.jpg', '', true], [['/*'], 'a', 'image/png', false], [['text/csv'], 'a', 'text/css', false],
  ])('accept %j of %s (%s): %s', (accept, name, type, wanted) => {
    expect(accepts(accept, { name, type })).toBe(wanted);
  });

  it('are the known ones and ids of uploads, and nothing that only looks like one', () => {
    const { id, name, size, type } = pdf;
    expect(read('file', [pdf, 'up-1', null, 7, { name, size, type }, { id, size, type }, { id, name, type }, { id, name, size }, { id: 1, name, size, type }])).toEqual([pdf, 'up-1']);
    expect([read('file', 'up-1'), read('file', { 0: 'up-1' })]).toEqual([[], []]);
    expect([fieldRules.file.toWire([pdf, 'up-2']), fieldRules.file.toWire('up-1'), fileIds([pdf, 'up-2']), fileIds('up-1'), fileIds(undefined)]).toEqual([['up-1', 'up-2'], [], ['up-1', 'up-2'], [], []]);
    expect([format('file', [pdf, 'up-2']), format('file', 'up-1')]).toEqual(['a.pdf, up-2', '']);
    expect([[], [pdf], 'up-1', undefined].map((value) => fieldRules.file.isEmpty(value))).toEqual([true, false, true, true]);
    expect([fault('file', 'up-1'), fault('file', ['up-1']), fault('file', [{ ...pdf, size: 10 }], { maxSize: 10 }), fault('file', [pdf, pdf], { maxFiles: 2 })]).toEqual([undefined, { code: 'unknown-file' }, undefined, undefined]);
    expect(fileTypes).toEqual(['file', 'photo', 'signature']);
  });

  it('a photo is an image and a signature a drawing, unless the company says otherwise', () => {
    const image = (type: string): Value => [{ ...pdf, type }];
    expect([fault('photo', image('image/heic')), fault('photo', image('application/pdf'))?.code, fault('photo', image('application/pdf'), { accept: ['.pdf'] })]).toEqual([undefined, 'file-type', undefined]);
    expect([fault('signature', image('image/svg+xml')), fault('signature', image('image/png')), fault('signature', image('image/gif'))?.code]).toEqual([undefined, undefined, 'file-type']);
  });

  it('one is judged alone before it is sent, though the field takes more', () => {
    const check = (file: { name: string; size: number; type: string }): Fault | undefined => checkFile(fieldRules.file, field('file', { maxFiles: 0, maxSize: 5, accept: ['.pdf'] }), file);
    expect([check({ name: 'a.pdf', size: 5, type: '' }), check({ name: 'a.pdf', size: 6, type: '' })?.code, check({ name: 'a.doc', size: 5, type: '' })?.code]).toEqual([undefined, 'file-too-large', 'file-type']);
  });
});
