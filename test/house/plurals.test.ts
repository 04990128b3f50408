import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { counting } from '../../src/i18n/counted.js';
import { faultMessage } from '../../src/i18n/faults.js';
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

  it.each([
    ['en', ['0 characters left', '1 character left', '2 characters left', '1 character too many', '2 characters too many'], ['Shorten this to 1 character.', 'Shorten this to 1,000 characters.', 'Write at least 1 character.']],
    ['it', ['Restano 0 caratteri', 'Resta 1 carattere', 'Restano 2 caratteri', '1 carattere di troppo', '2 caratteri di troppo'], ['Lo accorci a 1 carattere.', 'Lo accorci a 1000 caratteri.', 'Scriva almeno 1 carattere.']],
    ['es', ['Quedan 0 caracteres', 'Queda 1 carácter', 'Quedan 2 caracteres', 'Sobra 1 carácter', 'Sobran 2 caracteres'], ['Acórtelo a 1 carácter.', 'Acórtelo a 1000 caracteres.', 'Escriba al menos 1 carácter.']],
    ['fr', ['Il reste 0 caractère', 'Il reste 1 caractère', 'Il reste 2 caractères', '1 caractère de trop', '2 caractères de trop'], ['Raccourcissez à 1 caractère.', 'Raccourcissez à 1\u202f000 caractères.', 'Écrivez au moins 1 caractère.']],
    ['de', ['Noch 0 Zeichen', 'Noch 1 Zeichen', 'Noch 2 Zeichen', '1 Zeichen zu viel', '2 Zeichen zu viel'], ['Kürzen Sie auf 1 Zeichen.', 'Kürzen Sie auf 1.000 Zeichen.', 'Schreiben Sie mindestens 1 Zeichen.']],
    ['pt', ['Restam 0 caracteres', 'Resta 1 carácter', 'Restam 2 caracteres', '1 carácter a mais', '2 caracteres a mais'], ['Encurte para 1 carácter.', 'Encurte para 1000 caracteres.', 'Escreva pelo menos 1 carácter.']],
    ['ar', ['لم يبقَ أي حرف', 'بقي حرف واحد', 'بقي حرفان', 'حرف واحد زائد', 'حرفان زائدان'], undefined],
  ] as const)('F213 says how many characters there is room for, in %s', async (code, room, bounds) => {
    const messages = await languages[code]();
    expect([0, 1, 2, -1, -2].map((left) => messages.fieldRoom(left))).toEqual(room);
    // a bound comes as it is written: from a thousand on with its own sign
    const tag = code === 'pt' ? 'pt-PT' : code;
    const says = (fault: string, params: Record<string, number>): string => faultMessage(messages, { code: fault, params }, 'text', tag);
    if (bounds) expect([says('too-long', { max: 1 }), says('too-long', { max: 1000 }), says('too-short', { min: 1 })]).toEqual(bounds);
  });

  it('F213 has a form of its own for one, in every language that has one', async () => {
    // shortened units, the same for every number; a code has four digits at least, and a timeline hides two steps at least
    const same = ['codeWait', 'tooManyWait', 'codeLabel', 'codeLength', 'timelineMore'];
    for (const code of codes) {
      const messages = await messagesOf(code);
      const lacking = names.filter((name) => !same.includes(name) && formOf(messages[name] as Message, 1) === formOf(messages[name] as Message, 2));
      expect([code, lacking]).toEqual([code, code === 'de' ? ['fieldRoom'] : []]);
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
