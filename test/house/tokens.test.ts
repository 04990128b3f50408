import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { flatten, generate } from '../../src/theme/token-css.mjs';
import { filesOf, root } from './sources.js';
import { tokenFaults } from './tokens.js';

const tokens = JSON.parse(readFileSync(`${root}src/theme/tokens.json`, 'utf8')) as object;
const defined = flatten(tokens).map(([name]) => name);
const contract = JSON.parse(readFileSync(`${root}test/house/tokens.json`, 'utf8')) as string[];
const files = filesOf('src');

describe('tokens', () => {
  it('F214 are defined, used and kept', () => {
    expect(tokenFaults(files, defined, contract)).toEqual([]);
  });

  it('stand in tokens.ts as generated', () => {
    expect(readFileSync(`${root}src/theme/tokens.ts`, 'utf8')).toBe(generate(tokens));
  });

  it('fail when one is unknown, undefined, unused, taken away or new', () => {
    const planted = [...files, { path: 'src/views/x.styles.ts', text: 'p { color: var(--_colour); background: var(--portal-color-paper); }' }];
    const changed = [...defined.filter((name) => name !== 'shadow-dialog'), 'color-ink'];
    expect(tokenFaults(planted, changed, contract)).toEqual(expect.arrayContaining([
      'src/views/x.styles.ts: --portal-color-paper is not in tokens.json',
      'src/views/x.styles.ts: --_colour is not defined',
      '--portal-color-ink is defined and not used',
      '--portal-shadow-dialog is gone: a page that sets it breaks',
      '--portal-color-ink is new: accept it (npm run accept)',
    ]));
  });
});
