import { resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { serveFolder } from '../../demo/serve.mjs';
import { launch } from '../config/browser.js';

const root = resolve(import.meta.dirname, '../..');
const kinds = ['by hand', 'portal'] as const;
type Kind = (typeof kinds)[number];

/** ms, ms, ms and bytes */
export interface Sample { readonly ready: number; readonly cpu: number; readonly key: number; readonly heap: number }

interface Bench { mount(kind: Kind, count: number): Promise<number>; watchKeys(): number[]; first(kind: Kind): void }
declare global { interface Window { bench: Bench } }

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** One form in a page of its own, after a small one of the same kind has brought the code in. */
async function sample(browser: Browser, url: string, kind: Kind, count: number, throttle: number): Promise<Sample> {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metric = async (name: string): Promise<number> => (await session.send('Performance.getMetrics')).metrics.find((one) => one.name === name)?.value ?? NaN;
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
  await page.evaluate(async (which) => { await window.bench.mount(which, 12); document.body.replaceChildren(); }, kind);
  if (throttle > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  const before = await metric('TaskDuration');
  const ready = await page.evaluate(([which, many]) => window.bench.mount(which, many), [kind, count] as const);
  const cpu = ((await metric('TaskDuration')) - before) * 1000;
  const times = await page.evaluateHandle(() => window.bench.watchKeys());
  await page.evaluate((which) => { window.bench.first(which); }, kind);
  for (let i = 0; i < 25; i++) await page.keyboard.press('a');
  await page.waitForFunction((list) => list.length >= 25, times);
  const key = median((await times.jsonValue()).slice(5));
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const heap = await metric('JSHeapUsedSize');
  await page.close();
  return { ready, cpu, key, heap };
}

/** Medians of interleaved rounds, the portal's as ratios to the form made by hand. */
export async function ratios(counts: readonly number[], rounds: number, throttle: number): Promise<{ count: number; byHand: Sample; portal: Sample }[]> {
  const sdk = await serveFolder(resolve(root, 'dist/cdn'), 0, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const pages = await serveFolder(resolve(root, 'test/bench/pages'), 0, { replace: { SDK: `http://localhost:${sdk.port}` } });
  const browser = await launch();
  try {
    const rows = [];
    for (const count of counts) {
      const samples: Record<Kind, Sample[]> = { 'by hand': [], portal: [] };
      for (let round = 0; round < rounds; round++) for (const kind of kinds) samples[kind].push(await sample(browser, `http://localhost:${pages.port}/`, kind, count, throttle));
      const middle = (kind: Kind): Sample => ({ ready: median(samples[kind].map((one) => one.ready)), cpu: median(samples[kind].map((one) => one.cpu)), key: median(samples[kind].map((one) => one.key)), heap: median(samples[kind].map((one) => one.heap)) });
      rows.push({ count, byHand: middle('by hand'), portal: middle('portal') });
    }
    return rows;
  } finally {
    await browser.close();
    pages.close();
    sdk.close();
  }
}
