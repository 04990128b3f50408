/** What `package.json` says of the package's entries. */
export interface PackageEntries {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly files: readonly string[];
  readonly sideEffects: readonly string[];
  readonly customElements?: string;
}

const pattern = (path: string): RegExp => new RegExp(`^${path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`);

/**
 * Every path that `exports` names must be there, and go into the package; what says that it has side effects, too.
 * `built` are the files of the package's folder, as `./dist/index.js`.
 */
export function exportFaults({ exports, files, sideEffects, customElements }: PackageEntries, built: readonly string[]): string[] {
  const targets = Object.entries(exports).flatMap(([entry, target]) => (typeof target === 'string' ? [[entry, target] as const] : Object.values(target).map((path) => [entry, path] as const)));
  const travels = (path: string): boolean => path === './package.json' || files.some((folder) => path === `./${folder}` || path.startsWith(`./${folder}/`));
  const shipped = sideEffects.filter((path) => travels(path));
  return [
    ...targets.filter(([, path]) => !built.some((file) => pattern(path).test(file))).map(([entry, path]) => `${entry} → ${path}: no such file`),
    ...targets.filter(([, path]) => !travels(path)).map(([entry, path]) => `${entry} → ${path}: not among the files of the package`),
    ...shipped.filter((path) => !built.some((file) => pattern(path.replace('**/', '')).test(file))).map((path) => `sideEffects ${path}: no such file`),
    ...(customElements && !built.includes(`./${customElements}`) ? [`customElements ${customElements}: no such file`] : []),
    // a bundler that doesn't know that a module registers something throws it away
    ...targets.filter(([, path]) => /\/define\/|\/loader\.js$/.test(path) && path.endsWith('.js') && !sideEffects.some((one) => pattern(one).test(path))).map(([entry, path]) => `${entry} → ${path}: registers elements, and is not in sideEffects`),
  ];
}
