import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { Mock } from '../../src/mock/index.js';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { find, press, sees, type } from '../look.js';
import { element, scene, type Scene } from '../scene.js';
import { solarAt } from '../solar.js';

export default { title: 'Portal/Customer portal', component: 'customer-portal' } satisfies Meta;

const tag = 'customer-portal';
const data = solarAt('initial-documents');
const ready = async (shown: HTMLElement): Promise<void> => {
  await find(shown, 'portal-view-documentation >>> .submit button');
  await find(shown, 'portal-timeline >>> [aria-current=step]');
};
const fixed = fixedStates(tag, {
  data,
  ready,
  loading: async (shown) => { await find(shown, '.skeleton'); },
  empty: { data: withoutProject(data), play: (shown) => sees(shown, 'There is no project here yet.') },
});

/** The whole portal at a step that asks for information and documents. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

export const OnAPhone: StoryObj = scene(tag, { data }, ready, { globals: { width: '360' } });
export const OnATablet: StoryObj = scene(tag, { data }, ready, { globals: { width: '768' } });

/** A page's own style of boxes within the portal, by their parts: the button, the conditions, the steps. */
export const Parts: StoryObj = scene(tag, { data }, async (shown) => {
  await ready(shown);
  await expect(getComputedStyle(await find(shown, 'portal-view-documentation >>> [part=submit]')).borderRadius).toBe('100px');
  await expect(getComputedStyle(await find(shown, 'portal-conditions >>> [part~=condition]')).borderInlineStartWidth).toBe('4px');
}, {
  render: (args, { loaded }) => {
    const { endpoint, getToken } = loaded['scene'] as Scene;
    return html`
      <style>
        customer-portal::part(submit) { border-radius: 100px; letter-spacing: 0.04em; text-transform: uppercase; }
        customer-portal::part(condition) { padding-inline-start: 16px; border-inline-start: 4px solid #b7791f; }
        customer-portal::part(current) { font-style: italic; }
      </style>
      ${element(tag, { withoutRemember: true, endpoint, getToken, ...args })}`;
  },
});

/** Nobody is signed in. */
export const SignedOut: StoryObj = scene(tag, { data, customer: null }, async (shown) => { await find(shown, '#identifier'); });

/** From the address to the step, by code. */
export const SignIn: StoryObj = scene(tag, { data, customer: null }, async (shown, { mock }) => {
  await signIn(shown, mock);
  await find(shown, 'button', 'Sign out');
});

/** Everywhere is a word that is asked for twice. */
export const SignOutEverywhere: StoryObj = scene(tag, { data, customer: null }, async (shown, { mock }) => {
  await signIn(shown, mock);
  await press(shown, 'Sign out on all devices');
  await find(shown, 'dialog button', 'Cancel');
});

async function signIn(shown: HTMLElement, mock: Mock): Promise<void> {
  type(await find(shown, '#identifier'), 'anna@example.com');
  await press(shown, 'Send me a code');
  type(await find(shown, '#code'), await sent(mock.state.mailbox));
  (await find(shown, 'portal-sign-in >>> button[type=submit]')).click();
  await ready(shown);
}

const sent = (mailbox: readonly { readonly code: string }[]): Promise<string> => Promise.resolve(mailbox.at(-1)?.code ?? '');

export const Offers: StoryObj = scene(tag, { data: solarAt('choose-offer') }, async (shown) => { await find(shown, 'portal-view-offer >>> button', 'Accept this offer'); });
/** Nothing to do now. */
export const Status: StoryObj = scene(tag, { data: solarAt('study-running') }, (shown) => sees(shown, 'There is nothing for you to do now.'));
/** Conditions are all that is asked. */
export const Conditions: StoryObj = scene(tag, { data: solarAt('site-rules') }, async (shown) => { await find(shown, 'portal-conditions >>> button', 'Accept and continue'); });

/** The reply of what was sent was lost: it has arrived, and its receipt is said beside what is asked now. */
export const SentEarlier: StoryObj = scene(tag, { data: solarAt('site-rules'), prepare: (mock) => {
  const answer = mock.fetch.bind(mock);
  let lost = false;
  mock.fetch = async (request, base) => {
    const given = await answer(request, base);
    if (lost || request.method !== 'POST' || !request.url.endsWith('/actions')) return given;
    lost = true;
    throw new TypeError('lost on the way back');
  };
} }, async (shown) => {
  (await find(shown, 'portal-conditions >>> input')).click();
  (await find(shown, 'portal-conditions >>> button', 'Accept and continue')).click();
  await find(shown, 'portal-conditions >>> [data-send=waiting]');
  dispatchEvent(new Event('focus'));
  await find(shown, 'portal-view-status >>> [data-send=arrived]', 'We have received what you sent.');
});

/** Several projects behind one address. */
export const Projects: StoryObj = scene(tag, { data: { ...data, opportunities: ['initial-documents', 'choose-offer'].flatMap((substate, i) => solarAt(substate, { id: `anna-${i}`, name: `Via Verdi ${i + 8}` }).opportunities) } }, async (shown) => {
  (await find(shown, 'portal-opportunity-picker >>> li:last-child button')).click();
  await press(shown, 'Other projects');
  await find(shown, 'portal-opportunity-picker');
});

/** On a page that has a header of its own. */
export const WithoutHeader: StoryObj = scene(tag, { data }, ready, { args: { withoutHeader: true } });

/** `endpoint="demo:"`: the engine in the page, marked as a demo. */
export const Demo: StoryObj = scene(tag, { data }, async (shown) => {
  await ready(shown);
  await find(shown, '.demo', 'Demo');
}, { args: { endpoint: 'demo:', getToken: undefined } });

/** A hotel's page where an answer should be: said, and nothing is lost. */
export const CaptivePortal: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: /^\/opportunities\//, as: 'html' }) }, async (shown) => { await find(shown, '[data-failure=malformed]'); });
