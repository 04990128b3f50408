import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Mock } from '../../src/mock/index.js';
import { find, press, sees, type } from '../look.js';
import { scene, type Scene } from '../scene.js';
import { solarAt } from '../solar.js';
import { inArabic, inLongWords } from '../words.js';

export default { title: 'Widgets/Sign-in', component: 'portal-sign-in' } satisfies Meta;

const tag = 'portal-sign-in';
const data = solarAt('initial-documents');
const nobody = { data, customer: null };

async function askForCode(shown: HTMLElement, address = 'anna@example.com'): Promise<void> {
  type(await find(shown, '#identifier'), address);
  await press(shown, 'Send me a code');
}

async function enter(shown: HTMLElement, code: (mock: Mock) => string, { mock }: Scene): Promise<void> {
  await askForCode(shown);
  type(await find(shown, '#code'), code(mock));
  await press(shown, 'Sign in');
}

const sent = (mock: Mock): string => mock.state.mailbox.at(-1)?.code ?? '';
/** Another code than the one that was sent. */
const wrong = (mock: Mock): string => String((Number(sent(mock)) % 900_000) + 100_000);

/** By e-mail or phone, as the company holds them; nobody registers here. */
export const Ready: StoryObj = scene(tag, nobody, async (shown) => {
  await find(shown, '#identifier');
  await sees(shown, 'Sole Nostro');
});

/** A code was asked for, and no answer came yet. */
export const Loading: StoryObj = scene(tag, { ...nobody, prepare: (mock) => mock.fail({ path: /^\/session\/codes$/, as: 'pending' }) }, async (shown) => {
  await askForCode(shown);
  await find(shown, 'button[aria-disabled=true]', 'Sending');
});

/** Pressed with nothing typed. */
export const Empty: StoryObj = scene(tag, nobody, async (shown) => {
  await press(shown, 'Send me a code');
  await find(shown, '#error');
});

export const Failed: StoryObj = scene(tag, { ...nobody, prepare: (mock) => mock.fail({ path: /^\/session\/codes$/, as: 500 }) }, async (shown) => {
  await askForCode(shown);
  await sees(shown, 'It is not your fault');
});

/** No answer: what was typed stays. */
export const Offline: StoryObj = scene(tag, { ...nobody, prepare: (mock) => mock.fail({ path: /^\/session\/codes$/, as: 'offline' }) }, async (shown) => {
  await askForCode(shown);
  await sees(shown, 'Check your network.');
});

export const LongWords: StoryObj = scene(tag, { data: inLongWords({ ...data, settings: { ...data.settings, company: { name: 'Photovoltaikanlagenanschlussgenehmigungsverfahrensgesellschaft' } } }), customer: null }, async (shown) => {
  await askForCode(shown, `${'donaudampfschifffahrt'.repeat(4)}@example.com`);
  await find(shown, '#code');
}, { globals: { width: '320' } });

/** The address and the code keep their own direction. */
export const RightToLeft: StoryObj = scene(tag, { data: inArabic(data), customer: null }, async (shown) => {
  await askForCode(shown);
  await find(shown, '#code');
}, { globals: { direction: 'rtl', width: '360' } });

export const Dark: StoryObj = scene(tag, nobody, async (shown) => { await find(shown, '#identifier'); }, { globals: { theme: 'dark' } });

/** The answer is the same, whether or not the company knows the address. */
export const CodeSent: StoryObj = scene(tag, nobody, async (shown) => {
  await askForCode(shown, 'somebody@example.com');
  await sees(shown, 'If we know somebody@example.com, a code is on its way.');
  await sees(shown, 'You can ask again in');
});

/** It did not arrive: another one by e-mail. */
export const CodeByEmail: StoryObj = scene(tag, nobody, async (shown) => {
  await askForCode(shown, '+39 333 123 4567');
  await press(shown, 'Get it by e-mail');
  await sees(shown, 'a new code is on its way');
});

export const CodeWrong: StoryObj = scene(tag, nobody, async (shown, at) => {
  await enter(shown, wrong, at);
  await sees(shown, 'That is not the code we sent.');
});

export const CodeExpired: StoryObj = scene(tag, { ...nobody, prepare: (mock) => mock.fail({ method: 'POST', path: /^\/session$/, as: 422, code: 'code-expired' }) }, async (shown, at) => {
  await enter(shown, sent, at);
  await sees(shown, 'This code is no longer good.');
});

export const TooManyTries: StoryObj = scene(tag, { ...nobody, prepare: (mock) => mock.fail({ method: 'POST', path: /^\/session$/, as: 429 }) }, async (shown, at) => {
  await enter(shown, sent, at);
  await sees(shown, 'Wait 1 min and try again.');
});

/** Signed in, the element shows what the page put into its slot. */
export const SignedIn: StoryObj = scene(tag, nobody, async (shown, at) => {
  shown.append(Object.assign(document.createElement('p'), { slot: 'done', textContent: 'Welcome back.' }));
  await enter(shown, sent, at);
  await sees(shown, 'Welcome back.');
});
