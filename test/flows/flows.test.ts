import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint, places } from '../../src/engine/index.js';
import { fieldTypes, Flow, Settings, viewKinds } from '../../src/protocol/index.js';
import { textsOf, wordFaults } from './words.js';

const folder = new URL('../../demo/flows/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const names = readdirSync(folder).filter((name) => /^[a-z-]+\.json$/.test(name));

describe.each(names)('%s', (name) => {
  const flow = Flow.parse(read(name));
  const settings = Settings.parse(read(name.replace('.json', '.settings.json')));

  it('is a flow without a fault, in every language', () => {
    expect(lint({ flow, fields: flow.fields ?? [], conditions: flow.conditions ?? [], settings })).toEqual([]);
  });

  it('says everything in each language of its settings, in the words that the house asks for', () => {
    expect(flow.languages).toEqual(settings.languages);
    const texts = [...textsOf(flow, name), ...textsOf(settings, 'settings')];
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter(({ text }) => flow.languages.some((language) => !text[language]?.trim())).map(({ at }) => at)).toEqual([]);
    expect(texts.flatMap(wordFaults)).toEqual([]);
  });

  it('keeps the internal names out of what the customer reads', () => {
    const said = new Set(textsOf(flow, name).flatMap(({ text }) => Object.values(text)));
    expect(flow.states.flatMap((state) => [state.name, ...state.substates.map((substate) => substate.name)]).filter((internal) => said.has(internal))).toEqual([]);
  });
});

describe('the solar sale', () => {
  const flow = Flow.parse(read('solar.json'));
  const all = places(flow);
  const substates = all.map(({ substate }) => substate);

  it('places every view of the seeds and every field type', () => {
    const views = new Set(substates.map(({ view }) => view));
    expect(viewKinds.filter((kind) => !views.has(kind))).toEqual([]);
    expect(views.has(null)).toBe(true);
    const placed = new Set(substates.flatMap(({ placements }) => placements?.map(({ field }) => field) ?? []));
    const types = new Set(flow.fields?.filter(({ id }) => placed.has(id)).map(({ type }) => type));
    expect(fieldTypes.filter((type) => !types.has(type))).toEqual([]);
    expect(flow.fields?.map(({ id }) => id).filter((id) => !placed.has(id))).toEqual([]);
  });

  it('places one field required, optional and read-only', () => {
    const modes = substates.flatMap(({ placements }) => placements?.filter(({ field }) => field === 'customer-id') ?? []).map(({ required, readOnly }) => [required ?? false, readOnly ?? false]);
    expect(modes).toEqual([[true, false], [false, false], [false, true]]);
  });

  it('shares a file that the customer can only read', () => {
    const files = new Set(flow.fields?.filter(({ type }) => type === 'file').map(({ id }) => id));
    expect(substates.some(({ view, placements }) => view === 'contracts-documentation' && placements?.some(({ field, readOnly }) => readOnly && files.has(field)))).toBe(true);
  });

  it('says how long each step takes that asks for something, and what comes after each', () => {
    const asks = substates.filter(({ view, conditions }) => (view === null ? conditions?.length : !['offer', 'installer-visit', 'finalization-success', 'finalization-failed'].includes(view)));
    expect(asks.filter(({ duration }) => !duration).map(({ id }) => id)).toEqual([]);
    expect(substates.filter(({ view, next }) => !next && !view?.startsWith('finalization')).map(({ id }) => id)).toEqual([]);
  });

  it('groups the fields of a step in one run each', () => {
    for (const { id, placements } of substates) {
      const groups = (placements ?? []).map(({ group }) => JSON.stringify(group));
      expect(groups.filter((group, i) => group !== groups[i - 1]), id).toEqual([...new Set(groups)]);
    }
  });

  it('ticks no condition beforehand, and asks for nothing but what the project needs', () => {
    const mandatory = Object.fromEntries((flow.conditions ?? []).map((condition) => [condition.id, condition.mandatory]));
    expect(mandatory).toEqual({ privacy: true, 'supply-mandate': true, withdrawal: true, news: false, 'site-safety': true });
    expect(flow.conditions?.some(({ acceptedByDefault }) => acceptedByDefault)).toBe(false);
  });

  it('gives a privacy notice that can be read: long enough, with lists and links', () => {
    const { text } = flow.conditions?.find(({ id }) => id === 'privacy') ?? {};
    for (const language of flow.languages) {
      const notice = (text as Record<string, string>)[language] ?? '';
      expect(notice.split(/\s+/).length, language).toBeGreaterThanOrEqual(250);
      expect(notice, language).toMatch(/^- /m);
      expect(notice, language).toMatch(/^1\. /m);
      expect(notice, language).toMatch(/\]\(https:/);
    }
  });

  it('leads a customer who does all that is asked from the first document to the works', () => {
    const target = (action: string, from: string): string | undefined => {
      const own = flow.externalActions.filter((entry) => entry.source === 'customer-portal' && entry.action === action);
      return (own.find((entry) => entry.from === from) ?? own.find((entry) => entry.from === undefined))?.target;
    };
    expect(target('submit-step', 'initial-documents')).toBe('initial-review');
    expect(target('submit-drawing', 'draw-roof')).toBe('offer-documents');
    expect(target('submit-step', 'offer-documents')).toBe('study-running');
    expect(target('accept-budget', 'choose-offer')).toBe('contract-documents');
    expect(target('submit-step', 'contract-documents')).toBe('sign-contract');
    expect(target('sign-contract', 'sign-contract')).toBe('contract-signed');
    expect(target('submit-step', 'installation-documents')).toBe('site-rules');
    expect(target('submit-step', 'site-rules')).toBe('installing');
    expect(target('reset-opportunity-process', 'not-finished')).toBe('study-running');
    expect(all.find(({ substate }) => substate.view === 'finalization-failed')?.state.discard).toBe(true);
  });
});
