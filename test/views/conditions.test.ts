import { expect } from 'chai';
import '../../src/define/portal-conditions.js';
import type { PortalConditions } from '../../src/views/conditions/portal-conditions.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, opportunity, receipt, waiting } from './opportunities.js';

const show = (store: FakeStore): Promise<PortalConditions> => mount<PortalConditions>('portal-conditions', store);
const box = (view: Element, name: string): HTMLInputElement => find(view, `input[name="${name}"]`) as HTMLInputElement;
const sends = { actions: [{ type: 'submit-step', available: true }] };

describe('<portal-conditions>', () => {
  afterEach(clean);

  it('F46 shows mandatory and optional ones, not ticked, with the full text behind one press', async () => {
    const store = new FakeStore(opportunity({ conditions: [condition('privacy', { description: 'How we use it.' }), condition('news', { name: 'News', mandatory: false })] }));
    const view = await show(store);
    await until(() => box(view, 'privacy'));
    expect([box(view, 'privacy').checked, box(view, 'news').checked]).to.deep.equal([false, false]);
    for (const words of ['I accept: Privacy notice', 'How we use it.', 'optional']) expect(textOf(view)).to.include(words);
    const text = find(view, '.text');
    expect(text?.querySelector('strong')?.textContent).to.equal('little');
    const details = text?.closest('details');
    expect(details?.open).to.equal(false);
    details?.querySelector('summary')?.click();
    expect(details?.open).to.equal(true);
    await expectAccessible(view, true);
  });

  it('says what was ticked, and shows what is true when the host vetoes', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    (await until(() => box(view, 'privacy'))).click();
    await until(() => store.asked.length === 1);
    expect(store.asked).to.deep.equal([{ type: 'consent-change', condition: 'privacy', accepted: true }]);
    view.addEventListener('portal-consent-change', (event) => event.preventDefault());
    box(view, 'privacy').click();
    await view.updateComplete;
    expect(store.asked).to.have.length(1);
    expect(box(view, 'privacy').checked).to.equal(true);
  });

  it('shows one that was accepted before with its date, and asks for no tick', async () => {
    const view = await show(new FakeStore(opportunity({ conditions: [condition('privacy', { acceptedAt: '2026-11-02T09:00:00.000Z' })] })));
    await until(() => textOf(view).includes('Accepted on November 2, 2026'));
    expect(find(view, 'input') === null).to.equal(true);
  });

  it('keeps a text by the company from being anything but text', async () => {
    const view = await show(new FakeStore(opportunity({ conditions: [condition('privacy', { text: '<img src=x onerror=alert(1)> [bad](javascript:alert(1)) [good](https://example.com)' })] })));
    const text = await until(() => find(view, '.text'));
    expect(text.querySelector('img') === null).to.equal(true);
    expect([...text.querySelectorAll('a')].map((link) => link.getAttribute('href'))).to.deep.equal(['https://example.com']);
    expect(text.textContent).to.include('<img src=x');
  });

  it('draws no button beside a view', async () => {
    const view = await show(new FakeStore(opportunity()));
    await until(() => box(view, 'privacy'));
    expect(find(view, 'button') === null).to.equal(true);
  });

  it('draws the button where there is no view, and holds it up until all is accepted', async () => {
    const store = new FakeStore(waiting({ conditions: [condition('privacy')], ...sends }));
    const view = await show(store);
    const button = await until(() => find(view, '[part=submit]'));
    expect(button.textContent?.trim()).to.equal('Accept and continue');
    button.click();
    await until(() => textOf(view).includes('Accept this condition to go on.'));
    await until(() => view.shadowRoot?.activeElement === box(view, 'privacy'));
    expect(box(view, 'privacy').getAttribute('aria-invalid')).to.equal('true');
    await expectAccessible(view, true);
    box(view, 'privacy').click();
    await until(() => !textOf(view).includes('Accept this condition to go on.'));
    store.patch({ send: { status: 'sending', type: 'submit-step', key: 'k' } });
    await until(() => box(view, 'privacy').disabled);
    store.patch({ send: { status: 'accepted', type: 'submit-step', receipt: receipt() }, opportunity: { status: 'ready', value: opportunity() } });
    await until(() => textOf(view).includes('R-2026-000042'));
    await expectAccessible(view);
  });

  it('F205 says why it can’t go on', async () => {
    const view = await show(new FakeStore(waiting({ conditions: [condition('privacy')], actions: [{ type: 'submit-step', available: false, reason: { code: 'no-target' } }] })));
    await until(() => find(view, '[data-reason="no-target"]'));
    expect(find(view, '[part=submit]') === null).to.equal(true);
  });

  it('says which text has changed, when the server says so', async () => {
    const store = new FakeStore(opportunity(), { send: { status: 'refused', type: 'submit-step', failure: { code: 'invalid', errors: [{ pointer: '/payload/consents/privacy', code: 'consent-changed' }] } } });
    const view = await show(store);
    await until(() => textOf(view).includes('The text has changed. Read it again and accept it.'));
  });

  it('shows nothing of a receipt that belongs to another step', async () => {
    const store = new FakeStore(opportunity());
    const view = await show(store);
    await until(() => box(view, 'privacy'));
    store.patch({ send: { status: 'accepted', type: 'submit-step', receipt: receipt() }, opportunity: { status: 'ready', value: waiting({ conditions: [condition('terms')], ...sends }) } });
    await until(() => textOf(view) === '');
    store.patch({ send: { status: 'open' } });
    await until(() => box(view, 'terms'));
  });
});
