import { expect } from 'chai';
import '../../src/define/portal-sign-in.js';
import type { Config } from '../../src/protocol/config.js';
import type { Failure, PortalState, SessionState } from '../../src/store/state.js';
import type { PortalSignIn } from '../../src/views/sign-in/portal-sign-in.js';
import { expectAccessible } from './accessibility.js';
import { clean, FakeStore, find, mount, textOf, until } from './fake-store.js';
import { opportunity } from './opportunities.js';

const out = (more: Partial<Extract<SessionState, { status: 'signed-out' }>> = {}): Partial<PortalState> => ({ session: { status: 'signed-out', busy: false, ...more }, opportunity: { status: 'idle' } });
const sent = (more: Partial<Extract<SessionState, { status: 'code-sent' }>> = {}): Partial<PortalState> => ({
  session: { status: 'code-sent', busy: false, identifier: 'anna@example.com', challenge: { challenge: 'c1', resendAfter: 30, expiresAt: '2026-11-24T12:10:00.000Z' }, sentAt: 0, ...more }, opportunity: { status: 'idle' },
});
const show = (patch: Partial<PortalState>): Promise<[PortalSignIn, FakeStore]> => {
  const store = new FakeStore(opportunity(), patch);
  return mount<PortalSignIn>('portal-sign-in', store).then((view) => [view, store]);
};
const input = (view: Element): HTMLInputElement => find(view, 'input') as HTMLInputElement;
const press = (view: Element, label: string): void => { [...view.shadowRoot!.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)?.click(); };
const failed = (code: Failure['code'], problem?: string, retryAfter?: number): Failure => ({ code, problem, errors: [], retryAfter });

