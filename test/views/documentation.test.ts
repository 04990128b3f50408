import { expect } from 'chai';
import '../../src/define/portal-view-documentation.js';
import { documentationKinds } from '../../src/protocol/opportunity.js';
import type { PortalState } from '../../src/store/state.js';
import type { PortalViewDocumentation } from '../../src/views/documentation/portal-view-documentation.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, field, opportunity, placed, receipt } from './opportunities.js';

const show = (store: FakeStore, around?: Parameters<typeof mount>[2]): Promise<PortalViewDocumentation> => mount<PortalViewDocumentation>('portal-view-documentation', store, around);
const button = (view: Element): Promise<HTMLElement> => until(() => find(view, 'button[type=submit]'));
const submits = (store: FakeStore): number => store.asked.filter(({ type }) => type === 'step-submit').length;
const refusal = (code: 'invalid' | 'conflict', errors: { pointer: string; code: string }[] = []): PortalState['send'] => ({ status: 'refused', type: 'submit-step', failure: { code, errors } });

function type(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

describe('<portal-view-documentation>', () => {
  afterEach(clean);

  it('shows the fields of each of the five documentation kinds', async () => {
    for (const kind of documentationKinds) {
      const view = await show(new FakeStore(opportunity({ view: { kind } })));
      await button(view);
      expect(textOf(view), kind).to.include('Label tax-id');
      clean();
    }
  });

  it('F208 shows no error before touch, then a focused summary that links to each field and condition', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    const send = await button(view);
    expect(textOf(view)).not.to.include('Enter this to go on.');
    send.click();
    const summary = await until(() => find(view, '.summary'));
    await until(() => view.shadowRoot?.activeElement === summary);
    expect(textOf(summary)).to.include('3 things are missing');
    const links = [...summary.querySelectorAll('a')];
    expect(links.map((link) => link.textContent)).to.deep.equal(['Label tax-id', 'Label identity', 'Privacy notice']);
    for (const [index, name] of [[0, 'tax-id'], [1, 'identity']] as const) {
      links[index]?.click();
      await until(() => view.shadowRoot?.activeElement?.getAttribute('name') === name);
    }
    links[2]?.click();
    await until(() => view.shadowRoot?.activeElement?.localName === 'portal-conditions');
    expect(submits(store)).to.equal(1);
    await expectAccessible(view, true);
  });

  it('F208 ticks off what is mended, so that nothing moves while the customer types', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    (await button(view)).click();
    const summary = await until(() => find(view, '.summary'));
    type(await until(() => find(view, 'input[type=text]') as HTMLInputElement | null), 'ABC');
    await until(() => textOf(summary).includes('2 things are missing'));
    expect(summary.querySelectorAll('li')).to.have.length(3);
    expect(summary.querySelector('li.mended')?.textContent).to.include('Label tax-id');
    store.request({ type: 'value-change', field: 'identity', value: [{ id: 'f', name: 'id.pdf', size: 9, type: 'application/pdf' }] });
    store.request({ type: 'consent-change', condition: 'privacy', accepted: true });
    await until(() => textOf(summary).includes('Everything is in place'));
  });

  it('F208 lands the server’s errors on the exact field and file, until they are answered', async () => {
    const held = { 'tax-id': 'ABC', identity: [{ id: 'f1', name: 'id.pdf', size: 9, type: 'application/pdf' }] };
    const store = new FakeStore(opportunity({ conditions: [], values: held }));
    const view = await show(store);
    await button(view);
    store.patch({ send: refusal('invalid', [{ pointer: '/payload/values/identity', code: 'wrong-type-by-content' }, { pointer: '/payload/values/tax-id', code: 'too-short' }]) });
    const summary = await until(() => find(view, '.summary'));
    await until(() => view.shadowRoot?.activeElement === summary);
    expect(textOf(summary)).to.include('2 things need your attention');
    const file = await until(() => find(view, 'portal-field-file'));
    await until(() => textOf(file).includes('doesn’t match its name'));
    type(find(view, 'input[type=text]') as HTMLInputElement, 'ABCDEF');
    await until(() => textOf(summary).includes('One thing needs your attention'));
    await until(() => !textOf(find(view, 'portal-field-short-text') as Node).includes('Write at least'));
  });

  it('F208 counts a file that is not there yet as something to wait for', async () => {
    const held = { 'tax-id': 'ABC', identity: [{ id: 'f1', name: 'id.pdf', size: 9, type: 'application/pdf' }] };
    const store = new FakeStore(opportunity({ conditions: [], values: held }), { uploads: [{ local: 'u', field: 'identity', name: 'second.pdf', size: 9, type: 'application/pdf', status: 'sending', sent: 1 }] });
    const view = await show(store);
    (await button(view)).click();
    const summary = await until(() => find(view, '.summary'));
    expect(textOf(summary)).to.include('second.pdf is still on its way');
    store.patch({ uploads: [] });
    await until(() => textOf(summary).includes('Everything is in place'));
  });

  it('says what was typed, once, and lets the host veto it', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    const input = (await until(() => find(view, 'input[type=text]'))) as HTMLInputElement;
    type(input, 'ABC');
    await until(() => store.asked.length > 0);
    expect(store.asked).to.deep.equal([{ type: 'value-change', field: 'tax-id', value: 'ABC' }]);
    view.addEventListener('portal-value-change', (event) => event.preventDefault());
    type(input, 'ABCD');
    await view.updateComplete;
    expect(store.asked).to.have.length(1);
  });

  it('asks to send once, and not when the host vetoes', async () => {
    const store = new FakeStore(opportunity({ placements: [], conditions: [] }));
    const view = await show(store);
    const send = await button(view);
    const veto = (event: Event): void => event.preventDefault();
    view.addEventListener('portal-step-submit', veto);
    send.click();
    await view.updateComplete;
    expect(submits(store)).to.equal(0);
    view.removeEventListener('portal-step-submit', veto);
    send.click();
    await until(() => submits(store) === 1);
    store.patch({ send: { status: 'sending', type: 'submit-step', key: 'k' } });
    await until(() => send.getAttribute('aria-disabled') === 'true');
    send.click();
    await view.updateComplete;
    expect(submits(store)).to.equal(1);
  });

  it('sends with Enter in a text field, and not while a character is being composed', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    const input = await until(() => find(view, 'input[type=text]'));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true, isComposing: true }));
    await view.updateComplete;
    expect(submits(store)).to.equal(0);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }));
    await until(() => submits(store) === 1);
  });

  it('names the button by what it does', async () => {
    const text = placed(field('a', 'short-text'));
    const file = placed(field('b', 'file'));
    for (const [placements, label] of [[[text], 'Send'], [[text, file], 'Send documents'], [[{ ...text, readOnly: true }], 'Continue'], [[], 'Continue']] as const) {
      const view = await show(new FakeStore(opportunity({ placements: [...placements], conditions: [] })));
      expect((await button(view)).textContent?.trim()).to.equal(label);
      clean();
    }
  });

  it('F207 an all-read-only view has a way forward', async () => {
    const store = new FakeStore(opportunity({ placements: [placed(field('a', 'short-text'), { readOnly: true, required: true })], conditions: [] }));
    const view = await show(store);
    (await button(view)).click();
    await until(() => submits(store) === 1);
    expect(find(view, '.summary') === null).to.equal(true);
  });

  it('F205 says why the step can’t be sent, in the company’s words or ours, and whom to ask', async () => {
    const store = new FakeStore(opportunity({ actions: [{ type: 'submit-step', available: false, reason: { code: 'no-target' } }] }));
    const view = await show(store);
    const reason = await until(() => find(view, '[data-reason="no-target"]'));
    expect(textOf(reason)).to.include('The company hasn’t said what comes next');
    expect(textOf(reason)).to.include('help@example.com');
    expect(find(view, 'button[type=submit]') === null).to.equal(true);
    store.patch({ opportunity: { status: 'ready', value: opportunity({ actions: [{ type: 'submit-step', available: false, reason: { code: 'x', text: { en: 'Giulia is on holiday until Monday.' } } }] }) } });
    await until(() => textOf(view).includes('Giulia is on holiday until Monday.'));
  });

  it('puts fields in their order and groups, as cards when there are several', async () => {
    const view = await show(new FakeStore(opportunity({
      placements: [placed(field('c', 'short-text'), { order: 3, group: 'House' }), placed(field('a', 'short-text'), { order: 1, group: 'You' }), placed(field('b', 'short-text'), { order: 2, group: 'You' })],
    })));
    await button(view);
    const groups = [...view.shadowRoot!.querySelectorAll('.group')];
    expect(groups.map((group) => [group.querySelector('h3')?.textContent, ...[...group.querySelectorAll('[name]')].map((one) => one.getAttribute('name'))])).to.deep.equal([['You', 'a', 'b'], ['House', 'c']]);
    expect(groups.every((group) => group.classList.contains('card'))).to.equal(true);
    clean();
    const one = await show(new FakeStore(opportunity()));
    await button(one);
    expect(find(one, '.group.card') === null).to.equal(true);
  });

  it('shows a field when what it depends on holds, and doesn’t ask for it before', async () => {
    const store = new FakeStore(opportunity({
      conditions: [],
      placements: [placed(field('heating', 'short-text')), placed(field('boiler', 'short-text'), { order: 1, required: true, dependsOn: { field: 'heating', equals: 'gas' } })],
    }));
    const view = await show(store);
    await button(view);
    expect(find(view, '[name=boiler]') === null).to.equal(true);
    const heating = find(view, 'input[type=text]') as HTMLInputElement;
    type(heating, 'gas');
    await until(() => find(view, '[name=boiler]'));
    expect(find(view, 'input[type=text]') === heating).to.equal(true);
    type(heating, 'wood');
    await until(() => !find(view, '[name=boiler]'));
    (await button(view)).click();
    await until(() => submits(store) === 1);
    expect(find(view, '.summary') === null).to.equal(true);
  });

  it('shows an unknown field as a polite note, and the rest works', async () => {
    const view = await show(new FakeStore(opportunity({ placements: [placed(field('x', 'hologram'), { required: true }), placed(field('tax-id', 'short-text'), { order: 1 })], conditions: [] })));
    await button(view);
    expect(textOf(await until(() => find(view, '[data-unknown-field=hologram]')))).to.include('Label x');
    await until(() => find(view, 'input[type=text]'));
  });

  it('reads as text what has gone out and has no verdict, with a way to send it now or take it back', async () => {
    const store = new FakeStore(opportunity({ values: { 'tax-id': 'ABC' } }));
    const view = await show(store);
    await button(view);
    store.patch({ send: { status: 'waiting', type: 'submit-step', key: 'k', failure: { code: 'offline', errors: [] } } });
    const notice = await until(() => find(view, '[data-send=waiting]'));
    expect(textOf(notice)).to.include('Waiting for the network');
    await until(() => !find(view, 'input[type=text]'));
    expect(textOf(view)).to.include('ABC');
    const [now, back] = [...notice.querySelectorAll('button')];
    now?.click();
    back?.click();
    await until(() => store.asked.length === 2);
    expect(store.asked.map(({ type: asked }) => asked)).to.deep.equal(['action-retry', 'action-cancel']);
    await expectAccessible(view);
    store.patch({ send: { status: 'open' } });
    await until(() => (find(view, 'input[type=text]') as HTMLInputElement | null)?.value === 'ABC');
  });

  it('F211 says that what waits can’t be kept, and that what was sent earlier has arrived', async () => {
    const store = new FakeStore(opportunity({ values: { 'tax-id': 'ABC' } }));
    const view = await show(store);
    await button(view);
    store.patch({ send: { status: 'waiting', type: 'submit-step', key: 'k', failure: { code: 'offline', errors: [] }, unkept: true } });
    const notice = await until(() => find(view, '[data-send=waiting]'));
    expect(textOf(notice)).to.include('leave this page open').and.not.include('kept on this device');
    store.patch({ send: { status: 'open', arrived: receipt({ number: 'R-2026-000007' }) } });
    expect(textOf(await until(() => find(view, '[data-send=arrived]')))).to.equal('We have received what you sent. Receipt R-2026-000007.');
    // what is asked now stands open beside it
    await until(() => find(view, 'input[type=text]'));
    await expectAccessible(view);
  });

  it('says that the project moved on, and keeps what was typed', async () => {
    const store = new FakeStore(opportunity(), { send: refusal('conflict') });
    const view = await show(store);
    const notice = await until(() => find(view, '[data-send=refused]'));
    expect(textOf(notice)).to.include('Your project has moved on');
    expect(notice.getAttribute('role')).to.equal('alert');
    expect(find(view, '.summary') === null).to.equal(true);
    store.patch({ opportunity: { status: 'ready', value: opportunity({ view: null }) } });
    await until(() => textOf(view).includes('Nothing is asked of you here now'));
    expect(textOf(view)).to.include('Your project has moved on');
  });

  it('F10 shows a receipt as a page: number, time, files, what happens next and where the project is now', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    (await button(view)).focus();
    const moved = opportunity({ substate: { id: 'in-review', name: 'We check your documents', description: 'Soon.' }, view: null });
    store.patch({ send: { status: 'accepted', type: 'submit-step', receipt: receipt({ files: [{ id: 'f', name: 'identity.pdf', size: 12_000, type: 'application/pdf' }] }) }, opportunity: { status: 'ready', value: moved } });
    const page = await until(() => find(view, '.receipt'));
    await until(() => view.shadowRoot?.activeElement === page);
    for (const words of ['We have received it', 'R-2026-000042', 'November 24, 2026', 'identity.pdf', 'We check them within two days.', 'Now: We check your documents']) expect(textOf(page)).to.include(words);
    expect(find(view, 'form') === null).to.equal(true);
    await expectAccessible(view, true);
    page.querySelector('button')?.click();
    await until(() => store.asked.some(({ type: asked }) => asked === 'receipt-close'));
    store.patch({ send: { status: 'open' } });
    await until(() => textOf(view).includes('Nothing is asked of you here now'));
  });

  it('leaves the focus where it is when the customer is elsewhere on the page', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    await button(view);
    const elsewhere = document.createElement('input');
    elsewhere.setAttribute('aria-label', 'Search');
    document.body.append(elsewhere);
    elsewhere.focus();
    store.patch({ send: { status: 'accepted', type: 'submit-step', receipt: receipt() } });
    await until(() => find(view, '.receipt'));
    expect(document.activeElement === elsewhere).to.equal(true);
  });

  it('shows answers that no longer fit, rather than dropping them', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    await button(view);
    store.patch({ step: { ...store.state.step, orphans: { old: 'Via Verdi 8', count: 12, flag: true } } });
    await until(() => textOf(view).includes('These answers no longer fit'));
    expect(textOf(view)).to.include('Via Verdi 8');
    expect(textOf(view)).to.include('12');
  });

  it('offers back what was written here where a newer answer has come from elsewhere, and takes no focus', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    await button(view);
    const { step } = store.state;
    store.patch({ step: { ...step, values: { ...step.values, 'tax-id': 'Bea' }, overruled: { 'tax-id': 'Anna', gone: 'of no field here' } } });
    await until(() => textOf(view).includes('Changed in another tab'));
    const notice = find(view, '[part=overruled]') as HTMLElement;
    expect(notice.getAttribute('role')).to.equal('status');
    expect(textOf(notice)).to.include('Anna').and.not.include('of no field here');
    expect(notice.contains(view.shadowRoot?.activeElement ?? null)).to.equal(false);
    const [use, keep] = notice.querySelectorAll('button');
    use?.click();
    keep?.click();
    await until(() => store.asked.length >= 2);
    expect(store.asked.slice(-2)).to.deep.equal([{ type: 'value-change', field: 'tax-id', value: 'Anna' }, { type: 'value-change', field: 'tax-id', value: 'Bea' }]);
    store.patch({ step: { ...step, overruled: {} } });
    await until(() => !textOf(view).includes('Changed in another tab'));
  });

  it('says in one quiet line what is saved, and what can’t be', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    await button(view);
    const saved = (): string => textOf(find(view, '.saved') as Node);
    expect(saved()).to.equal('');
    for (const [patch, words] of [
      [{ step: { ...store.state.step, saved: 'saving' } }, 'Saving'],
      [{ step: { ...store.state.step, saved: 'saved' } }, 'Saved on this device'],
      [{ online: false }, 'No connection. What you type is saved on this device.'],
      [{ step: { ...store.state.step, saved: 'memory' } }, 'Kept only as long as this page is open'],
    ] as const) {
      store.patch(patch);
      await until(() => saved().includes(words));
    }
  });

  it('renders its own conditions, or the page’s when it slots one', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    await until(() => view.shadowRoot?.querySelector('portal-conditions'));
    const own = document.createElement('portal-conditions');
    own.slot = 'conditions';
    view.append(own);
    await until(() => !view.shadowRoot?.querySelector('portal-conditions'));
    await until(() => find(own, 'input[type=checkbox]'));
    own.remove();
    await until(() => view.shadowRoot?.querySelector('portal-conditions'));
  });

  it('fires no render for what it doesn’t show', async () => {
    const store = new FakeStore(opportunity({ conditions: [condition('privacy')] }));
    const view = await show(store);
    await button(view);
    await view.updateComplete;
    store.patch({ lasting: false });
    expect(view.isUpdatePending).to.equal(false);
    store.patch({ online: false });
    expect(view.isUpdatePending).to.equal(true);
  });

  it('renders again only the field that was typed in', async () => {
    const store = new FakeStore(opportunity({ placements: [placed(field('a', 'short-text')), placed(field('b', 'short-text'), { order: 1 })], conditions: [] }));
    const view = await show(store);
    await button(view);
    const [first, second] = [...view.shadowRoot!.querySelectorAll<HTMLElement & { isUpdatePending: boolean; updateComplete: Promise<boolean> }>('[name]')];
    await second!.updateComplete;
    let renders = 0;
    const watch = new MutationObserver((records) => { renders += records.length; });
    watch.observe(second!.shadowRoot!, { subtree: true, childList: true, attributes: true, characterData: true });
    type(first!.shadowRoot!.querySelector('input')!, 'x');
    await until(() => store.state.step.values['a'] === 'x');
    await view.updateComplete;
    expect(second!.isUpdatePending).to.equal(false);
    watch.disconnect();
    expect(renders).to.equal(0);
  });
});
