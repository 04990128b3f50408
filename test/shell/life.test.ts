import { expect } from 'chai';
import '../../src/define/index.js';
import { clean, find, textOf, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';
import { choose, pdf } from './fake-xhr.js';
import { fillForm, input, nameField, nameIn, place, press, smallSale, tick, typeInto } from './small-sale.js';

type Backend = Awaited<ReturnType<typeof fakeBackend>>;

/** Asks the browser's own database, without the SDK. */
function database<T>(ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    const opening = indexedDB.open('customer-portal');
    opening.onerror = () => fail(opening.error ?? new Error('no database'));
    opening.onsuccess = () => {
      const asked = ask(opening.result.transaction('kept', 'readwrite').objectStore('kept'));
      asked.onsuccess = () => { opening.result.close(); done(asked.result); };
    };
  });
}

/** What the browser keeps below a name. */
const kept = async (part: string): Promise<string[]> => (await database((store) => store.getAllKeys()) as string[]).filter((key) => key.includes(part));

const facts = ['portal-session-started', 'portal-session-ended', 'portal-opportunity-changed', 'portal-step-submitted', 'portal-offer-accepted', 'portal-action-failed'];

/** Every fact that reaches the page, with all that it carries. */
function hear(): { told: [string, object][]; stop(): void } {
  const told: [string, object][] = [];
  const listen = (event: Event): void => { told.push([event.type, Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'isTrusted'))]); };
  for (const name of facts) document.addEventListener(name, listen);
  return { told, stop: () => { for (const name of facts) document.removeEventListener(name, listen); } };
}

