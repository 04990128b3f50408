import { expect } from 'chai';
import '../../src/define/index.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import type { PortalState } from '../../src/store/state.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { atEnd, condition, contract, field, offer, opportunity, placed, receipt, waiting, withContracts, withOffers, withVisit } from './opportunities.js';
import { pseudo, pseudoCode, registerPseudo } from './pseudo-words.js';
import { roof, south, withRoof } from './roofs.js';

interface Scene { readonly tag: string; readonly value: Opportunity; readonly patch?: Partial<PortalState>; readonly press?: readonly string[] }

const failure = { code: 'offline', errors: [] } as const;
const asked = opportunity({ placements: [placed(field('text', 'short-text', { maxLength: 40 }), { required: true }), placed(field('area', 'text-area', { maxLength: 10 })), placed(field('own', 'yes-no'), { required: true }), placed(field('day', 'date')), placed(field('bill', 'file', { accept: ['application/pdf', 'image/*'], maxSize: 10_000_000, maxFiles: 3 }), { required: true }), placed(field('sign', 'signature')), placed(field('money', 'money')), placed(field('home', 'address')), placed(field('iban', 'iban'))], conditions: [condition('privacy')] });
const step = { of: 'x', values: { area: 'far too long for it', money: 'x', iban: 'x' }, consents: [], attempted: true, saved: 'saved', orphans: { old: 'Before' }, overruled: { text: 'Mine' }, work: {} } as const;
const upload = (status: 'sending' | 'paused' | 'failed' | 'missing') => ({ local: status, field: 'bill', name: `${status}.pdf`, size: 4_200_000, type: 'application/pdf', status, sent: 1_000_000, ...(status === 'failed' && { failure }) });
const visit = { id: 'v', start: '2099-11-26T08:00:00.000Z', installer: { name: 'Marco Bellini', phone: '+39 333 765 4321', email: 'marco@example.com' }, address: 'Via Verdi 8', prepare: ['A ladder'], notes: 'The dog may stay.', changeable: true };
const help: PortalState['help'] = { status: 'ready', value: { query: { confirm: true }, incident: { confirm: true, types: [{ id: 'a', name: 'Broken' }] }, app: { name: 'App', android: 'https://example.com/android', ios: 'https://example.com/ios', qr: true } } };
const two = withOffers([offer('1'), offer('2'), offer('3', { status: 'expired' })], { actions: ['accept-budget', 'decline-offer', 'ask-offer-change'].map((type) => ({ type, available: true })) });
const challenge = { challenge: 'c', resendAfter: 30, expiresAt: '2099-11-26T08:00:00.000Z', codeLength: 6 };

