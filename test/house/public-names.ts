import ts from 'typescript';
import type { Manifest } from './manifest.js';

/** What a page or a bundle may lean on: each export of the package's entries with its public members, each element with its attributes, slots, parts, events. */
export type PublicNames = Readonly<Record<string, readonly string[]>>;

/** Members that the language or Lit brings, not we. */
const ours = (symbol: ts.Symbol, root: string): boolean => (symbol.declarations ?? []).some((declaration) => {
  const { fileName } = declaration.getSourceFile();
  return fileName.startsWith(`${root}src/`) && !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static));
});

/** Entry name → file, as `package.json` exports them. */
export function exportedNames(root: string, entries: Readonly<Record<string, string>>): PublicNames {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(Object.values(entries).map((path) => root + path), options);
  const checker = program.getTypeChecker();
  const names: Record<string, string[]> = {};
  for (const [entry, path] of Object.entries(entries)) {
    const source = program.getSourceFile(root + path);
    const module = source && checker.getSymbolAtLocation(source);
    for (const exported of module ? checker.getExportsOfModule(module) : []) {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
      const type = symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias) ? checker.getDeclaredTypeOfSymbol(symbol) : undefined;
      const members = type && !type.isUnion() ? checker.getPropertiesOfType(type).filter((member) => !/^(#|__|\w+Callback$)/.test(member.name) && ours(member, root)).map(({ name }) => name) : [];
      names[`${entry} ${exported.name}`] = [...new Set(members)].sort();
    }
  }
  return names;
}

/** The same of every element, from the manifest. */
export function elementNames({ modules }: Manifest): PublicNames {
  const elements = modules.flatMap(({ declarations }) => declarations ?? []).filter(({ tagName }) => tagName !== undefined);
  const named = (kind: string, list: readonly { readonly name: string }[] = []): string[] => list.map(({ name }) => `${kind} ${name || '(default)'}`);
  return Object.fromEntries(elements.map(({ tagName, attributes, slots, cssParts, events }) => [`<${tagName}>`, [...named('attribute', attributes), ...named('slot', slots), ...named('part', cssParts), ...named('event', events)].sort()]));
}

/** What is gone, which breaks pages, and what is new, which is then promised. */
export function publicFaults(kept: PublicNames, now: PublicNames): string[] {
  const lost = Object.entries(kept).flatMap(([name, members]) => (name in now ? members.filter((member) => !now[name]?.includes(member)).map((member) => `${name}: ${member}`) : [name]));
  const added = Object.entries(now).flatMap(([name, members]) => (name in kept ? members.filter((member) => !kept[name]?.includes(member)).map((member) => `${name}: ${member}`) : [name]));
  return [...lost.map((name) => `${name} is gone: pages that use it break`), ...added.map((name) => `${name} is new: accept it (npm run accept)`)];
}
