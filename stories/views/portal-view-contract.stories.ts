import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixedStates, withoutProject } from '../fixed-states.js';
import { sees } from '../look.js';
import { solarAt } from '../solar.js';

export default { title: 'Views/Contract', component: 'portal-view-contract' } satisfies Meta;

const tag = 'portal-view-contract';
const data = solarAt('initial-documents');
const fixed = fixedStates(tag, {
  data,
  ready: async (shown) => { await sees(shown, ''); },
  empty: { data: withoutProject(data), play: (shown) => sees(shown, 'There is no project here yet.') },
});

export const Ready: StoryObj = fixed.ready;
export const Loading: StoryObj = fixed.loading;
export const Empty: StoryObj = fixed.empty;
export const Failed: StoryObj = fixed.failed;
export const Offline: StoryObj = fixed.offline;
export const LongWords: StoryObj = fixed.longWords;
export const RightToLeft: StoryObj = fixed.rightToLeft;
export const Dark: StoryObj = fixed.dark;