/** What a customer may come to see, state by state. */
const scenes: Readonly<Record<string, Scene>> = {
  'a step with every mistake': { tag: 'portal-view-documentation', value: asked, patch: { step } },
  'files in every state': { tag: 'portal-view-documentation', value: asked, patch: { uploads: [upload('sending'), upload('paused'), upload('failed'), upload('missing')] } },
  'a step that waits for the network': { tag: 'portal-view-documentation', value: asked, patch: { online: false, send: { status: 'waiting', type: 'submit-step', key: 'k', failure } } },
  'a step that was refused': { tag: 'portal-view-documentation', value: asked, patch: { send: { status: 'refused', type: 'submit-step', failure: { code: 'conflict', errors: [] } } } },
  'a receipt': { tag: 'portal-view-documentation', value: asked, patch: { send: { status: 'accepted', type: 'submit-step', receipt: receipt({ files: [{ id: 'f', name: 'bill.pdf', size: 1000, type: 'application/pdf', sha256: 'a'.repeat(64) }] }) } } },
  'a failure': { tag: 'portal-view-documentation', value: asked, patch: { opportunity: { status: 'failed', failure: { code: 'server', errors: [] } } } },
  'the conditions': { tag: 'portal-conditions', value: asked, patch: { step: { ...step, attempted: true } } },
  'the timeline': { tag: 'portal-timeline', value: asked },
  'offers': { tag: 'portal-view-offer', value: two },
  'an offer about to be accepted': { tag: 'portal-view-offer', value: two, press: ['[part~=accept], .accept, button.primary'] },
  'contracts': { tag: 'portal-view-contract', value: withContracts([contract('1', { ways: ['page', 'upload', 'service'], service: { url: 'https://sign.example', name: 'Signs' }, dropped: { at: '2026-11-24T12:10:00.000Z', reason: 'price-changed' } }), contract('2', { status: 'withdrawn' })]) },
  'a roof': { tag: 'portal-view-drawing', value: withRoof(roof(south)) },
  'a visit': { tag: 'portal-view-installer-visit', value: withVisit({ visit }) },
  'a good end': { tag: 'portal-view-finalization', value: atEnd({ kind: 'finalization-success', documents: [{ kind: 'offer', name: 'Offer', file: { id: 'f', name: 'offer.pdf', size: 1000, type: 'application/pdf' } }] } as never) },
  'a bad end': { tag: 'portal-view-finalization', value: atEnd({ kind: 'finalization-failed', reactivation: true, leadsTo: 'Your offers' } as never, { actions: [{ type: 'reset-opportunity-process', available: true }] }) },
  'nothing to do': { tag: 'portal-view-status', value: waiting() },
  'a view of a later version': { tag: 'portal-view-unknown', value: opportunity({ view: { kind: 'hologram' }, placements: [], conditions: [] }) },
  'the sign-in': { tag: 'portal-sign-in', value: asked, patch: { session: { status: 'signed-out', busy: false, identifier: 'x', failure: { code: 'unauthorized', errors: [] } }, opportunity: { status: 'idle' } } },
  'the code': { tag: 'portal-sign-in', value: asked, patch: { session: { status: 'code-sent', busy: false, identifier: 'anna@example.com', challenge, sentAt: Date.now() } as never, opportunity: { status: 'idle' } } },
  'the help': { tag: 'portal-help', value: asked, patch: { help } },
  'the app': { tag: 'portal-monitoring-app', value: asked, patch: { help } },
  'the projects': { tag: 'portal-opportunity-picker', value: asked, patch: { selected: undefined, me: { status: 'ready', value: { id: 'anna', name: 'Anna', opportunities: [{ id: 'a', type: 'solar', name: 'Roof', state: 'Documents', substate: 'Papers', updatedAt: '2026-11-12T09:00:00.000Z' }] } } } },
};

/** Every node below an element, through shadow roots. */
function* below(root: Node): Generator<Node> {
  for (const child of [...(root instanceof Element && root.shadowRoot ? root.shadowRoot.childNodes : []), ...root.childNodes]) {
    yield child;
    yield* below(child);
  }
}

const heard = ['aria-label', 'aria-description', 'aria-roledescription', 'placeholder', 'title', 'alt'];
const seen = (element: Element): boolean => element.getClientRects().length > 0;

/** What is shown or heard: texts, and what attributes say. */
function sayings(view: Element): string[] {
  return [...below(view)].flatMap((node) => {
    if (node instanceof Text) return node.parentElement && !node.parentElement.matches('style, option[value]') ? [node.data] : [];
    // the names of countries come from `Intl`
    if (node instanceof HTMLOptionElement) return /^[A-Z]{2}$/.test(node.value) ? [] : [node.text];
    return node instanceof Element ? heard.flatMap((name) => node.getAttribute(name) ?? []) : [];
  }).map((text) => text.trim()).filter((text) => /[A-Za-z]{2}/.test(text));
}

/** Strings of the company and of the customer: they have their own language. */
function theirs(data: unknown): string[] {
  if (typeof data === 'string') return [data, ...data.split(/[*\n@]+/).map((part) => part.trim())];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(theirs) : [];
}

