import { expect } from 'chai';
import '../../src/define/portal-view-status.js';
import type { PortalViewStatus } from '../../src/views/status/portal-view-status.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { condition, opportunity, receipt, waiting } from './opportunities.js';

const show = (store: FakeStore): Promise<PortalViewStatus> => mount<PortalViewStatus>('portal-view-status', store);
const owed = { conditions: [condition('privacy')], actions: [{ type: 'submit-step', available: true }] };

describe('<portal-view-status>', () => {
  afterEach(clean);

  it('F9 F10 shows the current substate by its public name, what is done, and what happens next', async () => {
    const view = await show(new FakeStore(waiting()));
    for (const words of ['We check your documents', 'Giulia looks at them.', 'Since November 12', 'There is nothing for you to do now.', 'We call you within two days.', 'Done so far', 'Request received', 'November 2']) expect(textOf(view)).to.include(words);
    expect(find(view, 'button') === null).to.equal(true);
    view.withoutDone = true;
    await until(() => !textOf(view).includes('Done so far'));
  });

  it('lets conditions be accepted, and their receipt be the page', async () => {
    const store = new FakeStore(waiting(owed));
    const view = await show(store);
    const button = await until(() => find(view, '[part=submit]'));
    expect(textOf(view)).not.to.include('There is nothing for you to do now.');
    (find(view, 'input') as HTMLElement).click();
    await until(() => store.state.step.consents.length === 1);
    button.click();
    await until(() => store.asked.some(({ type }) => type === 'step-submit'));
    store.patch({ send: { status: 'accepted', type: 'submit-step', receipt: receipt() }, opportunity: { status: 'ready', value: opportunity() } });
    await until(() => textOf(view).includes('R-2026-000042'));
    expect(textOf(view)).to.include('Now: Your documents');
    store.patch({ send: { status: 'open' } });
    await until(() => textOf(view) === 'There is something for you to do in this step.');
  });

  it('says that the project moved on before what the customer did arrived', async () => {
    const store = new FakeStore(waiting(), { send: { status: 'refused', type: 'submit-step', failure: { code: 'conflict', errors: [] } } });
    const view = await show(store);
    await until(() => textOf(view).includes('Your project has moved on'));
  });
});
