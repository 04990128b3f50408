import { expect } from 'chai';
import '../../src/define/index.js';
import { ActionEnvelope, type ActionRequest } from '../../src/protocol/action.js';
import { clean, find, textOf, until } from '../views/fake-store.js';
import { fakeBackend } from './backend.js';
import { fillForm, input, nameIn, place, press, smallSale, tick } from './small-sale.js';

interface Arrived { readonly key: string | null; readonly headers: string[]; readonly envelope: ActionEnvelope; readonly credentials: string }
type Answer = 'receipt' | 'receipt-and-more' | 'server' | 'html' | 'nothing';

/** A company's automation at another address: remembers each envelope, and answers as it is told; with a receipt when nothing is said. */
function automation(): { url: string; arrived: Arrived[]; answers: Answer[]; stop(): void } {
  const url = `https://automation-${Math.random().toString(36).slice(2)}.example/hook`;
  const arrived: Arrived[] = [];
  const answers: Answer[] = [];
  const { fetch } = window;
  window.fetch = async (to: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(to, init);
    if (request.url !== url) return fetch(to, init);
    const envelope = ActionEnvelope.parse(await request.json());
    arrived.push({ key: request.headers.get('idempotency-key'), headers: [...request.headers.keys()].sort(), envelope, credentials: request.credentials });
    const receipt = { number: 'AUTO-77', at: new Date().toISOString(), type: envelope.action.type, key: envelope.key };
    switch (answers.shift() ?? 'receipt') {
      case 'receipt': return Response.json(receipt);
      case 'receipt-and-more': return Response.json({ receipt, queue: 'night shift' });
      case 'server': return new Response('private words', { status: 500 });
      case 'html': return new Response('<!doctype html><title>Welcome</title>', { headers: { 'Content-Type': 'text/html' } });
      case 'nothing': throw new TypeError('Failed to fetch');
    }
  };
  return { url, arrived, answers, stop: () => { window.fetch = fetch; } };
}

const privacy = (action: ActionRequest): unknown => action.payload.consents?.map(({ condition, version }) => `${condition} ${version}`);

interface Case {
  readonly tag: string;
  readonly substate: string;
  /** fills in what the action carries and sends it */
  send(element: HTMLElement): Promise<void>;
  readonly action: { type: string; payload: object };
  /** what was typed or ticked is still there */
  stays(element: HTMLElement): Promise<void>;
}

const ticked = async (element: HTMLElement): Promise<void> => { expect((await input(element, 'input[name=privacy]')).checked).to.equal(true); };
const form = {
  substate: 'papers',
  send: async (element: HTMLElement): Promise<void> => { await fillForm(element); await press(element, 'button[type=submit]'); },
  action: { type: 'submit-step', payload: { values: { name: 'Anna' } } },
  stays: async (element: HTMLElement): Promise<void> => {
    await until(() => textOf(element).includes('Anna') || nameIn(element)?.value === 'Anna');
    await ticked(element);
  },
};
const terms = {
  substate: 'terms',
  send: async (element: HTMLElement): Promise<void> => { await tick(element); await press(element, '[part=submit]'); },
  action: { type: 'submit-step', payload: { values: {} } },
  stays: ticked,
};
const offer = {
  substate: 'offers',
  send: async (element: HTMLElement): Promise<void> => { await press(element, '[part=accept]'); await tick(element); await press(element, '[part=confirm]'); },
  action: { type: 'accept-budget', payload: { offer: 'basic' } },
  // the confirmation is over; that the tick goes again is seen in what arrives
  stays: (element: HTMLElement): Promise<void> => { expect(textOf(element)).to.include('Basic'); return Promise.resolve(); },
};

/** Each element with each action that it sends. */
const cases: readonly Case[] = [
  { tag: 'customer-portal', ...form }, { tag: 'customer-portal', ...terms }, { tag: 'customer-portal', ...offer },
  { tag: 'portal-view-documentation', ...form }, { tag: 'portal-view-offer', ...offer }, { tag: 'portal-conditions', ...terms },
];

