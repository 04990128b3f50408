import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { AppSettings } from '../../src/protocol/index.js';
import type { MockData } from '../../src/mock/index.js';
import { fixedStates } from '../fixed-states.js';
import { find, press, sees } from '../look.js';
import { scene } from '../scene.js';
import { solarAt } from '../solar.js';

export default { title: 'Widgets/Monitoring app', component: 'portal-monitoring-app' } satisfies Meta;

const tag = 'portal-monitoring-app';
const data = solarAt('initial-documents');
const withApp = (app: AppSettings | undefined): MockData => ({ ...data, settings: { ...data.settings, app } });
const app = data.settings.app ?? { name: '' };
const ready = async (shown: HTMLElement): Promise<void> => { await find(shown, '[part=store]'); };
const fixed = fixedStates(tag, {
  data, ready, path: /^\/help$/,
  empty: {
    data: withApp(undefined),
    play: async (shown) => {
      shown.append(Object.assign(document.createElement('p'), { slot: 'empty', textContent: 'There is no app.' }));
      await sees(shown, 'There is no app.');
    },
  },
});

/** A link for each store, and a code for each. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
/** The company has no app: nothing, or what the page puts into the slot. */
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** On a phone the links are what counts; the code is for another one. */
export const OnAPhone: StoryObj = scene(tag, { data }, async (shown) => { await find(shown, 'button', 'Show the code'); }, { globals: { width: '360' } });
export const CodeOnAPhone: StoryObj = scene(tag, { data }, async (shown) => {
  await press(shown, 'On another phone?');
  await find(shown, '.codes.shown svg');
}, { globals: { width: '360' } });

export const OneStore: StoryObj = scene(tag, { data: withApp({ ...app, ios: undefined }) }, ready);
export const WithoutCodes: StoryObj = scene(tag, { data: withApp({ ...app, qr: false, description: undefined }) }, ready);
