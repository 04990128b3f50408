import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Settings } from '../../src/protocol/index.js';
import type { MockData } from '../../src/mock/index.js';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { choose, find, press, sees, type } from '../look.js';
import { scene } from '../scene.js';
import { solarAt } from '../solar.js';

export default { title: 'Widgets/Help', component: 'portal-help' } satisfies Meta;

const tag = 'portal-help';
const data = solarAt('initial-documents');
const withSettings = (change: Partial<Settings>): MockData => ({ ...data, settings: { ...data.settings, ...change } });
const { help } = data.settings;
const ready = async (shown: HTMLElement): Promise<void> => {
  await find(shown, '[data-option=query] button');
  await find(shown, '[part=document]');
};
const fixed = fixedStates(tag, {
  data, ready, path: /^\/help$/,
  empty: { data: { ...withSettings({ showSupport: false }), settings: { ...data.settings, showSupport: false, help: undefined } }, play: (shown) => sees(shown, 'The company hasn’t put any help here yet.') },
});

/** All of it: how to reach the company, a question, a report, documents. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
/** Nothing is switched on. */
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;
export const OnAPhone: StoryObj = scene(tag, { data }, ready, { globals: { width: '360' } });

/** The company takes no questions and has no documents: whom to call, whom to write to. */
export const ContactAlone: StoryObj = scene(tag, { data: withSettings({ help: {} }) }, (shown) => sees(shown, 'Call us'));

/** The contact is hidden; the rest stays. */
export const WithoutContact: StoryObj = scene(tag, { data: withSettings({ showSupport: false }) }, ready);

/** A customer whose project isn't there yet can ask too, without attachments. */
export const WithoutProject: StoryObj = scene(tag, { data: withoutProject(data) }, async (shown) => {
  await press(shown, 'Ask a question');
  await find(shown, 'portal-field-text-area');
});

const ask = async (shown: HTMLElement, words = 'How long does it take until the offer is here?'): Promise<void> => {
  await press(shown, 'Ask a question');
  type(await find(shown, 'portal-field-text-area >>> textarea'), words);
};
const report = async (shown: HTMLElement): Promise<void> => {
  await press(shown, 'Report a problem');
  (await find(shown, 'portal-field-choice >>> input')).click();
  type(await find(shown, 'portal-field-text-area >>> textarea'), 'Since Monday the inverter has shown a red light.');
};

export const Query: StoryObj = scene(tag, { data }, (shown) => ask(shown));
/** Under one of the types that the company has named. */
export const Incident: StoryObj = scene(tag, { data }, report);
export const IncidentOnAPhone: StoryObj = scene(tag, { data }, report, { globals: { width: '360' } });

/** Sent without a word. */
export const Missing: StoryObj = scene(tag, { data }, async (shown) => {
  await press(shown, 'Report a problem');
  await press(shown, 'Send report');
  await find(shown, 'portal-field-text-area >>> .error', 'Enter this to go on.');
});

export const Attached: StoryObj = scene(tag, { data }, async (shown) => {
  await report(shown);
  choose(await find(shown, 'portal-field-file >>> input'), new File([new Uint8Array(2000)], 'Inverter.jpg', { type: 'image/jpeg' }));
  await find(shown, 'portal-field-file >>> .file', 'Uploaded');
});

export const Sending: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: /^\/tickets/, as: 'pending' }) }, async (shown) => {
  await ask(shown);
  await press(shown, 'Send question');
  await find(shown, 'button[aria-disabled=true]', 'Sending');
});

/** No network: what was written stays, and goes out once. */
export const NotSent: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: /^\/tickets/, as: 'offline' }) }, async (shown) => {
  await ask(shown);
  await press(shown, 'Send question');
  await find(shown, '[data-failure=offline]', 'it arrives only once');
  await find(shown, 'button', 'Try again');
});

/** Switched off while the customer wrote. */
export const NoLongerOffered: StoryObj = scene(tag, { data, prepare: (mock) => mock.fail({ path: /^\/tickets/, as: 422, code: 'invalid', members: { errors: [{ pointer: '/kind', code: 'not-offered' }] } }) }, async (shown) => {
  await ask(shown);
  await press(shown, 'Send question');
  await find(shown, '[data-failure=invalid]', 'The company doesn’t take this here any more');
});

/** Switched off before it was sent: what was written is given back, to be copied. */
export const TakenAway: StoryObj = scene(tag, { data }, async (shown, { mock }) => {
  await ask(shown);
  mock.state.settings = { ...data.settings, help: { incident: help?.incident } };
  mock.state.events.tell(undefined, { kind: 'config' });
  await find(shown, '[part=orphans]', 'How long does it take');
});

/** It has arrived: its number, its time, and what was written. */
export const Sent: StoryObj = scene(tag, { data }, async (shown) => {
  await report(shown);
  await press(shown, 'Send report');
  await find(shown, '.receipt', 'I-20');
});
export const SentOnAPhone: StoryObj = scene(tag, { data }, async (shown) => {
  await report(shown);
  await press(shown, 'Send report');
  await find(shown, '.receipt', 'I-20');
}, { globals: { width: '360' } });

/** The company has switched the confirmation off: one quiet line. */
export const SentQuietly: StoryObj = scene(tag, { data: withSettings({ help: { ...help, query: { confirm: false } } }) }, async (shown) => {
  await ask(shown);
  await press(shown, 'Send question');
  await find(shown, '[data-sent]', 'Your question has been sent.');
});
