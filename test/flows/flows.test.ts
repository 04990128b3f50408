import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lint, places } from '../../src/engine/index.js';
import { fieldTypes, Flow, Settings, viewKinds } from '../../src/protocol/index.js';

const folder = new URL('../../demo/flows/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const names = readdirSync(folder).filter((name) => /^[a-z-]+\.json$/.test(name));

describe.each(names)('%s', (name) => {
  const flow = Flow.parse(read(name));
  const settings = Settings.parse(read(name.replace('.json', '.settings.json')));

  it('is a flow without a fault, in every language', () => {
    const findings = lint({ flow, fields: flow.fields ?? [], conditions: flow.conditions ?? [], settings });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the solar sale', () => {
  const flow = Flow.parse(read('solar.json'));

  it('places every view of the seeds and every field type', () => {
    const views = new Set(places(flow).map(({ substate }) => substate.view));
    expect(viewKinds.filter((kind) => !views.has(kind))).toEqual([]);
    expect(views.has(null)).toBe(true);
    const types = new Set(flow.fields?.map(({ type }) => type));
    expect(fieldTypes.filter((type) => !types.has(type))).toEqual([]);
  });

  it('places one field required, optional and read-only', () => {
    const modes = places(flow).flatMap(({ substate }) => substate.placements?.filter(({ field }) => field === 'customer-id') ?? []).map(({ required, readOnly }) => [required ?? false, readOnly ?? false]);
    expect(modes).toEqual([[true, false], [false, false], [false, true]]);
  });
});
