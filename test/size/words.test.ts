import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languages, type LanguageCode } from '../../src/i18n/languages.js';

const chunks = resolve('dist/cdn/chunks');
const files = readdirSync(chunks);

/** The words of a language as they travel. */
async function built(code: LanguageCode): Promise<Record<string, unknown>> {
  // the words of the views are named for their language too, and are fewer
  const [file = ''] = files.filter((name) => new RegExp(`^${code}-[^.]{8}\\.js$`).test(name)).sort((a, b) => statSync(resolve(chunks, b)).size - statSync(resolve(chunks, a)).size);
  const module = await import(/* @vite-ignore */ pathToFileURL(resolve(chunks, file)).href) as Record<string, unknown>;
  // beside it a file may hand out what the words of other parts need too
  const words = Object.values(module).find((one) => typeof one === 'object') as Record<string, unknown>;
  return (words[code] ?? words) as Record<string, unknown>;
}

/** Words without what only tells of how they are written: a function is one, whatever it says. */
const told = (words: unknown): unknown => JSON.parse(JSON.stringify(words, (_, value: unknown) => (typeof value === 'function' ? 'a function' : value)));

describe('the words of the built script', () => {
  const codes = Object.keys(languages) as LanguageCode[];

  it.each(codes)('are those of the source, in %s', async (code) => {
    expect(told(Object.values(await built(code)))).toEqual(told(Object.values(await languages[code]())));
  });

  it('have the same names in every language, and the code asks for no other', async () => {
    const [names = [], ...others] = await Promise.all(codes.map(async (code) => Object.keys(await built(code))));
    for (const other of others) expect(other).toEqual(names);
    const shortened = Object.keys(await languages.en()).filter((name) => !names.includes(name));
    expect(shortened.length).toBeGreaterThan(50);
    const code = files.map((file) => readFileSync(resolve(chunks, file), 'utf8')).join('\n');
    expect(shortened.filter((name) => new RegExp(`\\.${name}\\b`).test(code))).toEqual([]);
  });
});
