import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { seleniumLauncher } from '@web/test-runner-selenium';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';
import { countsReporter } from './reporter.mjs';
import { startWebKit } from './webkit.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** BROWSERS=chromium for a quick look */
const wanted = (process.env.BROWSERS ?? 'chromium,firefox,webkit').split(',');
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'];
const browsers = [];
if (wanted.includes('chromium')) browsers.push(chromeLauncher({ launchOptions: { executablePath: '/usr/bin/chromium', args: flags } }));
if (wanted.includes('firefox')) browsers.push(chromeLauncher({ puppeteer, launchOptions: { browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true } }));
if (wanted.includes('webkit')) {
  await startWebKit();
  const binary = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find((path) => existsSync(path));
  const capabilities = new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } });
  browsers.push(seleniumLauncher({ driverBuilder: new Builder().usingServer('http://127.0.0.1:4567').withCapabilities(capabilities) }));
}

export default {
  rootDir: root,
  files: 'test/{elements,fields,views,shell,i18n}/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser'] },
  plugins: [esbuildPlugin({ ts: true, json: true, target: 'es2022', tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) })],
  reporters: [defaultReporter({ reportTestProgress: false }), countsReporter(new URL('../../reports/elements.json', import.meta.url))],
  testFramework: { config: { timeout: 20_000 } },
  testsFinishTimeout: 180_000,
  browserStartTimeout: 60_000,
  concurrentBrowsers: 1,
  concurrency: 1,
  browsers,
};
