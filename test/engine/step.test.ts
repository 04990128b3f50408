import { describe, expect, it } from 'vitest';
import { shortHash } from '../../src/engine/hash.js';
import { checkStep, consentPointer, owedConditions, pointedAt, present, shownFields, valuePointer, valuesToSend, writable, type Snapshot } from '../../src/engine/index.js';
import type { Field, PlacedField, Substate, Value } from '../../src/protocol/index.js';
import { condition, pdf, snapshot } from './snapshots.js';

const placed = (field: string, type: string, more: Partial<PlacedField> = {}): PlacedField => ({ field, order: 0, required: false, readOnly: false, definition: { id: field, type, label: field }, ...more });
const faults = (placements: PlacedField[], values: Record<string, Value>): string[] => checkStep({ placements, values, conditions: [], accepted: [] }).map(({ pointer, code }) => `${pointer.split('/').at(-1)} ${code}`);

describe('a step', () => {
  it('is held up by what is asked for and missing or wrong, in the order of the fields, then by conditions', () => {
    const step = { placements: [placed('n', 'number', { required: true }), placed('t', 'email'), placed('u', 'short-text')], values: { t: 'x' }, conditions: [condition('privacy', true), condition('news', false), { ...condition('terms', true), acceptedAt: '2026-01-01T00:00:00.000Z' }, condition('law', true)], accepted: ['law'] };
    expect(checkStep(step)).toEqual([
      { pointer: '/payload/values/n', code: 'required' }, { pointer: '/payload/values/t', code: 'not-an-email' }, { pointer: '/payload/consents/privacy', code: 'consent-required' },
    ]);
    expect(owedConditions(step.conditions, []).map(({ id }) => id)).toEqual(['privacy', 'law']);
  });

  it('is never held up by what is hidden or read-only, and asks again when it shows', () => {
    const placements = [placed('owner', 'yes-no'), placed('permission', 'short-text', { required: true, dependsOn: { field: 'owner', equals: false } }), placed('fixed', 'email', { required: true, readOnly: true })];
    expect(faults(placements, {})).toEqual([]);
    expect(faults(placements, { owner: true, permission: '', fixed: 'no address' })).toEqual([]);
    expect(faults(placements, { owner: false })).toEqual(['permission required']);
    expect(writable(placements, { owner: false }).map(({ field }) => field)).toEqual(['owner', 'permission']);
  });

  it('does not ask what depends on a hidden field, whatever that one still holds', () => {
    const placements = [placed('a', 'yes-no'), placed('b', 'short-text', { dependsOn: { field: 'a', equals: true } }), placed('c', 'short-text', { required: true, dependsOn: { field: 'b', oneOf: ['x'] } })];
    expect(faults(placements, { a: true, b: 'x' })).toEqual(['c required']);
    expect(faults(placements, { a: false, b: 'x' })).toEqual([]);
    expect(valuesToSend(placements, { a: false, b: 'x', c: 'old' })).toEqual({ a: false });
  });

  it('sends what was answered of what may be written, as it goes over the wire', () => {
    const placements = [placed('t', 'short-text'), placed('n', 'number'), placed('f', 'file'), placed('none', 'short-text'), placed('shown', 'displayed-text'), placed('odd', 'hologram'), placed('fixed', 'short-text', { readOnly: true })];
    expect(valuesToSend(placements, { t: ' a ', n: '3,5', f: [pdf], shown: 'x', odd: 'x', fixed: 'x', other: 'x' })).toEqual({ t: 'a', n: 3.5, f: ['up-1'] });
  });

  it('is not fooled by a field called as something that every object has', () => {
    const placements = [placed('constructor', 'short-text', { required: true }), placed('b', 'short-text', { required: true, dependsOn: { field: 'constructor' } })];
    expect(faults(placements, {})).toEqual(['constructor required']);
    expect(valuesToSend(placements, {})).toEqual({});
    expect(faults([placed('constructor', 'hologram'), placements[1]!], {})).toEqual([]);
    expect(faults(placements, { constructor: 'Rossi' })).toEqual(['b required']);
  });

  it('asks nothing of a type that holds nothing', () => {
    expect(faults([placed('shown', 'displayed-text', { required: true }), placed('odd', 'hologram', { required: true })], {})).toEqual([]);
  });
});

describe('a dependency', () => {
  const shown = (on: object, value: Value | undefined): boolean => shownFields([{ field: 'a' }, { field: 'b', dependsOn: { field: 'a', ...on } }], value === undefined ? {} : { a: value }).has('b');

  it.each<[object, Value[], (Value | undefined)[]]>([
    [{}, ['x', 0, true, ['x'], [pdf]], [undefined, null, '', false, [], ['']]],
    [{ equals: 'x' }, ['x', ['y', 'x']], [undefined, null, '', 'y', ['y'], []]],
    [{ equals: false }, [false], [undefined, null, '', true, 0]],
    [{ equals: 0 }, [0], [undefined, false, '0']],
    [{ oneOf: ['x', 7, true] }, ['x', 7, true, ['z', 'x']], [undefined, 'y', '7', false]],
    [{ oneOf: [], equals: 'x' }, [], ['x', undefined]],
    [{ oneOf: ['y'], equals: 'x' }, ['y'], ['x']],
  ])('on %j', (on, holds, holdsNot) => {
    for (const value of holds) expect([value, shown(on, value)]).toEqual([value, true]);
    for (const value of holdsNot) expect([value, shown(on, value)]).toEqual([value, false]);
  });

  it('is decided once, however many depend on one, and whatever order they stand in', () => {
    const of = (...fields: [string, string?][]) => fields.map(([field, on]) => ({ field, ...(on ? { dependsOn: { field: on } } : {}) }));
    expect([...shownFields(of(['d', 'c'], ['c', 'b'], ['b', 'a'], ['a']), { a: 'x', b: 'x', c: 'x' })]).toEqual(['d', 'c', 'b', 'a']);
    expect([...shownFields(of(['d', 'c'], ['c', 'b'], ['b', 'a'], ['a']), { a: 'x', c: 'x' })]).toEqual(['b', 'a']);
    expect([...shownFields(of(['a', 'b'], ['b', 'a'], ['c', 'a'], ['d'], ['e', 'd']), { a: 'x', b: 'x', d: 'x' })]).toEqual(['d', 'e']);
  });
});

