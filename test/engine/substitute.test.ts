import { describe, expect, it } from 'vitest';
import { present, substitute, type Snapshot } from '../../src/engine/index.js';
import type { Field, Text } from '../../src/protocol/index.js';
import { offer, pdf, snapshot } from './snapshots.js';

const more: Field[] = [
  { id: 'day', type: 'date', label: 'Day' }, { id: 'size', type: 'number', label: 'Size' }, { id: 'constructor', type: 'short-text', label: 'Builder' }, { id: 'odd', type: 'hologram', label: 'Odd' },
  { id: 'roof', type: 'choice', label: 'Roof', options: [{ value: 'flat', label: { en: 'Flat', it: 'Piano' } }] }, { id: 'owner', type: 'yes-no', label: 'Owner' },
];
const at = (values: Snapshot['opportunity']['values'] = {}, name: Text = 'A roof'): Snapshot => {
  const base = snapshot('first', { values, name });
  return { ...base, fields: new Map([...base.fields, ...more.map((one): [string, Field] => [one.id, one])]) };
};
const fill = (text: string, values: Snapshot['opportunity']['values'] = {}): string => substitute(text, at(values));

describe('substitution codes', () => {
  it('customer, company and project, as often as they stand there', () => {
    expect(fill('{{customer.name}}, {{ company.name }}: {{opportunity.name}}. {{  customer.name}}!')).toBe('Anna, Sole Nostro: A roof. Anna!');
  });

  it('a field of the project as a person reads it, in the language of the text', () => {
    const held = { day: '2026-11-24', size: 1234.5, roof: 'flat', code: 'A', paper: [pdf], owner: true };
    const text = '{{field.day}} {{field.size}} {{field.roof}} {{field.code}} {{field.paper}} {{field.owner}}';
    expect(substitute({ en: text, it: text }, at(held))).toEqual({ en: 'November 24, 2026 1,234.5 Flat A a.pdf ✓', it: '24 novembre 2026 1234,5 Piano A a.pdf ✓' });
  });

  it('the name of a project in several languages, else the first of them', () => {
    const names = at({}, { it: 'Un tetto', en: 'A roof' });
    expect(substitute({ en: '{{opportunity.name}}', it: '{{opportunity.name}}', fr: '{{opportunity.name}}', constructor: '{{opportunity.name}}' }, names)).toEqual({ en: 'A roof', it: 'Un tetto', fr: 'Un tetto', constructor: 'Un tetto' });
    expect(substitute('{{opportunity.name}}', names)).toBe('Un tetto');
  });

  it('a field without an answer is empty; so is one whose type is unknown', () => {
    expect(fill('[{{field.code}}]')).toBe('[]');
    expect(fill('[{{field.constructor}}]')).toBe('[]');
    expect(fill('[{{field.odd}}]', { odd: 'x' })).toBe('[]');
    expect(fill('[{{field.size}}]', { size: true })).toBe('[]');
  });

  it('an unknown code stays as it is written, to be seen', () => {
    for (const text of ['{{unknown}}', '{{field.none}}', '{{field}}', '{{customer}}', '{{customer.name.first}}', '{{customer.email}}', '{{code}}', '{{xxxxxxcode}}', '{{FIELD.code}}', '{{Customer.name}}', '{{1}}', '{{}}', '{customer.name}', '{{customer.name}', '{{customer name}}']) expect(fill(text, { code: 'A' })).toBe(text);
  });

  it('what a code stands for is text: not looked at again, no pattern and no HTML', () => {
    expect(fill('{{field.code}}', { code: '{{customer.name}}' })).toBe('{{customer.name}}');
    expect(fill('a {{field.code}} b', { code: "$& $1 $' $$" })).toBe("a $& $1 $' $$ b");
    expect(fill('{{field.code}}', { code: '<img src=x onerror=alert(1)>' })).toBe('<img src=x onerror=alert(1)>');
  });

  it('a language that is none breaks no page', () => {
    expect(Object.keys(substitute({ it_IT: '{{field.day}} {{field.size}}' }, at({ day: '2026-11-24', size: 1 })))).toEqual(['it_IT']);
  });

  it('are filled in wherever a customer reads the company’s words, and nowhere else', () => {
    const base = at();
    const code = '{{customer.name}}';
    const [first, ...rest] = base.flow.states;
    const substate = { ...first!.substates[0]!, publicName: `p ${code}`, description: `d ${code}`, duration: `u ${code}`, next: `n ${code}`, placements: [{ field: 'intro' }] };
    const flow = { ...base.flow, states: [{ ...first!, publicName: `P ${code}`, description: `D ${code}`, substates: [substate, ...first!.substates.slice(1)] }, ...rest] };
    const fields = new Map([...base.fields, ['intro', { id: 'intro', type: 'displayed-text', label: 'Intro', text: `t ${code}`, help: `h ${code}` }] as const]);
    const shown = present({ ...base, flow, fields });
    expect(shown.state).toEqual({ id: 'start', name: 'P Anna', description: 'D Anna' });
    expect(shown.substate).toEqual({ id: 'first', name: 'p Anna', description: 'd Anna', duration: 'u Anna', next: 'n Anna' });
    expect(shown.timeline[0]).toMatchObject({ name: 'p Anna', description: 'd Anna', state: 'P Anna' });
    expect(shown.placements[0]?.definition).toMatchObject({ text: 't Anna', help: 'h Anna' });
    const offers = present(snapshot('offers', { offers: [offer('a', { name: `o ${code}`, description: `e ${code}` })] })).view;
    expect(offers).toMatchObject({ offers: [{ name: 'o Anna', description: 'e Anna' }] });
    // a condition's text is what its hash is made of
    const conditions = new Map([['privacy', { ...base.conditions.get('privacy')!, text: code }]]);
    expect(present({ ...base, conditions }).conditions[0]?.text).toBe(code);
  });
});
