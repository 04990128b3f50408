import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/protocol/index.js';
import { launchLight } from '../config/browser.js';
import type { Customer } from './company.js';
import { newestMail, onThisDevice, saved } from './person.js';
import { formOfThisFile } from './form.js';
import { codeFor } from './portal.js';

/** A name that is no loopback's: an insecure origin. */
const plain = 'shop.example';
const inMemory = 'Kept only as long as this page is open';

const { portal, browser, company } = await formOfThisFile({ pages: 'test/e2e/pages' }, () => launchLight(`--host-resolver-rules=MAP ${plain} localhost`));

describe('hostile environments', () => {
  beforeAll(async () => {
    const settings = await company.get<Settings>('/settings');
    await company.put('/settings', { ...settings, sites: [...settings.sites, portal.host.replace('localhost', plain), 'null'] });
  });

  interface Opened { readonly page: Page; readonly faults: string[] }

  async function open(context: BrowserContext, address = `${portal.host}/module.html`): Promise<Opened> {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/status of [45]\d\d|net::ERR_/.test(message.text())) faults.push(message.text()); });
    await page.goto(address);
    return { page, faults };
  }

  const newContext = (): Promise<BrowserContext> => browser.newContext({ locale: 'en-GB', viewport: { width: 1000, height: 900 } });

  async function signIn(at: Page | Frame, customer: Customer): Promise<void> {
    const before = await newestMail(portal);
    await at.getByLabel('E-mail address or phone number').fill(customer.email);
    await at.getByLabel('E-mail address or phone number').press('Enter');
    await at.getByLabel('Code (6 digits)').fill(await codeFor(portal.api, customer.email, before));
    await at.getByLabel('Code (6 digits)').press('Enter');
    await at.getByLabel('Tax number').waitFor();
  }

  /** Fills in the step, and says what the page says of what it keeps. */
  async function fillIn(at: Page | Frame, kept?: string): Promise<void> {
    await at.getByLabel('Tax number').fill('FRRGLI80A41F257I');
    await at.getByRole('checkbox', { name: 'I accept: Privacy notice' }).check();
    await saved(at, kept);
  }

  async function send(at: Page | Frame): Promise<void> {
    await at.getByRole('button', { name: 'Send', exact: true }).click();
    await received(at);
  }
  const received = (at: Page | Frame): Promise<void> => at.getByText('We have received it. Thank you.').waitFor();

  async function expectOnce(customer: Customer): Promise<void> {
    const { db } = portal.backend;
    expect(await company.record(customer)).toMatchObject({ substate: 'initial-review', values: { 'tax-id': 'FRRGLI80A41F257I' } });
    expect(await db.selectFrom('audit').select('action').where('customer', '=', customer.id).execute()).toEqual([{ action: 'submit-step' }]);
    expect(await db.selectFrom('consents').select('condition').where('opportunity', '=', customer.project).execute()).toEqual([{ condition: 'privacy' }]);
  }

  /** The whole step by one customer, in an environment. */
  async function wholeStep(prepare: (context: BrowserContext) => Promise<unknown>, kept: string): Promise<void> {
    const context = await newContext();
    await prepare(context);
    const customer = await company.customer('initial-documents');
    const { page, faults } = await open(context);
    await signIn(page, customer);
    await fillIn(page, kept);
    await send(page);
    await expectOnce(customer);
    expect(faults).toEqual([]);
    await context.close();
  }

  describe('storage', () => {
    it.each<[string, () => void, string]>([
      ['isn’t there', () => { Object.defineProperty(globalThis, 'indexedDB', { value: undefined }); }, inMemory],
      ['is refused', () => { IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); }; }, inMemory],
      ['can’t be opened', () => {
        IDBFactory.prototype.open = () => {
          const request = new EventTarget() as IDBOpenDBRequest;
          Object.defineProperty(request, 'error', { value: new DOMException('broken', 'UnknownError') });
          setTimeout(() => { request.onerror?.(new Event('error')); request.dispatchEvent(new Event('error')); });
          return request;
        };
      }, inMemory],
      ['never answers', () => { IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest; }, inMemory],
      ['can’t be read', () => { IDBObjectStore.prototype.get = () => { throw new DOMException('broken', 'UnknownError'); }; }, inMemory],
      ['is full', () => {
        const { put } = IDBObjectStore.prototype;
        // an empty database still finds its place
        IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
          if (typeof value === 'number') return put.call(this, value, key);
          throw new DOMException('full', 'QuotaExceededError');
        };
      }, inMemory],
      ['is only localStorage’s absence', () => { Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError'); } }); }, onThisDevice],
    ])('the step goes through, and the page says what it keeps, where IndexedDB %s', async (_, spoil, kept) => {
      await wholeStep((context) => context.addInitScript(spoil), kept);
    });

    it('goes on keeping after it lost its connection in the middle of the form', async () => {
      const context = await newContext();
      await context.addInitScript(() => {
        const { open: openReally } = IDBFactory.prototype;
        const databases: IDBDatabase[] = [];
        Object.assign(globalThis, { lose: () => { for (const database of databases) database.close(); } });
        IDBFactory.prototype.open = function (this: IDBFactory, ...given: Parameters<typeof openReally>) {
          const request = openReally.apply(this, given);
          request.addEventListener('success', () => databases.push(request.result));
          return request;
        };
      });
      const customer = await company.customer('initial-documents');
      const { page, faults } = await open(context);
      await signIn(page, customer);
      await fillIn(page);
      await page.evaluate(() => { (globalThis as unknown as { lose(): void }).lose(); });
      await page.getByLabel('Anything else we should know?').fill('Typed after the loss');
      await saved(page);
      await page.reload();
      await page.getByLabel('Tax number').waitFor();
      expect([await page.getByLabel('Tax number').inputValue(), await page.getByLabel('Anything else we should know?').inputValue()]).toEqual(['FRRGLI80A41F257I', 'Typed after the loss']);
      await send(page);
      await expectOnce(customer);
      expect(faults).toEqual([]);
      await context.close();
    });

    it('begins anew where the browser threw everything away between two visits', async () => {
      const context = await newContext();
      const customer = await company.customer('initial-documents');
      const { page, faults } = await open(context);
      await signIn(page, customer);
      await fillIn(page);
      await page.goto(`${portal.sdk}/integrity.json`);
      const other = await context.newPage();
      await other.goto(`${portal.host}/nothing`);
      await other.evaluate(async () => { for (const { name = '' } of await indexedDB.databases()) await new Promise((done) => { Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: done, onblocked: done }); }); });
      await page.goto(`${portal.host}/module.html`);
      await signIn(page, customer);
      await fillIn(page);
      await send(page);
      await expectOnce(customer);
      expect(faults).toEqual([]);
      await context.close();
    });
  });

  it('the step goes through on a plain-http page, without randomUUID, subtle, locks and clipboard', async () => {
    const context = await newContext();
    const customer = await company.customer('initial-documents');
    const { page, faults } = await open(context, `${portal.host.replace('localhost', plain)}/module.html`);
    expect(await page.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'subtle' in crypto, 'locks' in navigator, 'clipboard' in navigator])).toEqual([false, false, false, false, false]);
    await signIn(page, customer);
    await fillIn(page);
    await page.reload();
    await page.getByLabel('Tax number').waitFor();
    expect(await page.getByLabel('Tax number').inputValue()).toBe('FRRGLI80A41F257I');
    await send(page);
    await expectOnce(customer);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each([
    ['a sandboxed frame, which has no origin', 'allow-scripts allow-forms', (): void => undefined],
    ['a frame of another site, whose storage is blocked', undefined, () => { IDBFactory.prototype.open = () => { throw new DOMException('blocked', 'SecurityError'); }; Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } }); }],
  ])('the step goes through in %s, and the page says that nothing is kept', async (_, sandbox, spoil) => {
    const context = await newContext();
    await context.addInitScript(spoil);
    const customer = await company.customer('initial-documents');
    const { page, faults } = await open(context, `${portal.host.replace('localhost', plain)}/nothing`);
    await page.evaluate(([src, rules]) => {
      const frame = Object.assign(document.createElement('iframe'), { width: 900, height: 800, ...(rules !== undefined && { sandbox: rules }) });
      frame.src = src ?? '';
      document.body.replaceChildren(frame);
    }, [`${portal.host}/module.html`, sandbox]);
    const frame = await page.waitForSelector('iframe').then((element) => element.contentFrame());
    if (!frame) throw new Error('no frame');
    await signIn(frame, customer);
    await fillIn(frame, inMemory);
    await send(frame);
    await expectOnce(customer);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each<[string, (route: Route) => Promise<void>, string]>([
    ['200 with a page of its own', (route) => route.fulfill({ status: 200, contentType: 'text/html', headers: { 'access-control-allow-origin': '*' }, body: '<!doctype html><title>Welcome to the Wi-Fi of the station</title>' }), 'malformed'],
    ['200 with JSON of another kind', (route) => route.fulfill({ status: 200, contentType: 'application/json', headers: { 'access-control-allow-origin': '*' }, body: '{"status":"ok","receipt":{"number":"R-1","at":"2026-01-01T00:00:00Z","type":"submit-step","key":"of-somebody-else"}}' }), 'malformed'],
    ['302 to its sign-in', (route) => route.fulfill({ status: 302, headers: { location: `${portal.host}/nothing`, 'access-control-allow-origin': '*' } }), 'offline'],
    ['511', (route) => route.fulfill({ status: 511, headers: { 'access-control-allow-origin': '*' }, body: 'Network Authentication Required' }), 'server'],
  ])('a network that answers each call %s takes nothing away: what was sent waits, and arrives once', async (_, answer, failure) => {
    const context = await newContext();
    const customer = await company.customer('initial-documents');
    const { page } = await open(context);
    await signIn(page, customer);
    await fillIn(page);
    const there = (url: URL): boolean => url.origin === portal.api;
    await context.route(there, (route) => (route.request().method() === 'OPTIONS' ? route.continue() : answer(route)));
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.locator(`[data-send=waiting][data-failure=${failure}]`).waitFor();
    // a page that is opened in it says what is the matter, and isn't blank
    await page.reload();
    await page.locator(`[data-failure=${failure}]`).first().waitFor();
    await page.getByRole('button', { name: 'Try again' }).first().waitFor();
    await context.unrouteAll();
    await page.reload();
    await received(page);
    await expectOnce(customer);
    await context.close();
  });

  it('needs no header that a proxy could strip, and sends none', async () => {
    const context = await newContext();
    const sent = new Set<string>();
    await context.route((url) => url.origin === portal.api, (route) => {
      const all = route.request().headers();
      for (const name of Object.keys(all)) sent.add(name);
      const headers = Object.fromEntries(Object.entries(all).filter(([name]) => /^(authorization|content-type|idempotency-key|tus-resumable|upload-[a-z-]+|accept|origin|access-control-request-.*)$/.test(name)));
      return route.continue({ headers });
    });
    const customer = await company.customer('initial-documents');
    const { page } = await open(context);
    await signIn(page, customer);
    await fillIn(page);
    await send(page);
    await expectOnce(customer);
    expect([...sent].filter((name) => !/^(accept.*|authorization|content-type|idempotency-key|tus-resumable|upload-.*|origin|referer|user-agent|sec-.*|content-length|cache-control|pragma)$/.test(name))).toEqual([]);
    await context.close();
  });

  it('the step goes through on a very slow network', async () => {
    const context = await newContext();
    const customer = await company.customer('initial-documents');
    const page = await context.newPage();
    page.setDefaultTimeout(40_000);
    const session = await context.newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 300, downloadThroughput: 25_000, uploadThroughput: 10_000 });
    await page.goto(`${portal.host}/module.html`);
    await signIn(page, customer);
    await fillIn(page);
    await send(page);
    await expectOnce(customer);
    await context.close();
  });

  it('two copies of the script on a page don’t get into each other’s way', async () => {
    const context = await newContext();
    const customer = await company.customer('initial-documents');
    const { page, faults } = await open(context);
    for (const file of ['portal.js', 'loader.js?again']) await page.addScriptTag({ type: 'module', url: `${portal.sdk}/${file}` });
    await signIn(page, customer);
    await fillIn(page);
    await send(page);
    await expectOnce(customer);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each([['a day ahead', 86_400_000], ['a day behind', -86_400_000]])('the step goes through on a device whose clock is %s, and nothing is asked over and over', async (_, shift) => {
    const context = await newContext();
    await context.addInitScript((ahead) => {
      const Real = Date;
      class Wrong extends Real {
        constructor(...given: ConstructorParameters<typeof Real> | []) {
          if (given.length === 0) super(Real.now() + ahead);
          else super(...(given as [number]));
        }
        static override now(): number { return Real.now() + ahead; }
      }
      globalThis.Date = Wrong as DateConstructor;
    }, shift);
    const asked: string[] = [];
    context.on('request', (request) => { if (request.url().startsWith(portal.api) && request.method() !== 'OPTIONS') asked.push(`${request.method()} ${new URL(request.url()).pathname}`); });
    const customer = await company.customer('initial-documents');
    const { page, faults } = await open(context);
    await signIn(page, customer);
    await fillIn(page);
    await page.reload();
    await page.getByLabel('Tax number').waitFor();
    expect(await page.getByLabel('Tax number').inputValue()).toBe('FRRGLI80A41F257I');
    await send(page);
    await expectOnce(customer);
    expect(asked.filter((one) => one === 'POST /session/refresh').length).toBeLessThanOrEqual(6);
    expect(faults).toEqual([]);
    await context.close();
  });
});