describe('<portal-sign-in>', () => {
  afterEach(clean);

  it('F82 takes an e-mail address or a phone number, and offers no registration', async () => {
    const [view, store] = await show(out());
    expect(textOf(view)).to.include('Use the address that Sole Nostro has for you');
    expect(textOf(view)).to.include('You can’t create an account here');
    expect(input(view).autocomplete).to.equal('username');
    press(view, 'Send me a code');
    await until(() => textOf(view).includes('Enter your e-mail address or phone number.'));
    expect(view.shadowRoot?.activeElement === input(view)).to.equal(true);
    await expectAccessible(view, true);
    input(view).value = '  anna@example.com ';
    find(view, 'form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await until(() => store.asked.length === 1);
    expect(store.asked).to.deep.equal([{ type: 'code-request', identifier: 'anna@example.com', language: 'en' }]);
  });

  it('asks for what the company knows its customers by', async () => {
    const config = (methods: string[]): PortalState['config'] => ({ status: 'ready', value: { protocol: 1, company: { name: '' }, languages: [], signIn: { methods, codeLength: 6 }, modules: [] } satisfies Config });
    for (const [methods, label, type] of [[['email'], 'E-mail address', 'email'], [['phone'], 'Phone number', 'tel'], [['email', 'phone'], 'E-mail address or phone number', 'text']] as const) {
      const [view] = await show({ ...out(), config: config([...methods]) });
      expect(find(view, 'label')?.textContent).to.equal(label);
      expect(input(view).type).to.equal(type);
      clean();
    }
  });

  it('F107 F109 takes the code as it was pasted, with Enter or the button', async () => {
    const [view, store] = await show(sent());
    expect(textOf(view)).to.include('If we know anna@example.com, a code is on its way.');
    expect([input(view).getAttribute('autocomplete'), input(view).inputMode]).to.deep.equal(['one-time-code', 'numeric']);
    input(view).value = ' 123 456 ';
    find(view, 'form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await until(() => store.asked.length === 1);
    expect(store.asked).to.deep.equal([{ type: 'session-start', code: '123456' }]);
    await expectAccessible(view, true);
  });

  it('spends no try on a code that can’t be whole', async () => {
    const [view, store] = await show(sent());
    press(view, 'Sign in');
    await until(() => textOf(view).includes('Enter the code that we sent you.'));
    input(view).value = '12345';
    press(view, 'Sign in');
    await until(() => textOf(view).includes('The code has 6 digits. Check that none is missing.'));
    expect(store.asked).to.deep.equal([]);
  });

  it('F138 sends it again after a visible countdown, or by e-mail, or to another address', async () => {
    const [view, store] = await show(sent({ sentAt: Date.now(), identifier: '+39 333 123 4567' }));
    await until(() => /You can ask again in \d+ s/.test(textOf(view)));
    expect(textOf(view)).not.to.include('Send it again');
    press(view, 'Get it by e-mail');
    await until(() => store.asked.length === 1);
    store.patch(sent({ sentAt: Date.now() - 31_000, identifier: '+39 333 123 4567', challenge: { challenge: 'c2', resendAfter: 30, expiresAt: '2026-11-24T12:20:00.000Z' } }));
    await until(() => textOf(view).includes('a new code is on its way'));
    press(view, 'Send it again');
    press(view, 'Use another address');
    await until(() => store.asked.length === 3);
    expect(store.asked).to.deep.equal([
      { type: 'code-request', identifier: '+39 333 123 4567', channel: 'email', language: 'en' },
      { type: 'code-request', identifier: '+39 333 123 4567', channel: undefined, language: 'en' },
      { type: 'code-cancel' },
    ]);
  });

  it('offers no e-mail where the code went by e-mail', async () => {
    const [view] = await show(sent());
    expect(textOf(view)).not.to.include('Get it by e-mail');
    await until(() => textOf(view).includes('Send it again'));
  });

  it('counts down by itself', async () => {
    const [view] = await show(sent({ sentAt: Date.now() - 28_500 }));
    await until(() => textOf(view).includes('You can ask again in'));
    await until(() => textOf(view).includes('Send it again'));
  });

  it('says each way in which it can fail, and goes back to what was typed', async () => {
    for (const [failure, words] of [
      [failed('unauthorized', 'code-wrong'), 'That is not the code we sent.'],
      [failed('gone', 'code-expired'), 'This code is no longer good.'],
      [failed('too-many-requests', 'too-many-tries'), 'There were too many tries with this code.'],
      [failed('too-many-requests', undefined, 130), 'Wait 3 min and try again.'],
      [failed('offline'), 'Check your network.'],
      [failed('server'), 'It is not your fault'],
      [failed('malformed'), 'It may be the network you are on'],
    ] as const) {
      const [view, store] = await show(sent());
      input(view).value = '123456';
      press(view, 'Sign in');
      store.patch(sent({ busy: true }));
      await until(() => find(view, '[part=submit]')?.textContent?.trim() === 'Checking');
      store.patch(sent({ failure }));
      await until(() => textOf(view).includes(words));
      expect(input(view).value).to.equal('123456');
      expect(input(view).getAttribute('aria-invalid')).to.equal('true');
      await until(() => view.shadowRoot?.activeElement === input(view));
      clean();
    }
  });

  it('asks nothing twice while it is busy', async () => {
    const [view, store] = await show(out({ busy: true, identifier: 'anna@example.com' }));
    press(view, 'Sending');
    await view.updateComplete;
    expect(store.asked).to.deep.equal([]);
  });

  it('says that the session ended and nothing is lost', async () => {
    const [view] = await show(out({ failure: failed('unauthorized') }));
    expect(textOf(view)).to.include('Your session has ended. Sign in again to go on; nothing you typed is lost.');
    expect(find(view, '.error') === null).to.equal(true);
  });

  it('brings the focus along to the code and back', async () => {
    const [view, store] = await show(out());
    input(view).focus();
    store.patch(sent());
    await until(() => (view.shadowRoot?.activeElement as HTMLInputElement | null)?.name === 'code');
    store.patch(out({ identifier: 'anna@example.com' }));
    await until(() => (view.shadowRoot?.activeElement as HTMLInputElement | null)?.name === 'identifier');
    expect(input(view).value).to.equal('anna@example.com');
  });

  it('lets the host veto, and shows its own slot once signed in', async () => {
    const [view, store] = await show(out());
    view.addEventListener('portal-code-request', (event) => event.preventDefault());
    input(view).value = 'anna@example.com';
    press(view, 'Send me a code');
    await view.updateComplete;
    expect(store.asked).to.deep.equal([]);
    view.append(Object.assign(document.createElement('p'), { slot: 'done', textContent: 'Welcome back' }));
    store.patch({ session: { status: 'signed-in' } });
    await until(() => textOf(view) === 'Welcome back');
  });
});
