import { expect } from 'chai';
import '../../src/define/portal-view-offer.js';
import type { ShownOffer } from '../../src/protocol/offer.js';
import type { Action } from '../../src/protocol/opportunity.js';
import type { PortalViewOffer } from '../../src/views/offer/portal-view-offer.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, offer, receipt, withOffers } from './opportunities.js';

const types = ['accept-budget', 'ask-offer-change', 'decline-offer'];
const actions: Action[] = types.map((type) => ({ type, available: true }));
const at = (offers: readonly ShownOffer[], more: Partial<Parameters<typeof withOffers>[1]> = {}) => withOffers(offers, { actions, ...more });
const show = (store: FakeStore): Promise<PortalViewOffer> => mount<PortalViewOffer>('portal-view-offer', store);
const asked = (store: FakeStore, type: string): object[] => store.asked.filter((one) => one.type === type);
const card = (view: Element, id: string): HTMLElement => view.shadowRoot!.querySelector<HTMLElement>(`[data-offer="${id}"]`)!;
const open = async (view: Element, part: string, id = '1'): Promise<HTMLDialogElement> => {
  (await until(() => find(card(view, id), `[part=${part}]`))).click();
  return until(() => { const dialog = find(view, 'dialog') as HTMLDialogElement | null; return dialog?.open && dialog; });
};
const press = (view: Element, part: string): void => { find(view, `dialog [part=${part}]`)!.click(); };
const box = (view: Element): HTMLTextAreaElement => find(view, 'dialog textarea') as HTMLTextAreaElement;
function write(view: Element, text: string): void {
  box(view).value = text;
  box(view).dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
/** The store has looked again. */
const become = (store: FakeStore, offers: readonly ShownOffer[], more: object = {}): void => store.patch({ opportunity: { status: 'ready', value: at(offers, more) } });

describe('<portal-view-offer>, beside Accept', () => {
  afterEach(clean);

  it('F141 asks for a change in the customer’s words, and says that nothing is accepted by it', async () => {
    const store = new FakeStore(at([offer('1'), offer('2')]));
    const view = await show(store);
    const dialog = await open(view, 'ask', '2');
    for (const words of ['Ask for a change to “Offer 2”', 'Asking accepts nothing and declines nothing.']) expect(textOf(dialog)).to.include(words);
    await expectAccessible(view, true);
    write(view, '  A larger battery ');
    await until(() => store.state.step.work['ask-offer-change 2'] === '  A larger battery ');
    press(view, 'send');
    press(view, 'send');
    await until(() => !find(view, 'dialog'));
    await until(() => asked(store, 'offer-ask-change').length > 0);
    expect(asked(store, 'offer-ask-change')).to.deep.equal([{ type: 'offer-ask-change', offer: '2', text: 'A larger battery', language: 'en' }]);
  });

  it('asks for words, and for fewer when they are too many, with the focus in the box', async () => {
    const store = new FakeStore(at([offer('1')]));
    const view = await show(store);
    await open(view, 'ask');
    for (const [text, message] of [['', 'Write what you would like changed.'], [' \n ', 'Write what you would like changed.'], ['x'.repeat(2001), 'Shorten this to 2,000 characters.']] as const) {
      write(view, text);
      press(view, 'send');
      await until(() => textOf(find(view, 'dialog')!).includes(message));
      expect(box(view).getAttribute('aria-invalid')).to.equal('true');
      expect(view.shadowRoot!.getElementById(box(view).getAttribute('aria-describedby')!.split(' ').at(-1)!)!.textContent).to.include(message);
      expect(view.shadowRoot!.activeElement === box(view)).to.equal(true);
      await expectAccessible(view);
    }
    expect(textOf(find(view, 'dialog')!)).to.include('1 character too many');
    write(view, 'x'.repeat(2000));
    press(view, 'send');
    await until(() => asked(store, 'offer-ask-change').length === 1);
  });

  it('keeps what was written when the dialog is left, each offer’s its own, and offers to go on', async () => {
    const store = new FakeStore(at([offer('1'), offer('2')]));
    const view = await show(store);
    const dialog = await open(view, 'ask');
    write(view, 'half a sen');
    await until(() => store.state.step.work['ask-offer-change 1']);
    dialog.close();
    await until(() => !find(view, 'dialog'));
    expect(textOf(card(view, '1'))).to.include('Go on with your request');
    expect(textOf(card(view, '2'))).to.include('Ask for a change');
    await open(view, 'ask', '2');
    expect(box(view).value).to.equal('');
    find(view, 'dialog [part=send] + button')!.click();
    await until(() => !find(view, 'dialog'));
    await open(view, 'ask');
    expect(box(view).value).to.equal('half a sen');
    write(view, '');
    await until(() => store.state.step.work['ask-offer-change 1'] === undefined);
    expect(asked(store, 'offer-ask-change')).to.deep.equal([]);
  });

  it('F141 declines one with a reason or without, and says before what becomes of the others', async () => {
    const store = new FakeStore(at([offer('1'), offer('2'), offer('3')], { conditions: [condition('privacy')] }));
    const view = await show(store);
    const dialog = await open(view, 'decline');
    for (const words of ['Decline “Offer 1”?', 'The 2 other offers stay open.', 'optional']) expect(textOf(dialog)).to.include(words);
    // nothing is accepted: no condition holds it up
    expect(find(dialog, 'portal-conditions') === null).to.equal(true);
    await expectAccessible(view, true);
    write(view, ' Too dear ');
    press(view, 'send');
    await until(() => asked(store, 'offer-decline').length === 1);
    become(store, [offer('1', { status: 'declined', reason: 'Too dear' }), offer('2', { status: 'declined' }), offer('3')]);
    await until(() => textOf(card(view, '1')).includes('Your reason: Too dear'));
    expect(textOf(await open(view, 'decline', '3'))).to.include('It is the last open offer. Without one the company may close your project.');
    press(view, 'send');
    await until(() => asked(store, 'offer-decline').length === 2);
    expect(asked(store, 'offer-decline')).to.deep.equal([{ type: 'offer-decline', offer: '1', reason: 'Too dear', language: 'en' }, { type: 'offer-decline', offer: '3', language: 'en' }]);
  });

  it('shows a receipt after each, which doesn’t promise what follows an acceptance', async () => {
    for (const [type, title] of [['ask-offer-change', 'The company has your request.'], ['decline-offer', 'The offer is declined.']] as const) {
      const store = new FakeStore(at([offer('1')]));
      const view = await show(store);
      await until(() => card(view, '1'));
      store.patch({ send: { status: 'accepted', type, receipt: receipt({ type }) } });
      const page = await until(() => find(view, '.receipt'));
      expect(textOf(page)).to.include(title).and.to.include('R-2026-000042').and.not.to.include('We prepare the contract.');
      await expectAccessible(view);
      clean();
    }
  });

  it('shows with its offer that a change was asked for, when, and what the customer wrote', async () => {
    const wish = { at: '2026-11-20T10:00:00.000Z', text: '<b>Larger</b>\nbattery' };
    const view = await show(new FakeStore(at([offer('1', { asked: wish }), offer('2', { asked: wish, sentAt: '2026-11-22T10:00:00.000Z' })])));
    await until(() => card(view, '2'));
    expect(textOf(card(view, '1'))).to.match(/You asked for a change on (November 20|20 November)/).and.to.include('<b>Larger</b> battery');
    expect(textOf(card(view, '2'))).to.match(/Sent anew on (November 22|22 November), after you asked/);
    expect(card(view, '1').querySelector('b b') === null).to.equal(true);
    await expectAccessible(view);
  });

  it('F205 says of each action why it can’t be done, the same reason once', async () => {
    const reasons = (accept: string, ask: string, decline: string): Action[] => [accept, ask, decline].map((code, i) => ({ type: types[i]!, available: code === '', ...(code && { reason: { code } }) }));
    const store = new FakeStore(at([offer('1', { status: 'expired', validUntil: '2026-11-10' })], { actions: reasons('nothing-open', '', 'nothing-open') }));
    const view = await show(store);
    await until(() => find(view, '[data-reason="nothing-open"]'));
    // a new one can be asked for where none can be accepted
    expect(['accept', 'ask', 'decline'].map((part) => find(view, `[part=${part}]`) !== null)).to.deep.equal([false, true, false]);
    expect(view.shadowRoot!.querySelectorAll('[part=reason]').length).to.equal(1);
    await open(view, 'ask');
    find(view, 'dialog')!.dispatchEvent(new Event('close'));
    store.patch({ opportunity: { status: 'ready', value: at([offer('1')], { actions: reasons('', 'not-supported', 'no-target') }) } });
    await until(() => view.shadowRoot!.querySelectorAll('[part=reason]').length === 2);
    expect(textOf(view)).to.include('You can’t ask for a change now').and.to.include('You can’t decline an offer now');
    expect(['accept', 'ask', 'decline'].map((part) => find(view, `[part=${part}]`) !== null)).to.deep.equal([true, false, false]);
    await expectAccessible(view);
  });

  describe('what changes under the customer’s eyes', () => {
    it('a changed price: nothing goes out before the change was seen, and then the new one is what is accepted', async () => {
      const store = new FakeStore(at([offer('1'), offer('2')]));
      const view = await show(store);
      const dialog = await open(view, 'accept');
      become(store, [offer('1', { price: { amount: 1300000, currency: 'EUR' }, lines: [{ name: 'Panels', quantity: 12 }], validUntil: '2026-12-20', description: 'x' }), offer('2')]);
      const notice = await until(() => find(dialog, '[part=changed]'));
      for (const words of ['Nothing was accepted. This is new:', 'Price: €13,000.00, before €12,400.50', 'What is in it', 'Valid until', 'Other details']) expect(textOf(notice)).to.include(words);
      expect(notice.getAttribute('role')).to.equal('alert');
      press(view, 'confirm');
      press(view, 'confirm');
      await view.updateComplete;
      expect(asked(store, 'offer-accept')).to.deep.equal([]);
      expect(dialog.open).to.equal(true);
      await expectAccessible(view);
      notice.querySelector('button')!.click();
      await until(() => !find(dialog, '[part=changed]'));
      expect(textOf(dialog)).to.include('€13,000.00');
      press(view, 'confirm');
      await until(() => asked(store, 'offer-accept').length === 1);
    });

    it('one taken back, expired, declined or gone: the dialog is over, and why is said', async () => {
      for (const [now, words] of [
        [[offer('1', { status: 'withdrawn' })], 'The company has withdrawn this offer'], [[], 'The company has withdrawn this offer'],
        [[offer('1', { status: 'expired' })], 'This offer is no longer valid'], [[offer('1', { status: 'declined' })], 'This offer can’t be accepted any more'],
      ] as const) {
        for (const part of ['accept', 'decline']) {
          const store = new FakeStore(at([offer('1'), offer('2')]));
          const view = await show(store);
          await open(view, part);
          become(store, [...now, offer('2')]);
          const notice = await until(() => find(view, '[part=gone]'));
          expect(textOf(notice)).to.include(words).and.to.include('“Offer 1” changed while you were looking at it. Nothing was accepted.');
          expect(find(view, 'dialog') === null).to.equal(true);
          await until(() => view.shadowRoot!.activeElement === notice);
          await expectAccessible(view);
          // another one can be taken, and the notice has been read
          await open(view, 'accept', '2');
          expect(find(view, '[part=gone]') === null).to.equal(true);
          expect(asked(store, 'offer-accept')).to.deep.equal([]);
          clean();
        }
      }
    });

    it('one that expires while a change is asked for can still be asked about, and the words stay', async () => {
      const store = new FakeStore(at([offer('1')]));
      const view = await show(store);
      await open(view, 'ask');
      write(view, 'Longer, please');
      become(store, [offer('1', { status: 'expired' })]);
      await view.updateComplete;
      expect(box(view).value).to.equal('Longer, please');
      press(view, 'send');
      await until(() => asked(store, 'offer-ask-change').length === 1);
    });

    it('a project that moves on closes the dialog without a word of its own', async () => {
      const store = new FakeStore(at([offer('1')]));
      const view = await show(store);
      await open(view, 'accept');
      become(store, [], { view: { kind: 'contract-signature' } });
      await until(() => textOf(view).includes('There are no offers to choose from in this step.'));
      expect(find(view, '[part=gone]') === null).to.equal(true);
    });

    it('a refusal because it had changed names the change; what the customer asked for is none', async () => {
      const store = new FakeStore(at([offer('1'), offer('2')]));
      const view = await show(store);
      await open(view, 'accept');
      press(view, 'confirm');
      await until(() => asked(store, 'offer-accept').length === 1);
      store.patch({ send: { status: 'refused', type: 'accept-budget', failure: { code: 'conflict', problem: 'moved-on', errors: [] } } });
      become(store, [offer('1', { asked: { at: '2026-11-20T10:00:00.000Z', text: 'x' } }), offer('2')]);
      await until(() => card(view, '1').querySelector('[part=asked]'));
      expect(find(view, '[part=changed]') === null).to.equal(true);
      become(store, [offer('1', { monthly: { amount: 9900, currency: 'EUR' } }), offer('2')]);
      expect(textOf(await until(() => find(view, '[part=changed]')))).to.include('The company has changed “Offer 1”').and.to.include('Other details');
      expect(find(view, 'dialog') === null).to.equal(true);
      // a conflict looks again by itself
      expect(asked(store, 'view-reload')).to.deep.equal([]);
    });

    it('looks again, once, when the server refuses what still shows as open', async () => {
      const store = new FakeStore(at([offer('1')]));
      const view = await show(store);
      await until(() => card(view, '1'));
      store.patch({ send: { status: 'refused', type: 'accept-budget', failure: { code: 'invalid', problem: 'offer-expired', errors: [] } } });
      await until(() => asked(store, 'view-reload').length === 1);
      become(store, [offer('1', { status: 'expired' })]);
      await until(() => card(view, '1').dataset['status'] === 'expired');
      expect(asked(store, 'view-reload')).to.have.length(1);
      expect(textOf(find(view, '[data-send=refused]')!)).to.include('This offer is no longer valid');
    });
  });
});
