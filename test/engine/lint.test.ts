import { describe, expect, it } from 'vitest';
import { lint, type LintFinding } from '../../src/engine/index.js';
import type { ConditionDefinition, Field, Flow, Settings } from '../../src/protocol/index.js';

const settings: Settings = { company: { name: 'C' }, languages: ['en', 'it'], support: { email: 'a@example.com', phone: '+39 02 5550 0100' }, showSupport: true, sites: [] };
const both = (text: string) => ({ en: text, it: text });
const field = (id: string, more: Partial<Field> = {}): Field => ({ id, type: 'short-text', label: both(id), ...more });
const condition: ConditionDefinition = { id: 'privacy', version: 1, name: both('P'), text: both('T'), mandatory: true };

function sound(): Flow {
  return {
    protocol: 1, type: 'x', name: both('X'), initial: 'one', languages: ['en', 'it'], fields: [field('a'), field('b')], conditions: [condition],
    states: [{ id: 's', name: 's', publicName: both('S'), substates: [
      { id: 'one', name: 'one', publicName: both('One'), view: 'initial-documentation', placements: [{ field: 'a', required: true }, { field: 'b', dependsOn: { field: 'a' } }], conditions: ['privacy'] },
      { id: 'two', name: 'two', publicName: both('Two'), view: null },
    ] }],
    externalActions: [{ source: 'customer-portal', action: 'submit-step', from: 'one', target: 'two' }],
  };
}

function check(change: (flow: Flow) => void, more: Partial<Settings> = {}): LintFinding[] {
  const flow = sound();
  change(flow);
  return lint({ flow, fields: flow.fields ?? [], conditions: flow.conditions ?? [], settings: { ...settings, ...more } });
}
const one = (flow: Flow) => flow.states[0]!.substates[0]!;

describe('the flow lint', () => {
  it('finds nothing in a sound flow', () => {
    expect(check(() => undefined)).toEqual([]);
  });

  it.each<[string, string, string, (flow: Flow) => void]>([
    ['no-target', '/states/0/substates/0', 'error', (flow) => { flow.externalActions = []; }],
    ['no-target', '/states/0/substates/0', 'error', (flow) => { flow.externalActions = [{ source: 'simulator', action: 'submit-step', target: 'two' }]; }],
    ['no-target', '/states/0/substates/1', 'error', (flow) => { flow.states[0]!.substates[1]!.conditions = ['privacy']; }],
    ['no-target', '/states/0/substates/1', 'warning', (flow) => { flow.states[0]!.substates[1]!.view = 'finalization-failed'; }],
    ['unknown-substate', '/externalActions/1/target', 'error', (flow) => { flow.externalActions.push({ source: 'customer-portal', action: 'x', target: 'nowhere' }); }],
    ['unknown-substate', '/externalActions/1/from', 'error', (flow) => { flow.externalActions.push({ source: 'customer-portal', action: 'x', from: 'nowhere', target: 'two' }); }],
    ['unknown-substate', '/initial', 'error', (flow) => { flow.initial = 'nowhere'; }],
    ['duplicate-substate', '/states', 'error', (flow) => { flow.states[0]!.substates.push({ ...flow.states[0]!.substates[1]! }); }],
    ['unknown-field', '/states/0/substates/0/placements/2', 'error', (flow) => { one(flow).placements!.push({ field: 'gone' }); }],
    ['duplicate-field', '/states/0/substates/0/placements/2', 'error', (flow) => { one(flow).placements!.push({ field: 'a' }); }],
    ['unknown-condition', '/states/0/substates/0/conditions/1', 'error', (flow) => { one(flow).conditions!.push('gone'); }],
    ['missing-public-name', '/states/0/substates/0', 'error', (flow) => { delete one(flow).publicName; }],
    ['missing-public-name', '/states/0', 'error', (flow) => { delete flow.states[0]!.publicName; }],
    ['missing-public-name', '/states/0/substates/0/publicName', 'error', (flow) => { one(flow).publicName = ' '; }],
    ['missing-translation', '/states/0/substates/0/publicName', 'error', (flow) => { one(flow).publicName = { en: 'One' }; }],
    ['missing-translation', '/states/0/substates/0/next', 'error', (flow) => { one(flow).next = { en: 'x', it: ' ' }; }],
    ['missing-translation', '/fields/0/help', 'error', (flow) => { flow.fields![0]!.help = { it: 'x' }; }],
    ['missing-translation', '/conditions/0/text', 'error', (flow) => { flow.conditions![0] = { ...condition, text: { en: 'x' } }; }],
    ['never-filled', '/states/0/substates/0/placements/0', 'warning', (flow) => { one(flow).placements![0]!.readOnly = true; }],
    ['dependency-cycle', '/states/0/substates/0/placements/1/dependsOn', 'error', (flow) => { one(flow).placements![1]!.dependsOn = { field: 'b' }; }],
    ['unknown-dependency', '/states/0/substates/0/placements/1/dependsOn', 'error', (flow) => { one(flow).placements![1]!.dependsOn = { field: 'elsewhere' }; }],
    ['no-options', '/fields/0', 'error', (flow) => { flow.fields![0]!.type = 'choice'; }],
    ['unknown-field-type', '/fields/0/type', 'warning', (flow) => { flow.fields![0]!.type = 'hologram'; }],
    ['pre-ticked', '/conditions/0', 'warning', (flow) => { flow.conditions![0] = { ...condition, acceptedByDefault: true }; }],
    ['no-substate', '/states', 'error', (flow) => { flow.states = []; flow.externalActions = []; }],
  ])('%s at %s (%s)', (code, pointer, severity, change) => {
    expect(check(change)).toContainEqual(expect.objectContaining({ code, pointer, severity }));
  });

  it('a required read-only field that was asked for before, or has a default, is filled', () => {
    const later = (flow: Flow) => {
      flow.states[0]!.substates[1] = { ...flow.states[0]!.substates[1]!, view: 'contracts-documentation', placements: [{ field: 'a', required: true, readOnly: true }] };
      flow.externalActions.push({ source: 'customer-portal', action: 'submit-step', from: 'two', target: 'one' });
    };
    expect(check(later).filter(({ code }) => code === 'never-filled')).toEqual([]);
    expect(check((flow) => { one(flow).placements![0] = { field: 'a', required: true, readOnly: true, defaultValue: 'x' }; }).filter(({ code }) => code === 'never-filled')).toEqual([]);
  });

  it('asks for e-mail and phone where the help is shown', () => {
    expect(check(() => undefined, { support: {} }).map(({ code }) => code)).toEqual(['help-without-email', 'help-without-phone']);
    expect(check(() => undefined, { support: {}, showSupport: false })).toEqual([]);
  });
});
