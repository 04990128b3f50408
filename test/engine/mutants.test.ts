import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Argued { readonly file: string; readonly original: string; readonly replacement: string; readonly why: string }

/** The list as `npm run mutate` reads it: a file's heading, then a line for each change that no test notices. */
function argued(list: string): { entries: Argued[]; strays: string[] } {
  const entries: Argued[] = [];
  const strays: string[] = [];
  let file = '';
  for (const line of list.split('\n')) {
    const heading = /^## (\S+)$/.exec(line);
    const entry = /^- `([^`]+)` → `([^`]+)`: (.+\.)$/.exec(line);
    if (heading) file = heading[1]!;
    else if (entry) entries.push({ file, original: entry[1]!, replacement: entry[2]!, why: entry[3]! });
    else if (line.startsWith('-')) strays.push(line);
  }
  return { entries, strays };
}

/** What the list says that the rules no longer do. */
function stale(entries: readonly Argued[], source: (file: string) => string): string[] {
  return entries.filter(({ file, original }) => !source(file).replace(/\s+/g, ' ').includes(original)).map(({ file, original }) => `${file}: ${original}`);
}

describe('the list of changes that no test notices', () => {
  const { entries, strays } = argued(read('test/engine/mutants.md'));

  it('argues each of them, in the form that npm run mutate reads', () => {
    expect(strays).toEqual([]);
    expect(entries.length).toBeGreaterThan(0);
    expect(new Set(entries.map(({ file, original, replacement }) => `${file} ${original} ${replacement}`)).size).toBe(entries.length);
  });

  it('speaks of rules that are there', () => {
    expect(stale(entries, read)).toEqual([]);
  });

  it('would be caught at one that is not', () => {
    const { entries: wrong } = argued('## src/engine/offers.ts\n- `gone < by` → `true`: It was here once.');
    expect(stale(wrong, read)).toEqual(['src/engine/offers.ts: gone < by']);
    expect(argued('- `a` → `b`, without a reason').strays).toHaveLength(1);
  });
});
