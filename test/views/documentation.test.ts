import { expect } from 'chai';
import '../../src/define/portal-view-documentation.js';
import type { PortalViewDocumentation } from '../../src/views/documentation/portal-view-documentation.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { opportunity } from './opportunities.js';

describe('<portal-view-documentation>', () => {
  afterEach(clean);

  it('F208 shows no error before touch, then a focused summary that links to each field', async () => {
    const store = new FakeStore(opportunity());
    const view = await mount<PortalViewDocumentation>('portal-view-documentation', store);
    const button = await until(() => find(view, 'button[type=submit]'));
    expect(textOf(view)).not.to.include('Enter this to go on.');
    button.click();
    const summary = await until(() => find(view, '.summary'));
    await until(() => view.shadowRoot?.activeElement === summary);
    expect(textOf(summary)).to.include('3 things are missing');
    const link = summary.querySelector('a');
    link?.click();
    await until(() => view.shadowRoot?.activeElement?.getAttribute('name') === 'tax-id');
    expect(store.asked.filter(({ type }) => type === 'step-submit')).to.have.length(1);
  });

  it('says what was typed, once, and lets the host veto it', async () => {
    const store = new FakeStore(opportunity());
    const view = await mount<PortalViewDocumentation>('portal-view-documentation', store);
    const input = (await until(() => find(view, 'input[type=text]'))) as HTMLInputElement;
    input.value = 'ABC';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await until(() => store.asked.length > 0);
    expect(store.asked).to.deep.equal([{ type: 'value-change', field: 'tax-id', value: 'ABC' }]);
    view.addEventListener('portal-value-change', (event) => event.preventDefault());
    input.value = 'ABCD';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await view.updateComplete;
    expect(store.asked).to.have.length(1);
  });
});
