import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, posix } from 'node:path';
import commonjs from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as esbuild } from 'esbuild';
import { chromium } from 'playwright-core';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import { serveFolder } from '../../demo/serve.mjs';

const webpack = createRequire(import.meta.url)('webpack');

/** Bundler → how it makes `entry` into `out`; resolves with its warnings. */
const bundlers = {
  async vite(entry, out) {
    const warnings = [];
    const customLogger = { info() {}, warn: (text) => warnings.push(text), warnOnce: (text) => warnings.push(text), error: (text) => warnings.push(text), clearScreen() {}, hasErrorLogged: () => false, hasWarned: false };
    await vite({ configFile: false, customLogger, publicDir: false, build: { outDir: out, target: 'es2022', chunkSizeWarningLimit: 2000, rolldownOptions: { input: entry, output: { entryFileNames: 'page.js' } } } });
    return warnings;
  },
  async webpack(entry, out) {
    const stats = await new Promise((done, fail) => {
      webpack({ mode: 'production', target: ['web', 'es2022'], entry, output: { path: out, filename: 'page.js', module: true, chunkFormat: 'module', publicPath: 'auto' }, experiments: { outputModule: true }, performance: { hints: false } }, (error, result) => (error ? fail(error) : done(result)));
    });
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
    return [...errors, ...warnings].map(({ message }) => message);
  },
  async rollup(entry, out) {
    const warnings = [];
    const bundle = await rollup({ input: entry, plugins: [nodeResolve({ browser: true }), commonjs()], // what other packages' files are warned of is theirs
      onwarn: ({ message, id = '', ids = [] }) => { if (![id, ...ids].some((path) => path.includes('node_modules') && !path.includes('customer-portal-elements'))) warnings.push(message); } });
    await bundle.write({ dir: out, format: 'es', entryFileNames: 'page.js' });
    await bundle.close();
    return warnings;
  },
  async esbuild(entry, out) {
    const { warnings } = await esbuild({ entryPoints: [entry], outdir: out, entryNames: 'page', bundle: true, splitting: true, format: 'esm', target: 'es2022', minify: true, logLevel: 'silent' });
    return warnings.map(({ text }) => text);
  },
};

/** Bytes of the page's script and of all that it asks for at once; what may be loaded later counts for nothing. */
function size(folder, file = 'page.js', known = new Set()) {
  if (known.has(file)) return 0;
  known.add(file);
  const text = readFileSync(join(folder, file), 'utf8');
  const next = [...text.matchAll(/\b(?:from|import)\s*["'](\.[^"']+\.js)["']/g)].map(([, path]) => posix.join(posix.dirname(file), path));
  return Buffer.byteLength(text) + next.reduce((sum, path) => sum + size(folder, path, known), 0);
}

/** The page that a bundler made, opened: the portal shows its sign-in, and the page asks nobody else. */
async function opens(browser, folder) {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="en"><meta charset="utf-8"><title>Embed</title><body><script type="module" src="./page.js"></script>');
  const server = await serveFolder(folder, 0);
  const url = `http://localhost:${server.port}/`;
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('request', (request) => { if (!request.url().startsWith(url) && !/^(blob|data):/.test(request.url())) faults.push(`asks ${request.url()}`); });
  try {
    await page.goto(url);
    await page.locator('customer-portal').locator('h1, h2').first().waitFor({ timeout: 30_000 });
    return faults;
  } catch (error) {
    return [...faults, String(error.message ?? error).split('\n')[0]];
  } finally {
    await page.close();
    await server.close();
  }
}

/** Each bundler × what is checked of it: true, or what is wrong. */
export async function bundleTable(folder, here) {
  const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  const rows = {};
  try {
    for (const [name, build] of Object.entries(bundlers)) {
      const out = (entry) => { const path = join(folder, name, entry); rmSync(path, { recursive: true, force: true }); mkdirSync(path, { recursive: true }); return path; };
      const [page, error] = [out('page'), out('error')];
      const row = rows[name] = {};
      const warnings = await build(join(here, 'bundles/page.js'), page).catch((fault) => [fault.message]);
      row['builds without a warning'] = warnings.length === 0 || warnings.join('; ').slice(0, 300);
      const faults = await opens(browser, page);
      row['runs in the page'] = faults.length === 0 || faults.join('; ');
      const chunks = readdirSync(page, { recursive: true }).filter((file) => String(file).endsWith('.js')).length;
      row['loads parts later'] = chunks > 10 || `${chunks} files`;
      // esbuild lets the page's script ask for the chunks of what it leaves out: there the narrower entry is the way
      await build(join(here, `bundles/${name === 'esbuild' ? 'client' : 'error'}.js`), error);
      const bytes = size(error);
      row['leaves out what isn’t used'] = bytes < 5_000 || `one class of the package takes ${bytes} bytes`;
    }
  } finally {
    await browser.close();
  }
  return rows;
}
