import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { defineConfig, parseSync, Visitor, type Plugin } from 'vite';
import { prefixed } from './src/prefixed.js';

interface Edit { readonly start: number; readonly end: number; readonly text: string }

/** The code with these parts of it replaced. */
function put(code: string, edits: readonly Edit[]): string {
  return [...edits].sort((x, y) => y.start - x.start).reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), code);
}

interface Modules { getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null }

/** Everything that these modules import, and what that imports; not what is loaded later. */
function closure(entries: readonly string[], modules: Modules): ReadonlySet<string> {
  const known = new Set<string>();
  const walk = (id: string): void => {
    if (known.has(id)) return;
    known.add(id);
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) walk(next);
  };
  for (const entry of entries) walk(entry);
  return known;
}

/** Where the first screen of most portals begins. */
const entrances = ['shell/customer-portal', 'shell/root', 'views/documentation/portal-view-documentation', 'views/conditions/portal-conditions', 'views/timeline/portal-timeline'].map((name) => resolve(`src/${name}.ts`));

/** All that most portals need, though some of it is written as loaded later. */
const everyday = (id: string): boolean => entrances.includes(id) || /\/src\/fields\/(?!own\/|signature\/|photo\/|phone\/phone-format|money\/|date-time\/|address\/|iban\/|tax-id\/|supply-point\/|code-field|file\/(?:upload-controls|scale-picture|paste))/.test(id);

/**
 * Which modules travel together: what the first screen of most portals needs is one file, since many small ones compress
 * worse (by 4 kB when it was measured) and are found later. All else comes when it is touched.
 */
function chunkOf() {
  let first: ReadonlySet<string> | undefined;
  return (id: string, modules: Modules): string | undefined => {
    first ??= closure(entrances, modules);
    if (/\/src\/(shell\/(live|moved)|store\/live-desk|client\/http-events|protocol\/live-event)\.ts$/.test(id)) return 'live';
    // what only Arabic needs comes with it, and not one file behind the other
    if (/\/src\/i18n\/(ar|counted|isolated)\.ts$/.test(id)) return 'ar';
    return everyday(id) || first.has(id) ? 'portal' : undefined;
  };
}

/**
 * What is written as loaded later and is everyday anyway is handed over as it is: `import('./x.js').then((m) => m.X)` would keep
 * a namespace object for each such module, and the code that makes them.
 */
const handOver = (): Plugin => ({
  name: 'hand-over',
  enforce: 'pre',
  async transform(code, id) {
    if (!id.includes('/src/') || !code.includes('import(')) return null;
    const found: { start: number; end: number; name: string; from: string }[] = [];
    new Visitor({
      CallExpression({ start, end, callee, arguments: [then] }) {
        if (callee.type !== 'MemberExpression' || callee.object.type !== 'ImportExpression' || callee.object.source.type !== 'Literal') return;
        if (then?.type !== 'ArrowFunctionExpression' || then.body.type !== 'MemberExpression' || then.body.property.type !== 'Identifier') return;
        found.push({ start, end, name: then.body.property.name, from: String(callee.object.source.value) });
      },
    }).visit(parseSync(id, code).program);
    const targets = await Promise.all(found.map(({ from }) => this.resolve(from, id)));
    const own = found.filter((_, i) => everyday(targets[i]?.id ?? ''));
    const imports = own.map(({ name, from }) => `import { ${name} } from '${from}';`).join('');
    return { code: imports + put(code, own.map(({ start, end, name }) => ({ start, end, text: `Promise.resolve(${name})` }))), map: null };
  },
});

