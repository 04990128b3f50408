import { expect } from 'chai';
import '../../src/define/portal-opportunity-picker.js';
import type { Me } from '../../src/protocol/session.js';
import type { PortalState } from '../../src/store/state.js';
import type { PortalOpportunityPicker } from '../../src/views/opportunity-picker/portal-opportunity-picker.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { opportunity } from './opportunities.js';

const projects: Me['opportunities'] = [
  { id: 'anna-1', type: 'solar', name: 'Solar roof', state: 'Documents', substate: 'Your documents', updatedAt: '2026-11-12T09:00:00.000Z' },
  { id: 'anna-2', type: 'heat', name: 'Heat pump', state: 'Done', substate: 'Installed', updatedAt: '2025-03-12T09:00:00.000Z' },
];
const choosing: Partial<PortalState> = { selected: undefined, opportunity: { status: 'idle' }, me: { status: 'ready', value: { id: 'anna', name: 'Anna', opportunities: projects } } };
const show = (store: FakeStore): Promise<PortalOpportunityPicker> => mount<PortalOpportunityPicker>('portal-opportunity-picker', store);

describe('<portal-opportunity-picker>', () => {
  afterEach(clean);

  it('F139 shows every project with where it stands, and asks for the chosen one', async () => {
    const store = new FakeStore(opportunity(), choosing);
    const view = await show(store);
    const buttons = [...view.shadowRoot!.querySelectorAll('button')];
    expect(buttons.map((button) => textOf(button))).to.deep.equal(['Solar roof Your documents Since November 12', 'Heat pump Installed Since March 12, 2025']);
    view.addEventListener('portal-opportunity-select', (event) => event.preventDefault(), { once: true });
    buttons[0]?.click();
    await view.updateComplete;
    expect(store.asked).to.deep.equal([]);
    buttons[1]?.click();
    await until(() => store.asked.length === 1);
    expect(store.asked).to.deep.equal([{ type: 'opportunity-select', opportunity: 'anna-2' }]);
    store.patch({ selected: 'anna-2' });
    await until(() => buttons[1]?.getAttribute('aria-current') === 'true');
  });

  it('F139 F211 marks the project on which something waits to be sent', async () => {
    const store = new FakeStore(opportunity(), { ...choosing, waiting: ['anna-2'] });
    const view = await show(store);
    const marked = () => [...view.shadowRoot!.querySelectorAll('button')].map((button) => textOf(button).includes('Waiting for the network'));
    expect(marked()).to.deep.equal([false, true]);
    store.patch({ waiting: [] });
    await until(() => !marked().includes(true));
  });

  it('F139 stands in the place of a view while no project is chosen', async () => {
    await import('../../src/define/portal-view-documentation.js');
    const view = await mount('portal-view-documentation', new FakeStore(opportunity(), choosing));
    await until(() => find(view, '[part=project]'));
  });
});