/** What `Intl` writes for a language that it doesn't know, and names that are the same in all. */
const ofIntl = new Set([...Array.from({ length: 12 }, (_, month) => ['long', 'short'].map((style) => new Intl.DateTimeFormat(undefined, { month: style as 'long' }).format(new Date(2026, month, 9)))).flat(), ...Array.from({ length: 7 }, (_, day) => new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(new Date(2026, 10, day + 1))), 'at', 'kB', 'MB', 'AM', 'PM', 'EUR', 'UTC', 'GMT', 'PDF', 'JPEG', 'PNG', 'in', 'years', 'months', 'weeks', 'days']);
/** English that no language's file has: what is left when the brackets' own letters, the company's words and those of `Intl` are gone. */
function hardCoded(view: Element, state: PortalState): string[] {
  const data = theirs(state).filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
  return sayings(view).filter((text) => {
    const rest = data.reduce((left, one) => left.replaceAll(one, ' '), text);
    return (rest.match(/[A-Za-z]{2,}/g) ?? []).some((word) => !ofIntl.has(word));
  });
}

/** Texts that stand out of their element's box or are cut off; what a box of its own scrolls may. */
function clipped(view: HTMLElement): string[] {
  const box = view.getBoundingClientRect();
  return [...below(view)].flatMap((node) => {
    const parent = node.parentElement;
    if (!(node instanceof Text) || node.data.trim() === '' || !parent || !seen(parent) || ['STYLE', 'OPTION', 'SELECT', 'TITLE'].includes(parent.tagName) || parent.closest('.visually-hidden, svg, [popover], .scroll, .leaflet-container, details:not([open]) > :not(summary)')) return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right } = range.getBoundingClientRect();
    const inside = parent.closest('dialog')?.getBoundingClientRect() ?? box;
    const style = getComputedStyle(parent);
    const cut = ['hidden', 'clip'].includes(style.overflowX) && parent.scrollWidth > parent.clientWidth + 1;
    return cut || right > inside.right + 1 || left < inside.left - 1 ? [node.data.trim()] : [];
  });
}

async function show({ tag, value, patch, press = [] }: Scene, lang: string, width: string): Promise<{ view: HTMLElement; state: PortalState }> {
  const store = new FakeStore(value, patch);
  const view = await mount(tag, store, { lang, width, dir: lang === 'ar' ? 'rtl' : 'ltr' });
  for (const selector of press) (await until(() => find(view, selector))).click();
  const words = [...below(view)].filter((node) => node instanceof HTMLElement && node.localName.startsWith('portal-')) as (HTMLElement & { updateComplete: Promise<boolean> })[];
  await until(() => textOf(view) !== '' && words.every(({ shadowRoot }) => shadowRoot?.firstElementChild));
  await Promise.all(words.map(({ updateComplete }) => updateComplete));
  return { view, state: store.state };
}

describe('every language, in every state', () => {
  before(registerPseudo);
  afterEach(clean);

  for (const [name, scene] of Object.entries(scenes)) {
    it(`F213 ${name}: no word stands outside the languages, and a longer one fits 320 px`, async () => {
      const { view, state } = await show(scene, pseudoCode, '320px');
      expect(textOf(view)).to.match(/\[.*\]/);
      expect(hardCoded(view, state)).to.deep.equal([]);
      expect(clipped(view)).to.deep.equal([]);
    });

    it(`${name} fits 360 px in German, Portuguese and Arabic`, async () => {
      for (const lang of ['de', 'pt', 'ar']) {
        const { view } = await show(scene, lang, '360px');
        expect(clipped(view), lang).to.deep.equal([]);
        expect(view.scrollWidth, lang).to.be.at.most(view.clientWidth + 1);
        clean();
      }
    });
  }

  it('sees a word that no language has, and one that is cut off', async () => {
    const { view, state } = await show({ tag: 'portal-view-status', value: waiting() }, pseudoCode, '320px');
    view.shadowRoot?.append(Object.assign(document.createElement('p'), { textContent: 'Hard coded' }), Object.assign(document.createElement('p'), { textContent: pseudo('Long'.repeat(20)), style: 'white-space: nowrap' }));
    expect(hardCoded(view, state)).to.deep.equal(['Hard coded']);
    expect(clipped(view)).to.have.length(1);
  });
});