/** What the loader asks for before it is found: the first screen, and the words of the page's language. */
const wanted: Record<string, readonly string[]> = {
  first: ['src/define/customer-portal.ts', 'src/shell/customer-portal.ts'],
  en: ['src/i18n/en.ts'],
  it: ['src/i18n/it.ts'],
  es: ['src/i18n/es.ts'],
  fr: ['src/i18n/fr.ts'],
  de: ['src/i18n/de.ts'],
  pt: ['src/i18n/pt.ts'],
  ar: ['src/i18n/ar.ts'],
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
          const chunk = chunks.find((one) => one.fileName === fileName);
          for (const next of chunk?.imports ?? []) if (chunk?.code.includes(basename(next))) walk(next);
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

/** What a chunk hands to `import()` under one name is an object with getters, written out: the bundler's own code for it would be one file more on the way to the first screen. */
const plainNamespaces = (): Plugin => ({
  name: 'plain-namespaces',
  generateBundle: {
    order: 'pre',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        const asked = chunk.type === 'chunk' ? /import\{n as (\w+)\}from"\.\/rolldown-runtime-[^"]+";/.exec(chunk.code) : null;
        if (chunk.type !== 'chunk' || !asked) continue;
        const code = chunk.code.replace(asked[0], '').replace(new RegExp(`\\/\\* @__PURE__ \\*\\/ ${asked[1]}\\(\\{((?:[\\w$]+:\\(\\)=>[\\w$]+,?)*)\\}\\)`, 'g'), (_, members: string) => `{${members.replace(/([\w$]+):\(\)=>([\w$]+)/g, 'get $1(){return $2}')}}`);
        if (code.includes(`@__PURE__ *\/ ${asked[1]}(`)) throw new Error(`${chunk.fileName} makes namespaces in another way`);
        chunk.code = code;
      }
    },
  },
});

