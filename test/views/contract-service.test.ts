import { expect } from 'chai';
import '../../src/define/portal-view-contract.js';
import type { PortalViewContract } from '../../src/views/contract/portal-view-contract.js';
import { expectAccessible } from './accessibility.js';
import { answer, clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, contract, receipt, withContracts } from './opportunities.js';

const show = (store: FakeStore): Promise<PortalViewContract> => mount<PortalViewContract>('portal-view-contract', store);
const served = (more: object = {}) => contract('1', { ways: ['service'], service: { url: `${location.origin}/sign`, name: 'Firma Certa', frame: true, ...more } });
const accepted = { status: 'accepted' as const, type: 'sign-contract', receipt: receipt({ type: 'sign-contract' }) };
const press = async (view: Element): Promise<void> => { (await until(() => find(view, '[part=sign]'))).click(); };
const frameOf = (host: Element): HTMLIFrameElement | null => host.querySelector('iframe[slot=service]');

describe('<portal-view-contract> and a signature service', () => {
  afterEach(clean);

  it('F222 puts the service’s page into a frame in its own light DOM, once the server has noted it, and takes it away when the contract is signed', async () => {
    const store = new FakeStore(withContracts([served()]));
    const view = await show(store);
    expect(textOf(await until(() => find(view, '[part=sign]')))).to.equal('Go on to Firma Certa');
    await press(view);
    await until(() => store.asked.some(({ type }) => type === 'contract-sign'));
    expect(store.asked).to.deep.equal([{ type: 'contract-sign', contract: '1', sha256: contract('1').document.sha256, service: true, language: 'en' }]);
    expect(frameOf(view) === null).to.equal(true);
    store.patch({ send: accepted });
    const frame = await until(() => frameOf(view));
    expect([frame.src, frame.title, frame.getRootNode() === document]).to.deep.equal([`${location.origin}/sign`, 'Firma Certa', true]);
    // the answer was a step on the way, and no receipt
    expect(store.asked.at(-1)?.type).to.equal('receipt-close');
    store.patch({ send: { status: 'open' } });
    await until(() => find(view, 'slot[name=service]'));
    expect(frame.getBoundingClientRect().height).to.be.greaterThan(200);
    expect(find(view, '.receipt') === null).to.equal(true);
    await expectAccessible(view, true);
    [...view.shadowRoot!.querySelectorAll('button')].find((one) => textOf(one) === 'I have signed: look again')?.click();
    await until(() => store.asked.at(-1)?.type === 'view-reload');
    store.patch({ opportunity: { status: 'ready', value: withContracts([{ ...served(), status: 'signed' }], { actions: [{ type: 'sign-contract', available: false, reason: { code: 'nothing-to-sign' } }] }) } });
    await until(() => frameOf(view) === null);
  });

  it('F222 leaves the slot to what the page has put there', async () => {
    const store = new FakeStore(withContracts([served()]));
    const view = await show(store);
    const own = Object.assign(document.createElement('div'), { slot: 'service', textContent: 'The page’s own' });
    view.append(own);
    await press(view);
    await until(() => store.asked.length === 1);
    store.patch({ send: accepted });
    await until(() => store.asked.at(-1)?.type === 'receipt-close');
    store.patch({ send: { status: 'open' } });
    await until(() => find(view, 'slot[name=service]'));
    expect(frameOf(view) === null).to.equal(true);
    expect(own.getBoundingClientRect().height).to.be.greaterThan(0);
  });

  it('F222 lets the page do it itself: it vetoes the request, and mounts what it likes', async () => {
    const store = new FakeStore(withContracts([served({ frame: false })]));
    const view = await show(store);
    view.addEventListener('portal-contract-sign', (event) => {
      event.preventDefault();
      view.append(Object.assign(document.createElement('div'), { slot: 'service', textContent: 'Mounted by the page' }));
    });
    await press(view);
    await until(() => (find(view, 'slot[name=service]') as HTMLSlotElement | null)?.assignedElements().some(({ textContent }) => textContent === 'Mounted by the page'));
    expect(store.asked).to.deep.equal([]);
  });

  it('F222 stands in the light DOM of the portal that it is a part of', async () => {
    const store = new FakeStore(withContracts([served()]));
    const box = document.createElement('main');
    box.lang = 'en';
    answer(box, store);
    // not registered here: what matters is where the view stands
    const portal = document.createElement('customer-portal');
    const view = document.createElement('portal-view-contract');
    portal.attachShadow({ mode: 'open' }).append(view);
    box.append(portal);
    document.body.append(box);
    await press(view);
    await until(() => store.asked.length === 1);
    store.patch({ send: accepted });
    await until(() => store.asked.at(-1)?.type === 'receipt-close');
    store.patch({ send: { status: 'open' } });
    const frame = await until(() => frameOf(portal));
    await until(() => frame.getBoundingClientRect().height > 200);
    expect(frame.getRootNode() === document).to.equal(true);
    view.remove();
    await until(() => frameOf(portal) === null);
  });

  it('carries nobody off who had to wait, or was refused', async () => {
    for (const send of [{ status: 'waiting' as const, type: 'sign-contract', key: 'k', failure: { code: 'offline' as const, errors: [] } }, { status: 'refused' as const, type: 'sign-contract', failure: { code: 'invalid' as const, problem: 'contract-changed', errors: [] } }]) {
      const store = new FakeStore(withContracts([served()]));
      const view = await show(store);
      await press(view);
      await until(() => store.asked.length === 1);
      store.patch({ send });
      await until(() => find(view, '[data-send]'));
      store.patch({ send: accepted });
      expect(textOf(await until(() => find(view, '.receipt')))).to.include('Your answers are recorded. Now sign with the service.');
      expect(frameOf(view) === null).to.equal(true);
      clean();
    }
  });

  it('F46 is held up by the conditions', async () => {
    const store = new FakeStore(withContracts([served()], { conditions: [condition('privacy')] }));
    const view = await show(store);
    await until(() => find(view, 'input[type=checkbox]'));
    await press(view);
    await until(() => store.asked.length === 1);
    expect(store.asked.map(({ type }) => type)).to.deep.equal(['step-check']);
  });

  it('says before that the customer leaves the page, where the service is gone to', async () => {
    const view = await show(new FakeStore(withContracts([served({ frame: false, name: undefined })])));
    await until(() => textOf(view).includes('You leave this page and come back when you have signed.'));
    expect(textOf(find(view, '[part=sign]')!)).to.equal('Go on to sign');
    await expectAccessible(view);
  });
});
