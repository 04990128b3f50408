import { expect } from 'chai';
import '../../src/define/index.js';
import type { PortalState } from '../../src/store/state.js';
import { answer, clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { contract, opportunity, waiting, withContracts, withOffers, offer } from './opportunities.js';

const signedOut: Partial<PortalState> = { session: { status: 'signed-out', busy: false }, opportunity: { status: 'idle' } };

/** Elements of one page that share a store. */
async function page(store: FakeStore, ...tags: string[]): Promise<HTMLElement[]> {
  const box = document.createElement('main');
  box.lang = 'en';
  answer(box, store);
  box.append(...tags.map((tag) => document.createElement(tag)));
  document.body.append(box);
  const elements = [...box.children] as HTMLElement[];
  await until(() => elements.every((element) => element.shadowRoot));
  return elements;
}
/** How many sign-ins each of them shows. */
const signIns = (elements: readonly Element[]): number[] => elements.map((element) => {
  const own = element.localName === 'portal-sign-in' ? element : element.shadowRoot?.querySelector('portal-sign-in');
  return own?.shadowRoot?.querySelector('#identifier') ? 1 : 0;
});

describe('elements without <customer-portal>', () => {
  afterEach(clean);

  it('F201 show the sign-in in place when they are signed out', async () => {
    for (const tag of ['portal-view-documentation', 'portal-view-offer', 'portal-view-contract', 'portal-view-status', 'portal-view-unknown', 'portal-timeline', 'portal-conditions', 'portal-opportunity-picker']) {
      const view = await mount(tag as 'portal-timeline', new FakeStore(opportunity(), signedOut));
      await until(() => find(view, '#identifier'));
      clean();
    }
  });

  it('F201 show one sign-in among them, in the first view; the others say that they wait', async () => {
    const elements = await page(new FakeStore(opportunity(), signedOut), 'portal-timeline', 'portal-view-documentation', 'portal-view-offer');
    await until(() => signIns(elements).join() === '0,1,0');
    expect(textOf(elements[0]!)).to.equal('');
    await until(() => textOf(elements[2]!) === 'Sign in to see this.');
    elements[1]!.remove();
    await until(() => signIns([elements[0]!, elements[2]!]).join() === '0,1');
  });

  it('bring the focus from the code to the heading of what comes, unless the customer is elsewhere by then', async () => {
    for (const elsewhere of [false, true]) {
      const challenge = { challenge: 'c', resendAfter: 30, expiresAt: '2026-11-24T12:10:00.000Z' };
      const store = new FakeStore(opportunity(), { session: { status: 'code-sent', busy: false, identifier: 'anna', challenge, sentAt: 0 }, opportunity: { status: 'idle' } });
      const [view] = await page(store, 'portal-view-status');
      const input = (await until(() => find(view!, '#code'))) as HTMLInputElement;
      input.focus();
      input.value = '123456';
      input.form?.requestSubmit();
      await until(() => store.asked.length === 1);
      const other = document.createElement('input');
      document.body.append(other);
      if (elsewhere) other.focus();
      store.patch({ session: { status: 'signed-in' }, opportunity: { status: 'ready', value: waiting() } });
      const heading = await until(() => find(view!, 'h2[data-arrival]'));
      await until(() => elsewhere || view!.shadowRoot?.activeElement === heading);
      expect(document.activeElement === other).to.equal(elsewhere);
      clean();
    }
  });

  it('leave the sign-in to the page’s own <portal-sign-in>', async () => {
    const elements = await page(new FakeStore(opportunity(), signedOut), 'portal-view-documentation', 'portal-sign-in');
    await until(() => signIns(elements).join() === '0,1');
  });

  it('give their own store to what stands inside them or is slotted', async () => {
    const elements = await page(new FakeStore(opportunity()), 'portal-view-documentation');
    const view = elements[0]!;
    let asked = 0;
    view.parentElement!.addEventListener('context-request', () => { asked += 1; });
    const conditions = document.createElement('portal-conditions');
    conditions.slot = 'conditions';
    view.append(conditions);
    await until(() => find(conditions, 'input[type=checkbox]'));
    expect(asked).to.equal(0);
  });

  for (const [tag, value, words] of [
    ['portal-view-documentation', opportunity(), 'Your documents'],
    ['portal-view-offer', withOffers([offer('1')]), 'Offer 1'],
    ['portal-view-contract', withContracts([contract('1')]), 'Contract 1'],
    ['portal-view-status', waiting(), 'We check your documents'],
    ['portal-timeline', opportunity(), 'Now: Your documents'],
    ['portal-conditions', opportunity(), 'I accept: Privacy notice'],
  ] as const) {
    it(`F201 <${tag}> works with a payload by hand, and asks no network`, async () => {
      const { fetch } = window;
      let calls = 0;
      window.fetch = (...given) => { calls += 1; return fetch(...given); };
      try {
        const view = document.createElement(tag) as HTMLElement & { view: unknown };
        view.lang = 'en';
        document.body.append(view);
        view.view = value;
        await until(() => textOf(view).includes(words));
        if (tag === 'portal-view-documentation') await until(() => find(view, 'input[type=checkbox]'));
        expect(calls).to.equal(0);
      } finally {
        window.fetch = fetch;
      }
    });
  }

  it('say in the element, and once in the console, that the page is not set up', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (...parts: unknown[]) => { said.push(parts.join(' ')); };
    try {
      const view = document.createElement('portal-view-status');
      view.lang = 'en';
      document.body.append(view);
      await until(() => find(view, '[data-failure=configuration]'));
      expect(said.filter((line) => line.includes('no-endpoint'))).to.have.length(1);
    } finally {
      console.warn = warn;
    }
  });
});
