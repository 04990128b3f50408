import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { seleniumLauncher } from '@web/test-runner-selenium';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';
import { browserRooms } from './rooms.mjs';
import { countsReporter } from './reporter.mjs';
import { restarting, startWebKit } from './webkit.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** BROWSERS=chromium and FILES=timeline for a quick look */
const wanted = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',');
const only = (process.env.FILES ?? '').split(',');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const browsers = [];
const plugins = [];
if (wanted.includes('chromium')) browsers.push(chromeLauncher({ launchOptions: { executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: flags } }));
if (wanted.includes('firefox')) browsers.push(chromeLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true } }));
if (wanted.includes('webkit')) {
  const driver = await startWebKit();
  const binary = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find((path) => existsSync(path));
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } });
  const { launcher, plugin } = restarting(seleniumLauncher({ driverBuilder: new Builder().usingServer(driver).withCapabilities(capabilities) }));
  browsers.push(launcher);
  plugins.push(plugin);
}

// bundled once, with what the tests share as files of its own: else each browser asks for some hundred modules for each test file
const bundled = join(root, '.cache', `element-tests-${process.pid}`);
process.on('exit', () => rmSync(bundled, { recursive: true, force: true }));
const tests = browserRooms.filter((room) => existsSync(join(root, 'test', room))).flatMap((room) => readdirSync(join(root, 'test', room), { recursive: true }).map((file) => `test/${room}/${file}`))
  .filter((path) => path.endsWith('.test.ts') && only.some((part) => path.includes(part)));
await build({
  absWorkingDir: root, entryPoints: tests, outdir: bundled, outbase: 'test', bundle: true, splitting: true, format: 'esm', target: 'es2022', sourcemap: 'inline', logLevel: 'warning',
  conditions: ['browser'], tsconfig: 'tsconfig.json', define: { 'process.env.NODE_ENV': '"test"' },
});

export default {
  rootDir: root,
  files: `${bundled}/**/*.test.js`,
  nodeResolve: false,
  reporters: [defaultReporter({ reportTestProgress: false }), countsReporter(new URL('../../reports/elements.json', import.meta.url))],
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  testsStartTimeout: 120_000,
  // one page in each browser at a time, the browsers beside each other: they mostly wait
  concurrentBrowsers: 3,
  concurrency: 1,
  browsers,
  plugins,
};
