import ts from 'typescript';

/** A block of code on a page of the docs. */
export interface Sample { readonly page: string; readonly language: string; readonly code: string }

/** The blocks of a Markdown page that name their language. */
export function samplesOf(page: string, text: string): Sample[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = '', code = '']) => ({ page, language, code }));
}

/** What a sample may name. */
export interface Known {
  /** entry → its exports; undefined for an entry that isn't there */
  exportsOf(entry: string): ReadonlySet<string> | undefined;
  /** tag → its attributes; undefined for a tag that isn't there */
  attributesOf(tag: string): ReadonlySet<string> | undefined;
  /** tag → its slots */
  slotsOf(tag: string): ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

const ours = 'customer-portal-elements';

function scriptFaults({ language, code }: Sample, known: Known): string[] {
  const faults: string[] = [];
  const name = `sample.${language}`;
  const { diagnostics = [] } = ts.transpileModule(code, { fileName: name, reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, jsx: ts.JsxEmit.Preserve, allowJs: true } });
  for (const { messageText } of diagnostics) faults.push(ts.flattenDiagnosticMessageText(messageText, ' '));
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, language === 'tsx' ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const entry = statement.moduleSpecifier.text;
    if (entry !== ours && !entry.startsWith(`${ours}/`)) continue;
    const exported = known.exportsOf(entry.slice(ours.length + 1));
    const named = statement.importClause?.namedBindings;
    if (!exported) faults.push(`${entry} is no entry of the package`);
    else if (named && ts.isNamedImports(named)) for (const one of named.elements) if (!exported.has((one.propertyName ?? one.name).text)) faults.push(`${entry} has no ${(one.propertyName ?? one.name).text}`);
  }
  for (const [, event = ''] of code.matchAll(/addEventListener\('(portal-[\w-]+)'/g)) if (!known.events.has(event)) faults.push(`nothing fires ${event}`);
  return faults;
}

function markupFaults({ code }: Sample, known: Known): string[] {
  const faults: string[] = [];
  for (const [, tag = '', rest = ''] of code.matchAll(/<((?:customer-portal|portal)[\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g)) {
    const attributes = known.attributesOf(tag);
    if (!attributes) { faults.push(`there is no <${tag}>`); continue; }
    for (const [, name = ''] of rest.matchAll(/\s([\w-]+)/g)) if (!attributes.has(name) && !['lang', 'slot', 'id', 'class'].includes(name) && !rest.includes(`"${name}`)) faults.push(`<${tag}> has no attribute ${name}`);
  }
  for (const [, outer = '', inner = ''] of code.matchAll(/<(customer-portal|portal-view-[\w-]+)[^>]*>([\s\S]*?)<\/\1>/g)) {
    for (const [, slot = ''] of inner.matchAll(/\sslot="([\w-]+)"/g)) if (!known.slotsOf(outer).has(slot)) faults.push(`<${outer}> has no slot ${slot}`);
  }
  return faults;
}

/** What is wrong with a sample: code that can't be read, and names that the package doesn't have. */
export function sampleFaults(sample: Sample, known: Known): string[] {
  const { page, language, code } = sample;
  const found = (): string[] => {
    if (['js', 'ts', 'tsx'].includes(language)) return scriptFaults(sample, known);
    if (language === 'html') return markupFaults(sample, known);
    if (language === 'json') { try { JSON.parse(code); return []; } catch (error) { return [(error as Error).message]; } }
    return [];
  };
  return found().map((fault) => `${page}: ${fault}\n${code}`);
}
