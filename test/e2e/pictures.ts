import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const kept = resolve(import.meta.dirname, 'pictures');
const seen = resolve(import.meta.dirname, '../../.look');

/** The share of points that may differ: letters are drawn a little differently from one machine to the next. */
const tolerance = 0.015;

/** What differs between a picture and the one that is kept, in words; undefined when they look the same. `PICTURES=accept` keeps the new one. */
function difference(name: string, taken: Buffer): string | undefined {
  const path = join(kept, `${name}.png`);
  if (process.env['PICTURES'] === 'accept') {
    mkdirSync(kept, { recursive: true });
    writeFileSync(path, taken);
    return undefined;
  }
  mkdirSync(seen, { recursive: true });
  writeFileSync(join(seen, `picture-${name}.png`), taken);
  if (!existsSync(path)) return `${name} isn't kept yet: look at it, then PICTURES=accept node test/run.mjs e2e pictures`;
  const before = PNG.sync.read(readFileSync(path));
  const now = PNG.sync.read(taken);
  if (before.width !== now.width || before.height !== now.height) return `${name} is ${now.width} × ${now.height}, and was ${before.width} × ${before.height}`;
  const marked = new PNG({ width: now.width, height: now.height });
  const share = pixelmatch(before.data, now.data, marked.data, now.width, now.height, { threshold: 0.2 }) / (now.width * now.height);
  if (share <= tolerance) return undefined;
  writeFileSync(join(seen, `picture-${name}-differs.png`), PNG.sync.write(marked));
  return `${name} differs in ${(share * 100).toFixed(1)} % of its points: see .look/`;
}

export interface Shot {
  readonly width: number;
  readonly scheme?: 'light' | 'dark';
  readonly direction?: 'ltr' | 'rtl';
}

/** Takes a picture of what the page shows, from its top, and compares it with the one that is kept. */
export async function compare(page: Page, name: string, { width, scheme = 'light', direction = 'ltr' }: Shot): Promise<string | undefined> {
  await page.setViewportSize({ width, height: 1000 });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await page.evaluate((dir) => { document.documentElement.dir = dir; }, direction);
  await page.evaluate(() => document.fonts.ready);
  return difference(`${name}-${width}-${direction === 'rtl' ? 'rtl' : scheme}`, await page.screenshot({ animations: 'disabled', caret: 'hide' }));
}
