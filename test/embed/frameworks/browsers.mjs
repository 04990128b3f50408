import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';
import { startWebKit } from '../../config/webkit.mjs';

/** So many mounts must leave fewer nodes and fewer listeners than one each. */
export const mounted = 20;

/**
 * Each browser opens an address and runs `export` of a module of the page's origin in it; resolves with what that gives.
 * Chromium also counts the nodes and listeners that mounts leave behind.
 */
const browsers = {
  async chromium() {
    const browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] });
    return {
      async run(url, module, name) {
        const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
        try {
          await page.goto(url);
          return await page.evaluate(([from, what]) => import(from).then((all) => all[what]()), [module, name]);
        } finally {
          await page.context().close();
        }
      },
      async left(url, module) {
        const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
        try {
          await page.goto(url);
          const tools = await page.context().newCDPSession(page);
          await tools.send('Performance.enable');
          const count = async () => {
            await tools.send('HeapProfiler.collectGarbage');
            const { metrics } = await tools.send('Performance.getMetrics');
            return ['Nodes', 'JSEventListeners'].map((metric) => metrics.find((one) => one.name === metric).value);
          };
          const mount = (times) => page.evaluate(([from, n]) => import(from).then(({ cycle }) => cycle(n)), [module, times]);
          // what waits for an idle browser holds elements a little longer: counted until it is at rest
          const settled = async (enough) => {
            let counts = await count();
            for (let tries = 0; tries < 40 && !enough(counts); tries++) {
              await new Promise((done) => { setTimeout(done, 250); });
              counts = await count();
            }
            return counts;
          };
          await mount(5);
          let last = [Infinity];
          const before = await settled((counts) => { const still = counts[0] >= last[0]; last = counts; return still; });
          await mount(mounted);
          const after = await settled((counts) => counts.every((value, i) => value - before[i] < mounted));
          return after.map((value, i) => value - before[i]);
        } finally {
          await page.context().close();
        }
      },
      close: () => browser.close(),
    };
  },
  async firefox() {
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr', headless: true });
    return {
      async run(url, module, name) {
        const page = await browser.newPage();
        try {
          await page.goto(url);
          return await page.evaluate((from, what) => import(from).then((all) => all[what]()), module, name);
        } finally {
          await page.close();
        }
      },
      close: () => browser.close(),
    };
  },
  async webkit() {
    const server = await startWebKit();
    const binary = ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`).find((path) => existsSync(path));
    const driver = await new Builder().usingServer(server).withCapabilities(new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } })).build();
    await driver.manage().setTimeouts({ script: 300_000, pageLoad: 60_000 });
    return {
      async run(url, module, name) {
        await driver.get(url);
        const [fault, result] = await driver.executeAsyncScript(`
          const [from, what, done] = arguments;
          import(from).then((all) => all[what]()).then((result) => done([null, result]), (error) => done([String(error), null]));`, module, name);
        if (fault) throw new Error(fault);
        return result;
      },
      close: () => driver.quit(),
    };
  },
};

export const openBrowser = (name) => browsers[name]();
