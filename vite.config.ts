import { resolve } from 'node:path';
import { defineConfig, parseSync, Visitor, type Plugin } from 'vite';

interface Modules { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }

/** Everything that these modules import, and what that imports; not what is loaded later. */
function closure(entries: readonly string[], modules: Modules): ReadonlySet<string> {
  const known = new Set<string>();
  const walk = (id: string): void => {
    if (known.has(id)) return;
    known.add(id);
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) walk(next);
  };
  for (const entry of entries) walk(resolve(entry));
  return known;
}

/**
 * Which modules travel together: what the first screen of most portals needs is one file, since many small ones compress
 * worse (by 4 kB when it was measured) and are found later. All else comes when it is touched.
 */
function chunkOf() {
  let first: ReadonlySet<string> | undefined;
  return (id: string, modules: Modules): string | undefined => {
    first ??= closure(['src/shell/customer-portal.ts', 'src/shell/root.ts', 'src/views/documentation/portal-view-documentation.ts', 'src/views/conditions/portal-conditions.ts', 'src/views/timeline/portal-timeline.ts'], modules);
    const everyday = /\/node_modules\/lit|\/src\/(theme|element)\/|\/src\/views\/[^/]+\.ts$|\/src\/fields\/(?!signature\/|photo\/|phone\/phone-format)/.test(id);
    return everyday || first.has(id) ? 'portal' : undefined;
  };
}

/** What the loader asks for before it is found: the first screen, and the words of the page's language. */
const wanted: Record<string, readonly string[]> = {
  first: ['src/shell/customer-portal.ts'],
  en: ['src/i18n/en.ts'],
  it: ['src/i18n/it.ts'],
  es: ['src/i18n/es.ts'],
  fr: ['src/i18n/fr.ts'],
};

/** Fills `src/ahead.ts` in. */
const fillAhead = (): Plugin => ({
  name: 'fill-ahead',
  enforce: 'pre',
  transform: (_code, id) => (id === resolve('src/ahead.ts') ? { code: 'export const ahead = __AHEAD__;', map: null } : null),
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
      const files = (entries: readonly string[]): string[] => {
        const known = new Set<string>();
        const walk = (fileName: string): void => {
          if (known.has(fileName)) return;
          known.add(fileName);
          for (const next of chunks.find((chunk) => chunk.fileName === fileName)?.imports ?? []) walk(next);
        };
        for (const entry of entries) {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(resolve(entry)));
          if (!chunk) throw new Error(`no chunk holds ${entry}`);
          walk(chunk.fileName);
        }
        return [...known];
      };
      const list = JSON.stringify(Object.fromEntries(Object.entries(wanted).map(([name, entries]) => [name, files(entries)])));
      for (const chunk of chunks) chunk.code = chunk.code.replace('__AHEAD__', list);
    },
  },
});

/** Templates are written for the eye; what travels has no indentation. */
const tightTemplates = (): Plugin => ({
  name: 'tight-templates',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/') || !id.endsWith('.ts') || !/\b(html|css|svg)`/.test(code)) return null;
    const css = (text: string): string => text.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;\}/g, '}');
    const markup = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
    const edits: { start: number; end: number; text: string }[] = [];
    new Visitor({
      TaggedTemplateExpression({ tag, quasi }) {
        if (tag.type !== 'Identifier' || !['html', 'css', 'svg'].includes(tag.name)) return;
        for (const { start, end } of quasi.quasis) {
          const text = code.slice(start, end);
          edits.push({ start, end, text: tag.name === 'css' ? css(text) : markup(text) });
        }
      },
    }).visit(parseSync(id, code).program);
    const tight = edits.sort((x, y) => y.start - x.start).reduce((text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end), code);
    return { code: tight, map: null };
  },
});

/**
 * The build for a script tag: `dist/cdn/loader.js` and its chunks. The builds beside it are in `test/config/build.mjs`.
 * As a library, since that leaves `import()` as it is: no preloading code, and addresses relative to the file.
 */
export default defineConfig({
  publicDir: false,
  resolve: { alias: { 'zod/mini': resolve('src/protocol/lean.ts') } },
  plugins: [fillAhead(), tightTemplates()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    lib: { entry: { loader: 'src/loader.ts' }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf() }] },
      },
    },
  },
});
