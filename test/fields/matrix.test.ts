import { expect } from 'chai';
import '../../src/define/portal-view-documentation.js';
import { heldNothing } from '../../src/engine/field-types/field-types.js';
import { fieldRules } from '../../src/engine/index.js';
import { pointedAt } from '../../src/engine/pointer.js';
import { checkStep } from '../../src/engine/step.js';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import { fieldElements } from '../../src/fields/field-types.js';
import { fieldTypes, type FieldType, type Value, type Values } from '../../src/protocol/field.js';
import type { ProblemError } from '../../src/protocol/problem.js';
import type { PortalViewDocumentation } from '../../src/views/documentation/portal-view-documentation.js';
import { fieldCases, foreign } from '../suites/field-cases.js';
import { kindOf } from '../suites/field-suite.js';
import { learn, sentenceOf } from '../suites/field-words.js';
import { all, control, define, listen, part, place, ways } from '../suites/place.js';
import { clean, FakeStore, find, mount, until } from '../views/fake-store.js';
import { opportunity, placed } from '../views/opportunities.js';

const modes = [['required', { required: true, readOnly: false }], ['optional', { required: false, readOnly: false }], ['read-only', { required: false, readOnly: true }], ['read-only and required', { required: true, readOnly: true }]] as const;
const kinds = ['absent', 'empty', 'good', 'bad', 'foreign'] as const;
type Kind = (typeof kinds)[number];

function valuesOf(type: FieldType, kind: Kind): readonly unknown[] {
  const { good, bad, empty } = fieldCases[type];
  return { absent: [undefined], empty, good, bad: bad.map(([value]) => value), foreign }[kind];
}
const told = (value: unknown): string => `${typeof value} ${String(JSON.stringify(value) ?? value).slice(0, 60)}`;
const sentence = (type: FieldType, fault: ProblemError | undefined): string => sentenceOf(type, fault, kindOf(type), 'en');
/** The engine's verdict on what a border makes of a value. */
function verdicts(type: FieldType, mode: { required: boolean; readOnly: boolean }, value: unknown): ProblemError[] {
  const definition = define(type, fieldCases[type].field);
  const values: Values = value === undefined ? {} : { one: fieldRules[type].sanitize(value, definition) };
  return checkStep({ placements: [placed(definition, mode)], values, conditions: [], accepted: [] });
}

/** What goes wrong on the page in the meantime. */
const wrong: string[] = [];
const note = (event: Event): void => { wrong.push(event instanceof ErrorEvent ? event.message : String((event as PromiseRejectionEvent).reason)); };

/** All that a person, or a page, could try on a field that is read-only. */
function tamper(element: PortalFieldElement): void {
  const files = new DataTransfer();
  files.items.add(new File(['x'], 'x.pdf', { type: 'application/pdf' }));
  for (const target of [element, ...all(element, '.read, .field, .file, button:not([part])')]) {
    target.dispatchEvent(new DragEvent('drop', { bubbles: true, composed: true, cancelable: true, dataTransfer: files }));
    target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: 'x' }));
    target.dispatchEvent(new Event('change', { bubbles: true }));
    for (const key of ['x', 'Delete', 'Enter', ' ']) target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  }
}

describe('every field type, in every mode, with every value', () => {
  before(() => learn('en'));
  beforeEach(() => {
    wrong.length = 0;
    addEventListener('error', note);
    addEventListener('unhandledrejection', note);
  });
  afterEach(() => {
    removeEventListener('error', note);
    removeEventListener('unhandledrejection', note);
    clean();
  });

  for (const type of fieldTypes) {
    for (const [name, mode] of modes) {
      it(`F143 ${type}, ${name}: says what the engine says, and never throws`, async () => {
        const cells = await Promise.all(kinds.flatMap((kind) => valuesOf(type, kind).map(async (value) => ({
          value, element: await place(type, { field: define(type, fieldCases[type].field), value: value as Value, ...mode, showFaults: true }),
        }))));
        expect(cells.length).to.be.greaterThan(foreign.length);
        for (const { value, element } of cells) {
          const [fault, ...others] = verdicts(type, mode, value);
          expect(others).to.deep.equal([]);
          expect(element.message, told(value)).to.equal(sentence(type, fault));
          expect(part(element, '[part=error]')?.textContent?.trim() ?? '', told(value)).to.equal(sentence(type, fault));
          expect(element.matches(':valid'), told(value)).to.equal(fault === undefined);
          if (!mode.readOnly) { expect(control(element) !== null || heldNothing.includes(type) || type === 'signature').to.equal(true); continue; }
          expect(fault, told(value)).to.equal(undefined);
          expect(ways(element), told(value)).to.deep.equal([]);
          const heard = listen(element);
          tamper(element);
          expect([heard.asked.length, element.value === value || Number.isNaN(value)], told(value)).to.deep.equal([0, true]);
        }
        expect(wrong).to.deep.equal([]);
      });
    }
  }

  for (const [name, mode] of modes) {
    for (const kind of kinds.slice(0, 4)) {
      it(`F143 all types in a step, ${name}, ${kind}: the page and the engine hold up the same`, async () => {
        const placements = fieldTypes.map((type, order) => placed({ ...define(type, fieldCases[type].field), id: type }, { ...mode, order }));
        const values = Object.fromEntries(fieldTypes.flatMap((type): [string, Value][] => { const [value] = valuesOf(type, kind) as Value[]; return value === undefined ? [] : [[type, value]]; }));
        const store = new FakeStore(opportunity({ placements, values, conditions: [] }));
        const view = await mount<PortalViewDocumentation>('portal-view-documentation', store);
        (await until(() => find(view, 'button[type=submit]'))).click();
        await until(() => store.state.step.attempted);
        await view.updateComplete;
        for (const type of fieldTypes) {
          const element = find(view, fieldElements[type].tag) as PortalFieldElement;
          await element.updateComplete;
          expect(element.message, type).to.equal(sentence(type, store.faults.find(({ pointer }) => pointedAt(pointer, 'values') === type)));
        }
        if (mode.readOnly) expect(store.faults).to.deep.equal([]);
        expect(find(view, '.summary') === null).to.equal(store.faults.length === 0);
        expect(wrong).to.deep.equal([]);
      });
    }
  }
});
