import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixedStates } from '../fixed-states.js';
import { sees } from '../look.js';
import { scene } from '../scene.js';
import { solarAt, withSubstate } from '../solar.js';

export default { title: 'Views/Unknown', component: 'portal-view-unknown' } satisfies Meta;

const tag = 'portal-view-unknown';
const data = withSubstate(solarAt('draw-roof'), 'draw-roof', { view: 'hologram' });
const silent = { ...data, settings: { ...data.settings, showSupport: false } };
const fixed = fixedStates(tag, {
  data,
  ready: (shown) => sees(shown, 'This step can’t be shown here yet'),
  empty: { data: silent, play: (shown) => sees(shown, 'please get in touch with us') },
});

/** A newer backend asks for a view that this version doesn't know: the way on is the company. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
/** The company shows no support contact. */
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** The rest of the page works: the steps show, and so does the fallback. */
export const InThePortal: StoryObj = scene('customer-portal', { data }, (shown) => sees(shown, 'This step can’t be shown here yet'));

/** No portal at all: the company hasn't contracted one. */
export const Closed: StoryObj = scene('customer-portal', { data: { ...data, settings: { ...data.settings, modules: [] } } }, (shown) => sees(shown, 'The customer portal isn’t open here'));