describe('what a step holds', () => {
  const first: Field[] = [{ id: 'box', type: 'checkbox', label: 'B' }, { id: 'text', type: 'short-text', label: 'T' }, { id: 'size', type: 'number', label: 'S' }, { id: 'odd', type: 'hologram', label: 'O' }, { id: 'if-not', type: 'short-text', label: 'I' }, { id: 'constructor', type: 'short-text', label: 'C' }];
  const at = (placements: Substate['placements'], values: Snapshot['opportunity']['values'] = {}, view: Substate['view'] = 'initial-documentation'): Snapshot => {
    const base = snapshot('only', { values });
    return { ...base, fields: new Map(first.map((field) => [field.id, field])), flow: { ...base.flow, states: [{ id: 's', name: 's', substates: [{ id: 'only', name: 'o', view, placements }] }] } };
  };

  it('is the default until the customer answers, and then the answer, though it is no or nothing', () => {
    const placements = [{ field: 'box', defaultValue: true }, { field: 'text', defaultValue: 'D' }, { field: 'size', defaultValue: '7,5' }, { field: 'odd', defaultValue: 'O' }];
    expect(present(at(placements)).values).toEqual({ box: true, text: 'D', size: 7.5, odd: 'O' });
    expect(present(at(placements, { box: false, text: '', size: null, odd: '' })).values).toEqual({ box: false, odd: '' });
    expect(present(at(placements, { box: true, text: 'x', size: 0 })).values).toEqual({ box: true, text: 'x', size: 0, odd: 'O' });
  });

  it('is no for a box that nobody ticked, so that what depends on a no is asked', () => {
    const placements = [{ field: 'box' }, { field: 'if-not', required: true, dependsOn: { field: 'box', equals: false } }];
    const { values, placements: there } = present(at(placements));
    expect(values).toEqual({ box: false });
    expect(checkStep({ placements: there, values, conditions: [], accepted: [] })).toEqual([{ pointer: '/payload/values/if-not', code: 'required' }]);
  });

  it('is what the type is now, and nothing of a field that was never answered', () => {
    expect(present(at([{ field: 'text' }, { field: 'size' }, { field: 'constructor' }, { field: 'odd' }], { text: 12, size: 'x' })).values).toEqual({ text: '12', size: 'x' });
    expect(present(at([{ field: 'text' }, { field: 'size' }], { text: true, size: ['a'] })).values).toEqual({});
    expect(Object.keys(present(at([{ field: 'text' }, { field: 'odd' }], { text: '  ' })).values)).toEqual([]);
  });

  it('has its fields in the order of their numbers, else of the list, optional and writable until it says otherwise', () => {
    const order = (placements: Substate['placements']): string[] => present(at(placements)).placements.map(({ field, order: n }) => `${field} ${n}`);
    expect(order([{ field: 'size' }, { field: 'box' }, { field: 'text', order: 0 }])).toEqual(['size 0', 'text 0', 'box 1']);
    expect(order([{ field: 'size', order: 5 }, { field: 'box', order: 2 }, { field: 'text', order: 9 }])).toEqual(['box 2', 'size 5', 'text 9']);
    expect(present(at([{ field: 'text' }, { field: 'size', required: true, readOnly: true }])).placements.map(({ required, readOnly }) => [required, readOnly])).toEqual([[false, false], [true, true]]);
  });

  it('has no fields where no view would show them: nobody can be asked for what nobody sees', () => {
    expect(present(at([{ field: 'text', required: true }], { text: 'x' }, null))).toMatchObject({ placements: [], values: {} });
  });
});

describe('pointers', () => {
  it('lead to a field and back, whatever it is called', () => {
    for (const id of ['a', 'a/b', 'a~b', 'a~1b', '~/~', 'constructor']) {
      expect(pointedAt(valuePointer(id), 'values')).toBe(id);
      expect(pointedAt(consentPointer(id), 'consents')).toBe(id);
      expect(pointedAt(valuePointer(id), 'consents')).toBeUndefined();
      expect(pointedAt(consentPointer(id), 'values')).toBeUndefined();
    }
    expect([valuePointer('a/b~c'), consentPointer('a/b~c')]).toEqual(['/payload/values/a~1b~0c', '/payload/consents/a~1b~0c']);
    expect(pointedAt('/payload/values/files/0', 'values')).toBe('files');
    for (const other of ['/type', '', '/payload/values/', '/payload/offer', '/x/payload/values/a', 'payload/values/a']) expect(pointedAt(other, 'values')).toBeUndefined();
  });
});

describe('shortHash', () => {
  it('is cyrb53, as others compute it', () => {
    // the published values of the construction
    expect([shortHash('a'), shortHash('b'), shortHash('revenge'), shortHash('revenue')]).toEqual([7929297801672961, 8684336938537663, 4051478007546757, 8309097637345594].map((number) => number.toString(36)));
  });
});
