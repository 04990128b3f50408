import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveTimes } from '../../demo/backend/src/seed.js';
import { places, ruleOf } from '../../src/engine/index.js';
import { CustomerRecord, Flow, OpportunityRecord, type FileRef, type Value } from '../../src/protocol/index.js';
import { textsOf, wordFaults } from './words.js';

const folder = new URL('../../demo/flows/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const now = new Date('2026-03-10T10:00:00Z');

interface Demo { readonly customers: unknown[]; readonly files: { id: string; name: string; path: string }[]; readonly opportunities: unknown[] }

const demo = resolveTimes(read('solar.demo.json'), now) as Demo;
const flow = Flow.parse(read('solar.json'));
const refs = new Map(demo.files.map(({ id, name, path }): [string, FileRef] => [id, { id, name, size: readFileSync(new URL(path, folder)).length, type: 'application/pdf' }]));

/** `{file: id}` as the backend puts the file there. */
function withFiles(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withFiles);
  if (typeof data !== 'object' || data === null) return data;
  const { file } = data as { file?: string };
  if (file !== undefined) return refs.get(file) ?? expect.fail(`no file ${file}`);
  return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, withFiles(one)]));
}

const customers = demo.customers.map((one) => CustomerRecord.parse(one));
const opportunities = demo.opportunities.map((one) => OpportunityRecord.parse(withFiles(one)));
const ids = new Set(places(flow).map(({ substate }) => substate.id));

describe('the demo customers of the solar sale', () => {
  it('have an address that can be read, one of them a mobile number, one two projects', () => {
    expect(customers.every(({ email, portal }) => email?.endsWith('@example.com') && portal)).toBe(true);
    expect(customers.filter(({ phone }) => phone)).toHaveLength(1);
    const counts = customers.map(({ id }) => opportunities.filter(({ customer }) => customer === id).length);
    expect(counts).toEqual([1, 1, 2, 1, 2, 1]);
    expect(new Set(opportunities.map(({ substate }) => substate)).size).toBe(opportunities.length);
  });

  it('stand in substates of the flow, with a history that leads there', () => {
    for (const { id, substate, history = [] } of opportunities) {
      expect(history.filter((entry) => !ids.has(entry.substate)), id).toEqual([]);
      expect(history.at(-1)?.substate, id).toBe(substate);
      const times = history.map(({ at }) => at);
      expect(times, id).toEqual([...times].sort());
      expect(times.every((at) => at < now.toISOString()), id).toBe(true);
      expect(history.length, id).toBeGreaterThan(1);
    }
  });

  it('hold values that their fields take', () => {
    const definitions = new Map((flow.fields ?? []).map((field) => [field.id, field]));
    for (const { id, values = {} } of opportunities) {
      for (const [name, value] of Object.entries(values)) {
        const field = definitions.get(name);
        expect(field, `${id}: ${name}`).toBeDefined();
        if (field && value !== null) expect(ruleOf(field.type)?.validate(value as Value, field), `${id}: ${name}`).toBeUndefined();
      }
    }
  });

  it('have the answers already that their current step only shows', () => {
    for (const { id, substate, values = {} } of opportunities) {
      const placements = places(flow).find((place) => place.substate.id === substate)?.substate.placements ?? [];
      expect(placements.filter(({ field, readOnly }) => readOnly && values[field] === undefined).map(({ field }) => field), id).toEqual([]);
    }
  });

  it('see at least three offers that they can accept, each adding up to its price', () => {
    const offers = opportunities.flatMap(({ offers = [] }) => offers);
    const today = now.toISOString().slice(0, 10);
    expect(offers.filter(({ validUntil, status }) => status === 'open' && validUntil && validUntil > today).length).toBeGreaterThanOrEqual(3);
    for (const { id, price, lines, monthly } of offers) {
      expect(lines.reduce((sum, line) => sum + (line.price?.amount ?? 0), 0), id).toBe(price.amount);
      if (monthly) expect(monthly.amount, id).toBeLessThan(price.amount);
    }
  });

  it('are told of it in every language, in the words that the house asks for', () => {
    const texts = textsOf(demo.opportunities, 'opportunities');
    expect(texts.filter(({ text }) => flow.languages.some((language) => !text[language]?.trim())).map(({ at }) => at)).toEqual([]);
    expect(texts.flatMap(wordFaults)).toEqual([]);
  });

  it('get real PDFs of a few kilobytes, none of them left over', () => {
    for (const { path } of demo.files) {
      const bytes = readFileSync(new URL(path, folder));
      expect(bytes.subarray(0, 5).toString('latin1'), path).toBe('%PDF-');
      expect(bytes.toString('latin1').trimEnd().endsWith('%%EOF'), path).toBe(true);
      // the table of contents of the file stands where the file says
      const at = Number(/startxref\s+(\d+)/.exec(bytes.toString('latin1'))?.[1]);
      expect(bytes.subarray(at, at + 4).toString('latin1'), path).toBe('xref');
      expect(bytes.length, path).toBeLessThan(6500);
    }
    expect(readdirSync(new URL('files/', folder)).sort()).toEqual(demo.files.map(({ path }) => path.replace('files/', '')).sort());
    expect(existsSync(new URL('README.md', folder))).toBe(true);
    const used = JSON.stringify([opportunities, read('solar.settings.json')]);
    expect(demo.files.filter(({ id }) => !used.includes(`"${id}"`))).toEqual([]);
  });
});
