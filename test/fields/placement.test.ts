import { expect } from 'chai';
import '../../src/define/index.js';
import type { PortalFieldElement } from '../../src/fields/field-element.js';
import type { PlacedField, Values } from '../../src/protocol/field.js';
import type { PortalViewDocumentation } from '../../src/views/documentation/portal-view-documentation.js';
import { demoData } from '../../src/mock/demo-data.js';
import { fakeBackend } from '../shell/backend.js';
import { all, control, enter, part } from '../suites/place.js';
import { clean, FakeStore, find, mount, textOf, until } from '../views/fake-store.js';
import { field, opportunity, placed } from '../views/opportunities.js';

async function show(placements: PlacedField[], values: Values = {}): Promise<{ view: PortalViewDocumentation; store: FakeStore }> {
  const store = new FakeStore(opportunity({ placements, values, conditions: [] }));
  const view = await mount<PortalViewDocumentation>('portal-view-documentation', store);
  await until(() => find(view, 'button[type=submit]'));
  return { view, store };
}
const fieldOf = (root: Element, id: string): PortalFieldElement | null => find(root, `[name="${id}"]`) as PortalFieldElement | null;
const order = (view: Element): (string | null)[] => all(view, '.fields [name]').map((element) => element.getAttribute('name'));

const owner = placed(field('owner', 'yes-no'), { order: 0 });
const landlord = placed(field('landlord', 'short-text', { placeholder: { en: 'Name and surname', it: 'Nome e cognome' } }), { order: 1, required: true, dependsOn: { field: 'owner', equals: false } });
const letter = placed(field('letter', 'text-area'), { order: 2, dependsOn: { field: 'landlord' } });

describe('a field as it is placed', () => {
  afterEach(clean);

  it('F134 shows its placeholder, which is no answer', async () => {
    const { view, store } = await show([{ ...landlord, dependsOn: undefined }]);
    const element = await until(() => fieldOf(view, 'landlord'));
    await until(() => control(element)?.placeholder === 'Name and surname');
    expect([control(element).value, store.faults.length]).to.deep.equal(['', 1]);
    (view.closest('main') as HTMLElement).lang = 'it';
    await until(() => control(element).placeholder === 'Nome e cognome');
  });

  it('F134 stands in the order and the group of its placement; groups are cards only when there are several', async () => {
    const roof = { en: 'Your roof', it: 'Il tetto' };
    const { view, store } = await show([placed(field('c', 'short-text'), { order: 3, group: roof }), placed(field('a', 'short-text'), { order: 1, group: roof }), placed(field('b', 'short-text'), { order: 2, group: 'You' })]);
    await until(() => order(view).length === 3);
    expect(order(view)).to.deep.equal(['a', 'c', 'b']);
    expect(all(view, '.group.card > h3').map((heading) => heading.textContent)).to.deep.equal(['Your roof', 'You']);
    expect(all(view, '.group').map((group) => group.getAttribute('aria-label'))).to.deep.equal(['Your roof', 'You']);
    (view.closest('main') as HTMLElement).lang = 'it';
    await until(() => part(view, '.group > h3')?.textContent === 'Il tetto');
    store.patch({ opportunity: { status: 'ready', value: opportunity({ placements: [placed(field('a', 'short-text'), { group: roof }), placed(field('c', 'short-text'), { order: 1, group: roof })], conditions: [] }) } });
    await until(() => order(view).join() === 'a,c');
    expect([all(view, '.group').length, all(view, '.card').length, part(view, '.group > h3')?.textContent]).to.deep.equal([1, 0, 'Il tetto']);
  });

  it('F134 appears with the answer that it depends on and goes with it, at once, and so does what depends on it', async () => {
    const { view, store } = await show([owner, landlord, letter]);
    const yesNo = await until(() => fieldOf(view, 'owner'));
    await until(() => part(yesNo, 'input'));
    expect(order(view)).to.deep.equal(['owner']);
    part(yesNo, 'input[value=false]')?.click();
    await until(() => order(view).join() === 'owner,landlord');
    expect(store.faults.map(({ pointer }) => pointer)).to.have.length(1);
    const typed = await until(() => fieldOf(view, 'landlord'));
    await until(() => control(typed));
    enter(typed, 'Carla Verdi');
    await until(() => order(view).join() === 'owner,landlord,letter');
    part(yesNo, 'input[value=true]')?.click();
    await until(() => order(view).join() === 'owner');
    // hidden, it holds nothing up
    expect(store.faults).to.deep.equal([]);
    part(yesNo, 'input[value=false]')?.click();
    const again = await until(() => fieldOf(view, 'landlord'));
    await until(() => control(again)?.value === 'Carla Verdi');
    expect(order(view)).to.deep.equal(['owner', 'landlord', 'letter']);
  });

  it('F134 leaves the focus and the other fields as they are when one appears', async () => {
    const { view } = await show([owner, { ...landlord, order: -1 }]);
    const yesNo = await until(() => fieldOf(view, 'owner'));
    const no = await until(() => part<HTMLInputElement>(yesNo, 'input[value=false]'));
    no.focus();
    no.click();
    await until(() => order(view).join() === 'landlord,owner');
    expect(fieldOf(view, 'owner') === yesNo).to.equal(true);
    expect(yesNo.shadowRoot?.activeElement === no).to.equal(true);
  });
});

describe('a default, from the backend to the backend', () => {
  let backend: Awaited<ReturnType<typeof fakeBackend>>;

  beforeEach(async () => {
    const { flow } = demoData(new Date());
    const fields = [field('country', 'short-text'), field('panels', 'number'), field('terrace', 'yes-no')];
    const placements = [{ field: 'country', required: true, defaultValue: 'Italy' }, { field: 'panels', defaultValue: 12 }, { field: 'terrace', defaultValue: true }];
    const states = flow.states.map((state) => ({ ...state, substates: state.substates.map((one) => (one.id === 'documents' ? { ...one, placements, conditions: [] } : one)) }));
    backend = await fakeBackend({ flow: { ...flow, fields, states } });
  });
  afterEach(() => { clean(); backend.stop(); });

  it('F134 is shown as an answer, and sent as one when nobody changes it', async () => {
    const view = Object.assign(document.createElement('portal-view-documentation'), { lang: 'en', endpoint: backend.endpoint, getToken: () => backend.mock.tokenFor('demo') });
    document.body.append(view);
    const country = await until(() => fieldOf(view, 'country'));
    await until(() => control(country)?.value === 'Italy' && control(fieldOf(view, 'panels') as Element)?.value === '12' && find(view, 'input[value=true]:checked'));
    enter(fieldOf(view, 'panels') as Element, '14');
    (await until(() => find(view, 'button[type=submit]'))).click();
    await until(() => textOf(view).includes('We have received it'));
    expect(backend.mock.state.opportunities.get('demo-1')?.opportunity.values).to.deep.include({ country: 'Italy', panels: 14, terrace: true });
  });
});
