import { expect } from 'chai';
import '../../src/define/portal-monitoring-app.js';
import type { AppSettings } from '../../src/protocol/app-block.js';
import type { PortalState } from '../../src/store/state.js';
import type { PortalMonitoringApp } from '../../src/views/monitoring-app/portal-monitoring-app.js';
import { deviceOf, storesOf } from '../../src/views/monitoring-app/stores.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { opportunity } from './opportunities.js';
import { readCode, squaresOf } from './read-code.js';

const app: AppSettings = { name: 'Sole Nostro', description: { en: 'See what your roof produces.' }, android: 'https://example.com/app/android', ios: 'https://example.com/app/iphone', qr: true };
const me: PortalState['me'] = { status: 'ready', value: { id: 'anna', name: 'Anna', opportunities: [] } };
const open = (given: AppSettings | undefined, patch: Partial<PortalState> = {}): FakeStore => new FakeStore(opportunity(), { me, help: { status: 'ready', value: { app: given } }, ...patch });
const show = (store: FakeStore, around?: { lang?: string; width?: string }): Promise<PortalMonitoringApp> => mount<PortalMonitoringApp>('portal-monitoring-app', store, around);
const stores = (view: Element): HTMLAnchorElement[] => [...view.shadowRoot!.querySelectorAll<HTMLAnchorElement>('[part=store]')];
const codes = (view: Element): SVGElement[] => [...view.shadowRoot!.querySelectorAll<SVGElement>('[part=code]')];
const isSeen = (element: Element | null): boolean => (element?.getClientRects().length ?? 0) > 0;

describe('<portal-monitoring-app>', () => {
  afterEach(clean);

  it('shows name, text, and a link for each store, which opens beside the page', async () => {
    const view = await show(open(app), { width: '600px' });
    await until(() => stores(view).length === 2);
    for (const words of ['Sole Nostro', 'See what your roof produces.', 'Get it for Android', 'Get it for iPhone']) expect(textOf(view)).to.include(words);
    expect(stores(view).map(({ href, target, rel }) => [href, target, rel])).to.deep.equal([[app.android, '_blank', 'noopener noreferrer'], [app.ios, '_blank', 'noopener noreferrer']]);
    await until(() => codes(view).length === 2);
    await expectAccessible(view, true);
  });

  it('draws a code for each store, and a reader finds its link there', async () => {
    for (const link of [app.android ?? '', 'https://play.google.com/store/apps/details?id=com.example.solenostro', `https://apps.apple.com/it/app/sole-nostro/id1234567890?mt=8&uo=4&at=${'é'.repeat(8)}`]) {
      const view = await show(open({ ...app, android: link }), { width: '600px' });
      await until(() => codes(view).length === 2);
      const texts = codes(view).map((svg) => { const { size, dark } = squaresOf(svg); return readCode(size, dark); });
      expect(texts).to.deep.equal([link, app.ios]);
      clean();
    }
  });

  it('shows the codes beside the links where there is room, and on request where there isn’t', async () => {
    const wide = await show(open(app), { width: '600px' });
    await until(() => isSeen(find(wide, 'svg')));
    expect(isSeen(find(wide, '.toggle'))).to.equal(false);
    clean();
    const narrow = await show(open(app), { width: '340px' });
    await until(() => codes(narrow).length === 2);
    expect(isSeen(find(narrow, 'svg'))).to.equal(false);
    (find(narrow, '.toggle')!).click();
    await until(() => isSeen(find(narrow, 'svg')));
    await expectAccessible(narrow);
  });

  it('has no code where the company wants none, or a link is too long for one', async () => {
    const view = await show(open({ ...app, qr: false }));
    await until(() => stores(view).length === 2);
    expect(find(view, '.codes')).to.equal(null);
    clean();
    const long = await show(open({ ...app, android: `https://example.com/${'x'.repeat(4000)}` }));
    await until(() => codes(long).length === 1);
    expect(stores(long)).to.have.length(2);
  });

  it('follows no link but https, and shows nothing where none is left', async () => {
    for (const link of ['http://example.com/app', 'javascript:alert(1)', 'https://trusted.example@evil.example', 'https://', '//example.com', 'market://details?id=x', '']) {
      const view = await show(open({ ...app, android: link }));
      await until(() => stores(view).length > 0);
      expect(stores(view).map(({ href }) => href), link).to.deep.equal([app.ios]);
      clean();
      const none = await show(open({ ...app, android: link, ios: undefined }));
      await none.updateComplete;
      expect(textOf(none), link).to.equal('');
      clean();
    }
  });

  it('is not there at all where the company has no app', async () => {
    const store = open(undefined);
    const view = await show(store);
    await view.updateComplete;
    expect([textOf(view), view.getBoundingClientRect().height]).to.deep.equal(['', 0]);
    view.append(Object.assign(document.createElement('span'), { slot: 'empty', textContent: 'No app yet.' }));
    await until(() => textOf(view) === 'No app yet.');
    // nor does it wait for what the company says it hasn't
    store.patch({ help: { status: 'loading' } });
    await view.updateComplete;
    expect(find(view, '.skeleton')).to.equal(null);
  });

  it('says that it could not be had, and looks again on request', async () => {
    const store = open(app, { help: { status: 'failed', failure: { code: 'server', errors: [] } } });
    const view = await show(store);
    (await until(() => find(view, '[data-failure=server] button'))).click();
    await until(() => store.asked.some(({ type }) => type === 'help-load'));
    await expectAccessible(view);
  });

  it('puts the store of the customer’s own phone first', () => {
    const agent = (userAgent: string, maxTouchPoints = 0) => ({ userAgent, maxTouchPoints });
    for (const [given, device] of [
      [agent('Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36', 5), 'android'], [agent('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 5), 'ios'],
      [agent('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5), 'ios'], [agent('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'), undefined], [agent('Mozilla/5.0 (Windows NT 10.0; Win64; x64)', 10), undefined],
    ] as const) expect(deviceOf(given), given.userAgent).to.equal(device);
    expect(storesOf(app, 'ios').map(({ kind, here }) => [kind, here])).to.deep.equal([['ios', true], ['android', false]]);
    expect(storesOf(app, undefined).map(({ kind, here }) => [kind, here])).to.deep.equal([['android', false], ['ios', false]]);
  });

  it('speaks the language around it', async () => {
    for (const [lang, words] of [['it', 'Scaricare per Android'], ['es', 'Descargar para Android'], ['fr', 'Télécharger pour Android']] as const) {
      const view = await show(open(app), { lang });
      await until(() => textOf(view).includes(words));
      clean();
    }
  });
});
