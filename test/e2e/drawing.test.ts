import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { AxeBuilder } from '@axe-core/playwright';
import { rectangle } from '../../src/engine/roof/edits.js';
import type { Drawing, Opportunity, RoofFace, Settings } from '../../src/protocol/index.js';
import type { Customer } from './company.js';
import { attach, comeBack, heading, press, saved, signIn } from './person.js';
import { jpeg } from './real-files.js';
import { saleOfThisFile } from './sale.js';

/** What a careful site sends with its pages; the company's picture is part of its settings. */
const strict = ({ sdk, api }: { sdk: string; api: string }): Record<string, string> => ({
  'Content-Security-Policy': `default-src 'none'; script-src ${sdk}; style-src 'self'; img-src 'self' blob: data:; connect-src ${api}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
});

const { portal, browser, company } = await saleOfThisFile({ pages: 'test/e2e/pages', pageHeaders: strict });

describe('the drawing of the roof', () => {
  /** The page of a customer who stands at the drawing, with what its policy refused and its code threw. */
  async function open(customer: Customer, prepare?: (page: Page) => Promise<unknown>): Promise<{ page: Page; faults: string[] }> {
    const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 1000 } })).newPage();
    page.setDefaultTimeout(10_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => { if (message.text().startsWith('policy:')) faults.push(message.text()); });
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => console.warn('policy:', violatedDirective, blockedURI, sample)));
    await prepare?.(page);
    await page.goto(`${portal.host}/module.html`);
    await signIn(page, portal, customer.email);
    await heading(page, 'Drawing of your roof');
    return { page, faults };
  }

  /** Clicks on the map at shares of its width and height. */
  async function clickAt(page: Page, ...points: (readonly [number, number])[]): Promise<void> {
    const map = page.locator('portal-view-drawing .map .box');
    await map.scrollIntoViewIfNeeded();
    const box = await map.boundingBox();
    if (!box) throw new Error('no map');
    for (const [x, y] of points) {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
      await page.mouse.down();
      await page.mouse.up();
    }
  }

  const faces = (page: Page) => page.locator('portal-view-drawing li.face');
  const stored = async (customer: Customer): Promise<Drawing | undefined> => {
    const row = await portal.backend.db.selectFrom('opportunities').select('drawing').where('id', '=', customer.project).executeTakeFirst();
    return (row?.drawing ?? undefined);
  };

  it('F25 one face by mouse, one by keyboard alone, a reload between: sent, and kept with the figures of the server', async () => {
    const customer = await company.customer('draw-roof');
    const { page, faults } = await open(customer);
    await press(page, 'Draw a face');
    await clickAt(page, [0.3, 0.45], [0.6, 0.45], [0.6, 0.65], [0.3, 0.65], [0.3, 0.45]);
    await expect.poll(() => faces(page).count()).toBe(1);
    await saved(page);
    await page.reload();
    await heading(page, 'Drawing of your roof');
    await expect.poll(() => faces(page).count()).toBe(1);

    // from here on without the mouse
    const tabTo = async (name: string): Promise<void> => {
      for (let i = 0; i < 80; i++) {
        const at = await page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          const label = active?.id ? (active.getRootNode() as ShadowRoot).querySelector(`label[for="${active.id}"]`) : null;
          return (active?.getAttribute('aria-label') ?? label?.textContent ?? active?.textContent ?? '').trim();
        });
        if (at === name) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`no ${name} by Tab`);
    };
    await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); });
    await tabTo('Add a face by its measures');
    await page.keyboard.press('Enter');
    await tabTo('Along the lower edge, in metres');
    await page.keyboard.type('8');
    await tabTo('From the lower edge upwards, in metres, as seen from above');
    await page.keyboard.type('5.5');
    await tabTo('It looks to the');
    await page.keyboard.type('south-west');
    await tabTo('Add this face');
    await page.keyboard.press('Enter');
    await expect.poll(() => faces(page).count()).toBe(2);
    await tabTo('Name');
    await page.keyboard.type('Garage');
    await tabTo('Pitch in degrees');
    await page.keyboard.type('30');
    await tabTo('Corners and edges');
    await page.keyboard.press('Enter');
    await tabTo('Corner 3: North, m');
    const before = await page.locator('portal-view-drawing .figures').innerText();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('9');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('portal-view-drawing .figures').innerText()).not.toBe(before);
    await attach(page, 'Photos of what is on the roof', { name: 'chimney.jpg', mimeType: 'image/jpeg', buffer: jpeg() });
    const { violations } = await new AxeBuilder({ page }).include('customer-portal').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await press(page, 'Send the roof');
    await page.getByText('We have your roof. Thank you.').waitFor();
    await page.getByText('chimney.jpg').waitFor();

    const drawing = await stored(customer);
    const [byMouse, byKeys] = drawing?.features ?? [];
    expect(byMouse?.properties.area).toBeGreaterThan(10);
    expect(byMouse?.properties.edges).toHaveLength(4);
    expect(byKeys?.properties).toMatchObject({ name: 'Garage', pitch: 30, orientation: expect.any(Number) as number });
    // 30° make the surface larger by 1 / cos 30°
    expect((byKeys?.properties.surface ?? 0) / (byKeys?.properties.area ?? 1)).toBeCloseTo(1.1547, 3);
    const record = await company.record(customer);
    expect(record).toMatchObject({ substate: 'offer-documents', drawing: { features: [{}, { properties: { name: 'Garage' } }] } });
    expect(record.values?.['roof-details-photo']).toMatchObject([{ name: 'chimney.jpg' }]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  const settings = (): Promise<Settings> => company.get<Settings>('/settings');

  it('F205 the company sets a wrong address for its tiles: the open page says so, and draws on the grid all the same', async () => {
    const own = await settings();
    const customer = await company.customer('draw-roof');
    const { page } = await open(customer);
    await expect.poll(() => page.locator('.map img').count()).toBe(1);
    await company.put('/settings', { ...own, map: { center: [10.9254, 44.6478], tiles: { url: `${portal.api}/tiles/wrong-key/{z}/{x}/{y}.png` } } });
    await comeBack(page);
    await page.getByText('You can draw on the grid all the same').waitFor();
    await press(page, 'Draw a face');
    await clickAt(page, [0.3, 0.4], [0.6, 0.4], [0.6, 0.7]);
    await press(page, 'Finish this face');
    await expect.poll(() => faces(page).count()).toBe(1);
    // no map at all is a grid without a word of failure
    const { map: _, ...bare } = own;
    await company.put('/settings', bare);
    await comeBack(page);
    await page.getByText(/Draw on the grid: each square is/).waitFor();
    await page.getByText('You can draw on the grid all the same').waitFor({ state: 'detached' });
    await company.put('/settings', own);
    await comeBack(page);
    await expect.poll(() => page.locator('.map img').count()).toBe(1);
    await press(page, 'Send the roof');
    await page.getByText('We have your roof. Thank you.').waitFor();
    expect((await stored(customer))?.features).toHaveLength(1);
    await page.context().close();
  });

  it('F205 without the map’s own script the roof goes in by its measures', async () => {
    const customer = await company.customer('draw-roof');
    const { page, faults } = await open(customer, (one) => one.route(/roof-map/, (route) => route.abort()));
    await page.getByText('The map can’t be shown now.').waitFor();
    await page.getByLabel('Along the lower edge, in metres').fill('10');
    await page.getByLabel('From the lower edge upwards').fill('4');
    await press(page, 'Add this face');
    await press(page, 'Send the roof');
    await page.getByText('We have your roof. Thank you.').waitFor();
    expect((await stored(customer))?.features[0]?.properties).toMatchObject({ area: 40, orientation: 180 });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  /** Takes the action as a program would, with the customer's own token. */
  async function post(customer: Customer, drawing: unknown, project = customer.project): Promise<{ status: number; body: { code?: string; type?: string; errors?: { pointer: string; code: string }[] } }> {
    const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
    let token = '';
    page.on('request', (request) => { token = request.headers()['authorization'] ?? token; });
    await page.goto(`${portal.host}/module.html`);
    await signIn(page, portal, customer.email);
    await heading(page, 'Drawing of your roof');
    await page.context().close();
    const headers = { Authorization: token, 'Content-Type': 'application/json' };
    const seen = (await (await fetch(`${portal.api}/opportunities/${customer.project}`, { headers })).json()) as Opportunity;
    const response = await fetch(`${portal.api}/opportunities/${project}/actions`, {
      method: 'POST', headers: { ...headers, 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ type: 'submit-drawing', revision: seen.revision, payload: { drawing, values: {}, consents: [] } }),
    });
    return { status: response.status, body: (await response.json()) as never };
  }

  const face: RoofFace = rectangle([10.9254, 44.6478], 10, 6, 180);
  const roof = (...features: unknown[]): unknown => ({ type: 'FeatureCollection', features });
  const twisted = (): unknown => {
    const [a, b, c, d] = face.geometry.coordinates[0] ?? [];
    return { ...face, geometry: { type: 'Polygon', coordinates: [[a, c, b, d, a]] } };
  };

  it.each<[string, unknown, string]>([
    ['an outline that crosses itself', roof(face, twisted()), 'face-crossing'],
    ['ten thousand corners', roof({ ...face, geometry: { type: 'Polygon', coordinates: [Array.from({ length: 10_001 }, (_, i) => [10.9254 + Math.cos((i % 10_000) / 1591.55) / 1000, 44.6478 + Math.sin((i % 10_000) / 1591.55) / 1000])] } }), 'face-many-corners'],
    ['no face', roof(), 'no-face'],
    ['what is no drawing', { type: 'Point' }, 'drawing-unreadable'],
  ])('F25 round the page, %s is refused, and the project stays', async (_, drawing, code) => {
    const customer = await company.customer('draw-roof');
    const { status, body } = await post(customer, drawing);
    expect(status).toBe(422);
    expect(JSON.stringify(body)).toContain(code);
    expect([await stored(customer), await company.substateOf(customer)]).toEqual([undefined, 'draw-roof']);
  });

  it('round the page, figures that are claimed are not kept, and nobody draws another’s roof', async () => {
    const [customer, other] = [await company.customer('draw-roof'), await company.customer('draw-roof')];
    const claimed = roof({ ...face, properties: { eave: 0, pitch: 0, area: 9999, edges: [1], orientation: 3, owner: 'x' } });
    expect((await post(customer, claimed, other.project)).status).toBe(404);
    expect((await post(customer, claimed)).status).toBe(200);
    expect((await stored(customer))?.features[0]?.properties).toEqual({ eave: 0, pitch: 0, area: 60, surface: 60, edges: [10, 6, 10, 6] });
    expect(await stored(other)).toBeUndefined();
  });
});