/** `@property()` and `@state()` become Lit's other way of saying the same, `static properties`: no decorators travel, and nothing that runs them. */
const plainProperties = (): Plugin => ({
  name: 'plain-properties',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/') || !code.includes("'lit/decorators.js'")) return null;
    const edits: Edit[] = [];
    new Visitor({
      ClassBody({ start, body }) {
        const list: string[] = [];
        for (const member of body) {
          if (!('decorators' in member)) continue;
          for (const { start: from, end, expression } of member.decorators) {
            if (member.type !== 'PropertyDefinition' || member.key.type !== 'Identifier' || expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier') throw new Error(`a decorator in ${id} that isn't known here`);
            const [options] = expression.arguments;
            list.push(`${member.key.name}: ${expression.callee.name === 'state' ? '{ state: true, attribute: false }' : options ? code.slice(options.start, options.end) : '{}'}`);
            edits.push({ start: from, end, text: '' });
          }
        }
        if (list.length > 0) edits.push({ start: start + 1, end: start + 1, text: `static properties = { ${list.join(', ')} };` });
      },
    }).visit(parseSync(id, code).program);
    return { code: put(code, edits).replace(/import \{[^}]*\} from 'lit\/decorators.js';/, ''), map: null };
  },
});

const languageFile = /\/src\/i18n\/(en|it|es|fr|de|pt|ar)\.ts$/;

/** The names of the messages that the code reads as `m.name` and that stand nowhere else: those a shorter one may stand in for. → the shorter one */
function shortNames(): ReadonlyMap<string, string> {
  const names = [...readFileSync('src/i18n/en.ts', 'utf8').matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name ?? '');
  const paths = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !languageFile.test(`/src/${path}`));
  const rest = paths.map((path) => readFileSync(`src/${path}`, 'utf8').replace(/\bm\.\w+/g, '')).join('\n');
  const others = new Set(rest.match(/[\w$]+/g));
  const free = names.filter((name) => !others.has(name));
  return new Map(free.map((name, i) => [name, `_${i.toString(36)}`]));
}

/** A message's name passes between the code and a language's file, and nobody else sees it: it travels as two letters. */
const shortWords = (): Plugin => {
  const short = shortNames();
  return {
    name: 'short-words',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/src/') || !id.endsWith('.ts')) return null;
      if (id === resolve('src/i18n/names.ts')) return { code: `export const names = ${JSON.stringify(Object.fromEntries(short))};`, map: null };
      const pattern = languageFile.test(id) ? /(?<=^ {2})\w+(?=:)/gm : /(?<=\bm\.)\w+/g;
      return { code: code.replace(pattern, (name) => short.get(name) ?? name), map: null };
    },
  };
};

/** A custom property of our own styles, `--_name`, is known to them alone and travels as two letters; but for colours, which `contrastFaults()` of the package asks any element for. */
const shortTokens = (): Plugin => {
  const own = /--_(?!color-|accent-text)[a-z][a-z0-9-]*/g;
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts')).sort();
  const names = [...new Set(sources.flatMap((path) => readFileSync(`src/${path}`, 'utf8').match(own) ?? []))];
  return {
    name: 'short-tokens',
    enforce: 'pre',
    transform: (code, id) => (id.includes('/src/') && code.includes('--_') ? { code: code.replace(own, (name) => `--_${names.indexOf(name).toString(36)}`), map: null } : null),
  };
};

/** Lit's own `css-tag.js` has no name that an alias could reach. */
const leanStyles = (): Plugin => ({
  name: 'lean-styles',
  enforce: 'pre',
  resolveId: (name, from) => (name.endsWith('/css-tag.js') && from?.includes('/@lit/reactive-element/') ? resolve('src/element/lean-css.ts') : null),
});

/** Templates are written for the eye; what travels has no indentation. */
const tightTemplates = (): Plugin => ({
  name: 'tight-templates',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/') || !id.endsWith('.ts') || !/\b(html|css|svg)`/.test(code)) return null;
    const css = (text: string): string => text.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ').replace(/ ?([{};,]) ?/g, '$1').replace(/: /g, ':').replace(/;\}/g, '}');
    const markup = (text: string): string => text.replace(/\s*\n\s*/g, ' ');
    const edits: Edit[] = [];
    new Visitor({
      TaggedTemplateExpression({ tag, quasi }) {
        if (tag.type !== 'Identifier' || !['html', 'css', 'svg'].includes(tag.name)) return;
        for (const { start, end } of quasi.quasis) {
          const text = code.slice(start, end);
          edits.push({ start, end, text: tag.name === 'css' ? css(text) : markup(text) });
        }
      },
    }).visit(parseSync(id, code).program);
    return { code: put(code, edits), map: null };
  },
});

/** The words of a part have its name before their language's: `offer-de`. */
const areaOf = (ids: readonly string[]): string => (ids.length === 1 ? /\/src\/i18n\/(\w+)\/[a-z]{2}\.ts$/.exec(ids[0] ?? '')?.[1]?.concat('-') : undefined) ?? '';

/** `PREFIX=acme npm run build` makes `<acme-customer-portal>` of `<customer-portal>`, for a page that holds another version already. */
const prefix = process.env['PREFIX'];

/**
 * The build for a script tag: `dist/cdn/loader.js` and its chunks. The builds beside it are in `test/config/build.mjs`.
 * As a library, since that leaves `import()` as it is: no preloading code, and addresses relative to the file.
 */
export default defineConfig({
  publicDir: false,
  resolve: {
    alias: {
      'zod/mini': resolve('src/protocol/lean.ts'),
      '@lit/context': resolve('src/context/lean.ts'),
      // its modules, which Node can't read: it wants their full names
      'stdnum/lib/cjs': 'stdnum/lib/esm',
      ...Object.fromEntries(['guard', 'live', 'repeat'].map((name) => [`lit/directives/${name}.js`, resolve('src/element/lean-directives.ts')])),
    },
  },
  plugins: [prefix ? prefixed(prefix) : undefined, leanStyles(), plainNamespaces(), fillAhead(), shortWords(), shortTokens(), tightTemplates(), plainProperties(), handOver()],
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    lib: { entry: { loader: 'src/loader.ts', extend: 'src/extend.ts' }, formats: ['es'] },
    rolldownOptions: {
      // what a leaner stand-in doesn't have would fail at the customer's
      onwarn: (warning, warn) => {
        if (warning.code === 'MISSING_EXPORT' || warning.code === 'IMPORT_IS_UNDEFINED') throw new Error(warning.message);
        warn(warning);
      },
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        entryFileNames: '[name].js',
        chunkFileNames: ({ name, moduleIds }) => `chunks/${areaOf(moduleIds)}${name}-[hash].js`,
        codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf() }] },
      },
    },
  },
});
