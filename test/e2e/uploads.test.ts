import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveFolder } from '../../demo/serve.mjs';
import { ServerProcess } from '../backend/server-process.js';
import { launchLight } from '../config/browser.js';
import { Company, openSale, type Customer } from './company.js';
import { Killable } from './killable.js';
import { fileField, openPage, press, sha256, visit } from './person.js';
import { codeFor, type Portal } from './portal.js';
import { pdf } from './real-files.js';

const label = 'Identity document, both sides';
const size = 4_000_000;
const paper = Buffer.concat([pdf('Identity document'), Buffer.from(Array.from({ length: size / 8 }, (_, i) => `%${String(i).padStart(6, '0')}\n`).join(''))]);

/** The offsets at which a context began to send. */
function offsets(context: BrowserContext): number[] {
  const seen: number[] = [];
  context.on('request', (request) => { if (request.method() === 'PATCH') seen.push(Number(request.headers()['upload-offset'])); });
  return seen;
}

/** one for each page: a session's conditions hold until it says otherwise itself */
const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** A phone's line: so many bytes a second go out; all of them when undefined. */
async function line(page: Page, bytes: number | undefined): Promise<void> {
  const asked = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, asked);
  const session = await asked;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: bytes ?? -1 });
}

const row = (page: Page) => fileField(page, label).locator('.file', { hasText: 'identity.pdf' });
const uploaded = (page: Page) => row(page).getByText('Uploaded').waitFor({ timeout: 40_000 });
const slow = 300_000;

