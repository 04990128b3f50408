import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words as contractPages } from '../../demo/backend/src/contract-words.js';
import { words as helpDocuments } from '../../demo/backend/src/help-documents.js';
import { told } from '../../demo/backend/src/offer-mails.js';
import { ownNames, pageWords } from '../../demo/backend/src/page-words.js';
import { texts } from '../../demo/backend/src/texts.js';
import { mails } from '../../demo/backend/src/ticket-mails.js';
import { languageNames } from '../../src/i18n/languages.js';
import { demoData } from '../../src/mock/demo-data.js';
import { textsOf, wordFaults, type FoundText } from './words.js';

const all = Object.keys(languageNames);
const folder = new URL('../../demo/flows/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

/** Where a language is missing, or says nothing. */
const lacking = (found: readonly FoundText[]): string[] => found.flatMap(({ at, text }) => all.filter((language) => !text[language]?.trim()).map((language) => `${at}: ${language}`));

/** What a table of words says in one language, with every gap filled. */
function said(words: unknown, at: string): [string, string][] {
  if (typeof words === 'string') return [[at, words]];
  if (typeof words === 'function') return said((words as (...given: string[]) => string)('Xyz', 'Xyz'), at);
  return Object.entries(words as object).flatMap(([key, one]) => said(one, `${at}/${key}`));
}

describe('what the demo says to its customers', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('F213 is there in every language of the SDK: %s', (name) => {
    const found = textsOf(read(name), name);
    expect(found.length).toBeGreaterThan(10);
    expect(lacking(found)).toEqual([]);
  });

  it('F213 is offered in every language of the SDK, by the flow and by the company', () => {
    for (const name of ['solar.json', 'solar.settings.json']) expect([...(read(name) as { languages: string[] }).languages].sort()).toEqual([...all].sort());
  });

  it('F213 is there in every language in the page’s own demo, with nothing after the last', () => {
    const { flow, settings, opportunities } = demoData(new Date());
    const found = textsOf({ flow, settings, opportunities }, 'demo:');
    expect(found.length).toBeGreaterThan(25);
    expect(lacking(found)).toEqual([]);
    expect([flow.languages, settings.languages].map((languages) => [...languages].sort())).toEqual([[...all].sort(), [...all].sort()]);
    expect(found.flatMap(wordFaults).filter((fault) => !fault.includes('a unit that can fall'))).toEqual([]);
  });

  it.each([
    ['the code for signing in', texts, all], ['the mails about questions and problems', mails, all], ['the hosted pages', pageWords, all], ['the names of the languages', ownNames, all], ['the page of the help documents', helpDocuments, all],
    // Arabic can't be written with the fonts that every reader of PDF has
    ['the page of a signed contract', contractPages, all.filter((language) => language !== 'ar')],
  ] as const)('F213 is there in every language that it can be written in: %s', (_, table, languages) => {
    expect(Object.keys(table).sort()).toEqual([...languages].sort());
    const each = languages.map((language) => said((table as Record<string, unknown>)[language], ''));
    for (const [i, one] of each.entries()) {
      expect(one.map(([at]) => at), languages[i]).toEqual(each[0]?.map(([at]) => at));
      expect(one.filter(([, text]) => text.trim() === ''), languages[i]).toEqual([]);
      expect(one.flatMap(([at, text]) => wordFaults({ at, text: { [languages[i] ?? '']: text } })), languages[i]).toEqual([]);
    }
  });

  it('F213 is there in every language in the mail that tells of an offer, with the same gaps to fill', () => {
    const found = textsOf(told, 'offer-sent');
    expect(lacking(found)).toEqual([]);
    const gaps = (text = ''): string[] => (text.match(/\{\{[^}]+\}\}/g) ?? []).sort();
    for (const { text } of [...found, ...textsOf(read('solar.settings.json'), '').filter(({ text }) => text['en']?.includes('{{'))]) {
      for (const language of all) expect(gaps(text[language]), `${language}: ${text['en'] ?? ''}`).toEqual(gaps(text['en']));
    }
  });

  it('finds a language that is missing', () => {
    expect(lacking(textsOf({ a: { b: { en: 'One', it: 'Uno', es: 'Uno', fr: 'Un', de: 'Eins', pt: ' ' } } }, 'x'))).toEqual(['x/a/b: pt', 'x/a/b: ar']);
  });
});
