import ts from 'typescript';
import type { SourceFile } from './sources.js';

/** Attributes whose value the customer reads or hears. */
const heard = ['alt', 'aria-description', 'aria-label', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'placeholder', 'title'];

const hasWord = (text: string): boolean => /\p{L}/u.test(text.replace(/&\w+;/g, ''));

/** The strings that an expression in a template shows as they are. */
function shown(expression: ts.Expression): string[] {
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isParenthesizedExpression(expression)) return shown(expression.expression);
  if (ts.isConditionalExpression(expression)) return [...shown(expression.whenTrue), ...shown(expression.whenFalse)];
  if (ts.isBinaryExpression(expression) && [ts.SyntaxKind.PlusToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(expression.operatorToken.kind)) return [...shown(expression.left), ...shown(expression.right)];
  if (ts.isTemplateExpression(expression)) return [expression.head.text, ...expression.templateSpans.map(({ literal }) => literal.text)];
  return [];
}

function inMarkup(template: ts.TemplateLiteral): string[] {
  const expressions = ts.isTemplateExpression(template) ? template.templateSpans.map(({ expression }) => expression) : [];
  const text = ts.isTemplateExpression(template) ? template.head.text + template.templateSpans.map(({ literal }, i) => `\u0000${i};${literal.text}`).join('') : template.text;
  const open = /<!--.*?-->|<\/?[a-z][^\s>]*((?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]*))?)*)\s*\/?>/gis;
  const attributes = [...text.matchAll(open)].flatMap(([, list = '']) => [...list.matchAll(/([^\s=]+)=(?:"([^"]*)"|'([^']*)'|(\S*))/g)].filter(([, name = '']) => heard.includes(name)).map(([, , a, b, c]) => a ?? b ?? c ?? ''));
  const readable = [...attributes, text.replace(open, '\n')];
  return readable.flatMap((part) => [
    ...part.replace(/\u0000\d+;/g, '\n').split('\n'),
    ...[...part.matchAll(/\u0000(\d+);/g)].flatMap(([, i]) => { const expression = expressions[Number(i)]; return expression ? shown(expression) : []; }),
  ]).map((one) => one.trim()).filter(hasWord);
}

/** Words for the customer that stand in an element instead of in `i18n/`. */
export function textFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const found: string[] = [];
    const walk = (node: ts.Node): void => {
      if (ts.isTaggedTemplateExpression(node) && ['html', 'svg'].includes(node.tag.getText())) found.push(...inMarkup(node.template));
      // an element that is told its words by code
      if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isPropertyAccessExpression(node.left) && ['textContent', 'innerText', 'title', 'ariaLabel', 'placeholder', 'alt'].includes(node.left.name.text)) found.push(...shown(node.right).filter(hasWord));
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'setCustomValidity') found.push(...node.arguments.flatMap(shown).filter(hasWord));
      ts.forEachChild(node, walk);
    };
    walk(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    return found.map((words) => `${path}: “${words}” belongs into src/i18n`);
  });
}
