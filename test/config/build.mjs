// `npm run build`: all of dist/. It is built beside and put in place at the end, so that who serves dist/ never sees half of it.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildBackend } from '../../demo/backend/build.mjs';
import { root } from '../../demo/install.mjs';
import { themeSheet } from '../../src/theme/token-css.mjs';
import { writeEditorData } from './editor-data.mjs';

process.chdir(root);
const out = join(root, '.cache/dist');
const cdn = join(out, 'cdn');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const node = (path, ...args) => execFileSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const common = { logLevel: 'error', publicDir: false };

// for bundlers: each module as a file of its own, packages outside
const entries = ['index', 'loader', 'elements', 'extend', ...readdirSync('src/define').map((file) => `define/${file.replace(/\.ts$/, '')}`), 'core', 'prefixed', 'theme/contrast', 'client/index', 'engine/index', 'mock/index', 'protocol/index'];
await build({
  ...common,
  configFile: false,
  build: {
    target: 'es2022',
    outDir: out,
    emptyOutDir: false,
    minify: false,
    lib: { entry: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])), formats: ['es'] },
    rolldownOptions: {
      external: (id) => !/^[./]|^src\/|^@oxc-project\/runtime/.test(id) && !id.startsWith('\0') && !id.startsWith(root),
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});
node('typescript/bin/tsc', '-p', 'test/config/tsconfig.build.json', '--outDir', out);
// the rules that a company holds its own backend against; what they take of src is the package's own
node('typescript/bin/tsc', '-p', 'test/config/tsconfig.testing.json', '--outDir', join(out, 'whole'));
for (const room of ['conformance', 'fixtures']) cpSync(join(out, 'whole/test', room), join(out, 'testing', room), { recursive: true });
for (const file of readdirSync(join(out, 'testing'), { recursive: true }).filter((name) => /\.(js|ts)$/.test(name))) {
  const path = join(out, 'testing', file);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll("'../../src/", "'../../"));
}
rmSync(join(out, 'whole'), { recursive: true });
cpSync('src/protocol/generated', join(out, 'protocol/generated'), { recursive: true });
cpSync('src/theme/tokens.json', join(out, 'theme/tokens.json'));
cpSync('src/theme/themes', join(out, 'themes'), { recursive: true });
const tags = readdirSync('src/define').map((file) => file.replace(/\.ts$/, '')).filter((name) => name !== 'index');
for (const file of readdirSync('src/theme/themes')) writeFileSync(join(out, 'themes', file.replace('.tokens.json', '.css')), themeSheet(JSON.parse(readFileSync(`src/theme/themes/${file}`, 'utf8')), tags));

// for a script tag: the loader and its chunks, one file with everything, and a stub for pages without module scripts
await build({ ...common, configFile: 'vite.config.ts', build: { outDir: cdn } });
await build({
  ...common,
  configFile: false,
  build: {
    target: 'es2022',
    outDir: cdn,
    emptyOutDir: false,
    lib: { entry: { portal: 'src/define/index.ts' }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, entryFileNames: '[name].js', codeSplitting: false } },
  },
});
// the bundler's own code asks a namespace for its names, and would take what a page gave to all objects for some of them
const namespaces = /for\(var (\w+) in (\w+)\)(?=\w+\(\w+,\1,\{get:)/;
const making = ['portal.js', ...readdirSync(join(cdn, 'chunks')).filter((name) => name.startsWith('rolldown-runtime-')).map((name) => `chunks/${name}`)];
for (const file of making) {
  const code = readFileSync(join(cdn, file), 'utf8');
  if (!namespaces.test(code)) throw new Error(`${file} makes namespaces in another way`);
  writeFileSync(join(cdn, file), code.replace(namespaces, 'for(var $1 of Object.keys($2))'));
}

cpSync(join(out, 'themes'), join(cdn, 'themes'), { recursive: true });
writeFileSync(join(cdn, 'classic.js'), "import(new URL('loader.js',document.currentScript.src).href);\n");
const files = readdirSync(cdn, { recursive: true }).filter((file) => file.endsWith('.js')).sort();
const integrity = files.map((file) => [file, `sha384-${createHash('sha384').update(readFileSync(join(cdn, file))).digest('base64')}`]);
writeFileSync(join(cdn, 'integrity.json'), `${JSON.stringify(Object.fromEntries(integrity), null, 2)}\n`);
// what a page pastes: a browser then takes this very file and no other
writeFileSync(join(cdn, 'snippet.html'), `<script type="module" src="https://sdk.example.com/loader.js" integrity="${Object.fromEntries(integrity)['loader.js']}" crossorigin="anonymous"></script>\n`);

// what the elements are, from their comments
node('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'test/config/manifest.config.mjs', '--outdir', '.cache/dist', '--quiet');
writeEditorData(out);

rmSync('dist', { recursive: true, force: true });
renameSync(out, 'dist');
await buildBackend();
