import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './sources.js';

interface Named { readonly name: string; readonly description?: string }

/** A class in `custom-elements.json`, as far as the wall reads it. */
export interface ManifestElement extends Named {
  readonly tagName?: string;
  readonly summary?: string;
  readonly attributes?: readonly (Named & { readonly fieldName?: string })[];
  readonly members?: readonly (Named & { readonly kind: string })[];
  readonly events?: readonly (Named & { readonly type?: { readonly text: string } })[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
}

export interface Manifest { readonly modules: readonly { readonly path: string; readonly declarations?: readonly ManifestElement[] }[] }

/** What the code of an element shows to the page. */
export interface Facts {
  readonly parts: ReadonlySet<string>;
  readonly slots: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  /** property → attribute; null for one that is no attribute */
  readonly properties: ReadonlyMap<string, string | null>;
}

type Names = Map<string, { readonly file: string; readonly name: string }>;
interface Module { readonly declarations: ReadonlyMap<string, ts.Node>; readonly imports: Names }

const parsed = new WeakMap<readonly SourceFile[], Map<string, Module>>();

/** The top-level declarations of each file, and where its imported names come from. Types count for nothing. */
function read(files: readonly SourceFile[]): Map<string, Module> {
  const known = parsed.get(files);
  if (known) return known;
  const modules = new Map(files.map(({ path, text }) => {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const declarations = new Map<string, ts.Node>();
    const imports: Names = new Map();
    for (const statement of source.statements) {
      if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier) && statement.moduleSpecifier.text.startsWith('.') && !statement.importClause?.isTypeOnly) {
        const file = posix.join(posix.dirname(path), statement.moduleSpecifier.text).replace(/\.js$/, '.ts');
        const named = statement.importClause?.namedBindings;
        if (named && ts.isNamedImports(named)) for (const one of named.elements) if (!one.isTypeOnly) imports.set(one.name.text, { file, name: (one.propertyName ?? one.name).text });
      } else if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList.declarations) if (ts.isIdentifier(name) && initializer) declarations.set(name.text, initializer);
      } else if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name) {
        declarations.set(statement.name.text, statement);
      }
    }
    return [path, { declarations, imports }];
  }));
  parsed.set(files, modules);
  return modules;
}

/** `PortalStepSubmitEvent` → `portal-step-submit` */
const eventName = (className: string): string => className.replace(/Event$/, '').replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();

/** The text of a template with `\u0000n;` where its n-th expression stands. */
function written(template: ts.TemplateLiteral): { readonly text: string; readonly expressions: readonly ts.Expression[] } {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return { text: template.text, expressions: [] };
  const { head, templateSpans } = template;
  return { text: head.text + templateSpans.map(({ literal }, i) => `\u0000${i};${literal.text}`).join(''), expressions: templateSpans.map(({ expression }) => expression) };
}

/** Every string that an expression may come to: those written in it. */
function strings(expression: ts.Node | undefined): string[] {
  if (!expression) return [];
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isConditionalExpression(expression)) return [...strings(expression.whenTrue), ...strings(expression.whenFalse)];
  const found: string[] = [];
  ts.forEachChild(expression, (child) => { found.push(...strings(child)); });
  return found;
}

/** The values of an attribute in the templates. */
function values(template: ts.TemplateLiteral, tag: string, attribute: string): string[] {
  const { text, expressions } = written(template);
  return [...text.matchAll(new RegExp(`<${tag}\\b[^>]*?\\s${attribute}=(?:"([^"]*)"|\\u0000(\\d+);|([^\\s>"]+))`, 'g'))]
    .flatMap(([, quoted, index, bare]) => (index === undefined ? [quoted ?? bare ?? ''] : strings(expressions[Number(index)])))
    .flatMap((value) => value.replace(/\u0000(\d+);/g, (_, i: string) => strings(expressions[Number(i)]).join(' ')).split(/\s+/)).filter(Boolean);
}

