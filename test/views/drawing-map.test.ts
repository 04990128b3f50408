import { expect } from 'chai';
import '../../src/define/portal-view-drawing.js';
import type { Drawing, MapSettings } from '../../src/protocol/drawing.js';
import { groundOf } from '../../src/views/drawing/ground.js';
import { placesIn } from '../../src/views/drawing/address-search.js';
import type { PortalViewDrawing } from '../../src/views/drawing/portal-view-drawing.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { button, drag, face, hover, mapOf, place, point, press, roof, south, withRoof } from './roofs.js';

const show = (store: FakeStore): Promise<PortalViewDrawing> => mount<PortalViewDrawing>('portal-view-drawing', store, { width: '700px' });
const faces = (view: Element): HTMLElement[] => [...(view.shadowRoot?.querySelectorAll<HTMLElement>('.face') ?? [])];
const kept = (store: FakeStore): Drawing | undefined => store.state.step.work['drawing'] as Drawing | undefined;
const at = { center: place, zoom: 20 };
const grid = 'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%2210%22 height=%2210%22/%3E';
const picture = { url: grid, southWest: [10.925, 44.6476], northEast: [10.9258, 44.648], attribution: 'From the air' };

describe('<portal-view-drawing>, the map', () => {
  afterEach(clean);

  it('F25 draws a face corner by corner, with the length of the edge under the pointer, and measures it', async () => {
    const store = new FakeStore(withRoof(undefined, {}, at));
    const view = await show(store);
    const box = await mapOf(view);
    await press(view, 'Draw a face');
    await until(() => textOf(view).includes('Choose each corner of the face'));
    point(box, 0.3, 0.3);
    point(box, 0.6, 0.3);
    // each corner shows at once, also where no pointer hovers
    await until(() => box.querySelectorAll('path.corner').length === 2);
    hover(box, 0.6, 0.5);
    await until(() => textOf(view).includes('Go on with the next corner.') && /\d m/.test(textOf(find(view, '.hint')!)));
    expect(button(view, 'Finish this face')?.hidden).to.equal(true);
    point(box, 0.6, 0.6);
    await until(() => button(view, 'Finish this face')?.hidden === false);
    point(box, 0.3, 0.6);
    point(box, 0.3, 0.3);
    await until(() => faces(view).length === 1);
    expect(kept(store)?.features[0]?.geometry.coordinates[0]).to.have.length(5);
    // on the map too, with a handle on each corner and the lengths beside the edges
    await until(() => box.querySelectorAll('path.face.selected').length === 1 && box.querySelectorAll('path.corner').length === 4 && box.querySelectorAll('.length').length === 4);
    await expectAccessible(view, true);
  });

  it('finishes by button, takes a corner back, and gives up', async () => {
    const store = new FakeStore(withRoof(undefined, {}, at));
    const view = await show(store);
    const box = await mapOf(view);
    await press(view, 'Draw a face');
    for (const [x, y] of [[0.3, 0.3], [0.6, 0.3], [0.6, 0.6], [0.4, 0.7]] as const) point(box, x, y);
    await press(view, 'Undo');
    await press(view, 'Finish this face');
    await until(() => faces(view).length === 1);
    expect(kept(store)?.features[0]?.geometry.coordinates[0]).to.have.length(4);
    await press(view, 'Draw a face');
    point(box, 0.2, 0.2);
    await press(view, 'Cancel');
    await until(() => button(view, 'Draw a face'));
    expect([faces(view).length, box.querySelectorAll('path.new').length]).to.deep.equal([1, 0]);
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(faces(view)).to.have.length(1);
  });

  it('F25 pulls a corner and a new one out of an edge; each is one step back', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    const box = await mapOf(view);
    await press(view, 'Change South');
    const handle = (selector: string, i: number): readonly [number, number] => {
      const one = box.querySelectorAll(selector)[i]!.getBoundingClientRect();
      const all = box.getBoundingClientRect();
      return [(one.left + one.width / 2 - all.left) / all.width, (one.top + one.height / 2 - all.top) / all.height];
    };
    await until(() => box.querySelectorAll('path.corner').length === 4);
    const [x, y] = handle('path.corner', 1);
    drag(box, [x, y], [x + 0.1, y]);
    await until(() => kept(store) && !textOf(find(view, '.figures')!).includes('60 m²'));
    expect(kept(store)?.features[0]?.properties).to.deep.equal({ name: 'South', pitch: 60, eave: 0 });
    const [midX, midY] = handle('path.midpoint', 2);
    drag(box, [midX, midY], [midX, midY - 0.1]);
    await until(() => kept(store)?.features[0]?.geometry.coordinates[0]?.length === 6);
    await press(view, 'Undo');
    await press(view, 'Undo');
    await until(() => textOf(find(view, '.figures')!).includes('60 m²'));
    await until(() => box.querySelectorAll('path.corner').length === 4);
    expect(kept(store)?.features[0]?.geometry).to.deep.equal(south.geometry);
    expect(button(view, 'Undo')?.getAttribute('aria-disabled')).to.equal('true');
  });

  it('opens the face that is chosen on the map', async () => {
    const view = await show(new FakeStore(withRoof(roof(south))));
    const box = await mapOf(view);
    await until(() => box.querySelector('path.face'));
    point(box, 0.5, 0.5);
    await until(() => find(view, '.face.open'));
  });

  it('F205 draws on a scaled grid where the company set nothing', async () => {
    const view = await show(new FakeStore(withRoof()));
    const box = await mapOf(view);
    await until(() => /Draw on the grid: each square is [\d.]+ m wide/.test(textOf(view)));
    expect(box.querySelectorAll('path.grid')).to.have.length(2);
    expect(textOf(box)).to.match(/^\d+ m$/);
    await press(view, 'Closer');
    await press(view, 'Farther away');
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
    await expectAccessible(view);
  });

  it('F205 turns to the grid when tiles don’t come, says so, and is drawn on all the same', async () => {
    const view = await show(new FakeStore(withRoof(undefined, {}, { ...at, tiles: { url: `${location.origin}/nothing-here/{z}/{x}/{y}.png` } })));
    const box = await mapOf(view);
    const notice = await until(() => find(view, '[data-ground=failed]'));
    expect(textOf(notice)).to.include('The picture of the ground can’t be shown now.');
    expect(box.querySelectorAll('path.grid')).to.have.length(2);
    await press(view, 'Draw a face');
    for (const [x, y] of [[0.3, 0.3], [0.6, 0.3], [0.6, 0.6]] as const) point(box, x, y);
    await press(view, 'Finish this face');
    await until(() => faces(view).length === 1);
    notice.querySelector('button')?.click();
    await until(() => find(view, '[data-ground=failed]'));
    await expectAccessible(view);
  });

  it('turns to the grid when the picture is none, and takes it away when it is', async () => {
    const store = new FakeStore(withRoof(undefined, {}, { picture: { ...picture, url: 'data:image/png;base64,AAAA' } }));
    const view = await show(store);
    await until(() => find(view, '[data-ground=failed]'));
    // the company mends it while the page is open
    store.patch({ opportunity: { status: 'ready', value: withRoof(undefined, {}, { picture }) } });
    await until(() => !find(view, '[data-ground=failed]'));
    const box = await mapOf(view);
    await until(() => !box.querySelector('path.grid'));
    expect(box.querySelectorAll('img.leaflet-image-layer')).to.have.length(1);
    expect(textOf(view)).to.include('From the air');
  });

  it('takes pictures and answers from sound addresses alone', () => {
    const tiles = (url: string): unknown => groundOf({ tiles: { url } }).tiles;
    const of = (url: string): unknown => groundOf({ picture: { ...picture, url } }).picture;
    const { origin } = location;
    expect(['https://t.example/{z}/{x}/{y}.png', `http://${location.hostname}:1/{z}`, '/tiles/{z}/{x}/{y}.png', `${origin}/{z}`].map((url) => Boolean(tiles(url)))).to.deep.equal([true, true, true, true]);
    expect(['http://t.example/{z}/{x}/{y}.png', 'javascript:alert(1)//{z}', 'data:image/png,{z}', 'https://t.example/one.png', 'blob:x{z}', '//', 'https://'].map((url) => Boolean(tiles(url)))).to.deep.equal([false, false, false, false, false, false, false]);
    expect(['data:image/png;base64,AA', 'data:text/html,x', 'https://p.example/a.jpg', 'ftp://p.example/a.jpg'].map((url) => Boolean(of(url)))).to.deep.equal([true, false, true, false]);
    expect(groundOf({ picture: { ...picture, northEast: [10, 200] }, center: [0, NaN], zoom: NaN, geocoder: { url: 'http://g.example/{query}' } })).to.deep.equal({});
    expect(groundOf(null)).to.deep.equal({});
  });

  describe('the search for an address', () => {
    const geocoder: MapSettings = { ...at, geocoder: { url: 'https://geo.example/?q={query}&lang={language}', attribution: 'Geo' } };
    const asked: string[] = [];
    /** A store that answers in the geocoder's place. */
    const answering = (reply: (url: string, signal: AbortSignal) => Promise<unknown>): FakeStore => {
      asked.length = 0;
      return Object.assign(new FakeStore(withRoof(undefined, {}, geocoder)), { places: (url: string, signal: AbortSignal) => { asked.push(url); return reply(url, signal); } });
    };
    const search = async (view: Element, text: string): Promise<void> => {
      const input = await until(() => find(view, '#address') as HTMLInputElement | null);
      input.value = text;
      find(view, 'form.search')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true, bubbles: true }));
    };
    const found = (name: string, x = 2.35, y = 48.85): unknown => ({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'Point', coordinates: [x, y] }, properties: { label: name } }] });

    it('asks when the customer says so, lists what is found, and goes there', async () => {
      const view = await show(answering(() => Promise.resolve(found('1 Rue de la Paix, Paris'))));
      await mapOf(view);
      await search(view, 'Rue de la Paix 1 & más');
      await until(() => textOf(view).includes('One address found'));
      expect(asked).to.deep.equal(['https://geo.example/?q=Rue%20de%20la%20Paix%201%20%26%20m%C3%A1s&lang=en']);
      await expectAccessible(view);
      await press(view, '1 Rue de la Paix, Paris');
      await until(() => !find(view, '.found'));
      expect(view.shadowRoot?.activeElement?.id).to.equal('address');
      await press(view, 'Draw a face');
      const box = await mapOf(view);
      for (const [x, y] of [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6]] as const) point(box, x, y);
      await press(view, 'Finish this face');
      await until(() => faces(view).length === 1);
      // the page keeps no other address than the one that was asked for
      expect(asked).to.have.length(1);
      expect(textOf(view)).to.include('Geo');
    });

    it('says when nothing is found, when it fails, and that an older answer no longer counts', async () => {
      let late: (() => void) | undefined;
      const view = await show(answering((url, signal) => new Promise((done, fail) => {
        if (url.includes('slow')) { late = () => done(found('Too late')); signal.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError'))); }
        else if (url.includes('none')) done({ features: [] });
        else if (url.includes('odd')) done({ features: [{ geometry: null }, 3, { geometry: { coordinates: ['x', 'y'] }, properties: { name: 'n' } }] });
        else fail(new TypeError('refused'));
      })));
      await search(view, 'slow');
      await until(() => textOf(view).includes('Searching'));
      await search(view, 'none');
      await until(() => textOf(view).includes('No such address was found.'));
      late?.();
      await search(view, 'odd');
      await until(() => textOf(view).includes('No such address was found.'));
      expect(textOf(view)).to.not.include('Too late');
      await search(view, 'broken');
      await until(() => textOf(view).includes('The search can’t answer right now.'));
      await search(view, '  ');
      await until(() => !textOf(view).includes('The search can’t answer right now.'));
      expect(asked).to.have.length(4);
    });

    it('is not there where nobody may be asked', async () => {
      const view = await show(new FakeStore(withRoof(undefined, {}, geocoder)));
      await mapOf(view);
      expect(find(view, '#address')).to.equal(null);
    });

    it('reads the answers of Pelias, Nominatim and Photon', () => {
      const names = (...properties: object[]): string[] => placesIn({ features: properties.map((one) => ({ geometry: { coordinates: [1, 2] }, properties: one })) }).map(({ name }) => name);
      expect(names({ label: 'A' }, { display_name: 'B, C' }, { name: 'Town hall', street: 'Via Verdi', housenumber: 8, postcode: '41121', city: 'Modena', country: 'Italy' }, { name: 'Modena' }, {}))
        .to.deep.equal(['A', 'B, C', 'Town hall, Via Verdi 8, 41121 Modena, Italy', 'Modena']);
      expect([placesIn(null), placesIn({ features: 'x' })]).to.deep.equal([[], []]);
    });
  });

  it('says when the browser doesn’t tell where the customer is', async () => {
    const { geolocation } = navigator;
    const told: PositionCallback[] = [];
    const place2 = { getCurrentPosition: (done: PositionCallback, failed?: PositionErrorCallback | null) => { told.push(done); failed?.({ code: 1 } as GeolocationPositionError); } };
    Object.defineProperty(navigator, 'geolocation', { configurable: true, value: place2 });
    try {
      const view = await show(new FakeStore(withRoof(undefined, {}, at)));
      await press(view, 'Where I am');
      await until(() => textOf(view).includes('Your browser doesn’t tell where you are.'));
      told[0]?.({ coords: { longitude: 2.35, latitude: 48.85 } } as GeolocationPosition);
      await until(() => !textOf(view).includes('Your browser doesn’t tell where you are.'));
    } finally {
      Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation });
    }
  });

  it('bears a face with a thousand corners', async () => {
    const many = face(Array.from({ length: 1000 }, (_, i) => [20 * Math.cos((i * Math.PI) / 500), 20 * Math.sin((i * Math.PI) / 500)] as const), { name: 'Round' }, 'round');
    const store = new FakeStore(withRoof(roof(many)));
    const view = await show(store);
    await press(view, 'Change Round');
    (await until(() => view.shadowRoot?.querySelector<HTMLElement>('.face details summary'))).click();
    await until(() => view.shadowRoot?.querySelectorAll('.corners tbody tr').length === 1000);
    await press(view, 'Remove corner 1');
    await until(() => view.shadowRoot?.querySelectorAll('.corners tbody tr').length === 999);
    (find(view, '[part=submit]'))?.click();
    await until(() => store.asked.some(({ type }) => type === 'drawing-submit'));
  });

  it('leaves nothing behind, and comes back with its faces', async () => {
    const store = new FakeStore(withRoof(roof(south)));
    const view = await show(store);
    await mapOf(view);
    const box = view.parentElement!;
    view.remove();
    expect(find(view, '.box')).to.equal(null);
    box.append(view);
    const map = await mapOf(view);
    await until(() => map.querySelector('path.face'));
    expect(document.head.querySelectorAll('style')).to.have.length(0);
  });
});
