import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/** A row of the list of features. */
export interface Feature {
  /** `F12` */
  readonly feature: string;
  /** at most 60 characters */
  readonly name: string;
  readonly area: string;
  /** who sees or sets it; absent for what is ours */
  readonly who?: 'customer' | 'company' | 'rule';
}

export interface TestFile { readonly path: string; readonly text: string }

/** The title of a test, and the rows that it says it proves. */
export interface Title { readonly path: string; readonly title: string; readonly features: readonly string[] }

/** Every file of tests. Stories are none: a story alone proves nothing. */
export function testFiles(root: string): TestFile[] {
  const paths = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts')).sort();
  return paths.map((path) => ({ path: `test/${path}`, text: readFileSync(join(root, 'test', path), 'utf8') }));
}

/** `it`, `test` and `describe`, also as `it.each(…)` and the like; not what is skipped or yet to be written. */
function opens(call: ts.Expression): boolean {
  if (ts.isIdentifier(call)) return ['it', 'test', 'describe', 'suite'].includes(call.text);
  if (ts.isCallExpression(call)) return opens(call.expression);
  if (ts.isTaggedTemplateExpression(call)) return opens(call.tag);
  return ts.isPropertyAccessExpression(call) && !['skip', 'todo', 'skipIf', 'runIf', 'fails'].includes(call.name.text) && opens(call.expression);
}

/** The written parts of a title; what is filled in when it runs counts for nothing. */
function written(title: ts.Expression | undefined): string | undefined {
  if (!title) return undefined;
  if (ts.isStringLiteralLike(title)) return title.text;
  if (ts.isTemplateExpression(title)) return [title.head.text, ...title.templateSpans.map(({ literal }) => literal.text)].join('…');
  return undefined;
}

/** The titles in a file, read without running it. */
export function titlesOf({ path, text }: TestFile): Title[] {
  const found: Title[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && opens(node.expression)) {
      const title = written(node.arguments[0]);
      if (title !== undefined) found.push({ path, title, features: title.match(/\bF\d+[a-z]?\b/g) ?? [] });
    }
    // what a skipped block holds is skipped too
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && ['skip', 'todo'].includes(node.expression.name.text)) return;
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** One line per feature: `F12 name: a.test.ts, b.test.ts`, or `-` where nothing proves it. */
export function featureLines(features: readonly Feature[], titles: readonly Title[]): string[] {
  return features.map(({ feature, name }) => {
    const files = [...new Set(titles.filter((title) => title.features.includes(feature)).map(({ path }) => basename(path)))].sort();
    return `${feature} ${name}: ${files.length > 0 ? files.join(', ') : '-'}`;
  });
}

/** What is wrong with the list, or with what the titles say of it. */
export function featureFaults(features: readonly Feature[], titles: readonly Title[]): string[] {
  const known = new Set(features.map(({ feature }) => feature));
  const twice = features.filter(({ feature }, i) => features.findIndex((one) => one.feature === feature) !== i).map(({ feature }) => `${feature} stands twice in the list`);
  const long = features.filter(({ name }) => name.length > 60 || name === '').map(({ feature }) => `${feature} needs a name of at most 60 characters`);
  const crowded = titles.filter((title) => title.features.length > 3).map(({ path, title }) => `${path}: more than three features in “${title}”`);
  const unknown = titles.flatMap(({ path, features: named }) => named.filter((one) => !known.has(one)).map((one) => `${path}: there is no ${one}`));
  return [...twice, ...long, ...crowded, ...unknown];
}
