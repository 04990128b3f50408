import { expect } from 'chai';
import { createHttpClient } from '../../src/client/http-client.js';
import '../../src/define/index.js';
import { MemoryStorage } from '../../src/offline/storage.js';
import type { Opportunity, ViewKind } from '../../src/protocol/opportunity.js';
import { clean, textOf, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';

/** Each element with the substate it is at home in, and words that prove it shows the backend's data. */
const elements: readonly [string, string, string][] = [
  ['customer-portal', 'documents', 'Your documents'],
  ['portal-timeline', 'documents', 'Your documents'],
  ['portal-view-documentation', 'documents', 'Tax number'],
  ['portal-conditions', 'documents', 'Privacy notice'],
  ['portal-view-offer', 'offers', 'With battery'],
  ['portal-view-status', 'planning', 'We plan your installation'],
  ['portal-view-drawing', 'roof', 'There is no face yet.'],
  ['portal-view-unknown', 'documents', 'can’t be shown here yet'],
  ['portal-opportunity-picker', 'documents', 'Demo project'],
  ['portal-help', 'documents', 'Help'],
  ['portal-view-installer-visit', 'visit', 'The visit isn’t planned yet'],
  ['portal-view-finalization', 'finished', 'We stay in touch'],
  ['portal-view-contract', 'contract', 'Your contract will show here as soon as it is ready.'],
];

/** Substates that the demo's own small sale doesn't have, each with its view. */
const further: readonly (readonly [string, ViewKind])[] = [['visit', 'installer-visit'], ['finished', 'finalization-success'], ['contract', 'contract-signature'], ['roof', 'drawing']];

type Alone = HTMLElement & { endpoint?: string; client?: unknown; view?: unknown; getToken?: () => string };

function place(tag: string, set: (element: Alone) => void): Alone {
  const element = document.createElement(tag) as Alone;
  element.lang = 'en';
  set(element);
  document.body.append(element);
  return element;
}

describe('each element alone on a page, without a shell', () => {
  let backend: Awaited<ReturnType<typeof fakeBackend>>;

  beforeEach(async () => {
    backend = await fakeBackend();
    const { flow } = backend.mock.state;
    const substates = further.map(([id, view]) => ({ id, name: id, publicName: id, view }));
    await backend.mock.state.putFlow({ ...flow, states: [...flow.states, { id: 'further', name: 'further', substates }] });
  });
  afterEach(() => { clean(); backend.stop(); });

  for (const [tag, substate, words] of elements) {
    const at = (): void => { backend.mock.state.putOpportunity({ id: 'demo-1', customer: 'demo', type: 'demo', name: 'Demo project', substate }, new Date().toISOString()); };

    it(`<${tag}> works with endpoint alone`, async () => {
      at();
      const element = place(tag, (one) => { one.setAttribute('endpoint', backend.endpoint); one.getToken = () => backend.mock.tokenFor('demo'); });
      await until(() => textOf(element).includes(words));
    });

    it(`<${tag}> works with client alone`, async () => {
      at();
      const client = createHttpClient({ endpoint: backend.endpoint, getToken: () => backend.mock.tokenFor('demo'), storage: new MemoryStorage() });
      const element = place(tag, (one) => { one.client = client; });
      await until(() => textOf(element).includes(words));
    });

    it(`<${tag}> works with view alone, and asks no network`, async () => {
      at();
      const response = await backend.mock.fetch(new Request(`${backend.endpoint}/opportunities/demo-1`, { headers: { authorization: `Bearer ${backend.mock.tokenFor('demo')}` } }), backend.endpoint);
      const view = (await response.json()) as Opportunity;
      const before = backend.mock.log.length;
      const element = place(tag, (one) => { one.view = view; });
      await until(() => textOf(element).includes(words));
      expect(backend.mock.log).to.have.length(before);
    });
  }

  it('F106 F107 <portal-sign-in> works with endpoint alone, from the address to the session', async () => {
    const element = place('portal-sign-in', (one) => { one.setAttribute('endpoint', backend.endpoint); one.setAttribute('without-remember', ''); });
    const started = new Promise((done) => element.addEventListener('portal-session-started', done, { once: true }));
    const input = await until(() => element.shadowRoot?.querySelector<HTMLInputElement>('input'));
    input.value = 'demo@example.com';
    element.shadowRoot?.querySelector('form')?.requestSubmit();
    const code = await until(() => element.shadowRoot?.querySelector<HTMLInputElement>('#code'));
    expect(textOf(element)).to.include('demo@example.com');
    expect(code.getAttribute('autocomplete')).to.equal('one-time-code');
    code.value = backend.mock.state.mailbox.at(-1)?.code ?? '';
    element.shadowRoot?.querySelector('form')?.requestSubmit();
    await started;
  });

  it('a view that is signed out shows the sign-in in its place', async () => {
    const element = place('portal-view-documentation', (one) => { one.setAttribute('endpoint', backend.endpoint); one.setAttribute('without-remember', ''); });
    await until(() => element.shadowRoot?.querySelector('portal-sign-in')?.shadowRoot?.querySelector('input'));
  });

  it('several on one page share one session: one config, one me, one look', async () => {
    const getToken = (): string => backend.mock.tokenFor('demo');
    for (const tag of ['portal-timeline', 'portal-view-documentation', 'portal-conditions']) place(tag, (one) => { one.setAttribute('endpoint', backend.endpoint); one.getToken = getToken; });
    await until(() => textOf(document.body).includes('Tax number') && textOf(document.body).includes('Privacy notice'));
    expect(backend.mock.log.filter((line) => line === 'GET /me')).to.have.length(1);
    expect(backend.mock.log.filter((line) => line === 'GET /config')).to.have.length(1);
    expect(backend.mock.log.filter((line) => line === 'GET /opportunities/demo-1')).to.have.length(1);
  });

  it('says in its place that it isn’t set up, warns once, and throws nothing', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => { warnings.push(text); };
    try {
      for (const [name, value] of [['endpoint', ''], ['endpoint', 'ftp://x.example'], ['endpoint', 'http://[bad']] as const) {
        const element = place('portal-timeline', (one) => { if (value) one.setAttribute(name, value); });
        await until(() => textOf(element).includes('isn’t set up yet'));
      }
      expect(warnings.filter((text) => text.startsWith('customer-portal '))).to.have.length(3);
    } finally {
      console.warn = warn;
    }
  });

  it('works with endpoint="demo:", marked as a demo, to the next step', async () => {
    const element = place('customer-portal', (one) => { one.setAttribute('endpoint', 'demo:'); });
    await until(() => textOf(element).includes('Tax number') && textOf(element).includes('Demo'));
  });
});
