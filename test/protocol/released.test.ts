import { readdirSync, readFileSync } from 'node:fs';
import { fromJSONSchema } from 'zod';
import { beforeAll, describe, expect, it } from 'vitest';
import * as protocol from '../../src/protocol/index.js';
import { viewSchemas } from '../../src/protocol/view-schemas.js';
import { record, type Recorded } from './record.js';

const released = new URL('./released/', import.meta.url);
const versions = readdirSync(released);
type Reader = { parse(data: unknown): unknown };
type Bodies = Record<string, unknown>;

const read = (version: string, kind: string): Bodies => Object.fromEntries(readdirSync(new URL(`${version}/${kind}/`, released)).map((file) => [file.replace(/\.json$/, ''), JSON.parse(readFileSync(new URL(`${version}/${kind}/${file}`, released), 'utf8')) as unknown]));
const resourceOf = (name: string): string => name.split('.')[0] ?? name;
const fileOf = (resource: string): string => `${resource.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()}.schema`;

/** How today's script and backend read a resource. */
function today(name: string): Reader {
  const schema = (protocol as unknown as Record<string, Reader | undefined>)[resourceOf(name)];
  if (!schema) throw new Error(`no schema of ${name}`);
  return schema;
}

/** With a member that no version knows. */
const withMoreAtTop = (node: unknown): unknown => (typeof node === 'object' && node !== null ? { ...node, addedLater: { anything: [1] } } : node);

describe.each(versions)('what version %s said over the wire', (version) => {
  const answers = read(version, 'answers');
  const requests = read(version, 'requests');
  const schemas = read(version, 'schemas') as Record<string, Parameters<typeof fromJSONSchema>[0]>;
  let now: Recorded;
  beforeAll(async () => { now = await record(); });

  it('has an answer for each kind of view', () => {
    const kinds = Object.keys(answers).flatMap((name) => (answers[name] as { view?: { kind: string } | null }).view?.kind ?? []);
    expect(new Set(kinds)).toEqual(new Set([...protocol.documentationKinds, 'drawing', 'offer', 'contract-signature', 'installer-visit', 'finalization-success', 'finalization-failed']));
  });

  it.each(Object.keys(answers))('its answer %s is read by today’s script', (name) => {
    expect(() => today(name).parse(answers[name])).not.toThrow();
    expect(() => today(name).parse(withMoreAtTop(answers[name]))).not.toThrow();
    const { view } = answers[name] as { view?: { kind: string } | null };
    const schema = view ? viewSchemas[view.kind] : undefined;
    if (schema) expect(() => schema.parse(withMoreAtTop(view))).not.toThrow();
  });

  it.each(Object.keys(requests))('its request %s is read by today’s backend', (name) => {
    expect(() => today(name).parse(requests[name])).not.toThrow();
  });

  it('today’s answers and requests are read by its schemas, members that came later left aside', () => {
    for (const [name, body] of [...Object.entries(now.answers), ...Object.entries(now.requests)]) {
      const schema = schemas[fileOf(resourceOf(name))];
      // what is new since has no schema there, and an older script never asks for it
      if (!schema) continue;
      const reader = fromJSONSchema(schema);
      expect(() => reader.parse(body), name).not.toThrow();
      expect(() => reader.parse(withMoreAtTop(body)), `${name} with more`).not.toThrow();
    }
  });

  it('today’s backend still answers all that it answered, and takes all that it took', () => {
    expect(Object.keys(now.answers)).toEqual(expect.arrayContaining(Object.keys(answers)));
    expect(Object.keys(now.requests)).toEqual(expect.arrayContaining(Object.keys(requests)));
  });

  it('a member that is gone, or of another type, is noticed', () => {
    const schema = schemas['opportunity.schema'];
    if (!schema) throw new Error('no schema of an opportunity');
    const reader = fromJSONSchema(schema);
    const { revision: _, ...less } = now.answers['Opportunity.offer'] as Bodies;
    expect(() => reader.parse(less)).toThrow();
    expect(() => reader.parse({ ...less, revision: 7 })).toThrow();
  });
});
