import { expect } from 'chai';
import '../../src/define/index.js';
import { errorCodes } from '../../src/client/portal-error.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import type { ErrorCode, PortalState } from '../../src/store/state.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { atEnd, condition, contract, field, offer, opportunity, placed, waiting, withContracts, withOffers, withVisit } from './opportunities.js';
import { roof, south, withRoof } from './roofs.js';

type Tag = 'portal-view-contract' | 'portal-view-drawing' | 'portal-view-installer-visit' | 'portal-view-finalization' | 'portal-view-documentation' | 'portal-view-offer' | 'portal-view-status' | 'portal-view-unknown' | 'portal-timeline' | 'portal-conditions' | 'portal-opportunity-picker' | 'portal-sign-in' | 'portal-help' | 'portal-monitoring-app';

const ready: Record<Tag, Opportunity> = {
  'portal-view-documentation': opportunity(),
  'portal-view-offer': withOffers([offer('1'), offer('2', { status: 'expired' })]),
  'portal-view-status': waiting(),
  'portal-view-contract': withContracts([contract('1', { dropped: { at: '2026-11-24T12:10:00.000Z', reason: 'price-changed' } }), contract('2', { status: 'withdrawn' })], { conditions: [condition('privacy')] }),
  'portal-view-drawing': withRoof(roof(south)),
  'portal-view-installer-visit': withVisit({ visit: { id: 'v', start: '2099-11-26T08:00:00.000Z', installer: { name: 'Marco Bellini', phone: '+39 333 765 4321', email: 'marco@example.com' }, address: 'Via Verdi 8', prepare: ['A ladder'], notes: 'The dog may stay.', changeable: true } }),
  'portal-view-finalization': atEnd({ kind: 'finalization-failed', reactivation: true, leadsTo: 'Your offers', documents: [{ kind: 'contract', name: 'Contract', file: { id: 'f', name: 'Contract, signed.pdf', size: 1000, type: 'application/pdf' } }] }, { actions: [{ type: 'reset-opportunity-process', available: true }] }),
  'portal-view-unknown': opportunity({ view: { kind: 'hologram' }, placements: [], conditions: [] }),
  'portal-timeline': opportunity(),
  'portal-conditions': opportunity(),
  'portal-opportunity-picker': opportunity(),
  'portal-sign-in': opportunity(),
  'portal-help': opportunity(),
  'portal-monitoring-app': opportunity(),
};
/** The elements that show an opportunity. */
const views: readonly Tag[] = ['portal-view-contract', 'portal-view-drawing', 'portal-view-installer-visit', 'portal-view-finalization', 'portal-view-documentation', 'portal-view-offer', 'portal-view-status', 'portal-view-unknown', 'portal-timeline', 'portal-conditions'];
const all: readonly Tag[] = [...views, 'portal-opportunity-picker', 'portal-sign-in', 'portal-help', 'portal-monitoring-app'];
const me: PortalState['me'] = { status: 'ready', value: { id: 'anna', name: 'Anna', opportunities: [{ id: 'anna-1', type: 'solar', name: 'Solar roof', state: 'Documents', substate: 'Your documents', updatedAt: '2026-11-12T09:00:00.000Z' }] } };
const signedOut: Partial<PortalState> = { session: { status: 'signed-out', busy: false }, opportunity: { status: 'idle' } };
const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const help: PortalState['help'] = { status: 'ready', value: {
  query: { confirm: true }, incident: { confirm: true, types: [] }, files: { text: word, list: [{ file: { id: 'f', name: `${word}.pdf`, size: 1000, type: 'application/pdf' }, text: word }] },
  app: { name: word, description: word, android: 'https://example.com/android', ios: 'https://example.com/ios', qr: true },
} };
const patchOf = (tag: Tag): Partial<PortalState> => (tag === 'portal-sign-in' ? signedOut : { me, help });
const settle = (tag: Tag, view: Element): Promise<unknown> => until(() => (tag === 'portal-view-documentation' ? find(view, 'button[type=submit]') && find(view, 'input[type=checkbox]') : textOf(view) !== ''));