describe('F212 an upload', () => {
  let folder: string;
  let path: string;
  let portal: Portal;
  let company: Company;
  let killable: Killable;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portal-papers-'));
    path = join(folder, 'identity.pdf');
    writeFileSync(path, paper);
    utimesSync(path, 1_760_000_000, 1_760_000_000);
    portal = await openSale();
    company = new Company(portal);
    await company.changeSubstate('initial-documents', { placements: [{ field: 'identity-document', required: true }], conditions: [] });
  });
  afterAll(async () => {
    await portal?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => { killable = new Killable(); });
  afterEach(() => killable.remove());

  const files = (customer: Customer) => portal.backend.db.selectFrom('files').selectAll().where('customer', '=', customer.id).execute();
  /** How much of the only upload is at the server, once it is more than that. */
  async function there(customer: Customer, more = 0): Promise<number> {
    for (;;) {
      const [file] = await files(customer);
      const held = file ? await portal.backend.store.size(file.id) : -1;
      if (held > more) return held;
      await new Promise((done) => { setTimeout(done, 50); });
    }
  }
  /** The file is kept beside the page: a new page can go on with it. */
  const kept = (page: Page) => page.waitForFunction(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => { const open = indexedDB.open('customer-portal-files'); open.onsuccess = () => { done(open.result); }; open.onerror = () => { fail(new Error('none')); }; });
    const names = db.objectStoreNames.contains('files') ? await new Promise<string[]>((done) => { const all = db.transaction('files').objectStore('files').getAllKeys(); all.onsuccess = () => { done(all.result as string[]); }; }) : [];
    db.close();
    return names.length === 2;
  });

  async function begin(context: BrowserContext, more = 200_000, speed = slow): Promise<{ page: Page; customer: Customer }> {
    const customer = await company.customer('initial-documents');
    const { page } = await visit(context, portal, customer);
    await fileField(page, label).waitFor();
    await line(page, speed);
    await fileField(page, label).locator('input[type=file]').setInputFiles(path);
    await there(customer, more);
    await kept(page);
    return { page, customer };
  }

  /** The customer sends it, and the company has it whole, once. */
  async function whole(page: Page, customer: Customer): Promise<void> {
    await uploaded(page);
    // the last bytes may be there a moment before the server has looked at all of them
    await expect.poll(async () => (await files(customer)).map(({ finished, sha256: hash }) => [finished, hash])).toEqual([[true, sha256(paper)]]);
    const all = await files(customer);
    expect(sha256((await portal.backend.store.bytes(all[0]?.id ?? '')) ?? Buffer.alloc(0))).toBe(sha256(paper));
    await press(page, 'Send documents');
    await page.getByText('We have received it. Thank you.').waitFor();
    expect((await company.record(customer)).values?.['identity-document']).toMatchObject([{ name: 'identity.pdf', size: paper.length }]);
  }

  it('goes on by itself after the page was loaded again, from the byte where it stood, and keeps nothing in the browser then', async () => {
    const context = await killable.start();
    const { page, customer } = await begin(context);
    const seen = offsets(context);
    await page.reload();
    await row(page).getByRole('button', { name: 'Cancel identity.pdf' }).waitFor();
    await line(page, undefined);
    await whole(page, customer);
    expect(seen).toHaveLength(1);
    expect(seen[0]).toBeGreaterThanOrEqual(200_000);
    const left = await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done) => { const open = indexedDB.open('customer-portal-files'); open.onsuccess = () => { done(open.result); }; });
      return new Promise<number>((done) => { const all = db.transaction('files').objectStore('files').count(); all.onsuccess = () => { done(all.result); }; });
    });
    expect([left, await page.evaluate(() => Object.keys(localStorage))]).toEqual([0, []]);
  });

  it('goes on after the browser was killed, from the byte where it stood', async () => {
    const { customer } = await begin(await killable.start());
    await killable.kill();
    const held = await there(customer);
    const context = await killable.start();
    const seen = offsets(context);
    const { page } = await openPage(context, portal.host);
    await whole(page, customer);
    // what was in the air when it was killed may still have arrived
    expect(seen[0]).toBeGreaterThanOrEqual(held);
  });

  it('that was paused rests after the page was loaded again, and goes on when the customer says so', async () => {
    const context = await killable.start();
    const { page, customer } = await begin(context);
    await row(page).getByRole('button', { name: 'Pause identity.pdf' }).click();
    await row(page).getByText(/^Paused/).waitFor();
    await page.evaluate(() => new Promise((done) => { requestIdleCallback(done); }));
    await page.reload();
    await row(page).getByText(/^Paused · .* of 4 MB are there$/).waitFor();
    const seen = offsets(context);
    await line(page, undefined);
    await row(page).getByRole('button', { name: 'Go on with identity.pdf' }).click();
    await whole(page, customer);
    expect(seen[0]).toBeGreaterThanOrEqual(200_000);
  });

  it('that can’t be kept asks for its file after the page was loaded again, and goes on from where it stood when the same one is chosen', async () => {
    const context = await killable.start();
    await context.addInitScript(() => { navigator.storage.estimate = () => Promise.resolve({ quota: 1_000_000, usage: 900_000 }); });
    const customer = await company.customer('initial-documents');
    const { page } = await visit(context, portal, customer);
    await fileField(page, label).waitFor();
    await line(page, slow);
    await fileField(page, label).locator('input[type=file]').setInputFiles(path);
    await there(customer, 200_000);
    await page.reload();
    await row(page).getByText('Choose this file again to go on').waitFor();
    await line(page, undefined);
    const seen = offsets(context);
    const chooser = page.waitForEvent('filechooser');
    await row(page).getByRole('button', { name: 'Choose a file identity.pdf' }).click();
    await (await chooser).setFiles(path);
    await whole(page, customer);
    expect(seen[0]).toBeGreaterThanOrEqual(200_000);
  });

  it('is cancelled after the page was loaded again, here and at the server', async () => {
    const context = await killable.start();
    const { page, customer } = await begin(context);
    await row(page).getByRole('button', { name: 'Pause identity.pdf' }).click();
    await row(page).getByText(/^Paused/).waitFor();
    await page.reload();
    await row(page).getByRole('button', { name: 'Cancel identity.pdf' }).click();
    await row(page).waitFor({ state: 'detached' });
    await expect.poll(async () => (await files(customer)).length).toBe(0);
    await page.reload();
    await fileField(page, label).waitFor();
    await page.evaluate(() => new Promise((done) => { requestIdleCallback(done); }));
    expect(await row(page).count()).toBe(0);
  });

  it('that has expired meanwhile begins anew without a word', async () => {
    const context = await killable.start();
    const { page, customer } = await begin(context);
    await row(page).getByRole('button', { name: 'Pause identity.pdf' }).click();
    await row(page).getByText(/^Paused/).waitFor();
    await portal.backend.db.updateTable('files').set({ created_at: new Date(0) }).where('customer', '=', customer.id).execute();
    await portal.backend.clean();
    expect(await files(customer)).toEqual([]);
    const seen = offsets(context);
    await line(page, undefined);
    await row(page).getByRole('button', { name: 'Go on with identity.pdf' }).click();
    await whole(page, customer);
    expect(seen).toEqual([0]);
  });

  it('of one tab shows in the other, which doesn’t send it, and sends it when the one is closed', async () => {
    const context = await killable.start();
    // so slow that it isn't there before the tab is closed
    const { page, customer } = await begin(context, 40_000, 20_000);
    const seen = offsets(context);
    const { page: other } = await openPage(context, portal.host);
    await row(other).getByText(/^Another tab is sending it/).waitFor();
    expect(seen).toEqual([]);
    const asked = other.waitForRequest((request) => request.method() === 'HEAD' && request.url().includes('/uploads/'));
    await page.close();
    await asked;
    await whole(other, customer);
    // the browser may let a request of a closed tab go out to its end: then there was nothing left to send
    expect(seen.every((offset) => offset >= 40_000)).toBe(true);
  });

  it('leaves nothing in the browser when the customer signs out', async () => {
    const context = await killable.start();
    const { page } = await begin(context);
    await row(page).getByRole('button', { name: 'Pause identity.pdf' }).click();
    await page.getByRole('button', { name: 'Sign out' }).first().click();
    const dialog = page.getByRole('dialog').getByRole('button', { name: /^Sign out/ });
    if (await dialog.first().isVisible()) await dialog.first().click();
    await page.getByLabel('E-mail address or phone number').waitFor();
    await page.waitForFunction(async () => {
      const db = await new Promise<IDBDatabase>((done) => { const open = indexedDB.open('customer-portal-files'); open.onsuccess = () => { done(open.result); }; });
      const count = await new Promise<number>((done) => { const all = db.transaction('files').objectStore('files').count(); all.onsuccess = () => { done(all.result); }; });
      db.close();
      return count === 0;
    });
  });
});

