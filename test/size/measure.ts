import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch } from '../config/browser.js';
import { codeFor, openPortal, type Portal } from '../e2e/portal.js';
import { pdf } from '../e2e/real-files.js';
import type { Measured } from './ceilings.js';

/** What the SDK's origin sends, file by file. */
class Wire {
  readonly #sizes = new Map<string, number>();
  #recent = new Set<string>();

  readonly served = (path: string, bytes: number): void => {
    this.#sizes.set(path, bytes);
    this.#recent.add(path);
  };

  /** The files that are sent while the work is done. */
  async during(work: () => Promise<unknown>): Promise<ReadonlySet<string>> {
    this.#recent = new Set();
    await work();
    return this.#recent;
  }

  /** Bytes of these files, each once, without those of another set. */
  bytes(files: ReadonlySet<string>, without: ReadonlySet<string> = new Set()): number {
    return [...files].reduce((sum, path) => (without.has(path) ? sum : sum + (this.#sizes.get(path) ?? 0)), 0);
  }
}

interface Watched {
  readonly page: Page;
  /** the longest chain of scripts of which each asked for the next */
  depth(): number;
  /** origins that were asked for anything */
  origins(): ReadonlySet<string>;
  /** resolves when no script or style has been under way for a third of a second */
  settled(): Promise<void>;
}

/** A page without a cache. */
async function cold(context: BrowserContext): Promise<Watched> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const depths = new Map<string, number>();
  const origins = new Set<string>();
  const underWay = new Set<string>();
  let last = Date.now();
  session.on('Network.requestWillBeSent', ({ requestId, request, initiator, type }) => {
    if (/^https?:/.test(request.url)) origins.add(new URL(request.url).origin);
    if (type === 'Script' || type === 'Stylesheet') underWay.add(requestId);
    if (type !== 'Script' || depths.has(request.url)) return;
    depths.set(request.url, 1 + (depths.get(initiator.url ?? initiator.stack?.callFrames[0]?.url ?? '') ?? 0));
  });
  const over = ({ requestId }: { requestId: string }): void => { if (underWay.delete(requestId)) last = Date.now(); };
  session.on('Network.loadingFinished', over);
  session.on('Network.loadingFailed', over);
  return {
    page,
    depth: () => Math.max(0, ...depths.values()),
    origins: () => origins,
    async settled() {
      last = Date.now();
      while (underWay.size > 0 || Date.now() - last < 333) await new Promise((done) => { setTimeout(done, 50); });
    },
  };
}

async function signIn({ page, settled }: Watched, portal: Portal, address: string): Promise<void> {
  await page.goto(`${portal.host}/portal.html`);
  await page.locator('portal-sign-in input').fill(address);
  await page.locator('portal-sign-in button[type=submit]').click();
  await page.locator('portal-sign-in #code').fill(await codeFor(portal.api, address));
  await page.locator('portal-sign-in #code').press('Enter');
  await page.locator('portal-view-documentation form').waitFor();
  await settled();
}

/** What comes when the first screen stands and the browser has nothing better to do: follows the backend, sends actions and files, looks after drafts of elsewhere. */
const idleParts = ['/live-', '/sender-', '/uploader-', '/kept-files-', '/draft-desk-'];

/** The form of twelve fields: its first screen, and what touching it adds. */
async function twelveFields(browser: Browser): Promise<Omit<Measured, 'solar'>> {
  const wire = new Wire();
  const portal = await openPortal({ flow: 'test/size/spec.flow.json', settings: 'test/fixtures/skeleton.settings.json', demo: 'test/size/spec.demo.json', pages: 'test/size/pages', served: wire.served });
  try {
    const context = await browser.newContext({ locale: 'en-GB' });
    const empty = await cold(context);
    const loader = await wire.during(async () => { await empty.page.goto(`${portal.host}/bare.html`); await empty.settled(); });
    await empty.page.close();

    // a session that is kept, as on every visit but the first
    const visitor = await cold(context);
    const toSignIn = await wire.during(() => signIn(visitor, portal, 'anna@example.com'));
    await visitor.page.close();

    const { page, depth, origins, settled } = await cold(context);
    const all = await wire.during(async () => {
      await page.goto(`${portal.host}/portal.html`);
      await page.getByLabel('First name').waitFor();
      await page.waitForFunction((parts) => parts.every((part) => performance.getEntriesByType('resource').some(({ name }) => name.includes(part))), idleParts);
      await settled();
    });
    // asked for when the page takes input already: it counts for what is loaded until idle
    const later = (part: string): Set<string> => new Set([...all].filter((path) => path.includes(part)));
    const first = new Set([...all].filter((path) => !idleParts.some((part) => path.includes(part))));
    const deep = depth();
    const adds = async (work: () => Promise<unknown>): Promise<number> => wire.bytes(await wire.during(async () => { await work(); await settled(); }), all);

    // once something is typed, there is something to warn of
    const leaving = await adds(async () => {
      await page.getByLabel('First name').fill('Anna');
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/leaving-en-')));
    });

    const file = await adds(async () => {
      await page.locator('input[type=file]').setInputFiles({ name: 'bill.pdf', mimeType: 'application/pdf', buffer: pdf('Electricity bill') });
      await page.getByText('Uploaded').waitFor();
    });
    const phone = await adds(async () => {
      await page.getByLabel('Phone number').pressSequentially('+390255500100');
      await page.getByLabel('Phone number').press('Tab');
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('phone-format')));
    });
    const language = (code: string): Promise<number> => adds(async () => {
      await page.evaluate((lang) => { document.documentElement.lang = lang; }, code);
      await page.locator('portal-view-documentation button[type=submit]').waitFor();
    });
    const element = (tag: string): Promise<number> => adds(() => page.evaluate(async (name) => {
      document.body.append(document.createElement(name));
      await customElements.whenDefined(name);
    }, tag));
    // the codes are made where the company has an app: its answer is what the page needs of the backend
    const codes = (): Promise<number> => adds(async () => {
      await page.evaluate(() => {
        const client = { config: () => Promise.reject(new Error('none')), me: () => Promise.resolve({ id: 'a', name: 'A', opportunities: [] }), opportunity: () => Promise.reject(new Error('none')), act: () => Promise.reject(new Error('none')), help: () => Promise.resolve({ app: { name: 'App', android: 'https://example.com/app', qr: true } }) };
        document.body.append(Object.assign(document.createElement('portal-monitoring-app'), { client }));
      });
      await page.locator('portal-monitoring-app svg').waitFor();
    });
    const map = (): Promise<number> => adds(async () => {
      await page.evaluate(() => {
        const step = { id: 'roof', name: 'Roof' };
        const view = { id: 'p', type: 't', name: 'P', revision: '1', state: step, substate: step, timeline: [], view: { kind: 'drawing' }, placements: [], values: {}, conditions: [], actions: [{ type: 'submit-drawing', available: true }] };
        document.body.append(Object.assign(document.createElement('portal-view-drawing'), { view }));
      });
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('roof-map')));
    });
    const signature = await adds(async () => {
      await page.evaluate(() => {
        const field = document.createElement('portal-field-signature');
        document.body.append(Object.assign(field, { field: { id: 'sign', type: 'signature', label: 'Signature' } }));
      });
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('signature_pad')));
      await page.waitForFunction(() => document.querySelector('body > portal-field-signature')?.shadowRoot?.querySelector('canvas'));
    });
    // its words aren't those of the form
    await page.evaluate(() => { document.querySelector('body > portal-field-signature')?.remove(); });

    return {
      first: wire.bytes(first), depth: deep, loader: wire.bytes(loader), signIn: wire.bytes(toSignIn, all), file, phone, leaving,
      en: wire.bytes(new Set([...first].filter((path) => path.includes('/en-')))), it: await language('it'), es: await language('es'), fr: await language('fr'), de: await language('de'), pt: await language('pt'), ar: await language('ar'),
      time: await element('portal-field-time'), yesNo: await element('portal-field-yes-no'), choices: await element('portal-field-choices'), photo: await element('portal-field-photo'), signature,
      money: await element('portal-field-money'), dateTime: await element('portal-field-date-time'), address: await element('portal-field-address'), iban: await element('portal-field-iban'), taxId: await element('portal-field-tax-id'), supplyPoint: await element('portal-field-supply-point'),
      picker: await element('portal-opportunity-picker'), status: await element('portal-view-status'), unknown: await element('portal-view-unknown'), offer: await element('portal-view-offer'),
      visit: await element('portal-view-installer-visit'), finalization: await element('portal-view-finalization'),
      live: wire.bytes(later('/live-')), sender: wire.bytes(later('/sender-')), uploader: wire.bytes(later('/uploader-')) + wire.bytes(later('/kept-files-')), drafts: wire.bytes(later('/draft-desk-')), drawing: await element('portal-view-drawing'), map: await map(), contract: await element('portal-view-contract'), help: await element('portal-help'), app: await codes(),
      alien: [...origins()].filter((origin) => ![portal.host, portal.api, portal.sdk].includes(origin)).length,
    };
  } finally {
    await portal.close();
  }
}

/** The first step of the sale that the demo shows, until nothing more is asked for. */
async function firstStepOfTheSale(browser: Browser): Promise<number> {
  const wire = new Wire();
  const portal = await openPortal({ flow: 'demo/flows/solar.json', settings: 'demo/flows/solar.settings.json', demo: 'demo/flows/solar.demo.json', pages: 'test/size/pages', served: wire.served });
  try {
    const context = await browser.newContext({ locale: 'en-GB' });
    const visitor = await cold(context);
    await signIn(visitor, portal, 'giulia@example.com');
    await visitor.page.close();
    const { page, settled } = await cold(context);
    return wire.bytes(await wire.during(async () => {
      await page.goto(`${portal.host}/portal.html`);
      await page.locator('portal-view-documentation form').waitFor();
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/live-')));
      await settled();
    }));
  } finally {
    await portal.close();
  }
}

/** Every row of the weight, from what Chromium asks the built `dist/cdn` for. */
export async function measure(): Promise<Measured> {
  const browser = await launch();
  try {
    return { ...(await twelveFields(browser)), solar: await firstStepOfTheSale(browser) };
  } finally {
    await browser.close();
  }
}
