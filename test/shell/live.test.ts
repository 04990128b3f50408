import { expect } from 'chai';
import '../../src/define/index.js';
import { clean, find, textOf, until } from '../views/fake-store.js';
import { expectAccessible } from '../views/accessibility.js';
import { fakeBackend } from './backend.js';
import { fillForm, nameField, nameIn, place, press, smallSale, typeInto } from './small-sale.js';

type Backend = Awaited<ReturnType<typeof fakeBackend>>;

describe('a page that moves by itself', () => {
  let backend: Backend;
  let token = '';
  let getToken = (): string => token;
  const open = (tag = 'customer-portal', endpoint = backend.endpoint): HTMLElement => place(tag, (one) => {
    one.setAttribute('endpoint', endpoint);
    one.getToken = getToken;
  });
  const streams = (): number => backend.mock.log.filter((line) => line === 'GET /events').length;
  const move = (substate: string): void => { backend.mock.state.putOpportunity({ id: 'a1', customer: 'anna', type: 'sale', name: 'House of Anna', substate }, new Date().toISOString()); };
  const notice = (element: Element): Element | null => find(element, '.moved .notice');
  /** the page follows */
  const followed = (many = 1): Promise<unknown> => until(() => backend.mock.state.events.following === many);

  beforeEach(async () => {
    backend = await fakeBackend(smallSale());
    token = backend.mock.tokenFor('anna');
    getToken = () => token;
  });
  afterEach(async () => {
    clean();
    // what nobody shows any more, nobody follows
    await followed(0);
    backend.stop();
  });

  it('F137 shows the step that the company moved to and says so, and has what was typed when it moves back', async () => {
    const element = open();
    await fillForm(element, 'typed before');
    await until(() => textOf(element).includes('Saved on this device'));
    await followed();
    const status = find(element, '[role=status].moved');
    expect(status?.textContent).to.equal('');
    move('offers');
    await until(() => find(element, '[part=accept]') && notice(element));
    expect(textOf(status as Element)).to.contain('Your project has moved on');
    expect(find(element, '.moved') === status).to.equal(true);
    await expectAccessible(element);
    move('papers');
    await until(() => nameIn(element)?.value === 'typed before');
    expect(backend.mock.log.filter((line) => line.startsWith('POST'))).to.deep.equal([]);
  });

  it('says it in the language around it', async () => {
    const element = open();
    await followed();
    element.lang = 'it';
    move('done');
    await until(() => notice(element) && textOf(element).includes('Il progetto è andato avanti'));
  });

  it('leaves the focus where it is, and takes it up only where it would be lost', async () => {
    const host = document.createElement('input');
    document.body.append(host);
    const element = open();
    const control = await nameField(element);
    await followed();
    host.focus();
    move('offers');
    await until(() => notice(element) && find(element, '[part=accept]'));
    expect(document.activeElement === host).to.equal(true);
    move('papers');
    (await until(() => (nameIn(element) === control ? undefined : nameIn(element)))).focus();
    move('done');
    await until(() => find(element, 'portal-view-status') && document.activeElement === element);
    expect(element.shadowRoot?.activeElement?.className).to.equal('moved');
  });

  it('says nothing of what the customer did, and no more once they act', async () => {
    const element = open();
    await followed();
    move('terms');
    await until(() => notice(element));
    await press(element, 'input[name=privacy]');
    await press(await until(() => find(element, 'portal-conditions')), 'button.primary');
    await until(() => textOf(element).includes('Receipt'));
    expect(notice(element) === null).to.equal(true);
    await press(element, '.receipt button.primary');
    await until(() => find(element, '[part=accept]'));
    expect(notice(element) === null).to.equal(true);
  });

  it('follows once for all elements of a store, and no more when the last one is gone', async () => {
    const [shell, piece, other] = [open(), open('portal-timeline'), open('portal-view-documentation')];
    await nameField(other);
    await followed();
    shell.remove();
    piece.remove();
    move('offers');
    await until(() => !nameIn(other));
    expect(streams()).to.equal(1);
    other.remove();
    await followed(0);
    document.body.append(other);
    await followed();
  });

  it('keeps the notice to the portal, and takes it away with it', async () => {
    const element = open();
    await followed();
    const main = element.shadowRoot?.querySelector('.main');
    await until(() => find(element, '.moved'));
    element.remove();
    await until(() => !main?.querySelector('.moved'));
    document.body.append(element);
    await until(() => element.shadowRoot?.querySelectorAll('.moved').length === 1);
  });

  it('F137 looks when it gets the focus where the backend has no events, and asks for them once', async () => {
    backend.mock.fail({ path: /^\/events$/, as: 404, times: Infinity });
    const element = open();
    const control = await nameField(element);
    typeInto(control, 'typed before');
    await until(() => streams() === 1);
    move('offers');
    window.dispatchEvent(new Event('focus'));
    await until(() => find(element, '[part=accept]') && notice(element));
    move('papers');
    window.dispatchEvent(new Event('focus'));
    await until(() => nameIn(element)?.value === 'typed before');
    expect(streams()).to.equal(1);
  });
});
