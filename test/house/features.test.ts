import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { featureFaults, featureLines, testFiles, titlesOf, type Feature } from './features.js';

const root = new URL('../..', import.meta.url).pathname;
const features = JSON.parse(readFileSync(`${root}test/features.json`, 'utf8')) as Feature[];

/** A file that is parsed and never run. */
const planted = (text: string) => titlesOf({ path: 'test/planted/a.test.ts', text });

describe('the list of features', () => {
  it('agrees with what the titles of the tests say', () => {
    expect(featureFaults(features, testFiles(root).flatMap(titlesOf))).toEqual([]);
  });

  it('holds every row of the three systems and of ours', () => {
    const numbers = [...Array.from({ length: 148 }, (_, i) => `F${i + 1}`), 'F75a', 'F75b', ...Array.from({ length: 23 }, (_, i) => `F${i + 201}`)];
    expect(features.map(({ feature }) => feature).sort()).toEqual(numbers.sort());
  });

  it('sees a title with too many features, one that is not in the list, a doubled row and an endless name', () => {
    const titles = planted("it('F1 F2 F3 F4 does all', () => {}); describe('F999 is new', () => { it(`F5 for ${name}`, () => {}); });");
    expect(featureFaults([...features, { feature: 'F1', name: 'n'.repeat(61), area: 'flow' }], titles)).toEqual([
      'F1 stands twice in the list',
      'F1 needs a name of at most 60 characters',
      'test/planted/a.test.ts: more than three features in “F1 F2 F3 F4 does all”',
      'test/planted/a.test.ts: there is no F999',
    ]);
  });
});

describe('npm run features', () => {
  const [first, second, third] = features as [Feature, Feature, Feature];

  it('reads titles of tests that are run, each and plain, and of nothing else', () => {
    const titles = planted(`
      it('F1 plain', () => {});
      it.each([1, 2])('F2 each %s', () => {});
      it.skip('F3 skipped', () => {});
      describe.skip('skipped', () => { it('F3 inside', () => {}); });
      // it('F3 in a comment', () => {});
      const text = 'F3 in a string';
    `);
    expect(titles.flatMap((title) => title.features)).toEqual(['F1', 'F2']);
    expect(featureLines([first, second, third], titles)).toEqual([`F1 ${first.name}: a.test.ts`, `F2 ${second.name}: a.test.ts`, `F3 ${third.name}: -`]);
  });
});