/** A property's attribute, from its decorator; undefined when it has none. */
function attributeOf(member: ts.PropertyDeclaration | ts.AccessorDeclaration): string | null | undefined {
  const decorator = ts.getDecorators(member)?.map(({ expression }) => expression).find((call): call is ts.CallExpression => ts.isCallExpression(call) && ts.isIdentifier(call.expression) && call.expression.text === 'property');
  if (!decorator) return undefined;
  const [options] = decorator.arguments;
  const given = options && ts.isObjectLiteralExpression(options) ? options.properties.find((one): one is ts.PropertyAssignment => ts.isPropertyAssignment(one) && one.name.getText() === 'attribute') : undefined;
  if (!given) return member.name.getText().toLowerCase();
  return ts.isStringLiteral(given.initializer) ? given.initializer.text : null;
}

/** What Lit and the browser call by themselves. */
const calledByOthers = /^(constructor|render|willUpdate|updated|firstUpdated|shouldUpdate|\w+Callback|host[A-Z]\w*)$/;

interface SeenClass {
  readonly file: string;
  readonly members: readonly ts.ClassElement[];
  /** in the element's own line: its public members are called from outside */
  readonly line: boolean;
  /** what a class below it has under the same name: not called unless as `super.…` */
  readonly hidden: ReadonlySet<string>;
}

/** The code runs when the object is made. */
const runsAtOnce = (member: ts.ClassElement): boolean => ts.isClassStaticBlockDeclaration(member) || ts.isConstructorDeclaration(member)
  || (ts.isPropertyDeclaration(member) && !(member.initializer && (ts.isArrowFunction(member.initializer) || ts.isFunctionExpression(member.initializer))));

const nameOf = (member: ts.ClassElement): string => (ts.isConstructorDeclaration(member) ? 'constructor' : member.name?.getText() ?? '');
const isInner = (member: ts.ClassElement): boolean => nameOf(member).startsWith('#') || (ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword));

/** Follows the code of a class through what it inherits and calls, as far as it can be reached; other elements are looked at by themselves. */
export function factsOf(files: readonly SourceFile[], path: string, className: string): Facts {
  const modules = read(files);
  const facts = { parts: new Set<string>(), slots: new Set<string>(), events: new Set<string>(), properties: new Map<string, string | null>() };
  const seen = new Set<ts.Node>();
  const classes: SeenClass[] = [];
  const called = new Set<string>();
  const calledAbove = new Set<string>();

  const find = (file: string, name: string): { readonly file: string; readonly node: ts.Node } | undefined => {
    const imported = modules.get(file)?.imports.get(name);
    if (imported) return find(imported.file, imported.name);
    const node = modules.get(file)?.declarations.get(name);
    return node && { file, node };
  };

  const walk = (file: string, node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isTaggedTemplateExpression(node)) {
      for (const value of values(node.template, '[\\w-]+', 'part')) facts.parts.add(value);
      for (const value of values(node.template, 'slot', 'name')) facts.slots.add(value);
      if (/<slot(?![^>]*\sname=)[\s>]/.test(written(node.template).text)) facts.slots.add('');
    } else if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && /^Portal\w+Event$/.test(node.expression.text)) {
      facts.events.add(eventName(node.expression.text));
    } else if (ts.isPropertyAccessExpression(node)) {
      (node.expression.kind === ts.SyntaxKind.SuperKeyword ? calledAbove : called).add(node.name.text);
    } else if (ts.isBindingElement(node)) {
      called.add((node.propertyName ?? node.name).getText());
    } else if (ts.isIdentifier(node)) {
      reach(file, node.text);
    }
    ts.forEachChild(node, (child) => walk(file, child));
  };

  const reach = (from: string, name: string): void => {
    const found = find(from, name);
    if (!found || seen.has(found.node)) return;
    seen.add(found.node);
    if (ts.isClassDeclaration(found.node)) classes.push({ file: found.file, members: found.node.members, line: false, hidden: new Set() });
    else ts.forEachChild(found.node, (child) => walk(found.file, child));
  };

  /** The element's class and those it extends. */
  const inherit = (from: string, name: string, hidden: ReadonlySet<string>): void => {
    const found = find(from, name);
    if (!found || !ts.isClassDeclaration(found.node)) return;
    const { file, node } = found;
    seen.add(node);
    classes.push({ file, members: node.members, line: true, hidden });
    for (const member of node.members) {
      const attribute = ts.isPropertyDeclaration(member) || ts.isAccessor(member) ? attributeOf(member) : undefined;
      if (attribute !== undefined) facts.properties.set(nameOf(member), attribute);
    }
    const above = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
    if (above && ts.isIdentifier(above)) inherit(file, above.text, new Set([...hidden, ...node.members.filter((member) => !runsAtOnce(member)).map(nameOf)]));
  };

  const isReached = ({ line, hidden }: SeenClass, member: ts.ClassElement): boolean => {
    const name = nameOf(member);
    if (hidden.has(name)) return calledAbove.has(name);
    return runsAtOnce(member) || calledByOthers.test(name) || (line && !isInner(member)) || called.has(name);
  };

  inherit(path, className, new Set());
  for (let before = -1; before !== seen.size;) {
    before = seen.size;
    for (const one of [...classes]) {
      for (const member of one.members) {
        if (seen.has(member) || !isReached(one, member)) continue;
        seen.add(member);
        ts.forEachChild(member, (child) => walk(one.file, child));
      }
    }
  }
  return facts;
}

