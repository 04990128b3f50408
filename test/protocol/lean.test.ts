import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as full from '../../src/protocol/index.js';

interface Reader { safeParse(data: unknown): { success: boolean; data?: unknown } }

const folder = new URL('./samples/v1/', import.meta.url);
const samples = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown);
const readers = (module: object): Map<string, Reader> => new Map(Object.entries(module).filter((entry): entry is [string, Reader] => typeof (entry[1] as Partial<Reader> | null)?.safeParse === 'function'));

/** Every place in a document. */
function paths(data: unknown, at: readonly string[] = []): string[][] {
  const inside = typeof data === 'object' && data !== null ? Object.entries(data).flatMap(([name, value]) => paths(value, [...at, name])) : [];
  return [[...at], ...inside];
}

/** The document with another value at a place; `undefined` takes the member away. */
function changed(data: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  if (Array.isArray(data)) return data.map((one: unknown, i) => (String(i) === name ? changed(one, rest, value) : one));
  const { [name]: before, ...others } = data as Record<string, unknown>;
  return value === undefined && rest.length === 0 ? others : { ...others, [name]: changed(before, rest, value) };
}

const odd = fc.oneof(
  fc.constantFrom(undefined, null, '', 'a', 0, -1, 1.5, NaN, Infinity, 2 ** 53, true, [], {}, [null], { '': 1 }, 'privacy', 'EUR', 'eur'),
  fc.constantFrom('2024-02-29', '2023-02-29', '2025-04-31', '2025-13-01', '0000-01-01', '2025-1-1', '2025-01-01T10:00:00Z', '2025-01-01T24:00:00Z', '2025-01-01T10:00:00.123Z', '2025-01-01T10:00:00+01:00', '2025-01-01T10:00Z', '2023-02-29T10:00:00Z', '2025-01-01 10:00:00Z', '2025-01-01T10:00:60Z', '2025-01-01T10:00:00Z\n'),
  fc.jsonValue(),
);

describe('what reads for zod in the build for a script tag', () => {
  let lean: Map<string, Reader>;
  const zod = readers(full);

  beforeAll(async () => {
    vi.resetModules();
    vi.doMock('zod/mini', () => import('../../src/protocol/lean.js'));
    lean = readers(await import('../../src/protocol/index.js'));
    vi.doUnmock('zod/mini');
  });

  const both = (name: string, data: unknown): void => {
    const expected = zod.get(name)?.safeParse(data);
    const got = lean.get(name)?.safeParse(data);
    expect(got?.success, `${name} of ${JSON.stringify(data)}`).toBe(expected?.success);
    if (expected?.success) expect(got?.data).toEqual(expected.data);
  };

  it('has every schema of the protocol, and is not zod', () => {
    expect([...lean.keys()]).toEqual([...zod.keys()]);
    expect(lean.get('Opportunity')).not.toBe(zod.get('Opportunity'));
  });

  it('reads every kept sample as zod does, by every schema', () => {
    for (const name of zod.keys()) for (const sample of samples) both(name, sample);
  });

  it('takes and refuses what zod takes and refuses, when a sample is damaged anywhere', () => {
    const damage = fc.constantFrom(...samples).chain((sample) => fc.tuple(fc.constant(sample), fc.constantFrom(...paths(sample)), odd));
    fc.assert(fc.property(damage, ([sample, path, value]) => {
      const data = changed(sample, path, value);
      for (const name of zod.keys()) both(name, data);
    }), { numRuns: 1500 });
  }, 60_000);

  it('takes and refuses what zod does for any value', () => {
    fc.assert(fc.property(odd, (data) => { for (const name of zod.keys()) both(name, data); }), { numRuns: 1000 });
  }, 60_000);
});
