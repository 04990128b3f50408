import ts from 'typescript';
import type { SourceFile } from './sources.js';

/** Key of a message → what it is made of: the positions and names of its parameters that it uses, and its words. */
type Words = Map<string, { readonly uses: readonly string[]; readonly text: string }>;

/** The names that a message's parameters bring in: `0`, or `0.name` for one that is taken apart. */
function brought(parameters: ts.NodeArray<ts.ParameterDeclaration>): Map<string, string> {
  return new Map(parameters.flatMap(({ name }, i): [string, string][] => (ts.isIdentifier(name)
    ? [[name.text, `${i}`]]
    : name.elements.flatMap((element): [string, string][] => (ts.isBindingElement(element) && ts.isIdentifier(element.name) ? [[element.name.text, `${i}.${(element.propertyName ?? element.name).getText()}`]] : [])))));
}

function usesOf(message: ts.ArrowFunction): string[] {
  const names = brought(message.parameters);
  const used = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && names.has(node.expression.text)) used.add(`${names.get(node.expression.text)}.${node.name.text}`);
    else if (ts.isIdentifier(node) && names.has(node.text) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) used.add(names.get(node.text) ?? '');
    else ts.forEachChild(node, walk);
  };
  walk(message.body);
  return [...used].sort();
}

/** Reads the messages of a language from the one object that its file exports. */
function wordsOf({ path, text }: SourceFile): Words {
  const words: Words = new Map();
  const take = (object: ts.ObjectLiteralExpression, prefix: string): void => {
    for (const property of object.properties) {
      if (!ts.isPropertyAssignment(property)) continue;
      const name = ts.isIdentifier(property.name) || ts.isStringLiteral(property.name) ? property.name.text : property.name.getText();
      const { initializer } = property;
      if (ts.isObjectLiteralExpression(initializer)) take(initializer, `${prefix}${name}.`);
      else words.set(prefix + name, { uses: ts.isArrowFunction(initializer) ? usesOf(initializer) : [], text: ts.isStringLiteralLike(initializer) ? initializer.text : initializer.getText() });
    }
  };
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement) || !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const { initializer } of statement.declarationList.declarations) if (initializer && ts.isObjectLiteralExpression(initializer)) take(initializer, '');
  }
  return words;
}

/** Where a language differs from the source: keys, the parameters that a message uses, messages left empty or in English. `same` are the keys that may read as in English. */
export function localeFaults(source: SourceFile, languages: readonly SourceFile[], same: readonly string[] = []): string[] {
  const english = wordsOf(source);
  return [...english].filter(([, { text }]) => text === '').map(([key]) => `${source.path}: “${key}” is empty`).concat(languages.flatMap((language) => {
    const words = wordsOf(language);
    return [
      ...[...english.keys()].filter((key) => !words.has(key)).map((key) => `${language.path}: “${key}” is missing`),
      ...[...words.keys()].filter((key) => !english.has(key)).map((key) => `${language.path}: there is no “${key}”`),
      ...[...words].flatMap(([key, { uses, text }]) => {
        const original = english.get(key);
        if (!original) return [];
        return [
          ...(text === '' ? [`${language.path}: “${key}” is empty`] : []),
          ...(uses.join() === original.uses.join() ? [] : [`${language.path}: “${key}” uses ${uses.join(', ') || 'nothing'}, and not ${original.uses.join(', ') || 'nothing'}`]),
          ...(text === original.text && /[a-z]/i.test(text) && !same.includes(key) ? [`${language.path}: “${key}” reads as in English`] : []),
        ];
      }),
    ];
  }));
}
