import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/languages.js';
import { localeFaults } from './locales.js';
import { root, type SourceFile } from './sources.js';

const file = (code: string, area = ''): SourceFile => ({ path: `src/i18n/${area}${code}.ts`, text: readFileSync(`${root}src/i18n/${area}${code}.ts`, 'utf8') });
const codes = Object.keys(languages).filter((code) => code !== 'en');
const areas = readdirSync(`${root}src/i18n`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `${name}/`);

/** “Demo”, “No”, “Conditions” and “Name” are words of other languages too. */
const same = ['portalDemo', 'no', 'conditionsTitle', 'drawingName'];

describe('no language lacks a message', () => {
  it('nor has one too many, nor leaves a gap unfilled, nor stays English', () => {
    expect(localeFaults(file('en'), codes.map((code) => file(code)), same)).toEqual([]);
  });

  it.each(areas)('in %s neither, and no message of it has a name of the first screen', (area) => {
    expect(localeFaults(file('en', area), codes.map((code) => file(code, area)), same)).toEqual([]);
    const names = ({ text }: SourceFile): string[] => [...text.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name ?? '').filter((name) => name !== 'refused' && name !== 'faults');
    const taken = names(file('en'));
    expect(names(file('en', area)).filter((name) => taken.includes(name))).toEqual([]);
  });

  it('sees a missing key, an extra one, an empty one, a gap that is not filled and English left over', () => {
    const english = { path: 'en.ts', text: "export const en = { close: 'Close', ok: 'Good', last: 'Last', of: ({ a, b }: { a: string; b: string }) => `${a} of ${b}`, more: (count: number) => `${count} more`, deep: { one: 'One' } };" };
    const planted = { path: 'xx.ts', text: "export const xx = { ok: 'Good', last: '', of: ({ a }: { a: string }) => `${a}`, more: (n: number) => `${n} plus`, deep: { one: 'Un', two: 'Deux' } };" };
    expect(localeFaults(english, [planted])).toEqual([
      'xx.ts: “close” is missing',
      'xx.ts: there is no “deep.two”',
      'xx.ts: “ok” reads as in English',
      'xx.ts: “last” is empty',
      'xx.ts: “of” uses 0.a, and not 0.a, 0.b',
    ]);
  });
});
