import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { defineConfig, parse } from '@terrazzo/parser';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../src/theme/token-css.mjs';
import { root } from './sources.js';

const folder = 'src/theme/';
const files = ['tokens.json', ...readdirSync(`${root}${folder}themes`).map((file) => `themes/${file}`)];
const read = (file: string): string => readFileSync(`${root}${folder}${file}`, 'utf8');
const cwd = pathToFileURL(root);

/** Reads it as a design tool does. */
const imported = (file: string, src: string) => parse([{ filename: new URL(file, cwd), src }], { config: defineConfig({}, { cwd }), continueOnError: false });

describe('design tokens', () => {
  for (const file of files) {
    it(`F214 ${file} can be read by a design tool, token by token`, async () => {
      const src = read(file);
      const { tokens } = await imported(`${folder}${file}`, src);
      expect(Object.keys(tokens).map((id) => id.replaceAll('.', '-')).sort()).toEqual(flatten(JSON.parse(src) as object).map(([name]) => name).sort());
      for (const token of Object.values(tokens)) expect(['color', 'dimension', 'duration', 'fontFamily', 'shadow']).toContain(token.$type);
    });
  }

  it('a value that is CSS and no design token is refused', async () => {
    await expect(imported('wrong.json', '{ "space": { "$type": "dimension", "unit": { "$value": "clamp(4px, 1cqi, 8px)" } } }')).rejects.toThrow();
  });

  it('F214 a theme names tokens of the contract alone', () => {
    const known = new Set(flatten(JSON.parse(read('tokens.json')) as object).map(([name]) => name));
    expect(files.slice(1).flatMap((file) => flatten(JSON.parse(read(file)) as object).map(([name]) => name).filter((name) => !known.has(name)))).toEqual([]);
  });
});