/** How each failure is told apart by the customer. */
const words: Record<ErrorCode, string> = {
  offline: 'No connection', unauthorized: 'Your session has ended', forbidden: 'This isn’t open to you', 'not-found': 'We can’t find this', conflict: 'Your project has moved on',
  gone: 'This is no longer here', 'too-large': 'That is too large', 'unsupported-type': 'This can’t be taken', invalid: 'Something needs mending', 'too-many-requests': 'Too many tries in a short time',
  server: 'The service can’t answer right now', malformed: 'We got an answer that we can’t read', configuration: 'This part isn’t set up yet', aborted: 'The service can’t answer right now',
};
/** Nothing to try again: the company is the way on. */
const final: readonly ErrorCode[] = ['forbidden', 'not-found', 'gone', 'too-large', 'unsupported-type', 'configuration'];

/** Every word that shows stands within the box. */
const overflows = (element: Element): boolean => element.scrollWidth > element.clientWidth + 1;

describe('every element in every fixed state', () => {
  afterEach(clean);

  for (const tag of all) {
    it(`F221 <${tag}> ready: nothing for axe to find`, async () => {
      const view = await mount(tag, new FakeStore(ready[tag], patchOf(tag)), { width: '360px' });
      await settle(tag, view);
      await expectAccessible(view, true);
      expect(overflows(view)).to.equal(false);
    });

    it(`F221 <${tag}> from right to left, and with long words in a sidebar of 320 px`, async () => {
      const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
      const { substate, placements, conditions, view: shown, timeline, ...rest } = ready[tag];
      const store = new FakeStore({
        ...rest, timeline: timeline.map((step) => ({ ...step, name: long })), substate: { ...substate, name: long, description: long, next: long, duration: long },
        placements: placements.map((one) => ({ ...one, group: long, definition: { ...one.definition, label: long, help: long } })),
        conditions: conditions.map((one) => ({ ...one, name: long, description: long })),
        view: shown?.kind === 'installer-visit' ? { ...shown, visit: { ...(shown['visit'] as object), address: long, notes: long, prepare: [long], installer: { name: long, company: long, role: long, email: `${long}@example.com`, phone: '+39 333 765 4321' } } }
          : shown?.kind === 'contract-signature' ? { ...shown, contracts: [contract('1', { name: long, number: long, description: long, document: { ...contract('1').document, name: `${long}.pdf` }, dropped: { at: '2026-11-24T12:10:00.000Z', reason: `${long} ${long}` }, ways: ['page', 'upload', 'service'], service: { url: 'https://sign.example', name: long } })] }
          : shown?.kind === 'finalization-failed' ? { ...shown, text: long, leadsTo: long, documents: [{ kind: 'offer', name: long, file: { id: 'f', name: `${long}.pdf`, size: 1000, type: 'application/pdf' } }] }
          : shown?.kind === 'offer' ? { kind: 'offer', offers: [offer('1', { name: long, number: long, description: long, taxes: long, lines: [{ name: long, quantity: 3, unit: long }] })] } : shown,
      }, patchOf(tag));
      const view = await mount(tag, store, { width: '320px', dir: 'rtl' });
      await settle(tag, view);
      expect(getComputedStyle(view).direction).to.equal('rtl');
      expect(overflows(view)).to.equal(false);
      await expectAccessible(view);
    });
  }

  for (const tag of views) {
    it(`F206 <${tag}> says each failure in its own words, and what can be done`, async () => {
      const store = new FakeStore(ready[tag], { opportunity: { status: 'failed', failure: { code: 'offline', errors: [] } } });
      const view = await mount(tag, store);
      for (const code of errorCodes) {
        store.patch({ opportunity: { status: 'failed', failure: { code, errors: [], retryAfter: code === 'too-many-requests' ? 130 : undefined } } });
        const notice = await until(() => find(view, `[data-failure="${code}"]`));
        expect(textOf(notice), code).to.include(words[code]);
        expect(notice.getAttribute('role')).to.equal('alert');
        const again = notice.querySelector('button');
        expect(Boolean(again), code).to.equal(!final.includes(code));
        if (!again) expect(textOf(notice)).to.include('help@example.com');
        if (code === 'too-many-requests') expect(textOf(notice)).to.include('Wait 3 min');
        if (tag === 'portal-view-documentation') await expectAccessible(view);
      }
      store.patch({ opportunity: { status: 'failed', failure: { code: 'offline', errors: [] } } });
      (await until(() => find(view, '[data-failure=offline] button'))).click();
      await until(() => store.asked.some(({ type }) => type === 'view-reload'));
      await expectAccessible(view);
    });

    it(`<${tag}> shows a shape of what comes while it waits`, async () => {
      const store = new FakeStore(ready[tag], { opportunity: { status: 'loading' } });
      const view = await mount(tag, store);
      const skeleton = await until(() => find(view, '.skeleton'));
      expect(textOf(skeleton)).to.equal('Loading');
      // not at once: a quick answer doesn't flicker
      expect(getComputedStyle(skeleton.querySelector('i')!).animationDelay).to.equal('0.3s');
      await expectAccessible(view);
      store.patch({ opportunity: { status: 'ready', value: ready[tag] } });
      await until(() => !find(view, '.skeleton'));
    });

    it(`<${tag}> keeps showing what it has when looking again fails`, async () => {
      if (tag === 'portal-conditions' || tag === 'portal-timeline') return;
      const store = new FakeStore(ready[tag], { online: false, opportunity: { status: 'ready', value: ready[tag], stale: { code: 'offline', errors: [] } } });
      const view = await mount(tag, store);
      const notice = await until(() => find(view, '[data-failure=offline]'));
      expect(notice.getAttribute('role')).to.equal('status');
      await until(() => textOf(view).includes(textOf(Object.assign(document.createElement('p'), { textContent: ready[tag].substate.description as string }))));
    });
  }

  it('a view says what will be here, while the substate asks for another', async () => {
    for (const [tag, value, text] of [
      ['portal-view-documentation', withOffers([offer('1')]), 'Nothing is asked of you here now. When the company needs information or documents, it will show here.'],
      ['portal-view-contract', opportunity(), 'There is no contract to sign in this step.'],
      ['portal-view-offer', opportunity(), 'There are no offers to choose from in this step. When the company sends you offers, they will show here.'],
      ['portal-view-status', opportunity(), 'There is something for you to do in this step.'],
      ['portal-view-drawing', opportunity(), 'There is no roof to draw in this step. When the company needs a drawing, it will show here.'],
      ['portal-view-installer-visit', opportunity(), 'There is no visit planned in this step.'],
      ['portal-view-finalization', opportunity(), 'Your project is still under way.'],
    ] as const) {
      const view = await mount(tag, new FakeStore(value));
      await until(() => textOf(view) === text);
      await expectAccessible(view);
      view.append(Object.assign(document.createElement('span'), { slot: 'empty', textContent: 'Later.' }));
      await until(() => textOf(view) === 'Later.');
      clean();
    }
  });

  it('a customer without a project is told what will be here', async () => {
    const nobody: Partial<PortalState> = { selected: undefined, opportunity: { status: 'idle' }, me: { status: 'ready', value: { id: 'anna', name: 'Anna', opportunities: [] } } };
    for (const tag of ['portal-view-documentation', 'portal-opportunity-picker'] as const) {
      const view = await mount(tag, new FakeStore(opportunity(), nobody));
      await until(() => textOf(view).includes('There is no project here yet.'));
      clean();
    }
  });

  it('an element that nobody gives a store says that the page isn’t set up', async () => {
    const box = document.createElement('div');
    box.addEventListener('context-request', (event) => event.stopImmediatePropagation());
    const view = document.createElement('portal-view-status');
    box.lang = 'en';
    box.append(view);
    document.body.append(box);
    await until(() => find(view, '[data-failure=configuration]'), 15_000);
  });

  it('speaks the language around it', async () => {
    for (const [lang, text] of [['it', 'Invia i documenti'], ['es', 'Enviar documentos'], ['fr', 'Envoyer les documents'], ['en', 'Send documents']] as const) {
      const view = await mount('portal-view-documentation', new FakeStore(opportunity({ placements: [placed(field('f', 'file'))], conditions: [condition('privacy')] })), { lang });
      await until(() => find(view, 'button[type=submit]')?.textContent?.trim() === text);
      clean();
    }
  });
});