describe('the life of an element', () => {
  let backend: Backend;
  let stops: (() => void)[];

  const at = async (substate = 'papers'): Promise<Backend> => { backend = await fakeBackend(smallSale(substate)); stops = [() => backend.stop()]; return backend; };
  afterEach(() => { clean(); for (const stop of stops) stop(); });

  /** A function of its own makes a store of its own, as a new page has; what is kept is the endpoint's. */
  const open = (tag = 'customer-portal'): HTMLElement => place(tag, (one) => {
    one.setAttribute('endpoint', backend.endpoint);
    one.getToken = () => backend.mock.tokenFor('anna');
  });
  const ahead = (substate: string): void => { backend.mock.state.putOpportunity({ id: 'a1', customer: 'anna', type: 'sale', name: 'House of Anna', substate }, new Date().toISOString()); };
  const posts = (): string[] => backend.mock.log.filter((line) => line.startsWith('POST'));

  it('F210 drafts are there again on a new page, and gone when the step is sent', async () => {
    await at();
    const before = open();
    await fillForm(before, 'Anna of the draft');
    await until(() => textOf(before).includes('Saved on this device'));
    expect(await kept(backend.endpoint)).to.have.length(1);
    before.remove();
    const element = open();
    await until(() => nameIn(element)?.value === 'Anna of the draft');
    expect((await input(element, 'input[name=privacy]')).checked).to.equal(true);
    await press(element, 'button[type=submit]');
    await until(() => find(element, '.receipt'));
    expect(await kept(backend.endpoint)).to.deep.equal([]);
  });

  it('F211 an action made offline goes out once, on a page that comes after', async () => {
    await at();
    const before = open();
    await fillForm(before);
    backend.mock.fail({ method: 'POST', path: /actions$/, as: 'offline', times: 1 });
    await press(before, 'button[type=submit]');
    await until(() => find(before, '[data-send=waiting][data-failure=offline]'));
    expect(await kept(`${backend.endpoint} outbox`)).to.have.length(1);
    before.remove();
    const element = open();
    await until(() => find(element, '.receipt'));
    expect([backend.mock.state.receipts, posts().length, (await kept(backend.endpoint)).length]).to.deep.equal([1, 2, 0]);
  });

  it('F107 a session is kept for the next page, and only for this one with without-remember', async () => {
    await at();
    /** another unit is another client, as on a new page */
    const page = (unit: string, forgets: boolean): HTMLElement => place('portal-view-documentation', (one) => {
      one.setAttribute('endpoint', backend.endpoint);
      one.setAttribute('unit', unit);
      if (forgets) one.setAttribute('without-remember', '');
    });
    const signIn = async (element: HTMLElement): Promise<void> => {
      const identifier = await input(element, '#identifier');
      identifier.value = 'anna@example.com';
      identifier.form?.requestSubmit();
      const code = await input(element, '#code');
      code.value = backend.mock.state.mailbox.at(-1)?.code ?? '';
      code.form?.requestSubmit();
      await nameField(element);
    };
    await signIn(page('one', true));
    clean();
    const second = page('two', true);
    await input(second, '#identifier');
    clean();
    await signIn(page('three', false));
    clean();
    await nameField(page('four', false));
    expect(backend.mock.state.mailbox).to.have.length(2);
    expect(await kept(`session ${backend.endpoint}`)).to.have.length(1);
  });

  it('facts fire on the element, once, with ids and nothing personal', async () => {
    await at();
    const { told, stop } = hear();
    stops.push(stop);
    const element = open();
    const own: string[] = [];
    for (const name of facts) element.addEventListener(name, () => own.push(name));
    await fillForm(element, 'Anna Ferri');
    backend.mock.fail({ method: 'POST', path: /actions$/, as: 500, times: 1 });
    await press(element, 'button[type=submit]');
    await press(element, '[data-send=waiting] button');
    await press(element, '.receipt button');
    await until(() => told.length === 5);
    ahead('offers');
    window.dispatchEvent(new Event('focus'));
    await press(element, '[part=accept]');
    await press(element, '[part=confirm]');
    await until(() => told.length === 8);
    const number = (n: number): string => `R-${new Date().getFullYear()}-${String(n).padStart(6, '0')}`;
    expect(told).to.deep.equal([
      ['portal-session-started', {}],
      ['portal-opportunity-changed', { opportunity: 'a1', substate: 'papers' }],
      ['portal-action-failed', { opportunity: 'a1', action: 'submit-step', code: 'server' }],
      ['portal-step-submitted', { opportunity: 'a1', substate: 'papers', receipt: number(1) }],
      ['portal-opportunity-changed', { opportunity: 'a1', substate: 'terms' }],
      ['portal-opportunity-changed', { opportunity: 'a1', substate: 'offers' }],
      ['portal-offer-accepted', { opportunity: 'a1', offer: 'basic', receipt: number(2) }],
      ['portal-opportunity-changed', { opportunity: 'a1', substate: 'done' }],
    ]);
    expect(own).to.deep.equal(told.map(([name]) => name));
  });

  it('a listener anywhere on the page can veto what is asked', async () => {
    await at();
    const vetoed: string[] = [];
    const veto = (event: Event): void => { vetoed.push(event.type); event.preventDefault(); };
    for (const name of ['portal-step-submit', 'portal-consent-change']) {
      window.addEventListener(name, veto);
      stops.push(() => window.removeEventListener(name, veto));
    }
    const element = open();
    typeInto(await nameField(element), 'Anna');
    const box = await input(element, 'input[name=privacy]');
    box.click();
    expect(box.checked).to.equal(false);
    window.removeEventListener('portal-consent-change', veto);
    box.click();
    expect(box.checked).to.equal(true);
    await press(element, 'button[type=submit]');
    expect(vetoed).to.deep.equal(['portal-consent-change', 'portal-step-submit']);
    window.removeEventListener('portal-step-submit', veto);
    // had the first one counted there would be two
    await press(element, 'button[type=submit]');
    await until(() => find(element, '.receipt'));
    expect(posts()).to.deep.equal(['POST /opportunities/a1/actions']);
  });

  it('F209 getToken is asked again after a 401 while the form stays as it is', async () => {
    await at();
    let asked = 0;
    const element = place('portal-view-documentation', (one) => {
      one.setAttribute('endpoint', backend.endpoint);
      one.getToken = () => { asked++; return backend.mock.tokenFor('anna'); };
    });
    await fillForm(element, 'still here');
    const control = await nameField(element);
    control.focus();
    expect(asked).to.equal(1);
    for (const round of [2, 3]) {
      backend.mock.state.tokens.clear();
      const looks = (): number => backend.mock.log.filter((line) => line === 'GET /opportunities/a1').length;
      const before = looks();
      window.dispatchEvent(new Event('focus'));
      await until(() => looks() === before + 2);
      expect(asked).to.equal(round);
    }
    expect(await nameField(element)).to.equal(control);
    expect([control.isConnected, control.value, control.getRootNode() instanceof ShadowRoot && (control.getRootNode() as ShadowRoot).activeElement === control]).to.deep.equal([true, 'still here', true]);
    backend.mock.state.tokens.clear();
    await press(element, 'button[type=submit]');
    await until(() => find(element, '.receipt'));
    expect([asked, backend.mock.state.receipts]).to.deep.equal([4, 1]);
  });

  it('the language changes at run time, and what was typed stays', async () => {
    await at();
    const element = open();
    await fillForm(element, 'stays');
    const control = await nameField(element);
    const choice = await until(() => find(element, 'select.language') as HTMLSelectElement | null);
    const speak = (language: string): void => { choice.value = language; choice.dispatchEvent(new Event('change')); };
    try {
      speak('it');
      await until(() => ['I suoi documenti', 'Il suo nome', 'Invia'].every((words) => textOf(element).includes(words)));
      expect(textOf(element)).not.to.include('Your papers');
      expect([await nameField(element) === control, control.value, (await input(element, 'input[name=privacy]')).checked]).to.deep.equal([true, 'stays', true]);
      // the next page begins with it
      const next = open();
      await until(() => textOf(next).includes('I suoi documenti'));
      speak('en');
      await until(() => textOf(element).includes('Your papers'));
    } finally {
      // the pages of other tests share the browser
      await database((store) => store.delete('language'));
    }
    // and the language of the page around it counts for the pieces
    const piece = open('portal-view-documentation');
    await until(() => textOf(piece).includes('Your papers'));
    piece.lang = 'it';
    await until(() => textOf(piece).includes('I suoi documenti'));
  });

  it('F137 what the company moves shows when the page is looked at again, and what was typed stays', async () => {
    await at();
    const element = open();
    await fillForm(element, 'typed before');
    backend.mock.state.putOpportunity({ id: 'a1', customer: 'anna', type: 'sale', name: 'House of Anna', substate: 'papers', values: { bill: [{ id: 'f', name: 'theirs.pdf', size: 10, type: 'application/pdf' }] } }, new Date().toISOString());
    window.dispatchEvent(new Event('focus'));
    await until(() => textOf(element).includes('theirs.pdf'));
    expect([(await nameField(element)).value, (await input(element, 'input[name=privacy]')).checked]).to.deep.equal(['typed before', true]);
    ahead('offers');
    window.dispatchEvent(new Event('focus'));
    await until(() => find(element, '[part=accept]'));
    // also an element that the page took away and shows again
    element.remove();
    ahead('done');
    document.body.append(element);
    await until(() => find(element, 'portal-view-status'));
    expect(posts()).to.deep.equal([]);
  });

  it('endpoint="demo:" goes all the way, asks no network and is marked as a demo', async () => {
    await at();
    const asked: string[] = [];
    const { fetch } = window;
    window.fetch = (to, init) => {
      const { url } = new Request(to, init);
      // a page of an earlier test may still be sending
      if (!url.startsWith('https://portal-')) asked.push(url);
      return fetch(to, init);
    };
    stops.push(() => { window.fetch = fetch; });
    const element = place('customer-portal', (one) => { one.setAttribute('endpoint', 'demo:'); });
    typeInto(await nameField(element), 'RSSMRA80A01H501U');
    const number = await until(() => find(element, 'portal-field-number')?.shadowRoot?.querySelector('input'));
    typeInto(number, '2700');
    const bill = await until(() => find(element, 'portal-field-file')?.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]'));
    choose(bill, pdf('bill.pdf'));
    await until(() => textOf(element).includes('Uploaded'));
    await tick(element);
    await press(element, 'button[type=submit]');
    await press(element, '.receipt button');
    await press(element, '[part=accept]');
    await press(element, '[part=confirm]');
    await press(element, '.receipt button');
    await until(() => textOf(element).includes('We plan your installation') && textOf(element).includes('Demo'));
    expect(asked).to.deep.equal([]);
  });

  it('a portal that isn’t set up says so in its place, warns once by a code, and throws nothing', async () => {
    await at();
    const { warn } = console;
    const warnings: string[] = [];
    const thrown: Event[] = [];
    const caught = (event: Event): void => { thrown.push(event); };
    console.warn = (...words: unknown[]) => { warnings.push(words.join(' ')); };
    for (const name of ['error', 'unhandledrejection']) window.addEventListener(name, caught);
    stops.push(() => { console.warn = warn; for (const name of ['error', 'unhandledrejection']) window.removeEventListener(name, caught); });
    for (const [code, attributes] of [
      ['no-endpoint', {}], ['bad-endpoint', { endpoint: 'mailto:x@example.com' }], ['bad-endpoint', { endpoint: 'https://' }], ['bad-action-endpoint', { endpoint: 'https://x.example', 'action-endpoint': 'file:///etc' }],
    ] as const) {
      warnings.length = 0;
      // another unit: each is a page of its own
      const element = place('customer-portal', (one) => { for (const [name, value] of Object.entries({ ...attributes, unit: code })) one.setAttribute(name, value); });
      await until(() => textOf(element).includes('isn’t set up yet'));
      window.dispatchEvent(new Event('focus'));
      await until(() => warnings.length > 0);
      expect(warnings.map((text) => text.split(': ')[0])).to.deep.equal([`customer-portal ${code}`]);
      clean();
    }
    expect(thrown).to.deep.equal([]);
  });
});
