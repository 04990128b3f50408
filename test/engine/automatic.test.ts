import { describe, expect, it } from 'vitest';
import { automaticAt, isImmediate, lint, passesTo, type LintFinding } from '../../src/engine/index.js';
import type { AutomaticAction, Flow, Settings } from '../../src/protocol/index.js';

const both = (text: string) => ({ en: text, it: text });
const settings: Settings = {
  company: { name: 'C' }, languages: ['en'], support: {}, showSupport: false, sites: [],
  mails: [{ id: 'good', subject: both('S'), text: both('T') }, { id: 'plain', subject: 'S', text: 'T' }, { id: 'half', subject: both('S'), text: { en: 'T', it: ' ' } }, { id: 'empty', subject: ' ', text: 'T' }],
};

/** Three substates without views, with these actions. */
function flowOf(one: AutomaticAction[] = [], two: AutomaticAction[] = [], three: AutomaticAction[] = []): Flow {
  const substate = (id: string, automatic: AutomaticAction[]) => ({ id, name: id, publicName: both(id), view: null, automatic });
  return {
    protocol: 1, type: 'x', name: both('X'), initial: 'one', languages: ['en', 'it'], externalActions: [],
    states: [{ id: 's', name: 's', publicName: both('S'), substates: [substate('one', one), substate('two', two), substate('three', three)] }],
  };
}
const check = (flow: Flow, of: Settings | undefined = settings): LintFinding[] => lint({ flow, fields: [], conditions: [], settings: of });
const at = '/states/0/substates/0/automatic';

describe('the lint of automatic actions', () => {
  it('finds nothing in those that can be', () => {
    expect(check(flowOf([{ id: 'a', mail: 'good' }, { id: 'b', mail: 'plain', move: 'two' }, { id: 'c', after: 5_000_000, move: 'three' }], [{ id: 'a', after: 1, move: 'one' }]))).toEqual([]);
  });

  it.each<[string, string, AutomaticAction[], Record<string, string>?]>([
    ['duplicate-automatic', `${at}/1`, [{ id: 'a', move: 'two' }, { id: 'a', mail: 'good' }], { automatic: 'a' }],
    ['empty-automatic', `${at}/0`, [{ id: 'a' }], { automatic: 'a' }],
    ['automatic-time', `${at}/0/after`, [{ id: 'a', after: -1, move: 'two' }], { automatic: 'a' }],
    ['automatic-time', `${at}/0/after`, [{ id: 'a', after: 5_300_000, move: 'two' }], { automatic: 'a' }],
    ['unknown-substate', `${at}/0/move`, [{ id: 'a', move: 'nowhere' }], { substate: 'nowhere' }],
    ['automatic-to-itself', `${at}/0/move`, [{ id: 'a', after: 5, move: 'one' }], { substate: 'one' }],
    ['unknown-mail', `${at}/0/mail`, [{ id: 'a', mail: 'none' }], { mail: 'none' }],
    ['missing-translation', `${at}/0/mail`, [{ id: 'a', mail: 'half' }], { mail: 'half', language: 'it' }],
    ['empty-mail', `${at}/0/mail`, [{ id: 'a', mail: 'empty' }], { mail: 'empty' }],
  ])('finds %s', (code, pointer, actions, params) => {
    expect(check(flowOf(actions))).toEqual([{ code, severity: 'error', pointer, params }]);
  });

  it('looks at no template where the settings aren’t known', () => {
    expect(lint({ flow: flowOf([{ id: 'a', mail: 'none' }]), fields: [], conditions: [] })).toEqual([]);
  });

  it('finds whoever goes round without standing anywhere, in each of the substates', () => {
    const loop = (pointer: string, substate: string) => ({ code: 'automatic-loop', severity: 'error', pointer, params: { substate } });
    expect(check(flowOf([{ id: 'a', move: 'two' }], [{ id: 'a', after: 0, move: 'one' }]))).toEqual([loop(at, 'one'), loop('/states/0/substates/1/automatic', 'two')]);
    // one that leads into a loop is none itself
    expect(check(flowOf([{ id: 'a', move: 'two' }], [{ id: 'a', move: 'three' }], [{ id: 'a', move: 'two' }])).map(({ params }) => params?.['substate'])).toEqual(['two', 'three']);
    // the first that moves is the one that counts
    expect(check(flowOf([{ id: 'a', move: 'three' }, { id: 'b', move: 'two' }], [{ id: 'a', move: 'one' }]))).toEqual([]);
  });
});

describe('what happens by itself', () => {
  it('is what the substate names, and nothing where the flow doesn’t have it', () => {
    const flow = flowOf([{ id: 'a', mail: 'good' }]);
    expect([automaticAt(flow, 'one'), automaticAt(flow, 'nowhere')]).toEqual([[{ id: 'a', mail: 'good' }], []]);
    expect([{ id: 'a' }, { id: 'a', after: 0 }, { id: 'a', after: 1 }].map(isImmediate)).toEqual([true, true, false]);
  });

  it('leads on at once to a substate that is there, and is another one', () => {
    expect(passesTo(flowOf([{ id: 'a', after: 5, move: 'three' }, { id: 'b', mail: 'good' }, { id: 'c', move: 'two' }]), 'one')).toBe('two');
    for (const move of ['one', 'nowhere']) expect(passesTo(flowOf([{ id: 'a', move }]), 'one')).toBeUndefined();
    expect(passesTo(flowOf(), 'one')).toBeUndefined();
  });
});
