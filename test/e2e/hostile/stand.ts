import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serveFolder } from '../../../demo/serve.mjs';
import { launchLight } from '../../config/browser.js';
import { HostileBackend } from './backend.js';
import { filled, placesOf, type Place } from './places.js';
import { visit, type Seen } from './scan.js';
import type { Screen } from './screens.js';

export const languages = [['en', 'ltr'], ['it', 'ltr'], ['es', 'ltr'], ['fr', 'ltr'], ['ar', 'rtl']] as const;
export type Language = (typeof languages)[number];

/** Where texts may hold the small Markdown subset: its marks become elements. */
const marked = /^(config\.company\.information|opportunity\.conditions\.\d+\.text|opportunity\.placements\.\d+\.definition\.text|opportunity\.view\.text|help\.files\..*text)$/;
const isMarked = ({ path }: Place): boolean => marked.test(path.join('.'));

/** A page on which portals are put one after the other, and everything that it did beside. */
export interface Stage {
  readonly page: Page;
  /** dialogs, violations, messages, requests to others: empty, or something is wrong */
  readonly faults: string[];
}

/** The built script, a backend that says anything, and a browser. */
export class Stand {
  readonly backend: HostileBackend;
  readonly #browser: Browser;
  readonly #host: string;
  readonly #strict: string;
  readonly #sdk: string;
  readonly #close: () => Promise<void>;
  #names = 0;

  private constructor(backend: HostileBackend, browser: Browser, origins: { host: string; strict: string; sdk: string }, close: () => Promise<void>) {
    this.backend = backend;
    this.#browser = browser;
    this.#host = origins.host;
    this.#strict = origins.strict;
    this.#sdk = origins.sdk;
    this.#close = close;
  }

  static async open(): Promise<Stand> {
    const folder = mkdtempSync(join(tmpdir(), 'portal-hostile-'));
    // a build may be put in place while this runs
    cpSync(resolve(import.meta.dirname, '../../../dist/cdn'), join(folder, 'cdn'), { recursive: true });
    const sdk = await serveFolder(join(folder, 'cdn'), 0, { headers: { 'Access-Control-Allow-Origin': '*' } });
    const origin = (port: number): string => `http://localhost:${port}`;
    const backend = await HostileBackend.open();
    cpSync(resolve(import.meta.dirname, 'page.html'), join(folder, 'pages/index.html'), { recursive: true });
    writeFileSync(join(folder, 'pages/page.css'), 'body { margin: 0 8px; font: 16px/1.5 sans-serif }');
    const serve = (headers: Record<string, string>): ReturnType<typeof serveFolder> => serveFolder(join(folder, 'pages'), 0, { replace: { SDK: origin(sdk.port) }, headers });
    const [host, strict] = await Promise.all([serve({}), serve({ 'Content-Security-Policy': `default-src 'none'; script-src ${origin(sdk.port)}; style-src 'self'; img-src 'self' blob: data:; frame-src blob:; connect-src ${backend.url}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html` })]);
    const browser = await launchLight();
    return new Stand(backend, browser, { host: origin(host.port), strict: origin(strict.port), sdk: origin(sdk.port) }, async () => {
      await browser.close();
      for (const server of [host, strict, sdk]) server.close();
      backend.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  close(): Promise<void> { return this.#close(); }

  /** A narrow page, under a strict policy or under none. */
  async stage(policy: 'strict' | 'none', width = 320): Promise<Stage> {
    const context = await this.#browser.newContext({ locale: 'en-GB', viewport: { width, height: 640 } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const faults: string[] = [];
    const known = [this.#host, this.#strict, this.#sdk, this.backend.url];
    page.on('dialog', (dialog) => { faults.push(`dialog: ${dialog.message()}`); void dialog.dismiss(); });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text())) faults.push(`console: ${message.text()}`); });
    page.on('request', (request) => { if (/^(https?|wss?|ftp|file):/.test(request.url()) && !known.includes(new URL(request.url()).origin)) faults.push(`request: ${request.url()}`); });
    context.on('page', () => faults.push('another page opened'));
    await context.route((url) => !known.includes(url.origin), (route) => route.abort());
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => console.warn('policy:', violatedDirective, blockedURI, sample)));
    await page.goto(`${policy === 'strict' ? this.#strict : this.#host}/index.html`);
    return { page, faults };
  }

  /** Shows a screen with other values at some of its places; `expected` are those that must be there to read. */
  async show(page: Page, screen: Screen, [language, direction]: Language, values: ReadonlyMap<Place, unknown>, expected: ReadonlySet<Place>, until = screen.until): Promise<Seen & { readonly lost: readonly string[] }> {
    const name = `n${++this.#names}`;
    this.backend.put(name, filled(screen.payloads, values));
    const [plain, withMarks]: [[Place, string][], [Place, string][]] = [[], []];
    for (const [place, value] of values) {
      if (expected.has(place)) (isMarked(place) ? withMarks : plain).push([place, typeof value === 'string' ? value : Object.values(value as Record<string, string>)[0] ?? '']);
    }
    // an address in the Markdown subset is a link, and isn't read
    const read = withMarks.filter(([, words]) => !/\]\(/.test(words));
    const seen = await page.evaluate(visit, { endpoint: `${this.backend.url}/${name}`, language, direction, signedIn: screen.signedIn, press: screen.press, until, plain: plain.map(([, words]) => words), marked: read.map(([, words]) => words) });
    this.backend.drop(name);
    const told = (list: readonly [Place, string][], indexes: readonly number[]): string[] => indexes.map((i) => `${list[i]?.[0].path.join('.')}: ${JSON.stringify(list[i]?.[1]).slice(0, 120)}`);
    return { ...seen, lost: [...told(plain, seen.missing), ...told(read, seen.missingMarked)] };
  }

  /** The places of a screen, and those whose words can be read there: found with a word of its own for each. */
  async readable(page: Page, screen: Screen): Promise<{ readonly places: readonly Place[]; readonly shown: ReadonlySet<Place> }> {
    const places = placesOf(screen.payloads).filter(({ text }) => text);
    const words = new Map(places.map((place, i) => [place, `Word${String.fromCharCode(...[...String(i).padStart(3, '0')].map((digit) => 97 + Number(digit)))}x`] as const));
    const { lost, trouble, text } = await this.show(page, screen, languages[0], words, new Set(places));
    if (trouble) throw new Error(`${screen.name}: ${trouble}: ${text}`);
    return { places, shown: new Set(places.filter(({ path }) => !lost.some((one) => one.startsWith(`${path.join('.')}: `)))) };
  }
}
