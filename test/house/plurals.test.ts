import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { counting } from '../../src/i18n/counted.js';
import { languages, type LanguageCode } from '../../src/i18n/languages.js';
import { root } from './sources.js';

type Message = (given: never) => string;

/** The messages of the first screen and of every area that take a count, by their names in the English source. */
function countedMessages(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(`${root}src/i18n/${path}`, 'utf8'), ts.ScriptTarget.Latest, true);
  const names: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isArrowFunction(node.initializer)) {
      const [parameter] = node.initializer.parameters;
      // a number that names something (“Face 3”) has no plural
      if (parameter?.type?.kind === ts.SyntaxKind.NumberKeyword && ['count', 'left', 'length', 'seconds', 'minutes'].includes(parameter.name.getText())) names.push(node.name.getText());
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return names;
}

const areas = readdirSync(`${root}src/i18n`, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const codes = Object.keys(languages) as LanguageCode[];

/** Every message of a language, by its name. */
async function messagesOf(code: LanguageCode): Promise<Record<string, unknown>> {
  const first = await languages[code]();
  const rest = await Promise.all(areas.map(async (area) => Object.values(await import(`../../src/i18n/${area}/${code}.ts`) as Record<string, object>)[0]));
  return Object.assign({}, first.failure, first, ...rest) as Record<string, unknown>;
}

const names = [...countedMessages('en.ts'), ...areas.flatMap((area) => countedMessages(`${area}/en.ts`))];
/** What a message says of a count, without the count: its form. */
const formOf = (message: Message, count: number): string => message(count as never).replaceAll(/\d+/g, '#');

describe('what is counted', () => {
  it.each(codes)('F213 is said in the form that the rules of the language choose, in %s', async (code) => {
    const messages = await messagesOf(code);
    const rules = new Intl.PluralRules(code === 'pt' ? 'pt-PT' : code);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      const forms = new Map<string, string>();
      for (let count = 0; count <= 120; count++) {
        const [rule, form] = [rules.select(count), formOf(messages[name] as Message, count)];
        // none and one may be said otherwise than the rule's other numbers; all of the same rule read alike
        if (count > 1) expect([name, count, form]).toEqual([name, count, forms.get(rule) ?? form]);
        if (count > 1 || rule !== 'other') forms.set(rule, form);
      }
    }
  });

  it('F213 has six forms in Arabic', async () => {
    const messages = await messagesOf('ar');
    const six = [0, 1, 2, 3, 11, 100];
    expect(new Set(six.map((count) => formOf(messages['summaryTitle'] as Message, count))).size).toBe(6);
    expect(six.map((count) => formOf(messages['drawingFound'] as Message, count))).toEqual(['لم يُعثر على أي عنوان', 'عُثر على عنوان واحد', 'عُثر على عنوانين', 'عُثر على # عناوين', 'عُثر على # عنوانًا', 'عُثر على # عنوان']);
  });

  it('takes each form from the rules', () => {
    const say = counting('ar')({ zero: 'z', one: 'o', two: 't', few: '# f', many: '# m', other: '# x' });
    expect([0, 1, 2, 3, 10, 11, 99, 100, 102, 103].map(say)).toEqual(['z', 'o', 't', '3 f', '10 f', '11 m', '99 m', '100 x', '102 x', '103 f']);
  });
});
