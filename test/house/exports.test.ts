import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { elements } from '../../src/elements.js';
import { exportFaults, type PackageEntries } from './exports.js';
import { root } from './sources.js';

describe('every entry of the package is there', () => {
  const entries = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as PackageEntries;
  if (!existsSync(`${root}dist/index.js`)) throw new Error('There is no dist/ yet: npm run build');
  const built = ['./package.json', ...readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' }).map((file) => `./dist/${file}`)];

  it('as package.json says', () => {
    expect(exportFaults(entries, built)).toEqual([]);
  });

  it('with a file of its own for each element', () => {
    expect(Object.keys(elements).flatMap((tag) => [`./dist/define/${tag}.js`, `./dist/define/${tag}.d.ts`]).filter((file) => !built.includes(file))).toEqual([]);
  });

  it('sees a path that leads nowhere, one that stays behind, and an entry that a bundler would throw away', () => {
    const broken: PackageEntries = {
      exports: { ...entries.exports, './new': { types: './dist/new.d.ts', default: './dist/new.js' }, './source': './src/index.ts' },
      files: entries.files,
      sideEffects: ['./dist/gone/*.js'],
      customElements: 'dist/elements.json',
    };
    expect(exportFaults(broken, [...built, './src/index.ts'])).toEqual([
      './new → ./dist/new.d.ts: no such file',
      './new → ./dist/new.js: no such file',
      './source → ./src/index.ts: not among the files of the package',
      'sideEffects ./dist/gone/*.js: no such file',
      'customElements dist/elements.json: no such file',
      './define → ./dist/define/index.js: registers elements, and is not in sideEffects',
      './define/* → ./dist/define/*.js: registers elements, and is not in sideEffects',
      './loader → ./dist/loader.js: registers elements, and is not in sideEffects',
    ]);
  });
});
