import { expect } from 'chai';
import { createHttpClient } from '../../src/client/http-client.js';
import '../../src/define/index.js';
import { MemoryStorage } from '../../src/offline/storage.js';
import { clean, find, textOf, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';
import { place } from './small-sale.js';

type Backend = Awaited<ReturnType<typeof fakeBackend>>;

describe('the help in the portal', () => {
  let backend: Backend;
  beforeEach(async () => { backend = await fakeBackend(); });
  afterEach(() => { clean(); backend.stop(); });

  const portal = (): HTMLElement => place('customer-portal', (one) => { one.setAttribute('endpoint', backend.endpoint); one.setAttribute('without-remember', ''); one.getToken = () => backend.mock.tokenFor('demo'); });
  const dialogs = (one: HTMLElement): HTMLDialogElement[] => [...(one.shadowRoot?.querySelectorAll('dialog') ?? [])];
  const button = (one: HTMLElement): Promise<HTMLElement> => until(() => find(one, '[part=help]'));
  const openHelp = async (one: HTMLElement): Promise<HTMLDialogElement> => {
    const press = await button(one);
    press.focus();
    press.click();
    return until(() => { const [dialog] = dialogs(one); return dialog && find(dialog, '[data-option=query]') && dialog; });
  };

  it('asks for nothing until it is opened, and then opens once', async () => {
    const one = portal();
    const press = await button(one);
    expect(backend.mock.log.filter((line) => line.endsWith('/help'))).to.deep.equal([]);
    press.click();
    press.click();
    await until(() => dialogs(one).some(({ open }) => open));
    await until(() => find(one, '[data-option=query]'));
    expect(dialogs(one)).to.have.length(1);
    expect(backend.mock.log.filter((line) => line.endsWith('/help'))).to.have.length(1);
  });

  it('closes by its button, by Escape and by a press beside it, and the button has the focus again', async () => {
    const one = portal();
    for (const close of [
      (dialog: HTMLDialogElement) => dialog.querySelector('button')?.click(),
      // what Escape does
      (dialog: HTMLDialogElement) => dialog.close(),
      (dialog: HTMLDialogElement) => dialog.dispatchEvent(new MouseEvent('click', { clientX: 1, clientY: 1 })),
    ]) {
      const dialog = await openHelp(one);
      // a press within closes nothing
      const { left, top } = dialog.getBoundingClientRect();
      dialog.dispatchEvent(new MouseEvent('click', { clientX: left + 5, clientY: top + 5 }));
      expect(dialog.open).to.equal(true);
      close(dialog);
      await until(() => dialogs(one).length === 0);
      await until(() => one.shadowRoot?.activeElement?.getAttribute('part') === 'help');
    }
  });

  it('sends what is written about the project that shows, and the page hears its number alone', async () => {
    const one = portal();
    const told = new Promise<Event>((done) => one.addEventListener('portal-ticket-sent', done, { once: true }));
    // its project shows
    await until(() => find(one, 'portal-timeline'));
    await openHelp(one);
    (await until(() => find(one, '[data-option=query] button'))).click();
    const area = (await until(() => find(one, 'dialog portal-help'))).shadowRoot;
    const text = await until(() => find(area as ShadowRoot, 'textarea') as HTMLTextAreaElement | null);
    text.value = 'How long?';
    text.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    (await until(() => find(area as ShadowRoot, '[part=submit]'))).click();
    const { ticket } = (await told) as Event & { ticket: string };
    expect(backend.mock.state.tickets.map((kept) => [kept.customer, kept.ticket.number, kept.ticket.opportunity])).to.deep.equal([['demo', ticket, 'demo-1']]);
    await until(() => textOf(one).includes(ticket));
    dialogs(one)[0]?.close();
    await until(() => dialogs(one).length === 0);
    // the confirmation was read
    await openHelp(one);
    expect(find(one, '.receipt')).to.equal(null);
  });

  it('is not offered where the company has none, nor to whoever isn’t signed in', async () => {
    const { settings } = backend.mock.state;
    backend.mock.state.settings = { ...settings, help: undefined };
    const without = portal();
    await until(() => textOf(without).includes('Need help?'));
    expect(find(without, '[part=help]')).to.equal(null);
    clean();
    backend.mock.state.settings = settings;
    const nobody = place('customer-portal', (one) => { one.setAttribute('endpoint', backend.endpoint); one.setAttribute('without-remember', ''); });
    await until(() => find(nobody, 'footer') && find(nobody, '#identifier'));
    expect(find(nobody, '[part=help]')).to.equal(null);
  });

  it('leaves nothing behind when the portal leaves the page', async () => {
    const one = portal();
    await openHelp(one);
    one.remove();
    document.body.append(one);
    await until(() => find(one, '[part=help]'));
    await openHelp(one);
    expect(dialogs(one).filter(({ open }) => open)).to.have.length(1);
  });
});

describe('<portal-monitoring-app> alone on a page', () => {
  let backend: Backend;
  beforeEach(async () => { backend = await fakeBackend(); });
  afterEach(() => { clean(); backend.stop(); });

  it('works with endpoint alone, with client alone, and shows nothing for a payload by hand', async () => {
    const getToken = (): string => backend.mock.tokenFor('demo');
    const byEndpoint = place('portal-monitoring-app', (one) => { one.setAttribute('endpoint', backend.endpoint); one.getToken = getToken; });
    await until(() => textOf(byEndpoint).includes('Get it for Android'));
    const client = createHttpClient({ endpoint: backend.endpoint, getToken, storage: new MemoryStorage() });
    const byClient = place('portal-monitoring-app', (one) => { Object.assign(one, { client }); });
    await until(() => textOf(byClient).includes('Get it for Android'));
    const view = await client.opportunity('demo-1');
    clean();
    const before = backend.mock.log.length;
    const byHand = place('portal-monitoring-app', (one) => { Object.assign(one, { view }); });
    await until(() => byHand.shadowRoot?.querySelector('slot'));
    expect([textOf(byHand), backend.mock.log.length]).to.deep.equal(['', before]);
  });

  it('works with endpoint="demo:"', async () => {
    const element = place('portal-monitoring-app', (one) => { one.setAttribute('endpoint', 'demo:'); });
    await until(() => textOf(element).includes('See on your phone what your roof produces.'));
  });
});