describe('F212 an upload to a server that is killed', () => {
  it('goes on by itself, from the byte where it stood, when the server is back', async () => {
    const root = resolve(import.meta.dirname, '../..');
    const folder = mkdtempSync(join(tmpdir(), 'portal-killed-'));
    writeFileSync(join(folder, 'identity.pdf'), paper);
    const browser: Browser = await launchLight();
    const sdk = await serveFolder(join(root, 'dist/cdn'), 0, { headers: { 'Access-Control-Allow-Origin': '*' } });
    const flow = { FLOW: join(root, 'demo/flows/solar.json'), SETTINGS: join(root, 'demo/flows/solar.settings.json') };
    // a port that is free now, and the server's own from then on
    const first = await ServerProcess.start({ DATA: join(folder, 'data'), COMPANY_TOKEN: 'company-token', ...flow });
    const api = (await first.listening()).replace('127.0.0.1', 'localhost');
    const port = new URL(api).port;
    await first.stop();
    const host = await serveFolder(join(root, 'demo/plain'), 0, { replace: { SDK: `http://localhost:${sdk.port}`, API: api } });
    const start = async (): Promise<ServerProcess> => {
      const server = await ServerProcess.start({ DATA: join(folder, 'data'), COMPANY_TOKEN: 'company-token', PORT: port, HOST: 'localhost', ALLOWED_ORIGINS: `http://localhost:${host.port}`, ...flow });
      await server.listening();
      return server;
    };
    let server = await start();
    try {
      const company = async (way: string, body: object): Promise<void> => { expect((await fetch(`${api}/company${way}`, { method: 'PUT', headers: { Authorization: 'Bearer company-token', 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).status).toBe(204); };
      await company('/customers/ada', { id: 'ada', name: 'Ada Rossi', email: 'ada@example.com', portal: true });
      await company('/opportunities/home', { id: 'home', customer: 'ada', type: 'solar', name: 'Via Verdi 8', substate: 'initial-documents' });
      const { page } = await openPage(browser, `http://localhost:${host.port}`);
      await page.getByLabel('E-mail address or phone number').fill('ada@example.com');
      await page.keyboard.press('Enter');
      await page.getByLabel('Code (6 digits)').fill(await codeFor(api, 'ada@example.com'));
      await page.keyboard.press('Enter');
      await fileField(page, label).waitFor();
      const seen = offsets(page.context());
      await line(page, slow);
      await fileField(page, label).locator('input[type=file]').setInputFiles(join(folder, 'identity.pdf'));
      await row(page).getByText(/[1-9]\d? ?%$/).waitFor();
      await server.stop('SIGKILL');
      server = await start();
      await line(page, undefined);
      await uploaded(page);
      expect(seen.length).toBeGreaterThan(1);
      expect(seen.at(-1)).toBeGreaterThan(0);
    } finally {
      await browser.close();
      await server.stop();
      host.close();
      sdk.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
