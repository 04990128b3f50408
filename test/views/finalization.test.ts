import { expect } from 'chai';
import '../../src/define/portal-view-finalization.js';
import type { EndView } from '../../src/protocol/end.js';
import type { Opportunity } from '../../src/protocol/opportunity.js';
import type { PortalState } from '../../src/store/state.js';
import type { PortalViewFinalization } from '../../src/views/finalization/portal-view-finalization.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { atEnd, condition, receipt } from './opportunities.js';

const show = (store: FakeStore, around = {}): Promise<PortalViewFinalization> => mount<PortalViewFinalization>('portal-view-finalization', store, around);
const reset = 'reset-opportunity-process';
const file = { id: 'f', name: 'Contract, signed.pdf', size: 412_000, type: 'application/pdf' };
const closed = (more: Partial<Opportunity> = {}, view: Partial<EndView> = {}): Opportunity =>
  atEnd({ kind: 'finalization-failed', discard: true, reactivation: true, leadsTo: 'We prepare your offer', ...view }, { actions: [{ type: reset, available: true }], ...more });
const asked = (store: FakeStore): object[] => store.asked.filter(({ type }) => type === 'opportunity-reactivate');
const openDialog = async (view: Element): Promise<HTMLDialogElement> => {
  (await until(() => find(view, '[part=reactivate]'))).click();
  return until(() => { const dialog = find(view, 'dialog') as HTMLDialogElement | null; return dialog?.open && dialog; });
};

