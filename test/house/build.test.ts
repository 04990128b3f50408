import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/languages.js';
import { root } from './sources.js';

/** Builds for a script tag into a folder of its own; file → hash. */
function built(): Map<string, string> {
  mkdirSync(`${root}.cache`, { recursive: true });
  const folder = mkdtempSync(`${root}.cache/build-`);
  try {
    execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--outDir', folder, '--logLevel', 'error'], { cwd: root, stdio: 'pipe' });
    return new Map(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')).sort().map((file) => [file, createHash('sha256').update(readFileSync(`${folder}/${file}`)).digest('hex')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the build for a script tag', () => {
  const cdn = `${root}dist/cdn/`;
  const text = (file: string): string => readFileSync(cdn + file, 'utf8');
  const chunks = readdirSync(`${cdn}chunks`);

  it('comes out the same to the byte', () => {
    expect(built()).toEqual(built());
  });

  it('has a hash for each file', () => {
    const integrity = JSON.parse(text('integrity.json')) as Record<string, string>;
    expect(Object.keys(integrity).sort()).toEqual([...chunks.map((file) => `chunks/${file}`), 'classic.js', 'extend.js', 'loader.js', 'portal.js'].sort());
    expect(integrity['loader.js']).toBe(`sha384-${createHash('sha384').update(readFileSync(`${cdn}loader.js`)).digest('base64')}`);
  });

  it('has the line for a page, with the hash of this very loader', () => {
    const { 'loader.js': hash } = JSON.parse(text('integrity.json')) as Record<string, string>;
    expect(text('snippet.html')).toBe(`<script type="module" src="https://sdk.example.com/loader.js" integrity="${hash ?? ''}" crossorigin="anonymous"></script>\n`);
    // the README's line is the same one, without a hash that every release would change
    expect(readFileSync(`${root}README.md`, 'utf8')).toContain(text('snippet.html').replace(/ integrity="[^"]*"/, '').trim());
  });

  it('asks ahead for the words of every language, in files that are there', () => {
    const list = JSON.parse(/\{"?first"?:\[.*?\]\}/.exec(text('loader.js'))?.[0].replace(/([{,])(\w+):/g, '$1"$2":') ?? '{}') as Record<string, string[]>;
    expect(Object.keys(list).sort()).toEqual(['first', ...Object.keys(languages)].sort());
    for (const file of Object.values(list).flat()) expect(chunks).toContain(file.replace('chunks/', ''));
  });

  it('holds no code for developers, no code from text and no address of ours', () => {
    for (const file of ['loader.js', 'portal.js', ...chunks.map((name) => `chunks/${name}`)]) {
      expect(text(file), file).not.toMatch(/Lit is in dev mode|process\.env|sourceMappingURL/);
      expect(text(file), file).not.toMatch(/\bnew Function\b|\beval\(/);
      expect(text(file), file).not.toMatch(/localhost|127\.0\.0\.1/);
    }
  });
});
