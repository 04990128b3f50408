import { expect } from 'chai';
import '../../src/define/portal-view-offer.js';
import type { PortalViewOffer } from '../../src/views/offer/portal-view-offer.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, offer, receipt, withOffers } from './opportunities.js';

const show = (store: FakeStore): Promise<PortalViewOffer> => mount<PortalViewOffer>('portal-view-offer', store);
const cards = (view: Element): HTMLElement[] => [...view.shadowRoot!.querySelectorAll<HTMLElement>('.offer')];
const accepts = (store: FakeStore): object[] => store.asked.filter(({ type }) => type === 'offer-accept');
const openDialog = (view: Element): Promise<HTMLDialogElement> => until(() => { const dialog = find(view, 'dialog') as HTMLDialogElement | null; return dialog?.open && dialog; });
const confirm = (view: Element): HTMLButtonElement => find(view, '[part=confirm]') as HTMLButtonElement;

describe('<portal-view-offer>', () => {
  afterEach(clean);

  it('F26 shows every offer: price with its taxes, by the month, what is in it, files and validity', async () => {
    const file = { id: 'f', name: 'Offer 1.pdf', size: 412_000, type: 'application/pdf' };
    const store = new FakeStore(withOffers([
      offer('1', { monthly: { amount: 19219, currency: 'EUR' }, lines: [{ name: 'Panels', quantity: 14 }, { name: 'Battery', quantity: 10, unit: 'kWh', price: { amount: 420000, currency: 'EUR' } }], attachments: [file] }),
      offer('2'),
    ]));
    const view = await show(store);
    await until(() => cards(view).length === 2);
    const [first] = cards(view);
    for (const words of ['Offer 1', '€12,400.50', 'VAT 10 % included', 'or €192.19 a month', '14 ×', 'Panels', '10 kWh', '€4,200.00', 'Offer 1.pdf', 'December 10']) expect(textOf(first!)).to.include(words);
    expect(textOf(first!)).to.match(/Valid until Thursday,? (December 10|10 December)/);
    (find(first!, '[part=attachment]') as HTMLElement).click();
    await until(() => store.asked.length === 1);
    expect(store.asked).to.deep.equal([{ type: 'file-download', file }]);
    await expectAccessible(view, true);
  });

  it('shows each status of an offer, and a button on the open ones alone', async () => {
    const store = new FakeStore(withOffers([offer('1', { status: 'accepted' }), offer('2', { status: 'declined' }), offer('3', { status: 'expired', validUntil: '2026-11-10' }), offer('4', { status: 'withdrawn' }), offer('5', { status: 'of-a-later-version' }), offer('6')]));
    const view = await show(store);
    await until(() => cards(view).length === 6);
    const texts = cards(view).map((card) => textOf(card));
    // those that are over stand below the others
    ['Accepted', '', 'Valid until', 'Declined', 'Was valid until', 'Withdrawn by the company'].forEach((words, index) => expect(texts[index]).to.include(words));
    expect(cards(view).map((card) => find(card, '[part=accept]') !== null)).to.deep.equal([false, false, true, false, false, false]);
    expect(textOf(view)).to.include('No longer open');
    await expectAccessible(view);
  });

  it('F27 accepts after a confirmation that names the offer, its price and what becomes of the others', async () => {
    const store = new FakeStore(withOffers([offer('1'), offer('2'), offer('3')]));
    const view = await show(store);
    (await until(() => find(view, '[part=accept]'))).click();
    const dialog = await openDialog(view);
    for (const words of ['Accept “Offer 1”?', '€12,400.50', 'VAT 10 % included', 'The 2 other offers are then declined.']) expect(textOf(dialog)).to.include(words);
    await expectAccessible(view, true);
    const button = confirm(view);
    button.click();
    button.click();
    await until(() => accepts(store).length > 0);
    await until(() => !find(view, 'dialog'));
    expect(accepts(store)).to.deep.equal([{ type: 'offer-accept', offer: '1', language: 'en' }]);
  });

  it('asks nothing when the customer cancels, and the button has the focus again', async () => {
    const store = new FakeStore(withOffers([offer('1')]));
    const view = await show(store);
    const button = await until(() => find(view, '[part=accept]'));
    button.focus();
    button.click();
    const dialog = await openDialog(view);
    [...dialog.querySelectorAll('button')].at(-1)?.click();
    await until(() => !find(view, 'dialog'));
    expect(store.asked).to.deep.equal([]);
    expect(view.shadowRoot?.activeElement === button).to.equal(true);
  });

  it('lets the host page veto the acceptance', async () => {
    const store = new FakeStore(withOffers([offer('1')]));
    const view = await show(store);
    let heard = 0;
    view.addEventListener('portal-offer-accept', (event) => { heard += 1; event.preventDefault(); });
    (await until(() => find(view, '[part=accept]'))).click();
    await openDialog(view);
    confirm(view).click();
    await until(() => heard === 1);
    await view.updateComplete;
    expect(accepts(store)).to.deep.equal([]);
  });

  it('F46 is held up by the conditions, which stand right before the button', async () => {
    const store = new FakeStore(withOffers([offer('1')], { conditions: [condition('privacy'), condition('news', { mandatory: false })] }));
    const view = await show(store);
    (await until(() => find(view, '[part=accept]'))).click();
    const dialog = await openDialog(view);
    await until(() => find(dialog, 'input[type=checkbox]'));
    confirm(view).click();
    await until(() => textOf(dialog).includes('Accept this condition to go on.'));
    await until(() => view.shadowRoot?.activeElement?.localName === 'portal-conditions');
    expect(accepts(store)).to.deep.equal([]);
    (find(dialog, 'input[name=privacy]') as HTMLElement).click();
    await until(() => store.state.step.consents.length === 1);
    confirm(view).click();
    await until(() => accepts(store).length === 1);
  });

  it('F205 says why nothing can be accepted', async () => {
    const store = new FakeStore(withOffers([offer('1', { status: 'accepted' }), offer('2', { status: 'declined' })], { actions: [{ type: 'accept-budget', available: false, reason: { code: 'already-accepted' } }] }));
    const view = await show(store);
    expect(textOf(await until(() => find(view, '[data-reason="already-accepted"]')))).to.include('You have already accepted an offer');
    expect(find(view, '[part=accept]') === null).to.equal(true);
  });

  it('says when another acceptance was faster', async () => {
    const store = new FakeStore(withOffers([offer('1')]));
    const view = await show(store);
    await until(() => cards(view).length === 1);
    store.patch({ send: { status: 'refused', type: 'accept-budget', failure: { code: 'conflict', problem: 'offer-not-open', errors: [] } } });
    expect(textOf(await until(() => find(view, '[data-send=refused]')))).to.include('This offer can’t be accepted any more');
  });

  it('can’t be pressed while an acceptance is under way, and shows the receipt after', async () => {
    const store = new FakeStore(withOffers([offer('1'), offer('2')]));
    const view = await show(store);
    await until(() => cards(view).length === 2);
    store.patch({ send: { status: 'sending', type: 'accept-budget', key: 'k' } });
    const button = await until(() => find(view, '[part=accept][aria-disabled=true]'));
    button.click();
    await view.updateComplete;
    expect(find(view, 'dialog') === null).to.equal(true);
    store.patch({ send: { status: 'accepted', type: 'accept-budget', receipt: receipt({ type: 'accept-budget' }) } });
    const page = await until(() => find(view, '.receipt'));
    for (const words of ['Your offer is accepted', 'R-2026-000042', 'We prepare the contract.']) expect(textOf(page)).to.include(words);
    await expectAccessible(view);
  });

  it('bears a payload by hand that leaves the offers out', async () => {
    const view = await show(new FakeStore(withOffers([], { view: { kind: 'offer' } })));
    await until(() => textOf(view).includes('Your offers will show here as soon as they are ready.'));
  });
});