describe('<portal-view-finalization>', () => {
  afterEach(clean);

  it('F33 tells with the company’s words that the project is finished, since when, what was done, and what to keep', async () => {
    const store = new FakeStore(atEnd({ kind: 'finalization-success', discard: false, text: '**Well done.**\n\n- Keep the papers\n\n<b>not HTML</b>', documents: [{ kind: 'contract', name: 'Contract', file }] }));
    const view = await show(store);
    for (const words of ['Well done.', 'Keep the papers', '<b>not HTML</b>', 'Finished on', 'Request received', 'Contract, signed.pdf', 'Signed contract']) expect(textOf(view)).to.include(words);
    expect(find(view, '[part=text] strong')?.textContent).to.equal('Well done.');
    expect(find(view, '[part=reactivate]') === null).to.equal(true);
    find(view, '[part=document]')!.click();
    await until(() => store.asked.length === 1);
    expect(store.asked).to.deep.equal([{ type: 'file-download', file }]);
    await expectAccessible(view, true);
  });

  it('says by the state’s discard mark how it ended, whatever the view is called, and by the view where nothing is marked', async () => {
    for (const [view, words, date] of [
      [{ kind: 'finalization-success' }, 'Your project is finished.', 'Finished on'],
      [{ kind: 'finalization-failed' }, 'Your project has been closed', 'Closed on'],
      [{ kind: 'finalization-success', discard: true }, 'Your project has been closed', 'Closed on'],
      [{ kind: 'finalization-failed', discard: false }, 'Your project is finished.', 'Finished on'],
      [{ kind: 'finalization-failed', discard: true, text: '' }, 'Your project has been closed', 'Closed on'],
    ] as const) {
      const shown = await show(new FakeStore(atEnd(view)));
      await until(() => textOf(shown).includes(words) && textOf(shown).includes(date));
      await expectAccessible(shown);
      clean();
    }
  });

  it('says something kind by itself in each language', async () => {
    for (const [lang, words] of [['it', 'Il suo progetto è concluso.'], ['es', 'Su proyecto ha finalizado.'], ['fr', 'Votre projet est terminé.']] as const) {
      const view = await show(new FakeStore(atEnd({ kind: 'finalization-success' })), { lang });
      await until(() => textOf(view).includes(words));
      clean();
    }
  });

  it('keeps a point of contact, also where the company shows no address', async () => {
    const value = { protocol: 1, company: { name: 'Sole Nostro' }, languages: [], signIn: { methods: [], codeLength: 6 }, modules: [] };
    const configs: [PortalState['config'] | undefined, string][] = [[undefined, 'help@example.com'], [{ status: 'ready', value }, 'Sole Nostro is there for you. Mention your project: Solar roof, Via Verdi 8.'], [{ status: 'loading' }, 'we are there for you']];
    for (const kind of ['finalization-success', 'finalization-failed'] as const) {
      for (const [config, words] of configs) {
        const view = await show(new FakeStore(atEnd({ kind }), config && { config }));
        await until(() => textOf(view).includes(words));
        clean();
      }
    }
  });

  it('F35 takes the project up again after a confirmation that says where it goes, and once', async () => {
    const store = new FakeStore(closed());
    const view = await show(store);
    expect(textOf(view)).to.include('It goes on at “We prepare your offer”.');
    const dialog = await openDialog(view);
    for (const words of ['Take up your project again?', 'It goes on at “We prepare your offer”.', 'What you have sent so far is kept.']) expect(textOf(dialog)).to.include(words);
    await expectAccessible(view, true);
    const button = find(dialog, '[part=confirm]')!;
    button.click();
    button.click();
    await until(() => asked(store).length > 0);
    await until(() => !find(view, 'dialog'));
    expect(asked(store)).to.deep.equal([{ type: 'opportunity-reactivate', language: 'en' }]);
    store.patch({ send: { status: 'sending', type: reset, key: 'k' } });
    (await until(() => find(view, '[part=reactivate][aria-disabled=true]'))).click();
    await view.updateComplete;
    expect(find(view, 'dialog') === null).to.equal(true);
    store.patch({ send: { status: 'accepted', type: reset, receipt: receipt({ type: reset }) } });
    const page = await until(() => find(view, '.receipt'));
    expect(textOf(page)).to.include('Your project is open again.').and.to.include('R-2026-000042');
    await expectAccessible(view);
  });

  it('asks nothing when the customer cancels, or the host page says no', async () => {
    const store = new FakeStore(closed());
    const view = await show(store);
    const dialog = await openDialog(view);
    [...dialog.querySelectorAll('button')].at(-1)!.click();
    await until(() => !find(view, 'dialog'));
    let heard = 0;
    view.addEventListener('portal-opportunity-reactivate', (event) => { heard++; event.preventDefault(); });
    await openDialog(view);
    find(view, '[part=confirm]')!.click();
    await until(() => heard === 1);
    await view.updateComplete;
    expect(asked(store)).to.deep.equal([]);
  });

  it('F46 is held up by the conditions, which stand right before the button', async () => {
    const store = new FakeStore(closed({ conditions: [condition('privacy')] }));
    const view = await show(store);
    const dialog = await openDialog(view);
    await until(() => find(dialog, 'input[type=checkbox]'));
    find(view, '[part=confirm]')!.click();
    await until(() => textOf(dialog).includes('Accept this condition to go on.'));
    await until(() => view.shadowRoot?.activeElement?.localName === 'portal-conditions');
    expect(asked(store)).to.deep.equal([]);
    find(dialog, 'input[name=privacy]')!.click();
    await until(() => store.state.step.consents.length === 1);
    find(view, '[part=confirm]')!.click();
    await until(() => asked(store).length === 1);
  });

  it('F205 never has a dead button: without a target it says why, and whom to ask', async () => {
    const view = await show(new FakeStore(closed({ actions: [{ type: reset, available: false, reason: { code: 'no-target' } }] }, { leadsTo: undefined })));
    const notice = await until(() => find(view, '[data-reason="no-target"]'));
    expect(textOf(notice)).to.include('The company hasn’t said what comes next').and.to.include('help@example.com');
    expect(find(view, '[part=reactivate]') === null).to.equal(true);
  });

  it('shows no button where the company doesn’t allow it, or the view is another', async () => {
    for (const value of [closed({}, { reactivation: undefined }), closed({}, { reactivation: false }), closed({}, { kind: 'finalization-success' })]) {
      const view = await show(new FakeStore(value));
      await until(() => textOf(view).includes('We stay in touch'));
      expect(find(view, '[part=reactivate], [part=reason]') === null).to.equal(true);
      clean();
    }
  });

  it('takes the confirmation away when the company takes the offer back meanwhile', async () => {
    const store = new FakeStore(closed());
    const view = await show(store);
    await openDialog(view);
    store.patch({ opportunity: { status: 'ready', value: closed({ actions: [{ type: reset, available: false, reason: { code: 'reactivation-off' } }] }) } });
    await until(() => !find(view, 'dialog') && textOf(view).includes('can’t be taken up again here'));
  });

  it('says that the project had moved on, in the view of whatever step it stands at', async () => {
    const store = new FakeStore(closed());
    const view = await show(store);
    store.patch({ send: { status: 'refused', type: reset, failure: { code: 'conflict', errors: [] } }, opportunity: { status: 'ready', value: atEnd({}, { view: null }) } });
    await until(() => textOf(view).includes('Your project has moved on') && textOf(view).includes('Your project is still under way.'));
  });

  it('F207 goes on from a finished project where the company set a way', async () => {
    const store = new FakeStore(atEnd({ kind: 'finalization-success' }, { actions: [{ type: 'submit-step', available: true }] }));
    const view = await show(store);
    (await until(() => find(view, '[part=submit]'))).click();
    await until(() => store.asked.some(({ type }) => type === 'step-submit'));
    store.patch({ send: { status: 'accepted', type: 'submit-step', receipt: receipt() } });
    await until(() => textOf(view).includes('We have received it.'));
  });
});
