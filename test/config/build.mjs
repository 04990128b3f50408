// `npm run build`: all of dist/.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../demo/install.mjs';
import { buildBackend } from '../../demo/backend/build.mjs';

process.chdir(root);
rmSync(join(root, 'dist'), { recursive: true, force: true });
const node = (path, ...args) => execFileSync(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
const entries = Object.fromEntries(['index', 'loader', 'elements', ...readdirSync('src/define').map((file) => `define/${file.replace(/\.ts$/, '')}`), 'protocol/index', 'engine/index', 'mock/index'].map((name) => [name, `src/${name}.ts`]));

// for bundlers: modules as they are, packages outside
await build({ configFile: false, logLevel: 'error', publicDir: false, build: { target: 'es2022', outDir: 'dist', emptyOutDir: false, minify: false, rolldownOptions: { input: entries, external: (id) => !/^[./]|^src\//.test(id) && !id.startsWith('\0') && !id.startsWith(root), preserveEntrySignatures: 'strict', output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'shared/[name]-[hash].js' } } } });
node('typescript/bin/tsc', '-p', 'test/config/tsconfig.build.json');

// for a script tag: the loader and its chunks, and one file with everything
await build({ configFile: 'vite.config.ts', logLevel: 'error' });
await build({ configFile: false, logLevel: 'error', publicDir: false, build: { target: 'es2022', outDir: 'dist/cdn', emptyOutDir: false, minify: true, rolldownOptions: { input: { portal: 'src/define/index.ts' }, output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false } } } });
const files = readdirSync('dist/cdn', { recursive: true }).filter((file) => file.endsWith('.js')).sort();
writeFileSync('dist/cdn/integrity.json', `${JSON.stringify(Object.fromEntries(files.map((file) => [file, `sha384-${createHash('sha384').update(readFileSync(join('dist/cdn', file))).digest('base64')}`])), null, 2)}\n`);

// what the elements are, from their comments
node('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--config', 'test/config/manifest.config.mjs', '--quiet');
await buildBackend();