function compare(tag: string, what: string, told: readonly Named[], found: Iterable<string>): string[] {
  const names = new Set(told.map(({ name }) => name));
  const code = new Set(found);
  return [
    ...[...code].filter((name) => !names.has(name)).map((name) => `<${tag}>: the ${what} “${name}” is in the code and not in its comment`),
    ...[...names].filter((name) => !code.has(name)).map((name) => `<${tag}>: the ${what} “${name}” is in its comment and not in the code`),
    ...told.filter(({ description }) => !description).map(({ name }) => `<${tag}>: the ${what} “${name}” has no description`),
  ];
}

/** Where the manifest and the code of the elements differ, and what has no description. */
export function manifestFaults(manifest: Manifest, files: readonly SourceFile[], tags: readonly string[]): string[] {
  const elements = manifest.modules.flatMap(({ path, declarations }) => (declarations ?? []).filter(({ tagName }) => tagName !== undefined).map((element) => ({ path: path.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts'), element })));
  const told = new Set(elements.map(({ element }) => element.tagName ?? ''));
  return [
    ...tags.filter((tag) => !told.has(tag)).map((tag) => `<${tag}>: not in the manifest`),
    ...[...told].filter((tag) => !tags.includes(tag)).map((tag) => `<${tag}>: not in elements.ts`),
    ...elements.flatMap(({ path, element }) => {
      const tag = element.tagName ?? '';
      const facts = factsOf(files, path, element.name);
      return [
        ...(element.description ? [] : [`<${tag}>: has no description`]),
        ...(element.summary ? [] : [`<${tag}>: has no summary`]),
        ...compare(tag, 'part', element.cssParts ?? [], facts.parts),
        ...compare(tag, 'slot', element.slots ?? [], facts.slots),
        ...compare(tag, 'event', element.events ?? [], facts.events),
        ...compare(tag, 'property', (element.members ?? []).filter(({ kind, name }) => kind === 'field' && facts.properties.has(name)), facts.properties.keys()),
        ...compare(tag, 'attribute', element.attributes ?? [], [...facts.properties.values()].filter((attribute) => attribute !== null)),
        ...(element.members ?? []).filter(({ kind, name, description }) => kind === 'field' && !facts.properties.has(name) && !description).map(({ name }) => `<${tag}>: the member “${name}” has no description`),
        ...(element.events ?? []).filter(({ name, type }) => eventName(type?.text ?? '') !== name).map(({ name, type }) => `<${tag}>: the event “${name}” is no ${type?.text ?? 'class'}`),
      ];
    }),
  ];
}
