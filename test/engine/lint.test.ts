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
    ['duplicate-condition', '/states/0/substates/0/conditions/1', 'error', (flow) => { one(flow).conditions!.push('privacy'); }],
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
    ['fields-not-shown', '/states/0/substates/1/placements', 'warning', (flow) => { flow.states[0]!.substates[1]!.placements = [{ field: 'a' }]; }],
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

  it('says what each finding is about, once, and nothing else', () => {
    const two = (flow: Flow) => flow.states[0]!.substates[1]!;
    const at = '/states/0/substates';
    const cases: [(flow: Flow) => void, ...LintFinding[]][] = [
      [(flow) => { flow.externalActions = []; }, { code: 'no-target', severity: 'error', pointer: `${at}/0`, params: { action: 'submit-step', substate: 'one' } }],
      [(flow) => { two(flow).view = 'offer'; }, { code: 'no-target', severity: 'error', pointer: `${at}/1`, params: { action: 'accept-budget', substate: 'two' } }],
      [(flow) => { two(flow).view = 'drawing'; }, { code: 'no-target', severity: 'error', pointer: `${at}/1`, params: { action: 'submit-drawing', substate: 'two' } }],
      [(flow) => { two(flow).view = 'contract-signature'; }, { code: 'no-target', severity: 'error', pointer: `${at}/1`, params: { action: 'sign-contract', substate: 'two' } }],
      [(flow) => { two(flow).view = 'finalization-failed'; flow.states[0]!.discard = true; }, { code: 'no-target', severity: 'warning', pointer: `${at}/1`, params: { action: 'reset-opportunity-process', substate: 'two' } }],
      [(flow) => { two(flow).view = 'finalization-success'; flow.states[0]!.discard = true; }, { code: 'end-of-other-kind', severity: 'warning', pointer: `${at}/1/view`, params: { view: 'finalization-success', substate: 'two' } }],
      [(flow) => { two(flow).view = 'finalization-success'; }],
      [(flow) => { two(flow).view = 'finalization-failed'; flow.externalActions.push({ source: 'customer-portal', action: 'reset-opportunity-process', option: 'previous' }); }, { code: 'end-of-other-kind', severity: 'warning', pointer: `${at}/1/view`, params: { view: 'finalization-failed', substate: 'two' } }],
      [(flow) => { two(flow).view = 'installer-visit'; }],
      [(flow) => { two(flow).view = 'installer-visit'; two(flow).conditions = ['privacy']; }, { code: 'no-target', severity: 'error', pointer: `${at}/1`, params: { action: 'submit-step', substate: 'two' } }],
      [(flow) => { two(flow).view = 'installer-visit'; flow.externalActions.push({ source: 'customer-portal', action: 'submit-step', from: 'two' }); }, { code: 'no-target', severity: 'error', pointer: `${at}/1`, params: { action: 'submit-step', substate: 'two' } }],
      [(flow) => { two(flow).conditions = []; }],
      [(flow) => { two(flow).conditions = ['privacy']; }, { code: 'no-target', severity: 'error', pointer: `${at}/1`, params: { action: 'submit-step', substate: 'two' } }],
      [(flow) => { delete one(flow).placements; delete one(flow).conditions; }],
      [(flow) => { flow.externalActions = [{ source: 'customer-portal', action: 'submit-step' }]; }, { code: 'no-target', severity: 'error', pointer: `${at}/0`, params: { action: 'submit-step', substate: 'one' } }],
      [(flow) => { two(flow).placements = []; }],
      [(flow) => { flow.initial = 'x'; }, { code: 'unknown-substate', severity: 'error', pointer: '/initial', params: { substate: 'x' } }],
      [(flow) => { flow.states[0]!.substates.push({ ...two(flow) }, { ...two(flow) }); }, { code: 'duplicate-substate', severity: 'error', pointer: '/states', params: { substate: 'two' } }],
      [(flow) => { flow.states = []; flow.externalActions = []; }, { code: 'no-substate', severity: 'error', pointer: '/states' }],
      [(flow) => { one(flow).placements = [{ field: 'a' }, { field: 'z' }]; }, { code: 'unknown-field', severity: 'error', pointer: `${at}/0/placements/1`, params: { field: 'z' } }],
      [(flow) => { one(flow).placements = [{ field: 'a' }, { field: 'a' }]; }, { code: 'duplicate-field', severity: 'error', pointer: `${at}/0/placements/1`, params: { field: 'a' } }],
      [(flow) => { one(flow).conditions = ['privacy', 'privacy']; }, { code: 'duplicate-condition', severity: 'error', pointer: `${at}/0/conditions/1`, params: { condition: 'privacy' } }],
      [(flow) => { one(flow).placements = [{ field: 'a', required: true, readOnly: true }]; }, { code: 'never-filled', severity: 'warning', pointer: `${at}/0/placements/0`, params: { field: 'a' } }],
      [(flow) => { one(flow).placements = [{ field: 'a', readOnly: true }, { field: 'b', required: true }]; }],
      [(flow) => { one(flow).placements = [{ field: 'a', group: { en: 'G' } }]; }, { code: 'missing-translation', severity: 'error', pointer: `${at}/0/placements/0/group`, params: { language: 'it' } }],
      [(flow) => { one(flow).placements = [{ field: 'a', dependsOn: { field: 'b' } }, { field: 'b', dependsOn: { field: 'a' } }]; }, ...[0, 1].map((i): LintFinding => ({ code: 'dependency-cycle', severity: 'error', pointer: `${at}/0/placements/${i}/dependsOn`, params: { field: 'ab'[i]! } }))],
      [(flow) => { one(flow).placements = [{ field: 'a', dependsOn: { field: 'z' } }]; }, { code: 'unknown-dependency', severity: 'error', pointer: `${at}/0/placements/0/dependsOn`, params: { field: 'z' } }],
      [(flow) => { two(flow).placements = [{ field: 'a' }]; }, { code: 'fields-not-shown', severity: 'warning', pointer: `${at}/1/placements`, params: { substate: 'two' } }],
      [(flow) => { one(flow).conditions = ['privacy', 'x']; }, { code: 'unknown-condition', severity: 'error', pointer: `${at}/0/conditions/1`, params: { condition: 'x' } }],
      [(flow) => { flow.externalActions.push({ source: 's', action: 'x', from: 'f', target: 't' }); }, ...['target', 'from'].map((part): LintFinding => ({ code: 'unknown-substate', severity: 'error', pointer: `/externalActions/1/${part}`, params: { substate: part[0]! } }))],
      [(flow) => { flow.fields![0]!.type = 'choices'; }, { code: 'no-options', severity: 'error', pointer: '/fields/0', params: { field: 'a' } }],
      [(flow) => { flow.fields![0]!.type = 'choices'; flow.fields![0]!.options = []; }, { code: 'no-options', severity: 'error', pointer: '/fields/0', params: { field: 'a' } }],
      [(flow) => { Object.assign(flow.fields![0]!, { type: 'choice', options: [{ value: 'x', label: both('X') }] }); }],
      [(flow) => { flow.fields![0]!.type = 'hologram'; }, { code: 'unknown-field-type', severity: 'warning', pointer: '/fields/0/type', params: { type: 'hologram' } }],
      [(flow) => { flow.conditions![0] = { ...condition, acceptedByDefault: true }; }, { code: 'pre-ticked', severity: 'warning', pointer: '/conditions/0', params: { condition: 'privacy' } }],
      [(flow) => { delete one(flow).publicName; }, { code: 'missing-public-name', severity: 'error', pointer: `${at}/0` }],
      [(flow) => { flow.states[0]!.publicName = ''; }, { code: 'missing-public-name', severity: 'error', pointer: '/states/0/publicName' }],
      [(flow) => { one(flow).publicName = 'One'; one(flow).description = ' '; }],
      [(flow) => { delete flow.fields; }, ...['a', 'b'].map((field, i): LintFinding => ({ code: 'unknown-field', severity: 'error', pointer: `${at}/0/placements/${i}`, params: { field } }))],
      [(flow) => { delete flow.conditions; }, { code: 'unknown-condition', severity: 'error', pointer: `${at}/0/conditions/0`, params: { condition: 'privacy' } }],
    ];
    for (const [change, ...wanted] of cases) expect(check(change), change.toString()).toEqual(wanted);
  });

  it('takes a documentation view of each kind for one that needs a way on and shows fields', () => {
    for (const view of ['initial-documentation', 'offer-documentation', 'financing-documentation', 'contracts-documentation', 'installation-documentation'] as const) {
      expect(check((flow) => { one(flow).view = view; })).toEqual([]);
      expect(check((flow) => { one(flow).view = view; flow.externalActions = []; }).map(({ code }) => code)).toEqual(['no-target']);
    }
  });

  it('looks for the translation of every text that a customer reads', () => {
    const half = { en: 'x' };
    const found = check((flow) => {
      const [state] = flow.states;
      Object.assign(state!, { publicName: half, description: half });
      Object.assign(one(flow), { publicName: half, description: half, duration: half, next: half });
      one(flow).placements![0]!.group = half;
      Object.assign(flow.fields![0]!, { label: half, help: half, placeholder: half, unit: half, text: half, options: [{ value: 'o', label: half }] });
      flow.conditions = [{ ...condition, name: half, description: half, text: half }];
    });
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['missing-translation']));
    expect(found.map(({ pointer }) => pointer)).toEqual([
      '/states/0/publicName', '/states/0/description',
      ...['publicName', 'description', 'duration', 'next', 'placements/0/group'].map((one) => `/states/0/substates/0/${one}`),
      ...['label', 'help', 'placeholder', 'unit', 'text', 'options/0/label'].map((one) => `/fields/0/${one}`),
      ...['name', 'description', 'text'].map((one) => `/conditions/0/${one}`),
    ]);
    expect(check((flow) => { flow.languages = ['en', 'constructor']; }).every(({ params }) => params?.['language'] === 'constructor')).toBe(true);
  });

  it('a field that is asked for only later, or only shown before, is not filled', () => {
    const shown = { field: 'b', required: true, readOnly: true };
    const codes = (placements: [Flow['states'][number]['substates'][number]['placements'], Flow['states'][number]['substates'][number]['placements']]): string[] => check((flow) => {
      flow.states[0]!.substates[1] = { ...flow.states[0]!.substates[1]!, view: 'contracts-documentation', placements: placements[1] };
      one(flow).placements = placements[0];
      flow.externalActions = [{ source: 'customer-portal', action: 'submit-step', target: 'two' }];
    }).map(({ code, pointer }) => `${code} ${pointer}`);
    expect(codes([[shown], [{ field: 'b' }]])).toEqual(['never-filled /states/0/substates/0/placements/0']);
    expect(codes([[{ field: 'b', readOnly: true }], [shown]])).toEqual(['never-filled /states/0/substates/1/placements/0']);
    expect(codes([[{ field: 'a' }], [shown]])).toEqual(['never-filled /states/0/substates/1/placements/0']);
    expect(codes([undefined, [shown]])).toEqual(['never-filled /states/0/substates/1/placements/0']);
    expect(codes([[{ field: 'a' }, { field: 'b' }], [shown]])).toEqual([]);
    const between = check((flow) => {
      flow.states[0]!.substates = ['one', 'two', 'three'].map((id, i) => ({ ...one(flow), id, placements: [{ field: 'b', ...(i === 1 ? {} : shown) }] }));
      flow.externalActions = [{ source: 'customer-portal', action: 'submit-step', target: 'two' }];
    });
    expect(between.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['never-filled /states/0/substates/0/placements/0']);
  });

  it('help that is hidden, or a company without settings, needs no contact', () => {
    expect(check(() => undefined, { support: { email: 'a@example.com' } })).toEqual([{ code: 'help-without-phone', severity: 'error', pointer: '/support/phone' }]);
    expect(check(() => undefined, { support: { phone: '+39' } })).toEqual([{ code: 'help-without-email', severity: 'error', pointer: '/support/email' }]);
    const flow = sound();
    expect(lint({ flow, fields: flow.fields!, conditions: flow.conditions! })).toEqual([]);
  });
});
