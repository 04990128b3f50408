import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { find, press, sees } from '../look.js';
import { scene } from '../scene.js';
import { solarAt } from '../solar.js';

export default { title: 'Widgets/Timeline', component: 'portal-timeline' } satisfies Meta;

const tag = 'portal-timeline';
const data = solarAt('contract-documents');
const fixed = fixedStates(tag, {
  data,
  ready: async (shown) => { await find(shown, '.toggle', 'Now:'); },
  empty: { data: withoutProject(data), play: (shown) => sees(shown, 'There is no project here yet.') },
});

/** Folded to one line where there is little room; beside a view it stands open. */
export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;

/** What is done, with dates, what is now, and three of the steps that come next. */
export const Unfolded: StoryObj = scene(tag, { data }, async (shown) => {
  await sees(shown, 'Done ·');
  await find(shown, '[aria-current=step]', 'Since');
  await press(shown, 'Show');
  await find(shown, 'li.next:last-child');
}, { args: { unfolded: true } });

/** Opened by the customer on a phone. */
export const Opened: StoryObj = scene(tag, { data }, async (shown) => {
  (await find(shown, '.toggle')).click();
  await find(shown, '.toggle[aria-expanded=true]');
}, { globals: { width: '360' } });

/** The company marked no main path: nothing is said of what comes next. */
export const WithoutMainPath: StoryObj = scene(tag, { data: { ...data, flow: { ...data.flow, states: data.flow.states.map((state) => ({ ...state, substates: state.substates.map((substate) => ({ ...substate, mainPath: false })) })) } } }, async (shown) => {
  await find(shown, '[aria-current=step]:last-child');
}, { args: { unfolded: true } });
