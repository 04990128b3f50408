import { describe, expect, it } from 'vitest';
import { criteria, type Criterion } from '../../stories/docs/wcag.js';
import { filesOf } from './sources.js';

/** Criteria of levels A and AA of WCAG 2.2, by guideline: how many each has. */
const counts: Readonly<Record<string, number>> = { '1.1': 1, '1.2': 5, '1.3': 5, '1.4': 9, '2.1': 3, '2.2': 2, '2.3': 1, '2.4': 8, '2.5': 6, '3.1': 2, '3.2': 5, '3.3': 6, '4.1': 2 };

const titles = (texts: readonly string[]): string[] => texts.flatMap((text) => [...text.matchAll(/\b(?:it|it\.each\([^\n]*\))\(\s*(['"`])(.*?)\1/g)].map(([, , title = '']) => title));

/** Claims that no test stands behind. */
const unproved = (claims: readonly Criterion[], all: readonly string[]): string[] => claims
  .flatMap(({ id, verdict, proofs }) => (verdict === 'not applicable' ? [] : proofs.length === 0 ? [`${id}: nothing shows it`] : proofs.filter((proof) => !all.some((title) => title.includes(proof))).map((proof) => `${id}: no test "${proof}"`)));

describe('the statement of accessibility', () => {
  const all = titles(filesOf('test').map(({ text }) => text));

  it('F221 names every criterion of levels A and AA once', () => {
    expect(new Set(criteria.map(({ id }) => id)).size).toBe(criteria.length);
    const found = Object.fromEntries(Object.keys(counts).map((guideline) => [guideline, criteria.filter(({ id }) => id.startsWith(`${guideline}.`)).length]));
    expect(found).toEqual(counts);
    expect(criteria.map(({ id }) => id)).toEqual([...criteria.map(({ id }) => id)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })));
  });

  it('F221 claims nothing that no test stands behind', () => {
    expect(unproved(criteria, all)).toEqual([]);
  });

  it('sees a claim without a test, and a test that is gone', () => {
    const claim = (id: string, ...proofs: string[]): Criterion => ({ id, name: '', level: 'A', verdict: 'supports', remarks: '', proofs });
    expect(unproved([claim('1.1.1'), claim('1.3.1', 'a test that nobody wrote')], all.filter((title) => !title.includes('that nobody wrote')))).toEqual(['1.1.1: nothing shows it', '1.3.1: no test "a test that nobody wrote"']);
  });
});
