// `npm run bench`: the whole portal beside a form made by hand, in Chromium: ready, main-thread CPU to ready, key to painted, heap.
// Medians of five interleaved rounds for 12, 100 and 1000 fields, plain and with the CPU four times slower. Figures, no verdict.
// `npm run bench -- views`: the heavy moments of the further views, in ms, on the reference backend.
// `npm run bench -- load`: one process of the reference backend on PostgreSQL beside a Hono handler that runs its statements by hand, and 5,000 open streams.
import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { installPackages, root } from '../../demo/install.mjs';

installPackages();
process.chdir(root);
const only = process.argv[2];
if (only !== 'load' && !existsSync('dist/cdn/loader.js')) execFileSync(process.execPath, ['test/config/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
const rounds = Number(process.env.ROUNDS ?? (process.argv[2] === 'load' ? 20 : 5));
const { withModules } = await import('../config/load.mjs');
if (only === undefined || only === 'views') await withModules(async (load) => {
  const { viewFigures } = await load('test/bench/views.ts');
  const { firstStroke, fiftyOffers, openContract, signContract } = await viewFigures(rounds);
  for (const [name, time] of [['page opened to first corner of the roof', firstStroke], ['page opened to fifty offers', fiftyOffers], ['200 pages: press to read, fetched and checked', openContract], ['200 pages: press to sign, stamped and receipted', signContract]]) console.log(`${name.padEnd(50)} ${Math.round(time)} ms`);
});
if (only === 'load') await withModules(async (load) => {
  const { loadFigures } = await load('test/bench/load.ts');
  const row = (name, { rate, p50, p99, cpu, asking }) => console.log(`${name.padEnd(18)}${Math.round(rate).toString().padStart(6)} requests/s   p50 ${p50.toFixed(1).padStart(6)} ms   p99 ${p99.toFixed(1).padStart(6)} ms   CPU of the server ${cpu.toFixed(2)} ms, of who asks ${asking.toFixed(2)} ms a request`);
  await loadFigures(rounds, Number(process.env.STREAMS ?? 5000), {
    pair(name, { backend, bare, reach, statements, transactions }) {
      row(`${name}, backend`, backend);
      row(`${name}, by hand`, bare);
      console.log(`${name}: ${reach.toFixed(2)} of the throughput by hand; ${statements} statements, ${transactions} transactions`);
    },
    load: row,
    streams: ({ open, before, after, told }) => console.log(`${open} streams open: ${Math.round(before)} MB before, ${Math.round(after)} MB with them; the last one told after ${Math.round(told)} ms`),
  });
});
if (only === undefined) await withModules(async (load) => {
  const { ratios } = await load('test/bench/browser.ts');
  for (const throttle of [1, 4]) {
    console.log(`${throttle === 1 ? 'CPU as it is' : `CPU ÷ ${throttle}`}; portal ÷ by hand, and the portal's own figure`);
    for (const { count, byHand, portal } of await ratios([12, 100, 1000], rounds, throttle)) {
      const cell = (key, unit, scale = 1) => `${key} ${(portal[key] / byHand[key]).toFixed(1)} (${(portal[key] / scale).toFixed(1)} ${unit})`.padEnd(26);
      console.log(`${String(count).padStart(5)} fields  ${cell('ready', 'ms')}${cell('cpu', 'ms')}${cell('key', 'ms')}${cell('heap', 'MB', 1e6)}`);
    }
  }
});