describe('action-endpoint', () => {
  let backend: Awaited<ReturnType<typeof fakeBackend>>;
  let there: ReturnType<typeof automation>;

  const open = async ({ tag, substate }: Case): Promise<HTMLElement> => {
    backend = await fakeBackend(smallSale(substate));
    there = automation();
    const token = backend.mock.tokenFor('anna');
    return place(tag, (element) => {
      element.setAttribute('endpoint', backend.endpoint);
      element.setAttribute('action-endpoint', there.url);
      element.getToken = () => token;
    });
  };
  afterEach(() => { clean(); there.stop(); backend.stop(); });

  for (const one of cases) {
    const name = `<${one.tag}> ${one.action.type} at ${one.substate}`;

    it(`${name} arrives there once, and not at the backend`, async () => {
      const element = await open(one);
      await one.send(element);
      await until(() => textOf(element).includes('AUTO-77'));
      expect(there.arrived).to.have.length(1);
      const [{ key, headers, envelope, credentials }] = there.arrived as [Arrived];
      expect(key).to.be.a('string').and.to.equal(envelope.key);
      expect(headers.filter((header) => /authorization|cookie/.test(header))).to.deep.equal([]);
      expect(credentials).to.equal('omit');
      expect(envelope).to.deep.include({ protocol: 1, opportunity: 'a1' });
      expect(envelope.action.type).to.equal(one.action.type);
      expect(envelope.action.payload).to.deep.include(one.action.payload);
      expect(privacy(envelope.action)).to.deep.equal(['privacy 1']);
      expect(backend.mock.log.filter((line) => line.startsWith('POST'))).to.deep.equal([]);
    });

    it(`${name} that fails there is seen, loses nothing, and goes again with its key`, async () => {
      const element = await open(one);
      there.answers.push('server', 'html', 'nothing', 'receipt-and-more');
      await one.send(element);
      for (const [index, failure] of ['server', 'malformed', 'offline'].entries()) {
        const notice = await until(() => find(element, `[data-send=waiting][data-failure=${failure}]`));
        expect(there.arrived).to.have.length(index + 1);
        expect(textOf(notice)).not.to.include('private words');
        await one.stays(element);
        (await until(() => notice.querySelector('button'))).click();
      }
      await until(() => textOf(element).includes('AUTO-77'));
      expect(new Set(there.arrived.map(({ key }) => key)).size).to.equal(1);
      expect(new Set(there.arrived.map(({ envelope }) => JSON.stringify(envelope.action))).size).to.equal(1);
      expect(there.arrived).to.have.length(4);
      expect(backend.mock.log.filter((line) => line.startsWith('POST'))).to.deep.equal([]);
    });
  }

  it('follows the project once the backend was told by the automation', async () => {
    const element = await open(cases[0] as Case);
    await form.send(element);
    await until(() => textOf(element).includes('AUTO-77'));
    backend.mock.state.putOpportunity({ id: 'a1', customer: 'anna', type: 'sale', name: 'House of Anna', substate: 'done' }, new Date().toISOString());
    window.dispatchEvent(new Event('focus'));
    await press(element, '.receipt button');
    await until(() => find(element, 'portal-view-status') && !textOf(element).includes('AUTO-77'));
  });

  it('a page whose address is none says so in its place, and sends nothing', async () => {
    const { warn } = console;
    const warnings: unknown[] = [];
    console.warn = (text: unknown) => { warnings.push(text); };
    try {
      const element = await open({ ...(cases[0] as Case), tag: 'portal-view-documentation' });
      element.setAttribute('action-endpoint', 'javascript:alert(1)');
      await until(() => textOf(element).includes('isn’t set up yet'));
      expect(warnings).to.have.length(1);
      expect(String(warnings[0])).to.match(/^customer-portal bad-action-endpoint: /);
    } finally {
      console.warn = warn;
    }
  });
});
